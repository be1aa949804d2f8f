/**
 * A clinic for scenario tests: the production use cases on memory records (or another store), with phones, a carrier and a clock
 * that the story moves. Nothing sleeps; two runs of one story are the same.
 */
import { createHash } from 'node:crypto'
import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import type { Staff } from '../../functions/core/clinic.ts'
import type { Key } from '../../functions/core/keys.ts'
import { type Instant, plusMinutes } from '../../functions/core/time.ts'
import { rules } from '../../functions/runtime/content.ts'
import { content } from '../../functions/runtime/messages.ts'
import { addClinic, type ClinicFile } from '../../functions/use-cases/add-clinic.ts'
import { advanceAlert } from '../../functions/use-cases/advance-alert.ts'
import { recordReceipt } from '../../functions/use-cases/apply-receipt.ts'
import type { AllDeps, Parcel, QueueName, Records, Sent } from '../../functions/use-cases/ports.ts'
import { receiveText } from '../../functions/use-cases/receive-text.ts'
import { tick } from '../../functions/use-cases/tick.ts'
import { wakeOutbound } from '../../functions/use-cases/wake-outbound.ts'

export type Behaviour = 'deliver' | 'undeliverable' | 'throttle' | 'uncertain' | 'refused' | 'complains'

export type Arrived = Parcel & { at: Instant }

/** A number in [0, 1) from a seed; the same seed gives the same story. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

type WorldOptions = { now?: Instant; clinics?: ClinicFile[]; seed?: number; store?: (now: () => Instant) => Records }

export async function aWorld({
  now = '2026-11-23T18:05:00.000Z',
  clinics = [harbor],
  seed = 7,
  store = (now) => memoryRecords({ now }),
}: WorldOptions = {}) {
  let clock: Instant = now
  const random = seeded(seed)
  const arrived: Arrived[] = []
  const beats: Instant[] = []
  const logged: Record<string, unknown>[] = []
  const behaviours = new Map<string, Behaviour>()
  const receipts: (() => Promise<void>)[] = []
  const queues: Record<QueueName, Key[]> = { urgent: [], routine: [], alerts: [] }
  const records = store(() => clock)
  let count = 0

  async function send(parcel: Parcel): Promise<Sent> {
    const behaviour = behaviours.get(parcel.to) ?? 'deliver'
    if (behaviour === 'throttle') return { kind: 'try-again', because: 'Rate exceeded' }
    if (behaviour === 'refused') return { kind: 'undeliverable', because: 'Invalid phone number' }
    const providerId = `provider-${++count}`
    if (behaviour !== 'undeliverable') arrived.push({ ...parcel, at: clock })
    const result = behaviour === 'undeliverable' ? 'failed' : behaviour === 'complains' ? 'complained' : 'delivered'
    const ends = parcel.channel === 'email' && result !== 'delivered' ? ({ endsMail: true } as const) : {}
    receipts.push(() => recordReceipt(deps, { providerId, result, because: 'Phone is currently unreachable', ...ends }))
    return behaviour === 'uncertain' ? { kind: 'uncertain', because: 'socket hang up' } : { kind: 'sent', providerId }
  }

  const deps: AllDeps = {
    linkBase: 'https://care.example',
    mailDomain: 'reply.care.example',
    records,
    messenger: { send },
    queues: {
      async put(queue, keys) {
        queues[queue].push(...keys)
        return true
      },
    },
    async heartbeat() {
      beats.push(clock)
      return true
    },
    log: { write: (entry) => void logged.push(entry) },
    content,
    rules,
    now: () => clock,
    newId: () => `id${(++count).toString(36).padStart(8, '0')}`,
    random,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    pause: async () => {},
  }

  /** Until no queue holds anything and no receipt is on its way. */
  async function settle(): Promise<void> {
    for (;;) {
      const outbound = queues.urgent.shift() ?? queues.routine.shift()
      const alert = outbound ? undefined : queues.alerts.shift()
      const receipt = outbound || alert ? undefined : receipts.shift()
      if (outbound) await wakeOutbound(deps, outbound)
      else if (alert) await advanceAlert(deps, alert)
      else if (receipt) await receipt()
      else return
    }
  }

  /** Moves the clock minute by minute, with a tick in each; stretches in which nothing is due are skipped. */
  async function advance(minutes: number): Promise<void> {
    const end = plusMinutes(clock, minutes)
    while (clock < end) {
      const { nextDueAt } = await tick(deps)
      await settle()
      const nextMinute = plusMinutes(clock, 1)
      const next = nextDueAt && nextDueAt > nextMinute ? ceilMinute(nextDueAt) : nextDueAt ? nextMinute : end
      clock = next < end ? next : end
    }
    await tick(deps)
    await settle()
  }

  for (const file of clinics) await addClinic(records, file)

  return {
    deps,
    records,
    logged,
    beats,
    settle,
    advance,
    /** Moves the clock with no tick in between: what a service does whose schedule stands still. */
    standStill(minutes: number) {
      clock = plusMinutes(clock, minutes)
    },
    advanceHours: (hours: number) => advance(hours * 60),
    now: () => clock,
    carrier: (number: string, behaviour: Behaviour) => behaviours.set(number, behaviour),
    /** Messages that arrived at a number or an address, in order. */
    at: (address: string) => arrived.filter(({ to }) => to === address),
    arrived,
    /** A text arrives at our number; `id` repeats a carrier's message. */
    async text(from: string, body: string, { id = `carrier-${++count}`, to = HARBOR } = {}) {
      const received = await receiveText(deps, { carrierId: id, from, to, text: body, receivedAt: clock })
      await settle()
      return received
    },
  }
}

const ceilMinute = (instant: Instant): Instant =>
  new Date(Math.ceil(Date.parse(instant) / 60_000) * 60_000).toISOString()

export type World = Awaited<ReturnType<typeof aWorld>>

export const HARBOR = '+14155550100'
export const ANA = '+14155550123'
export const LEE = '+14155550201'
export const KIM = '+14155550202'
export const HALE = '+14155550203'

const staff: Staff[] = [
  { staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician', phone: LEE, email: 'lee@harbor.example' },
  { staffId: 'nurse-kim', name: 'Nurse Kim', role: 'nurse', phone: KIM, email: 'kim@harbor.example' },
  { staffId: 'dr-hale', name: 'Dr Hale', role: 'admin', phone: HALE },
]

const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }

/** A clinic whose phone is answered round the clock. */
export const harbor: ClinicFile = {
  clinic: {
    clinicId: 'demo',
    name: 'Harbor Clinic',
    zone: 'America/Los_Angeles',
    country: 'US',
    textingNumber: HARBOR,
    pagingNumber: HARBOR,
    frontDeskPhone: '+14155550199',
    onCallPhone: '+14155550198',
    emergencyNumber: '911',
    mailFrom: 'care@harbor.example',
    languages: ['en', 'es'],
  },
  staff,
  shifts: [
    { shiftId: 'on-call', duty: 'on-call', staffId: 'dr-lee', ...always },
    { shiftId: 'backup', duty: 'backup', staffId: 'nurse-kim', ...always },
    { shiftId: 'fallback', duty: 'fallback', staffId: 'dr-hale', ...always },
  ],
}
