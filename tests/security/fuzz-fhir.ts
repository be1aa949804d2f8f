/**
 * Requests to the FHIR API: reads, searches, creates and transactions, valid, nearly valid and hostile, in a clinic in
 * which time goes by and patients write. Each answer must be valid R4. Two runs of one seed are the same.
 */
import type { Role } from '../../functions/core/clinic/clinic.ts'
import { COMMON, parametersOf } from '../../functions/http/fhir/query.ts'
import { respondFhir } from '../../functions/http/fhir/respond.ts'
import { type FhirType, TYPES } from '../../functions/http/fhir/table.ts'
import { onFhir } from '../../functions/runtime/on-fhir.ts'
import * as sent from '../support/fhir.ts'
import { oneOf, seeded } from '../support/seeded.ts'
import { ANA, aWorld, KIM, LEE } from '../support/world.ts'
import type { Report } from './fuzz.ts'
import { mutated } from './fuzz-values.ts'

const ROLES: readonly Role[] = ['system', 'front-desk', 'nurse', 'clinician', 'admin']
const PHONES = [ANA, '+14155550124', '(415) 555-0177', '+14155550201', '415', '']
const PLANS = ['neurotoxin', 'filler', 'laser', 'constructor']
const AREAS = ['glabella', 'lips', 'neck', 'face', 'elbow']
const DATES = ['2026-11-23', 'ge2026-11-01', 'lt2027', 'eq2026-02-30', 'ne2026-11-23T18:05:00Z', 'sa2026', 'x', '']
const WORDS = ['i cant swallow', 'my lip is numb', 'thanks', 'STOP', '1', '41']
const CREATED = ['Patient', 'Procedure', 'Consent']
const FEW_FAULTS = 4
const MOST_IDS = 80

/** Plays so many requests. `progress` hears of every thousand. */
export async function fuzzFhir(
  requests: number,
  seed: number,
  progress: (done: number) => void = () => {},
): Promise<Report> {
  const random = seeded(`fhir ${seed}`)
  const world = await aWorld({ seed })
  const handler = onFhir(respondFhir, () => world.deps)
  const base = `${world.deps.linkBase}/fhir/R4`
  const ids = new Map([['CodeSystem', ['care-plan', 'area', 'channel']]])
  const links: string[] = []
  const report: Report = { requests: 0, statuses: {}, untried: [], faults: [] }
  const tried = new Set<string>()

  for (let request = 0; request < requests; request++) {
    if (random() < 0.03) await world.advance(Math.ceil(random() * 60))
    if (random() < 0.03) await world.text(oneOf(random, [ANA, '+14155550124', LEE, KIM]), oneOf(random, WORDS))
    const asked = made()
    const call = `${asked.role} ${asked.method} ${asked.path}?${asked.query}`
    const fault = (what: string) => report.faults.push({ request, call, body: asked.body, what })
    try {
      const { status, body } = await ask(asked)
      report.statuses[status] = (report.statuses[status] ?? 0) + 1
      if (status >= 500) fault(`${status} ${JSON.stringify(world.logged.at(-1))}`)
      const wrong = body === undefined ? [] : sent.r4Faults(body)
      if (wrong.length > 0) fault(`not R4: ${wrong.slice(0, FEW_FAULTS).join('; ')}`)
      if (status < 300 && body !== undefined) {
        tried.add(asked.name)
        learn(body)
      }
    } catch (error) {
      fault(error instanceof Error ? `${error.message} ${error.stack?.split('\n')[1] ?? ''}` : String(error))
    }
    report.requests++
    if (report.requests % 1000 === 0) progress(report.requests)
  }
  report.untried = names().filter((name) => !tried.has(name))
  return report

  type Asked = {
    name: string
    role: Role
    method: string
    path: string
    query: string
    headers: Record<string, string>
    body?: unknown
  }

  function made(): Asked {
    const role = random() < 0.6 ? 'admin' : oneOf(random, ROLES)
    const dice = random()
    const common = { role, method: 'GET', query: '', headers: {} }
    if (dice < 0.2) {
      const body = damaged(aBundle())
      return { ...common, name: 'POST transaction', method: 'POST', path: '', body }
    }
    if (dice < 0.35) {
      const type = oneOf(random, CREATED)
      return {
        ...common,
        name: `POST ${type}`,
        method: 'POST',
        path: type,
        headers: condition(type),
        body: damaged(aResource(type)),
      }
    }
    if (dice < 0.4 && links.length > 0) {
      const { pathname, search } = new URL(oneOf(random, links))
      return { ...common, name: 'next', path: pathname.slice('/fhir/R4/'.length), query: search.slice(1) }
    }
    const row = oneOf(random, TYPES)
    if (dice < 0.6 || !row.search)
      return { ...common, name: `GET ${row.type}/id`, path: `${row.type}/${anId(row.type)}` }
    if (dice > 0.99) return { ...common, name: 'metadata', path: 'metadata' }
    const odd = dice > 0.97 ? { method: oneOf(random, ['PUT', 'DELETE', 'PATCH', 'HEAD']) } : {}
    return { ...common, name: `GET ${row.type}`, path: row.type, query: aQuery(row).toString(), ...odd }
  }

  function aQuery(row: FhirType): URLSearchParams {
    const query = new URLSearchParams()
    const patient = row.search?.patient[0]
    if (patient && random() < 0.7) query.append(patient, oneOf(random, [anId('Patient'), `Patient/${anId('Patient')}`]))
    if (patient && random() < 0.2) query.append('_include', `${row.type}:${patient}`)
    for (const { name, type } of [
      ...parametersOf(row),
      ...Object.entries(COMMON).map(([name]) => ({ name, type: name })),
    ])
      if (random() < 0.2) query.append(name, random() < 0.15 ? String(mutated(random, 'x')) : aValue(row, name, type))
    if (random() < 0.03) query.append(String(mutated(random, 'x')).slice(0, 50), 'x')
    return query
  }

  function aValue(row: FhirType, name: string, type: string): string {
    if (type === 'date') return oneOf(random, DATES)
    if (name === '_count') return oneOf(random, ['1', '2', '100', '101', '0', '-1', 'x'])
    if (name === 'status') return oneOf(random, [...(row.search?.statuses ?? []), 'entered-in-error'])
    if (name === 'phone' || name === 'telecom') return oneOf(random, PHONES)
    if (name === 'identifier') return `${base}/patient|${anId('Patient')}`
    return anId(name === '_id' ? row.type : 'Patient')
  }

  function condition(type: string): Record<string, string> {
    if (random() < 0.7) return {}
    const phone = `phone=${encodeURIComponent(oneOf(random, PHONES))}`
    return {
      'if-none-exist': oneOf(random, [phone, `_id=${anId(type)}`, 'identifier=https://chart.example|7', 'x', '']),
    }
  }

  function aResource(type: string): unknown {
    const patient = `Patient/${anId('Patient')}`
    if (type === 'Patient') return sent.aPatient(oneOf(random, PHONES))
    if (type === 'Consent') return sent.aConsent(base, patient, { dateTime: world.now() })
    return aProcedure(patient)
  }

  function aProcedure(subject: string): unknown {
    const known =
      random() < 0.3 ? { identifier: [{ system: 'https://chart.example', value: oneOf(random, ['7', '8']) }] } : {}
    return sent.aProcedure(base, subject, {
      code: sent.codeOf(base, 'care-plan', oneOf(random, PLANS)),
      bodySite: [sent.codeOf(base, 'area', oneOf(random, AREAS))],
      performedDateTime: world.now(),
      ...known,
    })
  }

  function aBundle(): unknown {
    const patient = sent.entry(sent.aPatient(oneOf(random, PHONES)), { fullUrl: sent.PATIENT_URN })
    const consent = sent.entry(sent.aConsent(base, sent.PATIENT_URN, { dateTime: world.now() }))
    const procedures = Array.from({ length: 1 + Math.floor(random() * 2) }, () =>
      sent.entry(aProcedure(sent.PATIENT_URN)),
    )
    return sent.transaction(patient, ...procedures, consent)
  }

  function damaged(body: unknown): unknown {
    return random() < 0.4 ? body : mutated(random, body)
  }

  function anId(type: string): string {
    const seen = ids.get(type)
    return random() < 0.05 || !seen
      ? encodeURIComponent(String(mutated(random, 'x')).slice(0, 80).toWellFormed())
      : oneOf(random, seen)
  }

  async function ask({ role, method, path, query, headers, body }: Asked) {
    const claims = { clinic: 'demo', role, sub: 'dr-hale', staff: 'dr-hale', name: 'Dr Hale' }
    const event = {
      version: '2.0',
      rawPath: `/fhir/R4${path === '' ? '' : `/${path}`}`,
      rawQueryString: query,
      headers: { 'content-type': 'application/fhir+json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      requestContext: { requestId: 'request-1', http: { method }, authorizer: { jwt: { claims, scopes: [] } } },
    }
    const answer = (await handler(event as never, {} as never)) as { statusCode: number; body: string }
    return { status: answer.statusCode, body: answer.body === '' ? undefined : JSON.parse(answer.body) }
  }

  /** The ids of what was answered, and the links to next pages. */
  function learn(body: sent.Json): void {
    for (const { relation, url } of body.link ?? []) if (relation === 'next') links.push(url)
    const locations = (body.entry ?? []).flatMap(({ response }: sent.Json) => response?.location ?? [])
    const named = [body, ...(body.entry ?? []).map(({ resource }: sent.Json) => resource)]
      .filter((each) => each?.id)
      .map(({ resourceType, id }) => `${resourceType}/${id}`)
    for (const location of [...named, ...locations]) {
      const [type = '', id = ''] = String(location).split('/').slice(-2)
      const seen = ids.get(type) ?? []
      if (!seen.includes(id)) ids.set(type, [...seen, id].slice(-MOST_IDS))
    }
  }
}

const names = (): string[] => [
  ...['POST transaction', 'metadata', 'next', ...CREATED.map((type) => `POST ${type}`)],
  ...TYPES.flatMap(({ type, search }) => [`GET ${type}/id`, ...(search ? [`GET ${type}`] : [])]),
]
