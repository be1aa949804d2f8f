/** The OpenAPI 3.1 document: bodies from the schemas that check them, answers from those that tests hold answers to. */
import * as z from 'zod/mini'
import { callOf, TAGS } from './contract/calls.ts'
import { named, problem, refusedAtTheGate } from './contract/common.ts'
import examples from './contract/examples.json' with { type: 'json' }
import { repeatsByKey, statusesOf } from './contract/statuses.ts'
import type { Parameter, Route } from './route.ts'

/** docs/api.md says what changed with each. */
export const API_VERSION = '1.2.0'

type Json = { [member: string]: unknown }
/** What the document has by name, added as calls need it. */
type Parts = { schemas: Json; responses: Json }
type Example = { body?: unknown; answers: Record<string, unknown> }

/** The document of the routes, in the order of their resources; `hooks` are calls without a token. */
export function openApi(routes: readonly Route[], hooks: Record<string, Json> = {}): Json {
  const parts: Parts = { schemas: {}, responses: {} }
  const paths: Record<string, Json> = structuredClone(hooks)
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, parts) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aftercare API',
      version: API_VERSION,
      description:
        'Follow-up, triage of replies and paging for aesthetic clinics. A token or a key names the clinic and the role; every call is about that clinic alone.',
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [
      { url: '/', description: 'The stage that serves this document, with a token' },
      { url: '/systems', description: "The same stage, with the key of a clinic's system" },
    ],
    security: [{ bearer: [] }, { systemKey: [] }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            "A person's ID token, or a clinic system's access token by client credentials. It lasts an hour.",
        },
        systemKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'aftercare_<id>.<secret>',
          description:
            "The key of a clinic's system, with the role system. It works under /systems alone. An admin makes it at Settings, Systems, and can end it at any time.",
        },
      },
      headers: HEADERS,
      responses: sorted(parts.responses),
      schemas: sorted(parts.schemas),
    },
  }
}

const sorted = (members: Json): Json => Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)))

const HEADERS = {
  RetryAfter: {
    description: 'Seconds after which to send it again. The gateway gives none: wait a second.',
    schema: { type: 'integer' },
  },
  Challenge: { description: 'Bearer, and the error invalid_token (RFC 6750).', schema: { type: 'string' } },
  RequestId: { description: 'Quote it when you report a problem.', schema: { type: 'string' } },
  Link: { description: 'The next page, with rel="next" (RFC 8288).', schema: { type: 'string' } },
  ETag: { description: 'The version of what people edit here; goes back as If-Match.', schema: { type: 'string' } },
}

const KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days.',
}
const IF_MATCH: Parameter = {
  name: 'If-Match',
  in: 'header',
  description:
    'The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done.',
}

/** All parameters of a call beside those of its path. */
export const parametersOf = (route: Route): Parameter[] => [
  ...(route.parameters ?? []),
  ...(route.method === 'POST' ? [KEY] : []),
  ...(route.edits && route.method !== 'GET' ? [IF_MATCH] : []),
]

function operation(route: Route, parts: Parts): Json {
  const { operationId, tag } = callOf(route)
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: { type: 'string' },
  }))
  return {
    operationId,
    tags: [tag],
    summary: route.summary,
    description: [route.description, `Roles: ${route.roles.join(', ')}.`].filter(Boolean).join('\n\n'),
    'x-roles': route.roles,
    ...(route.roles.includes('system') ? {} : { security: [{ bearer: [] }] }),
    parameters: [...inPath, ...parametersOf(route).map(parameter)],
    ...requestBody(route),
    responses: Object.fromEntries(
      Object.entries(statusesOf(route)).map(([status, { meaning, shared }]) => {
        const made = response(route, Number(status), meaning, parts.schemas)
        if (!shared) return [status, made]
        parts.responses[shared] ??= made
        return [status, { $ref: `#/components/responses/${shared}` }]
      }),
    ),
  }
}

const parameter = ({ values, range, ...rest }: Parameter): Json => ({
  ...rest,
  schema: range
    ? { type: 'integer', minimum: range[0], maximum: range[1] }
    : { type: 'string', ...(values ? { enum: values } : {}) },
})

export const exampleOf = ({ method, path }: Pick<Route, 'method' | 'path'>): Example | undefined =>
  (examples as Record<string, Example>)[`${method} ${path}`]

function requestBody(route: Route): Json {
  const content = (type: string, schema: object) => {
    const example = exampleOf(route)?.body
    return { requestBody: { required: true, content: { [type]: { schema, ...(example ? { example } : {}) } } } }
  }
  if (route.text) return content(route.text, { type: 'string' })
  if (!route.body) return {}
  const { $schema: _, ...schema } = z.toJSONSchema(route.body, { io: 'input' })
  return content('application/json', schema)
}

function response(route: Route, status: number, description: string, schemas: Json): Json {
  const schema = answerSchema(route, status)
  const headers = {
    'x-request-id': { $ref: '#/components/headers/RequestId' },
    ...(route.media === 'text/csv' && status < 300 ? { Link: { $ref: '#/components/headers/Link' } } : {}),
    ...(route.edits && (status < 300 || status === 412) ? { ETag: { $ref: '#/components/headers/ETag' } } : {}),
    ...(status === 429 ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } : {}),
  }
  const json = (of: z.ZodMiniType) => ({ schema: shown(of, schemas) })
  if (status === 401)
    return {
      ...{ description, headers: { 'WWW-Authenticate': { $ref: '#/components/headers/Challenge' } } },
      content: { 'application/json': json(refusedAtTheGate), 'application/problem+json': json(problem) },
    }
  if (!schema) {
    const gate = status === 403 || status === 429 ? { 'application/json': json(refusedAtTheGate) } : {}
    return { description, headers, content: { 'application/problem+json': json(problem), ...gate } }
  }
  const example = exampleOf(route)?.answers[status]
  return {
    description,
    headers,
    content: { [route.media ?? 'application/json']: { ...json(schema), ...(example ? { example } : {}) } },
  }
}

/** What an answer of this status has to fit; undefined for a problem. Throws where a success has no schema. */
export function answerSchema(route: Route, status: number): z.ZodMiniType | undefined {
  if (status >= 300) return undefined
  const { answers } = callOf(route)
  const schema = answers[status] ?? (status === 200 && repeatsByKey(route) ? answers[201] : undefined)
  if (!schema) throw new Error(`${route.method} ${route.path} has no schema for ${status} in functions/http/contract/`)
  return schema
}

/** The schema with references to those that have a name, which are added to `schemas`. */
function shown(schema: z.ZodMiniType, schemas: Json): unknown {
  const whole = z.toJSONSchema(z.array(schema), { metadata: named, io: 'output' }) as { items: Json; $defs?: Json }
  for (const [name, each] of Object.entries(whole.$defs ?? {})) schemas[name] ??= open(each)
  return open(whole.items)
}

/** Answers may get members that a client of today does not know; and references lead to the components. */
function open(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(open)
  if (schema === null || typeof schema !== 'object') return schema
  const members = Object.entries(schema).filter(([name, member]) => !isClosing(name, member))
  return Object.fromEntries(
    members.map(([name, member]) =>
      name === '$ref' ? [name, String(member).replace('#/$defs/', '#/components/schemas/')] : [name, open(member)],
    ),
  )
}

/** The end of an object's members, and the name that a schema has in the registry. */
const isClosing = (name: string, member: unknown): boolean =>
  (name === 'additionalProperties' && member === false) || (name === 'id' && typeof member === 'string')
