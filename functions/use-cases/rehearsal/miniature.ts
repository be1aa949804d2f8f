/**
 * The whole service in one process: the production use cases on records that forget, with queues, a carrier and a clock
 * of its own. Nothing sleeps and nothing leaves; two runs of one story are the same.
 */
import type { Key } from '../../core/keys.ts'
import type { Fetched } from '../../core/on-call/followed-calendar.ts'
import { type Instant, minutesBetween, plusMinutes, toInstant } from '../../core/time.ts'
import type { Called } from '../../core/webhooks/delivery.ts'
import type { Received } from '../messages/incoming.ts'
import { processOutbound } from '../messages/process-outbound.ts'
import { recordReceipt } from '../messages/record-receipt.ts'
import { tick } from '../messages/tick.ts'
import type {
  AllDeps,
  CalendarFetcher,
  Log,
  Parcel,
  QueueName,
  ReadsAgain,
  Records,
  SecondReader,
  Sent,
  SlackCaller,
  WebhookCall,
  WebhookCaller,
} from '../ports.ts'
import { processAlert, processSecondRead, processVisits, processWebhook } from '../process-due.ts'
import { receiveText } from '../replies/receive-text.ts'

/** What a phone's carrier does with what is sent to it, from now on. */
export const BEHAVIOURS = ['deliver', 'undeliverable', 'throttle', 'uncertain', 'refused', 'complains'] as const
export type Behaviour = (typeof BEHAVIOURS)[number]

/** SNS and End User Messaging refuse longer ones for good. */
const LONGEST_TEXT = 1600

export type Arrived = Parcel & { at: Instant }

/** What a miniature takes from the real service: approved words and rules, and where links begin. */
export type Ground = Pick<AllDeps, 'content' | 'rules' | 'linkBase' | 'mailDomain' | 'sha256' | 'hmac'>

export type MiniatureOptions = {
  start: Instant
  records(now: () => Instant): Records
  random(): number
  log?: Log
  /** Reads what pages nobody; without one nothing is read again. */
  secondReader?: SecondReader
  /** Ids that its items were given before; none is given twice. */
  counted?: number
}

export function miniature(
  ground: Ground,
  { start, records: recordsAt, random, log, secondReader, counted = 0 }: MiniatureOptions,
) {
  let clock = start
  let count = counted
  let sendings = 0
  const arrived: Arrived[] = []
  const beats: Instant[] = []
  const behaviours = new Map<string, Behaviour>()
  const receipts: (() => Promise<void>)[] = []
  const webhookCalls: WebhookCall[] = []
  const receivers = new Map<string, Called>()
  const calendars = new Map<string, Fetched>()
  const fetches: string[] = []
  const queues: Record<QueueName, Key[]> = {
    urgent: [],
    routine: [],
    alerts: [],
    intake: [],
    'second-reads': [],
    webhooks: [],
  }
  const records = recordsAt(() => clock)

  async function send(parcel: Parcel): Promise<Sent> {
    sendings++
    const behaviour = behaviours.get(parcel.to) ?? 'deliver'
    if (behaviour === 'throttle') return { kind: 'try-again', because: 'Rate exceeded' }
    if (behaviour === 'refused') return { kind: 'undeliverable', because: 'Invalid phone number' }
    if (parcel.channel === 'sms' && parcel.text.length > LONGEST_TEXT)
      return { kind: 'undeliverable', because: 'the message is too long' }
    const providerId = `provider-${++count}`
    if (behaviour !== 'undeliverable') arrived.push({ ...parcel, at: clock })
    const result = behaviour === 'undeliverable' ? 'failed' : behaviour === 'complains' ? 'complained' : 'delivered'
    const ends = parcel.channel === 'email' && result !== 'delivered' ? ({ endsMail: true } as const) : {}
    receipts.push(() => recordReceipt(deps, { providerId, result, because: 'Phone is currently unreachable', ...ends }))
    return behaviour === 'uncertain' ? { kind: 'uncertain', because: 'socket hang up' } : { kind: 'sent', providerId }
  }

  const { linkBase, mailDomain, content, rules, sha256, hmac } = ground
  const deps: AllDeps & WebhookCaller & SlackCaller & ReadsAgain & CalendarFetcher = {
    linkBase,
    ...(mailDomain ? { mailDomain } : {}),
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
    log: log ?? { write() {} },
    content,
    rules,
    hasSecondReader: secondReader !== undefined,
    secondReader: secondReader ?? { read: async () => ({ kind: 'nothing' }) },
    instructions: 'rehearsed',
    now: () => clock,
    newId: () => `id${(++count).toString(36).padStart(8, '0')}`,
    random,
    sha256,
    hmac,
    pause: async () => {},
    randomKey: () => `${String(++count).padStart(4, '0')}${'A'.repeat(39)}=`,
    loopbackAllowed: false,
    hostKind: async () => 'callable',
    async callWebhook(call) {
      webhookCalls.push(call)
      return receivers.get(call.url) ?? { kind: 'answered', status: 200 }
    },
    callSlack: async () => ({ kind: 'done', ts: `${++count}` }),
    saySlack: async () => true,
    async fetchCalendar(url) {
      fetches.push(url)
      return calendars.get(url) ?? { kind: 'unfetched', because: 'unknown-host' }
    },
  }

  /** Until no queue holds anything and no receipt is on its way. */
  async function settle(): Promise<void> {
    for (;;) {
      const outbound = queues.urgent.shift() ?? queues.routine.shift()
      const alert = outbound ? undefined : queues.alerts.shift()
      const receipt = outbound || alert ? undefined : receipts.shift()
      const visits = outbound || alert || receipt ? undefined : queues.intake.shift()
      const again = outbound || alert || receipt || visits ? undefined : queues['second-reads'].shift()
      const webhook = outbound || alert || receipt || visits || again ? undefined : queues.webhooks.shift()
      if (outbound) await processOutbound(deps, outbound)
      else if (alert) await processAlert(deps, alert)
      else if (receipt) await receipt()
      else if (visits) await processVisits(deps, visits)
      else if (again) await processSecondRead(deps, again)
      else if (webhook) await processWebhook(deps, webhook)
      else return
    }
  }

  /** One tick and all that follows from it; the next minute at which anything is due, where anything is. */
  async function minute(): Promise<Instant | undefined> {
    const { nextDueAt } = await tick(deps)
    await settle()
    const nextMinute = plusMinutes(clock, 1)
    return nextDueAt && nextDueAt > nextMinute ? ceilMinute(nextDueAt) : nextDueAt && nextMinute
  }

  /**
   * Moves the clock minute by minute, with a tick in each; stretches in which nothing is due are skipped. Stops where it
   * is once it has had `enough`.
   */
  async function advance(minutes: number, enough = () => false): Promise<void> {
    const end = plusMinutes(clock, minutes)
    while (clock < end) {
      const next = await minute()
      if (enough()) return
      clock = next && next < end ? next : end
    }
    await minute()
  }

  /** Moves the clock until a message arrives somewhere, for so many minutes at most; stays where nothing is due any more. */
  async function advanceToNext(mostMinutes: number, enough = () => false): Promise<boolean> {
    const [before, begun] = [arrived.length, clock]
    for (;;) {
      const next = await minute()
      if (arrived.length > before || enough()) return true
      if (!next || minutesBetween(begun, next) > mostMinutes) return false
      clock = next
    }
  }

  return {
    deps,
    records,
    beats,
    arrived,
    /** How often something was handed to the carrier, whatever became of it. */
    sendings: () => sendings,
    settle,
    advance,
    advanceToNext,
    /** Moves the clock with no tick in between: what a service does whose schedule stands still. */
    standStill(minutes: number) {
      clock = plusMinutes(clock, minutes)
    },
    now: () => clock,
    carrier: (address: string, behaviour: Behaviour) => void behaviours.set(address, behaviour),
    /** Calls to clinics' own systems, and what a URL answers from now on; 200 until then. */
    webhookCalls,
    receiver: (url: string, answers: Called) => void receivers.set(url, answers),
    /** What is found at a calendar's address from now on, and the addresses that were asked. */
    calendar: (url: string, found: Fetched) => void calendars.set(url, found),
    fetches,
    /** A text arrives at a number of ours; `id` repeats a carrier's message. */
    async text(from: string, to: string, body: string, id = `carrier-${++count}`): Promise<Received> {
      const received = await receiveText(deps, { carrierId: id, from, to, text: body, receivedAt: clock })
      await settle()
      return received
    },
  }
}

const ceilMinute = (instant: Instant): Instant => toInstant(Math.ceil(Date.parse(instant) / 60_000) * 60_000)
