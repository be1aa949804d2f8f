import { hoursBetween, type Instant, plusMinutes } from '../../core/time.ts'
import { type DangerWindow, inDangerWindow } from '../../core/triage/danger-window.ts'
import type { TriageContext } from '../../core/triage/verdict.ts'
import { SAFE_QUESTION } from '../alerts/effects-to-messages.ts'
import { type PatientRecord, recentTreatments } from '../store/read-patient.ts'

/** Texts within ten minutes are one report: a message sent in two halves is read whole. */
const ONE_REPORT_MINUTES = 10
/** A question counts as asked for two days; a "no" after that answers nothing. */
const ASKED_HOURS = 48

/** The context in which triage reads a reply; `inDanger`: an unclear one pages when its closed question stays unanswered. */
export type ReplyContext = TriageContext & { inDanger: boolean }

/** The context at the reply's arrival (`at`), however late it is processed. */
export function contextOf(record: PatientRecord, at: Instant, windows: readonly DangerWindow[]): ReplyContext {
  const treatments = recentTreatments(record, at)
  const latest = treatments[0]
  const procedures = treatments.flatMap(({ procedures }) => procedures.map(({ plan, areas }) => ({ plan, areas })))
  const hoursSince = latest ? hoursBetween(latest.performedAt, at) : undefined
  const asked = askedOf(record, at)
  const recent = record.messages
    .map(({ value }) => value)
    .filter(({ receivedAt }) => receivedAt <= at && plusMinutes(receivedAt, ONE_REPORT_MINUTES) >= at)
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    .map(({ text }) => text)
  return {
    procedures,
    ...(hoursSince === undefined ? {} : { hoursSince }),
    language: record.person.value.language,
    ...(asked ? { asked } : {}),
    ...(recent.length > 0 ? { recent } : {}),
    inDanger: inDangerWindow(procedures, hoursSince, windows),
  }
}

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
