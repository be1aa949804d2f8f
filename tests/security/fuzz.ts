/**
 * Requests over the whole OpenAPI document, with real ids and with bodies that are valid, nearly valid and hostile, in a
 * clinic in which time goes by, patients write and staff answer. Two runs of one seed are the same.
 */
import type { Role } from '../../functions/core/clinic/clinic.ts'
import { openApi } from '../../functions/http/openapi.ts'
import { routes } from '../../functions/http/routes.ts'
import { anApi } from '../support/api.ts'
import { oneOf, seeded } from '../support/seeded.ts'
import { ANA, aWorld, KIM, LEE } from '../support/world.ts'
import { fitting, mutated, type Schema, type Values } from './fuzz-values.ts'

type Parameter = { name: string; in: string; schema: Schema }
type Operation = {
  method: string
  path: string
  roles: Role[]
  parameters: Parameter[]
  body?: { type: string; schema: Schema; example?: unknown }
}

export type Fault = { request: number; call: string; body: unknown; what: string }
export type Report = { requests: number; statuses: Record<string, number>; untried: string[]; faults: Fault[] }

const document = openApi(routes) as unknown as {
  paths: Record<string, Record<string, { 'x-roles': Role[]; parameters: Parameter[]; requestBody?: RequestBody }>>
}
type RequestBody = { content: Record<string, { schema: Schema; example?: unknown }> }

const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { 'x-roles': roles, parameters, requestBody }]) => {
    const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
    const body = type && content ? { body: { type, ...content } } : {}
    return { method: method.toUpperCase(), path, roles, parameters, ...body }
  }),
)

/** These end what the others are about, so they are seldom asked. */
const ENDS = /^DELETE|PUT \/v1\/on-call\/shifts|PUT \/v1\/on-call\/policy/
const WORDS = [
  ...['i cant breathe', 'my lip is numb', 'blorp zzyx', 'STOP', 'START', 'HELP', '1', '2', 'thanks', 'are you open?'],
  ...['wrong number', 'all good', ''],
]
const IDS = /^\w+Id$|^cursor$|^next$/
const MOST_IDS = 60

/** Plays so many requests. `progress` hears of every thousand. */
export async function fuzz(
  requests: number,
  seed: number,
  progress: (done: number) => void = () => {},
): Promise<Report> {
  const random = seeded(`fuzz ${seed}`)
  const world = await aWorld({ seed })
  const ask = anApi(world)
  const ids = new Map<string, string[]>()
  const etags: string[] = []
  const report: Report = { requests: 0, statuses: {}, untried: [], faults: [] }
  const tried = new Set<string>()
  const values = (): Values => ({ random, now: world.now(), ids })

  for (let request = 0; request < requests; request++) {
    await live()
    const operation = chosen()
    const { role, address, asking } = made(operation)
    const fault = (what: string) =>
      report.faults.push({ request, call: `${role} ${operation.method} ${address}`, body: asking.body, what })
    try {
      const answer = await ask(operation.method, address, asking)
      report.statuses[answer.status] = (report.statuses[answer.status] ?? 0) + 1
      if (answer.status >= 500) fault(`${answer.status} ${JSON.stringify(world.logged.at(-1))}`)
      if (answer.status < 300) {
        tried.add(`${operation.method} ${operation.path}`)
        learn(answer.body)
        if (answer.headers.etag) etags.push(answer.headers.etag)
      }
    } catch (error) {
      fault(error instanceof Error ? `${error.message} ${error.stack?.split('\n')[1] ?? ''}` : String(error))
    }
    report.requests++
    if (report.requests % 1000 === 0) progress(report.requests)
  }
  report.untried = operations.map(({ method, path }) => `${method} ${path}`).filter((name) => !tried.has(name))
  return report

  /** Time goes by, and people write. */
  async function live() {
    const dice = random()
    if (dice < 0.02) await world.advance(Math.ceil(random() * 40))
    else if (dice < 0.05) await world.text(oneOf(random, [ANA, '+14155550124', '+14155550177']), oneOf(random, WORDS))
    else if (dice < 0.06)
      await world.text(oneOf(random, [LEE, KIM]), oneOf(random, ['ack', '41', '41 c', 'help', 'ok']))
  }

  function chosen(): Operation {
    const operation = oneOf(random, operations)
    const isEnd = ENDS.test(`${operation.method} ${operation.path}`)
    return isEnd && random() < 0.7
      ? oneOf(
          random,
          operations.filter(({ method }) => method === 'POST'),
        )
      : operation
  }

  function made(operation: Operation) {
    const role = random() < 0.95 ? oneOf(random, operation.roles) : oneOf(random, ['system', 'nurse', 'admin'] as const)
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(pathId(operation.path, name).toWellFormed()),
    )
    const query = new URLSearchParams()
    for (const parameter of operation.parameters.filter((each) => each.in === 'query'))
      if (random() < 0.3)
        query.set(parameter.name, String(random() < 0.2 ? mutated(random, 'x') : queryValue(parameter)))
    const { body: wanted } = operation
    const body = wanted && bodyOf(wanted)
    const headers: Record<string, string> = {}
    if (wanted && wanted.type !== 'application/json') headers['content-type'] = wanted.type
    if (random() < 0.3) headers['idempotency-key'] = `k${Math.floor(random() * 50)}`
    if (random() < 0.1 && etags.length > 0) headers['if-match'] = oneOf(random, etags)
    const id = oneOf(random, ['dr-lee', 'nurse-kim', 'dr-hale'])
    const asking = { role, id, headers, ...(body === undefined ? {} : { body }) }
    return { role, address: query.size > 0 ? `${path}?${query}` : path, asking }
  }

  function queryValue({ name, schema }: Parameter): unknown {
    const seen = ids.get(name) ?? ids.get('next')
    if ((name === 'cursor' || name.endsWith('Id')) && seen) return oneOf(random, seen)
    return fitting(values(), schema, name)
  }

  /** The id that a path names, as answers called it: `alertId` behind `/alerts/`. */
  function pathId(path: string, name: string): string {
    if (random() < 0.03) return String(mutated(random, 'x')) || 'x'
    if (name === 'plan') return oneOf(random, ['neurotoxin', 'filler', 'laser', 'constructor'])
    if (name === 'source') return oneOf(random, ['generic', 'zenoti', 'square', 'mindbody', 'acuity', 'vagaro'])
    if (name === 'duty') return oneOf(random, ['on-call', 'backup', 'fallback'])
    // `/import-layouts/{id}` is a `layoutId` where answers call it so.
    const resource = /\/(?:[a-z]+-)?([a-z]+)s\/\{id\}/.exec(path)?.[1]
    return oneOf(random, ids.get(name === 'id' ? `${resource}Id` : name) ?? ['nobody'])
  }

  function bodyOf({ type, schema, example }: NonNullable<Operation['body']>): unknown {
    if (type !== 'application/json') {
      const text = String(example ?? 'x')
      const at = Math.floor(random() * text.length)
      return random() < 0.5
        ? text
        : `${text.slice(0, at)}${oneOf(random, ['', '"', '\u0000', ',,,', '\r\n'])}${text.slice(at + 1)}`
    }
    const valid = random() < 0.4 && example !== undefined ? example : fitting(values(), schema)
    return random() < 0.5 ? valid : mutated(random, valid)
  }

  function learn(value: unknown): void {
    if (Array.isArray(value)) for (const each of value) learn(each)
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) {
        if (typeof each === 'string' && IDS.test(name)) {
          const seen = ids.get(name) ?? []
          if (!seen.includes(each)) ids.set(name, [...seen, each].slice(-MOST_IDS))
        } else learn(each)
      }
  }
}
