import * as z from 'zod/mini'
import { changeConsent } from '../../../use-cases/courses/change-consent.ts'
import type { Deps } from '../../../use-cases/ports.ts'
import { instant } from '../../instant.ts'
import { check } from '../../route.ts'
import { consentResources } from '../out/consent.ts'
import { type FhirAnswer, issue, refusal, refuseFhir } from '../outcome.ts'
import { recordOf } from '../records.ts'
import { type ConsentParts, consentParts } from './consent.ts'
import { noReference, patientIdIn } from './create-patient.ts'
import { issuesOf } from './faults.ts'
import { created, type Incoming } from './incoming.ts'
import { consentSchema, readResource } from './schemas.ts'

const change = z.object({
  statement: z.string({ error: 'The wording that was shown is needed: data, in base64.' }).check(z.minLength(1)),
  capturedAt: z.optional(instant),
})

/** Records what a patient on record agrees to; a channel that is not permitted is not agreed to. */
export async function createConsent(deps: Deps, { caller, mapping, body, condition }: Incoming): Promise<FhirAnswer> {
  if (condition !== undefined)
    return refusal(400, 'not-supported', 'A Consent is created without a condition: the latest one holds.')
  const read = readResource(consentSchema, body, 'Consent')
  if ('issues' in read) return refuseFhir(422, read.issues)
  const personId = patientIdIn(mapping, read.sent.patient.reference)
  if (!personId) return noReference('Consent.patient')
  const consent = consentParts(mapping.base, read.sent, 'Consent')
  if ('issues' in consent) return refuseFhir(422, consent.issues)
  const origins = { patient: 'Consent.patient', consent: 'Consent', procedures: ['Consent'] }
  const checked = check(change, consent.parts)
  if ('faults' in checked) return refuseFhir(422, issuesOf(checked.faults, origins))
  const { sms, email, method } = consent.parts
  const wanted = { sms, email, method, ...checked.body }
  const changed = await changeConsent(deps, caller.clinicId, personId, wanted, caller.id)
  switch (changed.kind) {
    case 'unknown':
      return refuseFhir(422, [issue('not-found', 'There is no such patient at this clinic.', 'Consent.patient')])
    case 'invalid':
      return refuseFhir(422, issuesOf(changed.faults, origins))
    case 'changed': {
      const place = { clinicId: caller.clinicId, personId }
      return created(mapping, await recordedConsent(deps, mapping, place, consent.parts), 201)
    }
  }
}

/** The proof that was just written: the latest of those that say the same. */
export async function recordedConsent(
  deps: Deps,
  mapping: Incoming['mapping'],
  place: { clinicId: string; personId: string },
  { sms, email, statement = '' }: ConsentParts,
) {
  const record = await recordOf(deps, place)
  const proofs = record?.consents.map(({ value }) => value) ?? []
  const same = proofs
    .filter((proof) => proof.sms === sms && proof.email === email && proof.statement === statement)
    .sort((a, b) => (Date.parse(a.capturedAt) < Date.parse(b.capturedAt) ? -1 : 1))
    .at(-1)
  const at = same ? proofs.indexOf(same) : -1
  return consentResources(mapping, proofs)[at]
}
