/** One visit out of FHIR resources: a patient, what was done, and a consent become one request to log a treatment. */
import { canonical } from '../../../core/canonical.ts'
import type { Consent } from '../../../core/patients/patient.ts'
import { logTreatment } from '../../../use-cases/courses/log-treatment.ts'
import type { TreatmentRequest } from '../../../use-cases/courses/validate-treatment.ts'
import type { Deps } from '../../../use-cases/ports.ts'
import type { PatientRecord } from '../../../use-cases/store/read-patient.ts'
import { check } from '../../route.ts'
import { treatment } from '../../treatments.ts'
import { type FhirAnswer, issue, refusal, refuseFhir, tooMany } from '../outcome.ts'
import { recordOf } from '../records.ts'
import type { ConsentParts } from './consent.ts'
import { issuesOf, type Origins } from './faults.ts'
import type { PatientParts } from './patient.ts'
import type { ProcedureParts } from './procedure.ts'

export type Visit = {
  clinicId: string
  by: string
  /** A new patient's parts, or the id of one on record. */
  patient: { parts: PatientParts } | { personId: string }
  procedures: readonly ProcedureParts[]
  consent?: ConsentParts
  /** All that was sent, by which the same visit is known when it comes again. */
  sent: unknown
  /** The identifier of a condition: what was logged by it is not logged again. */
  condition?: string
  origins: Origins
}

export type VisitLogged =
  | { kind: 'logged' | 'repeated'; treatmentId: string; personId: string; record: PatientRecord }
  | { kind: 'refused'; answer: FhirAnswer }

/** Logs the visit by the use case of `POST /v1/treatments`: all of it, or nothing. The same visit again is the same treatment. */
export async function logVisit(deps: Deps, visit: Visit): Promise<VisitLogged> {
  const { clinicId, by, procedures, consent, origins } = visit
  const refused = (answer: FhirAnswer): VisitLogged => ({ kind: 'refused', answer })
  const personId = 'personId' in visit.patient ? visit.patient.personId : undefined
  const record = personId ? await recordOf(deps, { clinicId, personId }) : undefined
  if (personId && !record)
    return refused(refusal(422, 'not-found', 'There is no such patient at this clinic.', origins.patient))
  const [first, ...others] = procedures
  const other = others.findIndex(({ performedAt }) => Date.parse(performedAt) !== Date.parse(first?.performedAt ?? ''))
  if (other >= 0)
    return refused(
      refuseFhir(422, [
        issue(
          'business-rule',
          'All procedures of one visit have one time.',
          `${origins.procedures[other + 1]}.performed`,
        ),
      ]),
    )
  const risks = [...new Set(procedures.flatMap((each) => each.risks))]
  const candidate = {
    ...('parts' in visit.patient ? visit.patient.parts : record ? partsOnRecord(record) : {}),
    performedAt: first?.performedAt,
    procedures: procedures.map(({ procedure }) => procedure),
    ...(risks.length > 0 ? { risks } : {}),
    consent: consent ?? (record ? consentOnRecord(record) : {}),
  }
  const checked = check(treatment, candidate)
  if ('faults' in checked) return refused(refuseFhir(422, issuesOf(checked.faults, origins)))
  const request = checked.body as TreatmentRequest
  const content = canonical(visit.sent)
  const named = visit.condition ?? first?.identifier
  const logged = await logTreatment(deps, {
    ...{ clinicId, by, request, fingerprint: content, limited: true },
    ...(personId ? { personId } : {}),
    idempotencyKey: named ? `fhir-id-${deps.sha256(named)}` : `fhir-${deps.sha256(content)}`,
  })
  switch (logged.kind) {
    case 'logged':
    case 'repeated':
      return read(deps, clinicId, logged.kind, logged.answer)
    case 'key-reused':
      if (visit.condition) return read(deps, clinicId, 'repeated', logged.answer)
      return refused(
        refusal(
          409,
          'conflict',
          `A Procedure of this identifier was logged with other content, as Procedure/${logged.answer.treatmentId}.`,
          `${origins.procedures[0]}.identifier`,
        ),
      )
    case 'invalid':
      return refused(refuseFhir(422, issuesOf(logged.faults, origins)))
    case 'too-many':
      return refused(tooMany(logged.until, deps.now()))
    case 'rota-gap':
      return refused(
        refusal(
          409,
          'business-rule',
          `Nobody would be paged from ${logged.gap.from} to ${logged.gap.to}, and there is no fallback. Fill the rota, then send this again.`,
        ),
      )
  }
}

async function read(
  deps: Deps,
  clinicId: string,
  kind: 'logged' | 'repeated',
  { treatmentId, patientId: personId }: { treatmentId: string; patientId: string },
): Promise<VisitLogged> {
  const record = await recordOf(deps, { clinicId, personId })
  return record
    ? { kind, treatmentId, personId, record }
    : { kind: 'refused', answer: refusal(409, 'conflict', 'This was logged before, and the patient was erased since.') }
}

/** Somebody who is known: the number was accepted before. */
function partsOnRecord({ person: { value } }: PatientRecord): PatientParts {
  const { name, phone, email, guardian } = value
  const contact = { ...(phone ? { phone, phoneConfirmed: true } : {}), ...(email ? { email } : {}) }
  return guardian ? { patient: { name }, guardian: { name: guardian, ...contact } } : { patient: { name, ...contact } }
}

/** What the patient agrees to today, by the proof that is on record; nothing where there is no proof. */
function consentOnRecord({ person, consents }: PatientRecord): Partial<ConsentParts> {
  const latest = consents
    .map(({ value }) => value)
    .reduce<Consent | undefined>(
      (a, b) => (a && Date.parse(a.capturedAt) > Date.parse(b.capturedAt) ? a : b),
      undefined,
    )
  if (!latest) return {}
  const { sms, email } = person.value.consent
  const { statement, method, capturedAt, declined } = latest
  return {
    sms,
    email,
    statement,
    method,
    capturedAt,
    ...(declined && !sms && !email ? { declined } : {}),
  } as ConsentParts
}
