/** A transaction's entries, read and resolved (https://hl7.org/fhir/R4/http.html#transaction). */
import * as z from 'zod/mini'
import { check } from '../../route.ts'
import type { Mapping } from '../out/context.ts'
import { issue } from '../outcome.ts'
import type { Issue } from '../types.ts'
import { type ConsentParts, consentParts } from './consent.ts'
import { type PatientParts, patientParts } from './patient.ts'
import { type ProcedureParts, procedureParts } from './procedure.ts'
import { consentSchema, expressionOf, patientSchema, procedureSchema, readResource } from './schemas.ts'

const MOST_ENTRIES = 20

const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(
      z.object({
        fullUrl: z.optional(z.string().check(z.maxLength(400))),
        resource: z.looseObject({ resourceType: z.string() }),
        request: z.object({
          method: z.literal('POST', { error: 'Only POST is carried out: a transaction logs a visit.' }),
          url: z.string().check(z.maxLength(400)),
          ifNoneExist: z.optional(z.string().check(z.maxLength(400))),
        }),
      }),
    )
    .check(z.minLength(1), z.maxLength(MOST_ENTRIES)),
})

type Placed<T> = { at: string; index: number; fullUrl?: string; condition?: string; parts: T; patient?: string }

/** What a transaction holds; `patient` of an entry is the reference as it was written. */
export type Entries = {
  patient?: Placed<PatientParts>
  procedures: Placed<ProcedureParts>[]
  consent?: Placed<ConsentParts>
  /** The type of each entry, in the order in which they came. */
  types: string[]
}

const ACCEPTED = 'Patient, Procedure and Consent'

export function readTransaction(mapping: Mapping, body: unknown): { entries: Entries } | { issues: Issue[] } {
  const checked = check(bundleSchema, body)
  if ('faults' in checked)
    return {
      issues: checked.faults.map(({ pointer, detail }) =>
        issue(/\/method$/.test(pointer) ? 'not-supported' : 'structure', detail, expressionOf('Bundle', pointer)),
      ),
    }
  const entries: Entries = { procedures: [], types: [] }
  const issues: Issue[] = []
  for (const [index, { fullUrl, resource, request }] of checked.body.entry.entries()) {
    const at = `Bundle.entry[${index}].resource`
    const placed = {
      ...{ at, index },
      ...(fullUrl ? { fullUrl } : {}),
      ...(request.ifNoneExist ? { condition: request.ifNoneExist } : {}),
    }
    const add = (found: Issue[]) => void issues.push(...found)
    entries.types.push(resource.resourceType)
    if (request.url !== resource.resourceType)
      add([issue('value', 'The type of the resource is needed.', `Bundle.entry[${index}].request.url`)])
    switch (resource.resourceType) {
      case 'Patient': {
        const read = readResource(patientSchema, resource, at)
        if ('issues' in read) add(read.issues)
        else if (entries.patient) add([issue('business-rule', 'One visit is of one patient.', at)])
        else entries.patient = { ...placed, parts: patientParts(read.sent) }
        break
      }
      case 'Procedure': {
        const read = readResource(procedureSchema, resource, at)
        const parts = 'issues' in read ? read : procedureParts(mapping, read.sent, at)
        if ('issues' in parts) add(parts.issues)
        else if ('sent' in read) {
          const patient = read.sent.subject.reference
          entries.procedures.push({ ...placed, parts: parts.parts, ...(patient ? { patient } : {}) })
        }
        break
      }
      case 'Consent': {
        const read = readResource(consentSchema, resource, at)
        const parts = 'issues' in read ? read : consentParts(mapping.base, read.sent, at)
        if ('issues' in parts) add(parts.issues)
        else if (entries.consent) add([issue('business-rule', 'One visit has one consent.', at)])
        else if ('sent' in read) {
          const patient = read.sent.patient.reference
          entries.consent = { ...placed, parts: parts.parts, ...(patient ? { patient } : {}) }
        }
        break
      }
      default:
        add([issue('not-supported', `Only ${ACCEPTED} are accepted here.`, `${at}.resourceType`)])
    }
  }
  if (issues.length === 0 && entries.procedures.length === 0)
    issues.push(issue('required', 'A transaction logs a visit: a Procedure is needed.', 'Bundle.entry'))
  return issues.length > 0 ? { issues } : { entries }
}
