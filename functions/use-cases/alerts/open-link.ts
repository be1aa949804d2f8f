import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { Link } from '../../core/messages/link.ts'
import { say } from '../../core/messages/wording.ts'
import type { Patient, Treatment } from '../../core/patients/patient.ts'
import type { Clock, Composing, Hashing, Queueing, Reads, Store, Templates } from '../ports.ts'
import { readClinic } from '../store/read-clinic.ts'
import { readPatient, recentTreatments } from '../store/read-patient.ts'
import { read } from '../store/records.ts'
import { type ActionResult, type AlertAction, actOnAlert } from './act-on-alert.ts'
import { type AlertView, getAlert } from './find-alerts.ts'

export type Opened =
  | { kind: 'page'; clinic: Clinic; person: Patient; view: AlertView; staff: Staff; treatments: Treatment[] }
  | { kind: 'card'; clinic: Clinic; treatments: Treatment[] }
  | { kind: 'mail'; clinic: Clinic; words: (id: string) => string; language: string }
  /** A patient at the desk, on their own phone: the words in each language of the clinic. */
  | { kind: 'own-phone'; clinic: Clinic; words: (language: string, id: string) => string; given: boolean }
  /** Unknown, expired, or of somebody who has left the clinic. */
  | { kind: 'gone' }

/** What a link shows. It changes nothing: previews and scanners open links too (invariant 12). */
export async function openLink(deps: Reads & Clock & Templates, token: string): Promise<Opened> {
  const link = (await read<Link>(deps.records, keys.link(token)))?.value
  const clinicNow = link && (await readClinic(deps.records, link.clinicId))
  if (link?.kind === 'own-phone' && clinicNow) {
    const { clinic } = clinicNow
    const words = (language: string, id: string) =>
      say(deps.content(), language, `page-consent.${id}`, { clinic: clinic.name })
    return { kind: 'own-phone', clinic, words, given: link.given !== undefined }
  }
  const record = link && (await readPatient(deps.records, link.clinicId, link.personId))
  if (!link || !clinicNow || !record) return { kind: 'gone' }
  const { clinic, rota } = clinicNow
  const treatments = recentTreatments(record, deps.now())
  if (link.kind === 'card') return { kind: 'card', clinic, treatments }
  if (link.kind === 'own-phone') return { kind: 'gone' }
  if (link.kind === 'mail') {
    const { language } = record.person.value
    const values = { clinic: clinic.name, emergency: clinic.emergencyNumber }
    return { kind: 'mail', clinic, language, words: (id) => say(deps.content(), language, `page-answer.${id}`, values) }
  }
  const staff = rota.staff.find(({ staffId }) => staffId === link.staffId)
  const view = await getAlert(deps, link.clinicId, link.alertId)
  if (!staff || !view) return { kind: 'gone' }
  return { kind: 'page', clinic, person: record.person.value, view, staff, treatments }
}

/** What the button of a page does, as the member of staff whom the page went to. Pressing it twice is pressing it once. */
export async function actByLink(
  deps: Store & Queueing & Composing & Hashing,
  token: string,
  kind: 'acknowledge' | 'contacted',
): Promise<ActionResult> {
  const link = (await read<Link>(deps.records, keys.link(token)))?.value
  const clinicNow = link && (await readClinic(deps.records, link.clinicId))
  if (link?.kind !== 'page' || !clinicNow) return { kind: 'unknown-alert' }
  const staff = clinicNow.rota.staff.find(({ staffId }) => staffId === link.staffId)
  const action: AlertAction = { kind }
  return staff ? actOnAlert(deps, link.clinicId, link.alertId, action, staff) : { kind: 'unknown-alert' }
}
