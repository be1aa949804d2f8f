/** What is read of the resources that come in. Elements that are not named here are not kept (docs/fhir.md lists both). */
import * as z from 'zod/mini'
import { check } from '../../route.ts'
import { issue } from '../outcome.ts'
import type { Issue } from '../types.ts'

const text = z.string().check(z.maxLength(4000))
const coding = z.object({ system: z.optional(text), code: z.optional(text), display: z.optional(text) })
const concept = z.object({ coding: z.optional(z.array(coding)), text: z.optional(text) })
const reference = z.object({ reference: z.optional(text), display: z.optional(text) })
const identifier = z.object({ system: z.optional(text), value: z.optional(text) })
const extension = z.object({ url: text, valueCode: z.optional(text) })
const telecom = z.object({ system: z.optional(text), value: z.optional(text), use: z.optional(text) })
const name = z.object({
  use: z.optional(text),
  text: z.optional(text),
  family: z.optional(text),
  given: z.optional(z.array(text)),
})

/** Elements that change the meaning of others: who does not understand them must refuse (https://hl7.org/fhir/R4/extensibility.html#modifierExtension). */
const notUnderstood = z.optional(
  z.undefined({ error: 'This changes the meaning of the resource, and is not understood here. Nothing was done.' }),
)
const modifiers = { modifierExtension: notUnderstood, implicitRules: notUnderstood }

export const patientSchema = z.object({
  ...modifiers,
  resourceType: z.literal('Patient'),
  extension: z.optional(z.array(extension)),
  name: z.array(name).check(z.minLength(1, { error: 'A name is needed.' })),
  telecom: z.optional(z.array(telecom)),
  birthDate: z.optional(text),
  contact: z.optional(
    z.array(
      z.object({
        relationship: z.optional(z.array(concept)),
        name: z.optional(name),
        telecom: z.optional(z.array(telecom)),
      }),
    ),
  ),
  communication: z.optional(z.array(z.object({ language: concept, preferred: z.optional(z.boolean()) }))),
})

export const procedureSchema = z.object({
  ...modifiers,
  resourceType: z.literal('Procedure'),
  extension: z.optional(z.array(extension)),
  identifier: z.optional(z.array(identifier)),
  status: z.literal('completed', { error: 'Only what was done is logged: "completed" is accepted.' }),
  code: concept,
  subject: reference,
  performedDateTime: z.optional(text),
  performedPeriod: z.optional(z.object({ start: z.optional(text), end: z.optional(text) })),
  performer: z.optional(z.array(z.object({ actor: reference }))),
  bodySite: z.optional(z.array(concept)),
  usedCode: z.optional(z.array(concept)),
})

const provision = z.object({ type: z.optional(z.enum(['permit', 'deny'])), code: z.optional(z.array(concept)) })

/** Limits of a provision that a text or e-mail cannot keep: a consent with one is refused, and never widened. */
const LIMITS = ['period', 'actor', 'action', 'securityLabel', 'purpose', 'class', 'dataPeriod', 'data', 'provision']

export const consentSchema = z.object({
  ...modifiers,
  resourceType: z.literal('Consent'),
  status: z.enum(['active', 'rejected'], { error: 'What holds now is recorded: "active" or "rejected" is accepted.' }),
  patient: reference,
  dateTime: z.optional(text),
  sourceAttachment: z.optional(
    z.object({ data: z.optional(z.string().check(z.maxLength(24_000))), title: z.optional(text) }),
  ),
  provision: z.optional(
    z.intersection(provision, z.object(Object.fromEntries(LIMITS.map((limit) => [limit, notUnderstood])))),
  ),
})

export type PatientSent = z.infer<typeof patientSchema>
export type ProcedureSent = z.infer<typeof procedureSchema>
export type ConsentSent = z.infer<typeof consentSchema>
export type ConceptSent = z.infer<typeof concept>

/** `at`: the FHIRPath of the resource, such as `Bundle.entry[1].resource` or `Procedure`. */
export function readResource<T>(
  schema: z.ZodMiniType<T>,
  body: unknown,
  at: string,
): { sent: T } | { issues: Issue[] } {
  const checked = check(schema, body)
  if ('body' in checked) return { sent: checked.body }
  return { issues: checked.faults.map(({ pointer, detail }) => issue('structure', detail, expressionOf(at, pointer))) }
}

/** `Procedure` and `/code/coding/0` → `Procedure.code.coding[0]`. */
export const expressionOf = (at: string, pointer: string): string =>
  `${at}${pointer.replaceAll(/\/(\d+)/g, '[$1]').replaceAll('/', '.')}`
