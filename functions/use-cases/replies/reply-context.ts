import type { Clinic } from '../../core/clinic/clinic.ts'
import { shortName } from '../../core/messages/wording.ts'
import { visible } from '../../core/plain-words.ts'
import { hoursBetween, type Instant, plusMinutes } from '../../core/time.ts'
import { type DangerWindow, inDangerWindow } from '../../core/triage/danger-window.ts'
import type { TriageContext } from '../../core/triage/verdict.ts'
import { SAFE_QUESTION } from '../alerts/effects-to-messages.ts'
import { type PatientRecord, recentTreatments } from '../store/read-patient.ts'

/** Texts within ten minutes are one report: a message sent in two halves is read whole. */
const ONE_REPORT_MINUTES = 10
/** A report comes in a few pieces. Of a flood the latest are read with the text, so that reading takes no longer by it. */
const MOST_PIECES = 30
/** A question counts as asked for two days; a "no" after that answers nothing. */
const ASKED_HOURS = 48
/** People scroll back two weeks, not further; and a reading looks for so many texts at most. */
const SENT_BACK_HOURS = 24 * 14
const MOST_SENT_BACK = 12
/** The same sign again within a day is a second message about the same problem, and is raised (clinical table, rule 4). */
const EARLIER_HOURS = 24

/** The context in which triage reads a reply; `inDanger`: an unclear one pages when its closed question stays unanswered. */
export type ReplyContext = TriageContext & { inDanger: boolean }

/** The context at the reply's arrival (`at`), however late it is processed. */
export function contextOf(
  record: PatientRecord,
  at: Instant,
  { windows, clinic }: { windows: readonly DangerWindow[]; clinic: Clinic },
): ReplyContext {
  const treatments = recentTreatments(record, at)
  const latest = treatments[0]
  const procedures = treatments.flatMap(({ procedures, performedAt }) =>
    procedures.map(({ plan, areas }) => ({ plan, areas, hoursSince: hoursBetween(performedAt, at) })),
  )
  const hoursSince = latest ? hoursBetween(latest.performedAt, at) : undefined
  const asked = askedOf(record, at)
  const recent = record.messages
    .map(({ value }) => value)
    .filter(({ receivedAt }) => receivedAt <= at && plusMinutes(receivedAt, ONE_REPORT_MINUTES) >= at)
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    .map(({ text }) => text)
  const earlier = record.messages
    .map(({ value }) => value)
    .filter(({ receivedAt }) => receivedAt < at && plusMinutes(receivedAt, ONE_REPORT_MINUTES) < at)
    .filter(({ receivedAt }) => hoursBetween(receivedAt, at) <= EARLIER_HOURS)
    .flatMap(({ verdict }) => verdict.signs.map(({ sign, rule }) => ({ sign, rule })))
  return {
    procedures,
    ...(hoursSince === undefined ? {} : { hoursSince }),
    language: record.person.value.language,
    ...(asked ? { asked } : {}),
    ...(recent.length > 0 ? { recent: saidOnce(recent).slice(-MOST_PIECES) } : {}),
    sent: sentTo(record, at),
    sender: shortName(clinic.name),
    ...(earlier.length > 0 ? { earlier } : {}),
    inDanger: inDangerWindow(procedures, hoursSince, windows),
  }
}

/** Words that are sent again add nothing to a report: a flood of "HELP" is one "HELP", read as it was alone. */
const saidOnce = (texts: readonly string[]): string[] => [
  ...new Map(texts.map((text) => [visible(text).trim().toLowerCase(), text])).values(),
]

/** Texts that went to this person of late, latest first: phones quote them in reactions, and people send them back. */
const sentTo = ({ outbound }: PatientRecord, at: Instant): string[] =>
  outbound
    .map(({ value }) => value)
    .filter(
      ({ staffId, sentAt }) =>
        !staffId && sentAt !== undefined && sentAt <= at && hoursBetween(sentAt, at) <= SENT_BACK_HOURS,
    )
    .sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1))
    .slice(0, MOST_SENT_BACK)
    .map(({ text }) => text)

/** The question that was last sent, where it still counts as asked; `to`: at that number. */
export function askedOf({ outbound }: PatientRecord, at: Instant, to?: string): string | undefined {
  const asked = outbound
    .map(({ value }) => value)
    .filter(
      (item) =>
        (to === undefined || item.to === to) &&
        (item.expectsAnswer || item.answers === 'clarify' || item.step === SAFE_QUESTION) &&
        item.sentAt &&
        item.sentAt <= at &&
        hoursBetween(item.sentAt, at) <= ASKED_HOURS,
    )
    .sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1))[0]
  return asked && (asked.answers === 'clarify' ? 'clarify' : (asked.step ?? 'check-in'))
}
