/** What the page reads of the OpenAPI document. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  additionalProperties?: Schema | boolean
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}
type Media = { schema?: Schema; example?: unknown }
export type Response = { description: string; content?: Record<string, Media> }
export type Parameter = { name: string; in: string; description?: string; required?: boolean; schema: Schema }
export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  'x-roles': string[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, Response | { $ref: string }>
}
export type Document = {
  info: { title: string; version: string; description: string }
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema>; responses: Record<string, Response> }
}

/** One call of the document. */
export type Called = { method: string; path: string; operation: Operation }

/** The answers of a call by status, also those that calls share. */
export const responsesOf = ({ components }: Document, { responses }: Operation): Record<string, Response> =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      '$ref' in response ? (components.responses[nameIn(response.$ref)] ?? { description: '' }) : response,
    ]),
  )

/** The calls of one resource, in the document's order. */
export const callsOf = ({ paths }: Document, tag: string): Called[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )

/** `Patient` of `#/components/schemas/Patient`. */
export const nameIn = (reference: string): string => reference.split('/').at(-1) ?? ''
