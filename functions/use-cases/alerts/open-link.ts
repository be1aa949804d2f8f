import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import { keys, personOf } from '../../core/keys.ts'
import { withOwnWords } from '../../core/messages/clinic-words.ts'
import type { Link } from '../../core/messages/link.ts'
import { say, type Values } from '../../core/messages/wording.ts'
import { isErased, type Treatment } from '../../core/patients/patient.ts'
import { MOST_PHOTOS_A_LINK } from '../../core/photos/photo.ts'
import type { Instant } from '../../core/time.ts'
import { askForPhoto } from '../messages/ask-photo.ts'
import { type Written, writeMessage } from '../messages/send-personal-text.ts'
import { countOf, linkDigest } from '../photos/keep-photo.ts'
import { type PhotoRead, readPhoto } from '../photos/read-photos.ts'
import type { Clock, Composing, Hashing, Ids, Links, Queueing, Reads, Store, Templates } from '../ports.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { readPatient, recentTreatments } from '../store/read-patient.ts'
import { read } from '../store/records.ts'
import { todayText } from '../wording/opening-texts.ts'
import { type ActionResult, type AlertAction, actOnAlert } from './act-on-alert.ts'
import { type AlertRecord, alertRecord } from './alert-record.ts'

export type Opened =
  /** One alert for one member of staff; `colleagues`: the others who can be handed it; `formId`: a new text's. */
  | {
      kind: 'page'
      clinic: Clinic
      record: AlertRecord
      staff: Staff
      colleagues: Staff[]
      formId: string
      now: Instant
    }
  | { kind: 'card'; clinic: Clinic; treatments: Treatment[] }
  /** `ended`: the patient was erased, so that nothing can be answered any more. */
  | {
      kind: 'mail'
      clinic: Clinic
      words: (id: string) => string
      language: string
      ended: boolean
      hours: HoursToday
    }
  /** Takes photos of the patient, `left` more. */
  | {
      kind: 'photo'
      clinic: Clinic
      words: (id: string, values?: Values) => string
      /** As a mail's page says them. */
      answerWords: (id: string) => string
      language: string
      ended: boolean
      left: number
      hours: HoursToday
    }
  /** A patient at the desk, on their own phone: the words in each language of the clinic. */
  | {
      kind: 'own-phone'
      clinic: Clinic
      words: (language: string, id: string) => string
      given: boolean
      hours: HoursToday
    }
  /** Unknown, expired, or of somebody who has left the clinic. */
  | { kind: 'gone' }

/** Today's hours, and what the front desk is called; undefined of a clinic without hours. */
export type HoursToday = (language: string) => { today: string; frontDesk: string } | undefined

const hoursOf =
  (deps: Clock & Templates, clinic: Clinic): HoursToday =>
  (language) => {
    const today = todayText(deps, clinic, language)
    return today ? { today, frontDesk: say(deps.content(), language, 'page-hours.front-desk', {}) } : undefined
  }

/** What a link shows. It changes nothing: previews and scanners open links too (invariant 12). */
export async function openLink(deps: Reads & Clock & Templates & Ids & Hashing, token: string): Promise<Opened> {
  const link = (await read<Link>(deps.records, keys.link(token)))?.value
  const clinicNow = link && (await readClinic(deps.records, link.clinicId))
  if (link?.kind === 'own-phone' && clinicNow) {
    const { clinic } = clinicNow
    const words = (language: string, id: string) =>
      say(withOwnWords(deps.content(), clinic), language, `page-consent.${id}`, { clinic: clinic.name })
    return { kind: 'own-phone', clinic, words, given: link.given !== undefined, hours: hoursOf(deps, clinic) }
  }
  if (link?.kind === 'page' && clinicNow) return openPage(deps, link, clinicNow)
  const record = link && (await readPatient(deps.records, link.clinicId, link.personId))
  if (!link || !clinicNow || !record) return { kind: 'gone' }
  const { clinic } = clinicNow
  const ended = isErased(record.person.value)
  if (link.kind === 'card' && !ended) return { kind: 'card', clinic, treatments: recentTreatments(record, deps.now()) }
  const { language } = record.person.value
  const values = { clinic: clinic.name, emergency: clinic.emergencyNumber }
  const words = (id: string) => say(deps.content(), language, `page-answer.${id}`, values)
  const shown = { clinic, language, ended, hours: hoursOf(deps, clinic) }
  if (link.kind === 'mail') return { kind: 'mail', ...shown, words }
  if (link.kind !== 'photo') return { kind: 'gone' }
  const photoWords = (id: string, more: Values = {}) =>
    say(deps.content(), language, `page-photo.${id}`, { ...values, ...more })
  const sent = await countOf(deps, link.clinicId, link.personId, linkDigest(deps, token))
  const left = Math.max(0, MOST_PHOTOS_A_LINK - sent)
  return { kind: 'photo', ...shown, words: photoWords, answerWords: words, left }
}

/** A photo of the alert that a page's link shows, or one of the patient's from before; undefined of any other. */
export async function photoByLink(deps: Reads, token: string, photoId: string): Promise<PhotoRead | undefined> {
  const found = await senderOf(deps, token)
  if (!found || personOf(photoId) !== found.link.personId) return undefined
  return readPhoto(deps, found.link.clinicId, photoId)
}

async function openPage(
  deps: Reads & Clock & Ids,
  { clinicId, personId, alertId, staffId }: PageLink,
  { clinic, rota }: ClinicSnapshot,
): Promise<Opened> {
  const staff = rota.staff.find((each) => each.staffId === staffId)
  const record = await alertRecord(deps, clinicId, personId, alertId)
  if (!staff || !record) return { kind: 'gone' }
  const colleagues = rota.staff.filter(
    (each) => each.staffId !== staffId && each.phone !== undefined && each.role !== 'front-desk',
  )
  return { kind: 'page', clinic, record, staff, colleagues, formId: deps.newId(), now: deps.now() }
}

type PageLink = Extract<Link, { kind: 'page' }>

/** What a person does about the alert of a page's link, as the member of staff whom the page went to. */
export async function actByLink(
  deps: Store & Queueing & Composing & Hashing,
  token: string,
  action: AlertAction,
): Promise<ActionResult> {
  const found = await senderOf(deps, token)
  return found
    ? actOnAlert(deps, found.link.clinicId, found.link.alertId, action, found.staff)
    : { kind: 'unknown-alert' }
}

/** A text to the alert's patient in the words of the member of staff whom the page went to. */
export async function writeByLink(
  deps: Store & Ids & Queueing & Templates,
  token: string,
  { text, formId }: { text: string; formId: string },
): Promise<Written> {
  const found = await senderOf(deps, token)
  if (!found) return { kind: 'unknown' }
  const { clinicId, personId } = found.link
  return writeMessage(deps, clinicId, personId, { text, formId, by: found.staff.staffId })
}

/** Asks the alert's patient for photos, in the name of the member of staff whom the page went to. */
export async function askForPhotoByLink(
  deps: Store & Ids & Queueing & Templates & Links,
  token: string,
  formId: string,
): Promise<Written> {
  const found = await senderOf(deps, token)
  if (!found) return { kind: 'unknown' }
  const { clinicId, personId } = found.link
  return askForPhoto(deps, clinicId, personId, { by: found.staff.staffId, formId })
}

async function senderOf({ records }: Reads, token: string): Promise<{ link: PageLink; staff: Staff } | undefined> {
  const link = (await read<Link>(records, keys.link(token)))?.value
  const clinicNow = link && (await readClinic(records, link.clinicId))
  if (link?.kind !== 'page' || !clinicNow) return undefined
  const staff = clinicNow.rota.staff.find(({ staffId }) => staffId === link.staffId)
  return staff && { link, staff }
}
