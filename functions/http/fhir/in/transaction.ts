import type { Deps } from '../../../use-cases/ports.ts'
import { procedureId } from '../out/procedure.ts'
import { type FhirAnswer, issue, refusal, refuseFhir } from '../outcome.ts'
import type { Bundle, Issue } from '../types.ts'
import { type Entries, readTransaction } from './bundle.ts'
import { identifierIn, matchPatient } from './condition.ts'
import { recordedConsent } from './create-consent.ts'
import { patientIdIn } from './create-patient.ts'
import { unknownCondition } from './create-procedure.ts'
import type { Incoming } from './incoming.ts'
import { logVisit, type Visit, type VisitLogged } from './visit.ts'

/** A transaction of a patient, procedures and a consent is one visit: all of it is written in one commit, or nothing. */
export async function transact(deps: Deps, incoming: Incoming): Promise<FhirAnswer> {
  const { caller, mapping, body } = incoming
  const type = (body as { type?: unknown } | null)?.type
  if (type !== 'transaction')
    return refusal(400, 'not-supported', 'Only a Bundle of the type "transaction" is accepted.', 'Bundle.type')
  const read = readTransaction(mapping, body)
  if ('issues' in read) return refuseFhir(422, read.issues)
  const { entries } = read
  const subject = subjectOf(incoming, entries)
  if ('issues' in subject) return refuseFhir(422, subject.issues)
  const patient = await patientOf(deps, incoming, entries, subject.personId)
  if ('status' in patient) return patient
  const conditions = entries.procedures.flatMap(({ condition, index }) =>
    condition === undefined
      ? []
      : [{ identifier: identifierIn(condition), at: `Bundle.entry[${index}].request.ifNoneExist` }],
  )
  const unknown = conditions.find(({ identifier }) => identifier === undefined)
  if (unknown) return unknownCondition(unknown.at)
  if (entries.consent?.condition !== undefined)
    return refusal(400, 'not-supported', 'A Consent is created without a condition.', `${entries.consent.at}`)
  const parts = entries.procedures.map((each) => each.parts)
  const condition = conditions.map(({ identifier }) => identifier).join(' ')
  const logged = await logVisit(deps, {
    ...{ clinicId: caller.clinicId, by: caller.id, patient, procedures: parts },
    ...(entries.consent ? { consent: entries.consent.parts } : {}),
    ...(condition ? { condition } : {}),
    sent: { patient: entries.patient?.parts ?? subject.personId, procedures: parts, consent: entries.consent?.parts },
    origins: {
      patient: entries.patient?.at ?? `${entries.procedures[0]?.at}.subject`,
      consent: entries.consent?.at ?? 'Bundle.entry',
      procedures: entries.procedures.map(({ at }) => at),
    },
  })
  return logged.kind === 'refused' ? logged.answer : answer(deps, incoming, entries, logged)
}

/** Everything in the bundle is about one patient: the one in it, or one on record. */
function subjectOf({ mapping }: Incoming, entries: Entries): { personId?: string } | { issues: Issue[] } {
  const own = entries.patient?.fullUrl
  const references = [
    ...entries.procedures.map(({ at, patient }) => ({ at: `${at}.subject`, patient })),
    ...(entries.consent ? [{ at: `${entries.consent.at}.patient`, patient: entries.consent.patient }] : []),
  ]
  const ids = references.map(({ patient }) => patientIdIn(mapping, patient))
  const issues = references.flatMap(({ at, patient }, i) => {
    if (entries.patient ? patient !== undefined && patient === own : ids[i] !== undefined && ids[i] === ids[0])
      return []
    const wanted = entries.patient
      ? `the fullUrl of the Patient in this bundle${own ? ` (${own.slice(0, 80)})` : ', which has none'}`
      : 'one and the same patient on record, such as Patient/1a2b3c4d5e'
    return [issue('value', `A reference to ${wanted} is needed.`, at)]
  })
  if (issues.length > 0) return { issues }
  return ids[0] ? { personId: ids[0] } : {}
}

async function patientOf(
  deps: Deps,
  { caller, mapping }: Incoming,
  { patient }: Entries,
  personId: string | undefined,
): Promise<Visit['patient'] | FhirAnswer> {
  if (!patient) return { personId: personId ?? '' }
  if (patient.condition === undefined) return { parts: patient.parts }
  const at = `Bundle.entry[${patient.index}].request.ifNoneExist`
  const { condition } = patient
  const match = await matchPatient(deps, { mapping, clinicId: caller.clinicId, condition, at })
  switch (match.kind) {
    case 'refused':
      return match.answer
    case 'match':
      return { personId: match.personId }
    case 'none':
      return { parts: patient.parts }
  }
}

async function answer(
  deps: Deps,
  { caller, mapping }: Incoming,
  entries: Entries,
  logged: Exclude<VisitLogged, { kind: 'refused' }>,
): Promise<FhirAnswer> {
  const { treatmentId, personId, record } = logged
  const loggedAt = record.treatments.find(({ value }) => value.treatmentId === treatmentId)?.value.loggedAt
  const isNew = logged.kind === 'logged'
  const place = { clinicId: caller.clinicId, personId }
  const consent = entries.consent && (await recordedConsent(deps, mapping, place, entries.consent.parts))
  let procedures = 0
  const entry = entries.types.map((type) => {
    const created = isNew && (type !== 'Patient' || record.person.value.createdAt === loggedAt)
    const id =
      type === 'Patient' ? personId : type === 'Procedure' ? procedureId(treatmentId, procedures++) : consent?.id
    return { response: { status: created ? '201 Created' : '200 OK', location: `${mapping.door}/${type}/${id}` } }
  })
  const bundle: Bundle = { resourceType: 'Bundle', type: 'transaction-response', entry }
  return { status: 200, body: bundle }
}
