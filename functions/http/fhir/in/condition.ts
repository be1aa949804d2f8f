/** If-None-Exist (https://hl7.org/fhir/R4/http.html#ccreate): what is there already is not created again. */
import type { Deps } from '../../../use-cases/ports.ts'
import { isFhirId } from '../ids.ts'
import type { Mapping } from '../out/context.ts'
import { type FhirAnswer, refusal } from '../outcome.ts'
import * as records from '../records.ts'

export type PatientMatch =
  | { kind: 'match'; personId: string }
  | { kind: 'none' }
  | { kind: 'refused'; answer: FhirAnswer }

const ACCEPTED = ['_id', 'identifier', 'phone', 'telecom']

/** The one patient that fulfils the condition; of several none can be chosen, so they are refused. */
export async function matchPatient(
  deps: Deps,
  { mapping, clinicId, condition, at }: { mapping: Mapping; clinicId: string; condition: string; at: string },
): Promise<PatientMatch> {
  const given = new URLSearchParams(condition)
  const refused = (answer: FhirAnswer): PatientMatch => ({ kind: 'refused', answer })
  const [[name, value] = ['', ''], ...others] = [...given]
  if (others.length > 0 || !ACCEPTED.includes(name) || !value)
    return refused(refusal(400, 'not-supported', `The condition is one of ${ACCEPTED.join(', ')}, with a value.`, at))
  const found =
    name === '_id'
      ? isFhirId(value)
        ? await records.patients(deps, mapping, { clinicId, personId: value })
        : []
      : await records.patientsByPhone(deps, mapping, { clinicId, tokens: { [name]: value }, bounds: {} })
  if (!Array.isArray(found)) return refused(found)
  const [first, ...more] = found.filter(({ active }) => active)
  if (more.length > 0)
    return refused(
      refusal(412, 'multiple-matches', 'Several patients fulfil the condition: families share phones.', at),
    )
  return first?.id ? { kind: 'match', personId: first.id } : { kind: 'none' }
}

/** The identifier of a Procedure's condition; undefined where the condition is anything else. */
export function identifierIn(condition: string): string | undefined {
  const [[name, value] = ['', ''], ...others] = [...new URLSearchParams(condition)]
  if (name !== 'identifier' || !value || others.length > 0) return undefined
  return value.includes('|') ? value : `|${value}`
}
