import { between, type Random, seeded } from '../support/seeded.ts'
import type { Moment } from './scheduler.ts'

/** What goes wrong, and how often: per call, per message, or per run of a function, as its line says. */
export const RATES = {
  // ── Functions ──
  /** Per call of a port: the function dies before it, so that nothing of it happens. */
  'dies-before-a-call': 0.0015,
  /** Per call of a port: it happens, the function dies before it hears so. */
  'dies-after-a-call': 0.0015,
  /** Per call of a port: it takes seconds; together they may run into the function's time-out. */
  'slow-call': 0.004,
  /** Per batch: all is done, and the whole batch comes again. */
  'batch-comes-again': 0.02,
  // ── The store ──
  /** Per commit: a conflict or a throttle; nothing is written. */
  busy: 0.01,
  /** Per commit: written, and the answer lost. */
  'written-unheard': 0.01,
  /** Per commit: lost, and so is the answer. */
  'lost-unheard': 0.005,
  /** Per read: the store cannot be read. */
  unreadable: 0.003,
  /** Per look into an index: it is some commits behind. */
  'index-behind': 0.3,
  /** Per day: some minutes in which the store takes and gives nothing. */
  'store-away': 0.3,
  // ── Queues and schedules ──
  /** Per message: it comes twice. */
  'comes-twice': 0.03,
  /** Per message: it comes up to a minute late, and others overtake it. */
  'comes-late': 0.03,
  /** Per put: the queue takes nothing. */
  'put-refused': 0.01,
  /** Per minute: tick does not run. */
  'tick-missed': 0.02,
  /** Per minute: two ticks run at once. */
  'tick-twice': 0.05,
  // ── The carrier ──
  /** Per message sent: refused for now. */
  throttled: 0.02,
  /** Per message sent: refused for good. */
  refused: 0.003,
  /** Per message sent: it leaves, and the answer is lost. */
  'left-unheard': 0.01,
  /** Per message sent: it does not leave, and the answer is lost. */
  'not-left-unheard': 0.005,
  /** Per message that left: the carrier finds nobody, and says so later. */
  'not-delivered': 0.005,
  /** Per receipt: it never comes. */
  'receipt-lost': 0.05,
  /** Per receipt: it comes twice. */
  'receipt-twice': 0.05,
  /** Per receipt: it comes hours late. */
  'receipt-late': 0.05,
  /** Per text of a patient or of staff: the carrier hands it over twice. */
  'text-twice': 0.05,
  /** Per text of a patient or of staff: it waits at the carrier, and later ones overtake it. */
  'text-late': 0.05,
  /** Per text of a patient: what is handed over cannot be parsed. */
  'text-mangled': 0.01,
  // ── Receivers of webhooks ──
  /** Per call: the receiver fails. */
  'receiver-fails': 0.05,
  /** Per call: the receiver takes the event, and the answer is lost. */
  'receiver-unheard': 0.03,
  /** Per day: some hours in which no receiver is within reach. */
  'receivers-away': 0.2,
} as const

export type Fault = keyof typeof RATES
export const FAULTS = Object.keys(RATES) as Fault[]

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

type Window = { from: Moment; to: Moment }

const isIn = (windows: readonly Window[], at: Moment): boolean => windows.some(({ from, to }) => from <= at && at < to)

/** Which faults may strike in a run, whether one strikes now, and how often each has. */
export class Faults {
  readonly struck: Record<Fault, number>
  private readonly on: ReadonlySet<Fault>
  private readonly seed: number
  private readonly away: readonly Window[]
  private readonly receiversAway: readonly Window[]

  constructor(on: readonly Fault[], seed: number, startsAt: Moment, days: number) {
    this.on = new Set(on)
    this.seed = seed
    this.struck = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>
    const onDays = (fault: Fault, name: string, [least, most]: [number, number]): Window[] =>
      Array.from({ length: days }, (_, day) => day).flatMap((day) => {
        const random = this.luck(`${name} ${day}`)
        if (!this.strikes(fault, random)) return []
        const from = startsAt + day * DAY + between(random, 0, DAY)
        return [{ from, to: from + between(random, least * MINUTE, most * MINUTE) }]
      })
    this.away = onDays('store-away', 'store', [1, 6])
    this.receiversAway = onDays('receivers-away', 'receivers', [60, 240])
  }

  /** Random numbers for one thing by its name, whatever else happens in the run. */
  luck(name: string): Random {
    return seeded(`${this.seed} ${name}`)
  }

  strikes(fault: Fault, random: Random): boolean {
    if (!this.on.has(fault) || random() >= RATES[fault]) return false
    this.struck[fault]++
    return true
  }

  isAway(at: Moment): boolean {
    return isIn(this.away, at)
  }

  areReceiversAway(at: Moment): boolean {
    return isIn(this.receiversAway, at)
  }

  /** The moment by which the store has been within reach for so many minutes since `from`. */
  after(from: Moment, minutes: number): Moment {
    let until = from + minutes * MINUTE
    for (const { from: left, to: back } of this.away)
      if (left < until && back > from) until += back - Math.max(left, from)
    return until
  }
}
