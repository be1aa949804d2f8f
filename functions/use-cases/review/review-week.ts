import type { Alert } from '../../core/alerts/alert.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { personOf } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { weekSpan } from '../../core/on-call/calendar-span.ts'
import type { InboundMessage, Patient, Treatment } from '../../core/patients/patient.ts'
import type { AlertEntry, EntryOf, RereadEntry } from '../../core/review/activity-log.ts'
import { drawSample } from '../../core/review/second-reading.ts'
import type { Instant } from '../../core/time.ts'
import type { Clock, Hashing, Reads } from '../ports.ts'
import { readActivityLog } from '../store/activity-log.ts'
import { type PatientRecord, readPatient, readWithPages, recentTreatments } from '../store/read-patient.ts'

/** An alert that need not have woken anybody, with what is on record; nothing is where the patient was erased. */
export type FalsePage = {
  entry: AlertEntry
  record: { alert: Alert; pages: Outbound[]; person: Patient; treatments: Treatment[] } | undefined
}

/** A reply of the sample, and what its second reader found. */
export type Reading = { reply: EntryOf<'reply'>; reread: RereadEntry | undefined }

export type LanguageResult = { language: string; replies: number; sample: number; read: number; missed: number }

export type WeekReview = {
  /** The week's Monday, `2026-11-23`. */
  monday: string
  alerts: number
  falsePages: FalsePage[]
  /** Drawn when the week is over; before, nobody knows which replies it has. */
  sample: Reading[] | undefined
  languages: LanguageResult[]
}

/** The safety review of one week of the clinic's calendar. */
export async function reviewWeek(deps: Reads & Clock & Hashing, clinic: Clinic, monday: string): Promise<WeekReview> {
  const { clinicId } = clinic
  const span = weekSpan(monday, clinic.zone)
  const [alerts, replies] = await Promise.all([
    readActivityLog(deps, clinicId, span, 'alert'),
    readActivityLog(deps, clinicId, span, 'reply'),
  ])
  const falsePages = alerts.filter(({ falsePage }) => falsePage !== false).sort((a, b) => (a.at < b.at ? -1 : 1))
  const sample = deps.now() < span.to ? undefined : await readSample(deps, clinic, monday, replies)
  return {
    monday,
    alerts: alerts.length,
    falsePages: await Promise.all(falsePages.map((entry) => withRecord(deps, clinicId, entry))),
    sample,
    languages: byLanguage(replies, sample ?? []),
  }
}

async function withRecord(deps: Reads, clinicId: string, entry: AlertEntry): Promise<FalsePage> {
  const found = await readWithPages(deps.records, clinicId, entry.personId)
  const alert = found?.alerts.find(({ value }) => value.alertId === entry.id)?.value
  if (!found || !alert) return { entry, record: undefined }
  const pages = found.outbound
    .map(({ value }) => value)
    .filter((each) => each.alertId === entry.id && each.purpose === 'page')
  const treatments = treatmentsAt(found, alert.openedAt)
  return { entry, record: { alert, pages, person: found.person.value, treatments } }
}

/** Those that were done by then, latest first. */
const treatmentsAt = (record: PatientRecord, at: Instant): Treatment[] =>
  recentTreatments(record, at).filter(({ performedAt }) => performedAt <= at)

async function readSample(
  deps: Reads & Hashing,
  { clinicId, zone }: Clinic,
  monday: string,
  replies: readonly EntryOf<'reply'>[],
): Promise<Reading[]> {
  const reread = await readActivityLog(deps, clinicId, weekSpan(monday, zone), 'reread')
  return drawSample(replies, `${clinicId} ${monday}`, deps.sha256).map((reply) => ({
    reply,
    reread: reread.find(({ id }) => id === reply.id),
  }))
}

/** The sample of a week, where it is over. */
export async function sampleOf(deps: Reads & Clock & Hashing, clinic: Clinic, monday: string): Promise<Reading[]> {
  const span = weekSpan(monday, clinic.zone)
  if (deps.now() < span.to) return []
  return readSample(deps, clinic, monday, await readActivityLog(deps, clinic.clinicId, span, 'reply'))
}

const byLanguage = (replies: readonly EntryOf<'reply'>[], sample: readonly Reading[]): LanguageResult[] =>
  [...new Set(replies.map(({ language }) => language))].sort().map((language) => {
    const mine = sample.filter(({ reply }) => reply.language === language)
    return {
      language,
      replies: replies.filter((reply) => reply.language === language).length,
      sample: mine.length,
      read: mine.filter(({ reread }) => reread).length,
      missed: mine.filter(({ reread }) => reread?.missed).length,
    }
  })

/** A reply as its second reader sees it: what was asked before, and after which treatment. */
export type ReplyInContext = {
  message: InboundMessage
  asked: { text: string; at: Instant } | undefined
  treatments: Treatment[]
}

/** The first reply of the sample that nobody has read again; those of erased patients are passed over. */
export async function nextToRead(
  deps: Reads,
  clinicId: string,
  sample: readonly Reading[],
): Promise<ReplyInContext | undefined> {
  for (const { reply, reread } of sample) {
    const found = reread ? undefined : await inContext(deps, clinicId, reply.id)
    if (found) return found
  }
  return undefined
}

async function inContext(deps: Reads, clinicId: string, messageId: string): Promise<ReplyInContext | undefined> {
  const record = await readPatient(deps.records, clinicId, personOf(messageId))
  const message = record?.messages.find(({ value }) => value.messageId === messageId)?.value
  if (!record || !message) return undefined
  const asked = record.outbound
    .map(({ value }) => value)
    .filter(({ staffId, sentAt }) => staffId === undefined && sentAt !== undefined && sentAt < message.receivedAt)
    .sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1))[0]
  return {
    message,
    asked: asked?.sentAt ? { text: asked.text, at: asked.sentAt } : undefined,
    treatments: treatmentsAt(record, message.receivedAt),
  }
}
