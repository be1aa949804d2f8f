import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { cancel, isRoutine } from '../../core/messages/outbound.ts'
import { type Consent, isErased, type Patient } from '../../core/patients/patient.ts'
import { type Instant, minutesBetween } from '../../core/time.ts'
import { type Clock, type Composing, MOST_WRITES, type Store, type Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { type PatientRecord, readPatient } from '../store/read-patient.ts'
import { write, writeOutbound, writePatient } from '../store/records.ts'
import { isUnsent } from './beside-others.ts'
import { planSilenced } from './plan-course.ts'

/** A channel that is not named stays as it is. */
export type ConsentChange = { sms?: boolean; email?: boolean; statement: string; method: string; capturedAt?: Instant }

export type ConsentChanged =
  | { kind: 'changed'; person: Patient }
  | { kind: 'unknown' }
  | { kind: 'invalid'; faults: FieldError[] }

const MOST_MINUTES_AHEAD = 5
/** Patient, proof of consent, and events. */
const WRITES_AROUND = 3

/**
 * Records what a patient agrees to, or no longer does, with its wording. What is unsent by a channel without consent is
 * cancelled (what there is no room for, when it is claimed); what was cancelled for want of consent, or never planned, and
 * is still ahead leaves after all, as the visits are now.
 */
export async function changeConsent(
  deps: Store & Composing,
  clinicId: string,
  personId: string,
  change: ConsentChange,
  by: string,
): Promise<ConsentChanged> {
  const consentId = `${personId}.${deps.newId()}`
  return attempt(deps, async (deps): Promise<Decision<ConsentChanged>> => {
    const record = await readPatient(deps.records, clinicId, personId)
    if (!record || isErased(record.person.value)) return { writes: [], answer: { kind: 'unknown' } }
    const { value: person, version } = record.person
    if (record.consents.some(({ value }) => value.consentId === consentId))
      return { writes: [], answer: { kind: 'changed', person } }
    const faults = faultsOf(change, person, deps.now())
    if (faults.length > 0) return { writes: [], answer: { kind: 'invalid', faults } }
    const { sms = person.consent.sms, email = person.consent.email } = change
    const next: Patient = { ...person, consent: { sms, email } }
    const proof: Consent = {
      ...{ consentId, personId, clinicId, sms, email, declined: !sms && !email },
      ...{ statement: change.statement, method: change.method, capturedAt: change.capturedAt ?? deps.now() },
      recordedBy: by,
      ...(person.phone ? { phone: person.phone } : {}),
      ...(person.email ? { emailAddress: person.email } : {}),
      ...(person.guardian ? { givenBy: person.guardian } : {}),
    }
    const writes = [writePatient(next, version), write(keys.consent(clinicId, consentId), proof, 0)]
    const clinicNow = await readClinic(deps.records, clinicId)
    const messages = [
      ...notAgreedTo(deps, record, next),
      ...(clinicNow
        ? planSilenced(deps, clinicNow, { ...record, person: { value: next, version } }, 'no-consent')
        : []),
    ].slice(0, MOST_WRITES - WRITES_AROUND)
    return { writes: [...writes, ...messages], answer: { kind: 'changed', person: next } }
  })
}

function faultsOf({ sms, email, capturedAt }: ConsentChange, person: Patient, now: Instant): FieldError[] {
  const faults: FieldError[] = []
  if (sms === undefined && email === undefined)
    faults.push({ pointer: '/sms', detail: 'Say sms, email or both: true or false.' })
  if (sms && !person.phone) faults.push({ pointer: '/sms', detail: 'There is no phone number on record.' })
  if (email && !person.email) faults.push({ pointer: '/email', detail: 'There is no e-mail address on record.' })
  if (capturedAt && minutesBetween(now, capturedAt) > MOST_MINUTES_AHEAD)
    faults.push({ pointer: '/capturedAt', detail: 'This is in the future. Give the time at which it was agreed to.' })
  return faults
}

const notAgreedTo = (deps: Clock, { outbound }: PatientRecord, { consent }: Patient): Write[] =>
  outbound
    .filter(
      ({ value }) => isRoutine(value) && isUnsent(value) && (value.channel === 'voice' || !consent[value.channel]),
    )
    .map(({ value, version }) => writeOutbound(cancel(value, { kind: 'no-consent' }, deps.now()), version))
