/** The promises of docs/architecture.md ("Invariants"), checked on what is to be seen from outside alone. */
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import { minutesBetween, wallTime } from '../../functions/core/time.ts'
import type { AlertSeen, Evidence, Seen } from './evidence.ts'
import { CLINIC_ZONE, type Said, type Story } from './story.ts'

/** Twice is harmless and never is not (invariant 4). */
const MAY_COME_TWICE = ['page', 'safety-answer', 'staff-reminder', 'notice']
const LEFT = ['sent', 'delivered']
const MAY_HAVE_LEFT = [...LEFT, 'uncertain']
const PENDING = ['planned', 'claimed', 'held']

/** Minutes until a first page must have arrived: a lost claim, a function killed and a dead letter's rescue add up. */
const FIRST_PAGE_MINUTES = 6
/** The longest stretch between pages of an alert that nobody has: every 30 minutes by the policy, and the same delay. */
const BETWEEN_PAGES_MINUTES = 30 + FIRST_PAGE_MINUTES
/** Minutes after its time by which an item must have come to something. */
const LATE_MINUTES = 10

export type Verdict = { violations: string[]; counts: Record<string, number> }

/** What was said and pressed, as the story remembers it. */
export type Told = Pick<Story, 'said' | 'races'>

export function judge(story: Told, evidence: Evidence): Verdict {
  const violations: string[] = []
  for (const seen of evidence.patients) {
    const said = story.said.filter(({ phone }) => phone === seen.patient.phone)
    const found = [
      ...said.flatMap((text) => lostText(seen, text)),
      ...visits(seen),
      ...unfinished(seen, evidence.now),
      ...unaccounted(seen),
      ...arrivals(seen),
      ...atNight(seen),
      ...afterStop(seen),
      ...lateMessages(seen),
    ]
    violations.push(...found.map((what) => `patient ${seen.patient.number}: ${what}`))
  }
  for (const alert of evidence.alerts) violations.push(...unpaged(alert, evidence))
  for (const { alertId, statuses } of story.races)
    if (statuses.filter((status) => status === 200).length > 1)
      violations.push(`${alertId}: taken by two people at once`)
  return { violations, counts: count(story, evidence) }
}

const idOf = ({ messageId }: { messageId: string }): string => messageId.slice(messageId.indexOf('.') + 1)

/** Every text is stored once with a verdict, or became an alert or a task by rescue-reply; a warning sign opened an alert. */
function lostText({ received }: Seen, { id, text, kind }: Said): string[] {
  const stored = received.filter((message) => idOf(message) === id)
  const rescued = received.filter((message) => message.text === text && message.verdict.rules === 'none')
  if (stored.length === 0 && rescued.length === 0) return [`the text ${id} is lost`]
  if (stored.length > 1) return [`the text ${id} was read ${stored.length} times`]
  const [message] = stored
  if (message && kind === 'warning' && !message.alertId) return [`the warning ${id} opened no alert`]
  return []
}

function visits({ patient, events }: Seen): string[] {
  const logged = events.filter(({ kind }) => kind === 'treatment-logged').length
  return logged === patient.keys.length ? [] : [`${patient.keys.length} visits were logged ${logged} times`]
}

/** Whatever was due has come to something. */
const unfinished = ({ sent }: Seen, now: string): string[] =>
  sent
    .filter(({ state, timers }) => PENDING.includes(state) && minutesBetween(earliestOf(timers), now) > LATE_MINUTES)
    .map(({ outboundId, state }) => `${outboundId} is still ${state}`)

const earliestOf = (timers: Outbound['timers']): string => Object.values(timers).sort()[0] ?? ''

/** A message that may not have left, or could not, is somebody's task, or was sent again or by mail. */
const unaccounted = ({ sent, tasks }: Seen): string[] =>
  sent
    .filter(({ state, personId, staffId }) => ['uncertain', 'failed'].includes(state) && personId && !staffId)
    .filter(
      ({ outboundId }) =>
        !tasks.some((task) => task.outboundId === outboundId) &&
        !sent.some((other) => other.outboundId !== outboundId && other.outboundId.startsWith(rootOf(outboundId))),
    )
    .map(({ outboundId, state }) => `${outboundId} is ${state}, and nobody is told`)

const rootOf = (outboundId: string): string => outboundId.replace(/\.again\d+$/, '')

/** What was sent arrived; nothing arrived more often than it was sent, nor without having been planned. */
function arrivals({ sent, phone, mails }: Seen): string[] {
  const toPatient = sent.filter(({ staffId }) => staffId === undefined)
  const arrived = [
    ...phone.map(({ body }) => ({ channel: 'sms', text: body })),
    ...mails.map(({ text }) => ({ channel: 'email', text })),
  ]
  const texts = new Set(arrived.map(keyed))
  for (const item of toPatient.filter(({ state }) => LEFT.includes(state))) texts.add(keyed(item))
  return [...texts].flatMap((key) => {
    const items = toPatient.filter((item) => keyed(item) === key)
    const came = arrived.filter((message) => keyed(message) === key).length
    const least = items.filter(({ state }) => LEFT.includes(state)).length
    const most = items.filter(({ state }) => MAY_HAVE_LEFT.includes(state)).length
    if (items.length === 0) return isEmergency(key) ? [] : [`arrived without having been planned: ${key}`]
    if (came < least) return [`sent ${least} times, arrived ${came}: ${key}`]
    const twice = came > most && items.every(({ purpose }) => !MAY_COME_TWICE.includes(purpose))
    return twice ? [`arrived ${came} times, sent ${most}: ${key}`] : []
  })
}

/** Line ends differ between a mail's text and what was planned. */
const keyed = ({ channel, text }: { channel: string; text: string }): string =>
  `${channel} ${text.replace(/\s+/g, ' ').trim()}`

/** The emergency text that leaves when nothing can be written has no item. */
const isEmergency = (key: string): boolean => key.includes('911')

const routineOf = ({ sent }: Seen) => sent.filter(({ purpose }) => purpose === 'follow-up' || purpose === 'reminder')

function atNight(seen: Seen): string[] {
  const routine = routineOf(seen).filter(({ channel }) => channel === 'sms')
  return seen.phone.flatMap(({ at, body }) => {
    const items = routine.filter(({ text }) => text === body)
    if (items.length === 0) return []
    const zones = items.some(({ safety }) => safety) ? [seen.patient.zone] : [CLINIC_ZONE, seen.patient.zone]
    const night = zones.filter((zone) => isNight(wallTime(at, zone).time))
    return night.length > 0 ? [`at ${at}, night in ${night.join(', ')}: ${body}`] : []
  })
}

const isNight = (time: string): boolean => time < '08:00' || time >= '21:00'

/**
 * After a STOP was stored no text leaves, but its confirmation, until START. One that was planned since is claimed and then
 * refused; a function killed in between leaves it in doubt, and then the phone says whether it left.
 */
function afterStop({ sent, events, phone }: Seen): string[] {
  const confirmations = events.filter(({ kind }) => kind === 'confirmation-planned')
  const keywords = events.filter(({ keyword }) => keyword === 'stop' || keyword === 'start')
  return keywords
    .filter(({ keyword }) => keyword === 'stop')
    .flatMap(({ at, messageId }) => {
      const stored = confirmations.find(({ outboundId }) => String(outboundId).startsWith(String(messageId)))?.at ?? at
      const start = keywords.find((other) => other.keyword === 'start' && other.at >= at)?.at ?? '9999'
      const isBetween = (instant: string) => instant > stored && instant < start
      const arrived = phone.flatMap(({ at, body }) => (isBetween(at) ? [body] : []))
      return sent
        .filter(({ channel, staffId, purpose }) => channel === 'sms' && !staffId && purpose !== 'confirmation')
        .filter(({ state, history, text, sentAt }) =>
          state === 'uncertain'
            ? history.some((entry) => entry.state === 'claimed' && isBetween(entry.at)) && arrived.includes(text)
            : LEFT.includes(state) && sentAt !== undefined && isBetween(sentAt),
        )
        .map(({ outboundId, state }) => `${outboundId} (${state}) was sent after the STOP of ${stored}`)
    })
}

const lateMessages = ({ sent }: Seen): string[] =>
  sent
    .filter(({ state, sentAt, expiresAt }) => LEFT.includes(state) && sentAt !== undefined && sentAt > expiresAt)
    .map(({ outboundId }) => `${outboundId} was sent after its expiry`)

/** From its opening until somebody has it, and again when that runs out, pages arrive without a gap. */
function unpaged({ alertId, code, patientId }: AlertSeen, { patients, pages, now }: Evidence): string[] {
  const events = patients
    .flatMap((seen) => seen.events)
    .filter((event) => event.alertId === alertId && event.kind.startsWith('alert-'))
  if (events.length === 0) return [`${alertId}: an alert of ${patientId}, whom nobody enrolled`]
  const arrived = pages.filter(({ body }) => namesCode(body, code)).map(({ at }) => at)
  const found: string[] = []
  let since: string | undefined
  for (const { kind, at } of [...events, { kind: 'alert-resolved', at: now }]) {
    if (kind === 'alert-opened' || kind === 'alert-paging-resumed' || kind === 'alert-escalated') since ??= at
    if (!ENDS_PAGING.includes(kind) || since === undefined) continue
    found.push(...gapsOf(arrived, since, at).map((gap) => `${alertId} (${code}): no page ${gap}`))
    since = undefined
  }
  return found
}

const ENDS_PAGING = ['alert-acknowledged', 'alert-contacted', 'alert-handed-over', 'alert-resolved']

/** A spoken page reads the code out digit by digit. */
const namesCode = (body: string, code: string): boolean =>
  new RegExp(`(?<!\\d)${code}(?!\\d)`).test(body) || body.includes([...code].join(' '))

function gapsOf(arrived: readonly string[], from: string, to: string): string[] {
  const inside = arrived.filter((at) => at >= from && at <= to).sort()
  return [...inside, to].flatMap((at, i) => {
    const before = inside[i - 1] ?? from
    const most = i === 0 ? FIRST_PAGE_MINUTES : BETWEEN_PAGES_MINUTES
    return minutesBetween(before, at) > most ? [`from ${before} to ${at}`] : []
  })
}

function count({ said, races }: Told, { patients, alerts, pages }: Evidence): Record<string, number> {
  const sent = patients.flatMap((seen) => seen.sent)
  const received = patients.flatMap((seen) => seen.received)
  const inState = (...states: string[]) => sent.filter(({ state }) => states.includes(state)).length
  return {
    patients: patients.length,
    visits: patients.reduce((sum, { patient }) => sum + patient.keys.length, 0),
    texts: said.length,
    rescued: received.filter(({ verdict }) => verdict.rules === 'none').length,
    followUpsSent: sent.filter(({ purpose, state }) => purpose === 'follow-up' && LEFT.includes(state)).length,
    messagesSent: inState(...LEFT),
    uncertain: inState('uncertain'),
    expired: inState('expired'),
    failed: inState('failed'),
    alerts: alerts.length,
    pages: pages.length,
    takenAtOnce: races.length,
  }
}
