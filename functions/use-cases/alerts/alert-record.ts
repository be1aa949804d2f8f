import type { Alert } from '../../core/alerts/alert.ts'
import { keys } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { InboundMessage, Patient, Treatment } from '../../core/patients/patient.ts'
import type { Photo } from '../../core/photos/photo.ts'
import { photosOf } from '../photos/read-photos.ts'
import type { Clock, Reads } from '../ports.ts'
import { haltedIn, readWithPages, recentTreatments } from '../store/read-patient.ts'
import { readMany } from '../store/records.ts'

/** An alert with what the person who deals with it has to know. */
export type AlertRecord = {
  alert: Alert
  person: Patient
  /** The texts that opened or joined it, oldest first; of numbers that share it the first of each. */
  messages: InboundMessage[]
  /** What the patient was told since, oldest first. */
  answers: Outbound[]
  /** Pages to staff, oldest first. */
  pages: Outbound[]
  /** What the patient wrote before, latest first; and earlier alerts. */
  earlier: InboundMessage[]
  before: Alert[]
  treatments: Treatment[]
  /** The ids of those whose course is on hold or was ended. */
  halted: string[]
  /** Photos that staff took before, oldest first, where the patient has sent some. */
  beforePhotos: Photo[]
}

export const isAfterFiller = ({ treatments }: AlertRecord): boolean =>
  treatments.some(({ procedures }) => procedures.some(({ plan }) => plan === 'filler'))

const EARLIER_MESSAGES = 6

export async function alertRecord(
  deps: Reads & Clock,
  clinicId: string,
  personId: string,
  alertId: string,
): Promise<AlertRecord | undefined> {
  const record = await readWithPages(deps.records, clinicId, personId)
  const alert = record?.alerts.find(({ value }) => value.alertId === alertId)?.value
  if (!record || !alert) return undefined
  const outbound = record.outbound.map(({ value }) => value).sort((a, b) => (a.plannedFor < b.plannedFor ? -1 : 1))
  const messages = record.messages.map(({ value }) => value).sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
  const about = ({ messageId }: InboundMessage) => alert.messageIds.includes(messageId)
  const first = messages.find(about)?.receivedAt ?? alert.openedAt
  const hasPhotos = messages.some(({ photoIds }) => photoIds !== undefined)
  const photos = hasPhotos ? await photosOf(deps, clinicId, personId) : []
  return {
    alert,
    person: record.person.value,
    messages: alert.gathered ? await firstTexts(deps, alert) : messages.filter(about),
    answers: outbound.filter(
      ({ staffId, purpose, plannedFor }) =>
        !staffId && plannedFor >= first && purpose !== 'follow-up' && purpose !== 'reminder',
    ),
    pages: outbound.filter(({ purpose, alertId: of }) => purpose === 'page' && of === alertId),
    earlier: messages
      .filter((message) => !about(message) && message.receivedAt < first)
      .slice(-EARLIER_MESSAGES)
      .reverse(),
    before: record.alerts.map(({ value }) => value).filter((other) => other.openedAt < alert.openedAt),
    treatments: recentTreatments(record, deps.now()),
    halted: haltedIn(record),
    beforePhotos: photos.filter(({ kind }) => kind === 'before'),
  }
}

/** What each of the numbers wrote that share the alert; none of one that was erased since. */
async function firstTexts({ records }: Reads, { clinicId, gathered = [] }: Alert): Promise<InboundMessage[]> {
  const asked = gathered.map(({ personId, messageId }) => keys.message(clinicId, personId, messageId))
  const found = await readMany<InboundMessage>(records, asked)
  return found.flatMap((message) => message?.value ?? [])
}
