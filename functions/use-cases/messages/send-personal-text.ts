import { type RefusalFact, refused } from '../../core/alerts/refusals.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys, patientPk } from '../../core/keys.ts'
import type { Link } from '../../core/messages/link.ts'
import { type Outbound, planned } from '../../core/messages/outbound.ts'
import { hoursIn, nextAllowed } from '../../core/messages/quiet-hours.ts'
import { segments } from '../../core/messages/wording.ts'
import { mayBeTextedAtNight, type Patient, type PhoneProfile, wroteLately } from '../../core/patients/patient.ts'
import { type Instant, plusHours } from '../../core/time.ts'
import type { Ids, Queueing, Store, Templates } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { readPatient } from '../store/read-patient.ts'
import { read, writesOf } from '../store/records.ts'
import { enqueue } from './enqueue.ts'

export type Written =
  | { kind: 'planned'; item: Outbound; segments: number }
  | { kind: 'unknown' }
  /** No text may go to this patient: opted out, no number, or no consent. Staff phone instead. */
  | { kind: 'forbidden'; because: string; fact: RefusalFact }

/** Ten parts of SMS; longer texts belong into an e-mail or a call. */
export const LONGEST_TEXT = 1500
const LASTS_HOURS = 24

/**
 * A person's own words to a patient, by the path of every other message. In a conversation, or while an alert is open,
 * they leave at once; else in the hours of both clocks and of the clinic's state. `formId`: ten of [0-9a-z]; a form that
 * comes twice is one text.
 */
export const writeMessage = (
  deps: Store & Ids & Queueing & Templates,
  clinicId: string,
  personId: string,
  { text, ...given }: { text: string; by: string; formId?: string },
): Promise<Written> => writePersonal(deps, clinicId, personId, { ...given, words: () => ({ text }) })

/** To whom it goes, and when it leaves. */
type Addressed = { person: Patient; clinic: Clinic; at: Instant }

/** A text in the name of a member of the staff, with what its link opens where it has one. */
export async function writePersonal(
  deps: Store & Ids & Queueing & Templates,
  clinicId: string,
  personId: string,
  { words, by, formId }: { words(about: Addressed): { text: string; link?: Link }; by: string; formId?: string },
): Promise<Written> {
  const outboundId = `${personId}.${formId && /^[0-9a-z]{10}$/.test(formId) ? formId : deps.newId()}`
  const written = await attempt(deps, async (deps): Promise<Decision<Written>> => {
    const only = (written: Written) => ({ writes: [], answer: written })
    const record = await readPatient(deps.records, clinicId, personId)
    const clinic = (await readClinic(deps.records, clinicId))?.clinic
    if (!record || !clinic) return only({ kind: 'unknown' })
    const person = record.person.value
    const mine = record.outbound.find(({ value }) => value.outboundId === outboundId)?.value
    if (mine) return only({ kind: 'planned', item: mine, segments: segments(mine.text).segments })
    if (!person.phone) return only(refused('forbidden', { kind: 'no-number' }))
    const profile = await read<PhoneProfile>(deps.records, keys.phoneProfile(clinic.textingNumber, person.phone))
    if (profile?.value.optedOut) return only(refused('forbidden', { kind: 'opted-out' }))
    if (!person.consent.sms && !wroteLately(person, deps.now()))
      return only(refused('forbidden', { kind: 'not-agreed' }))
    const hours = hoursIn(deps.content().hours, clinic.jurisdiction)
    const at = mayBeTextedAtNight(person, deps.now())
      ? deps.now()
      : nextAllowed(deps.now(), [clinic.zone, person.zone], hours)
    const { text, link } = words({ person, clinic, at })
    const item = planned(
      {
        outboundId,
        clinicId,
        place: patientPk(clinicId, personId),
        personId,
        purpose: 'personal',
        channel: 'sms',
        to: person.phone,
        from: clinic.textingNumber,
        text,
        ...(link ? { link } : {}),
        writtenBy: by,
        plannedFor: at,
        expiresAt: plusHours(at, LASTS_HOURS),
      },
      deps.now(),
    )
    return { writes: writesOf([item]), answer: { kind: 'planned', item, segments: segments(text).segments } }
  })
  if (written.kind === 'planned') await enqueue(deps, [written.item])
  return written
}
