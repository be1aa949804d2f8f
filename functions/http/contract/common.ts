/** What the answers of the API have in common. These schemas make the OpenAPI document, and check every answer in tests. */
import * as z from 'zod/mini'
import { TIERS } from '../../core/triage/verdict.ts'

/** Names of the schemas that the document shows by name. */
export const named = z.registry<{ id: string; description?: string }>()

/** A schema under a name of its own. */
export function as<T extends z.ZodMiniType>(id: string, schema: T, description?: string): T {
  named.add(schema, { id, ...(description ? { description } : {}) })
  return schema
}

/** Answers hold instants in UTC with milliseconds. */
export const at = z.iso.datetime()
export const id = z.string()
export const count = z.int().check(z.minimum(0))
export const texts = z.record(z.string(), z.string())
export const tier = z.enum(TIERS)
export const pagingTier = z.enum(['emergency', 'urgent', 'prompt'])
export const channel = z.enum(['sms', 'email', 'voice'])
export const messageState = z.enum([
  'planned',
  'claimed',
  'sent',
  'delivered',
  'failed',
  'uncertain',
  'expired',
  'cancelled',
  'held',
])
export const next = z.nullable(z.string())

export const sign = as(
  'Sign',
  z.strictObject({
    sign: z.string(),
    tier,
    evidence: z.strictObject({ start: count, end: count, text: z.string() }),
    rule: z.string(),
  }),
  'A warning sign, and where in the words it was found: offsets, end exclusive.',
)

export const fieldError = as(
  'FieldError',
  z.strictObject({ pointer: z.string(), detail: z.string(), column: z.optional(z.string()) }),
  'What is wrong with one field: a JSON pointer into the body, or /query/<name>.',
)

/** An item as it is stored, of whatever version. */
export const stored = (...ids: string[]) => z.looseObject(Object.fromEntries(ids.map((name) => [name, z.string()])))

export const problem = as(
  'Problem',
  z.looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.optional(z.array(fieldError)),
  }),
  'RFC 9457. Further members say what is true instead, such as who has the alert.',
)

/** What the gateway itself answers before the service is asked: no token, or too many requests. */
export const refusedAtTheGate = as('GatewayRefusal', z.strictObject({ message: z.string() }))

/** One call: how clients name it, where it stands in the document, and what each success answers. */
export type Call = { operationId: string; tag: string; answers: Record<number, z.ZodMiniType> }
