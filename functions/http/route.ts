import * as z from 'zod/mini'
import { MAY_LOWER_A_TIER, type Role } from '../core/clinic/clinic.ts'
import type { FieldError } from '../core/fault.ts'
import type { Instant } from '../core/time.ts'
import type { Deps } from '../use-cases/ports.ts'
import type { Edited } from '../use-cases/store/edits.ts'
import type { Answer } from './problem.ts'
import { factIn, sentenceFor } from './schema-words.ts'

z.config({ localeError: sentenceFor })

/** Who calls, from the token alone: neither clinic nor role is ever read from a body or a path. */
/** `scopes`: of a token that grants less than its role may do, which FHIR alone takes. */
export type Caller = { clinicId: string; role: Role; id: string; name: string; scopes?: readonly string[] }

export type Request<Body> = {
  caller: Caller
  params: Record<string, string>
  query: Record<string, string>
  headers: Record<string, string | undefined>
  body: Body
  /** The body word for word, of a route that takes text. */
  text: string
}

/** `values`: all that it may be, where there is a list. `range`: the least and the most of a whole number. */
export type Parameter = {
  name: string
  in: 'query' | 'header'
  description: string
  values?: readonly string[]
  range?: readonly [number, number]
}

export type Route<Body = unknown> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `{parameters}`, as in OpenAPI. */
  path: string
  summary: string
  /** What the summary has no room for. */
  description?: string
  roles: readonly Role[]
  /** Of an emergency: staff get an answer however many requests they have sent. */
  unlimited?: true
  /** Query and header parameters, for the OpenAPI document. */
  parameters?: readonly Parameter[]
  body?: z.ZodMiniType<Body>
  /** The media type of a body that is no JSON. */
  text?: string
  /** The media type of a success that is no JSON; pages of a CSV file are named by the header `link`. */
  media?: 'text/csv' | 'application/pdf'
  /** What each status means. */
  answers: Record<number, string>
  /**
   * How a POST whose Idempotency-Key was used for it before is answered without being done once more: `again` where doing
   * it again changes nothing, `own` where the route keeps its answers itself. Without it the answer is 409.
   */
  repeated?: 'own' | 'again' | ((deps: Deps, request: Request<Body>, at: Instant) => Promise<Answer>)
  /** What two people may edit: answers have its ETag, and changes take If-Match. */
  edits?(request: Pick<Request<unknown>, 'caller' | 'params'>): Edited
  respond(deps: Deps, request: Request<Body>): Promise<Answer>
}

/** Keeps the body's type while the routes are declared, and forgets it where they are listed. */
export const route = <Body>(declared: Route<Body>): Route => declared as unknown as Route

/** Checks a body against a route's schema; every fault names its field. */
export function check<Body>(schema: z.ZodMiniType<Body>, body: unknown): { body: Body } | { faults: FieldError[] } {
  const parsed = z.safeParse(schema, body)
  if (parsed.success) return { body: parsed.data }
  return {
    faults: parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, MOST_NAMED).map((key) => ({
            pointer: pointerTo([...issue.path, key.slice(0, LONGEST_NAMED)]),
            detail: 'There is no such field here. Nothing was done.',
          }))
        : [{ pointer: pointerTo(issue.path), detail: issue.message, ...factOf(issue) }],
    ),
  }
}

const factOf = (issue: z.core.$ZodIssue): Pick<FieldError, 'fact'> => {
  const fact = factIn(issue)
  return fact ? { fact } : {}
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Unknown fields: how many are named, and how much of each. */
const MOST_NAMED = 20
const LONGEST_NAMED = 40

/** What a query asks for that the route does not know: a parameter, or a value that is not on its list. */
export function queryFaults(route: Pick<Route, 'parameters'>, query: Record<string, string>): FieldError[] {
  const known = (route.parameters ?? []).filter((parameter) => parameter.in === 'query')
  return Object.entries(query).flatMap(([name, value]) => {
    const parameter = known.find((each) => each.name === name)
    const pointer = pointerTo(['query', name.slice(0, LONGEST_NAMED)])
    const names = known.map((each) => each.name).join(', ')
    if (!parameter) return [{ pointer, detail: `There is no such parameter here${names ? `, only ${names}` : ''}.` }]
    const { values, range } = parameter
    if (range && !isWithin(value, range))
      return [{ pointer, detail: `A whole number from ${range[0]} to ${range[1]} is needed.` }]
    return values && !values.includes(value) ? [{ pointer, detail: `One of ${values.join(', ')}.` }] : []
  })
}

const isWithin = (value: string, [least, most]: readonly [number, number]): boolean =>
  /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most

/** The body of a call that takes none. */
export const NO_BODY = z.strictObject({})

/** No id of ours is longer, and DynamoDB takes no key beyond 1,024 bytes: what is longer names nothing. */
const LONGEST_ID = 200

/** The path's parameters where it fits the pattern: `/v1/alerts/{id}` fits `/v1/alerts/p1.a2`. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? ''
    if (part.startsWith('{')) {
      const decoded = decodePart(value)
      if (!decoded || decoded.length > LONGEST_ID) return undefined
      params[part.slice(1, -1)] = decoded
    } else if (part !== value) return undefined
  }
  return params
}

function decodePart(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}

const everyone: readonly Role[] = ['system', 'front-desk', 'nurse', 'clinician', 'admin']
const desk: readonly Role[] = ['front-desk', 'nurse', 'clinician', 'admin']
const clinical: readonly Role[] = ['nurse', 'clinician', 'admin']

/** Who may do what (docs/architecture.md): each role has what the one before it has. */
export const PERMISSIONS = {
  enrol: everyone,
  tasks: desk,
  clinical,
  lowerTier: MAY_LOWER_A_TIER,
  administer: ['admin'],
  /** A clinic's own system reads the alert that an event names, and adds the webhook that brings events to it. */
  integrate: ['system', 'admin'],
  readAlert: ['system', ...clinical],
} as const
