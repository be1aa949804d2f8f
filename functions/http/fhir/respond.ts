/** The FHIR API: which interaction a request is, and its answer (https://hl7.org/fhir/R4/http.html). */
import { scopeAllows } from '../../core/access/smart-scopes.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys, personOf } from '../../core/keys.ts'
import type { Deps } from '../../use-cases/ports.ts'
import { read as readItem } from '../../use-cases/store/records.ts'
import { type Caller, PERMISSIONS } from '../route.ts'
import { capabilityStatement } from './capability.ts'
import { isFhirId } from './ids.ts'
import { transact } from './in/transaction.ts'
import { lean } from './lean.ts'
import type { Mapping } from './out/context.ts'
import { type FhirAnswer, refusal, refuseFhir } from './outcome.ts'
import { readQuery } from './query.ts'
import { search } from './search.ts'
import { type FhirType, TYPES, typeNamed } from './table.ts'

export type FhirRequest = {
  /** Absent without a token: only the CapabilityStatement is open. */
  caller?: Caller
  method: string
  /** Where the request came in: links in answers lead back there. */
  door: '/fhir/R4' | '/systems/fhir/R4'
  /** What stands behind it. */
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  body: unknown
}

const PATH = '/fhir/R4'

export async function respondFhir(deps: Deps, request: FhirRequest): Promise<FhirAnswer> {
  const answer = await interact(deps, request)
  return { ...answer, body: lean(answer.body) }
}

async function interact(deps: Deps, request: FhirRequest): Promise<FhirAnswer> {
  const { caller, method, query, headers } = request
  const [base, door] = [PATH, request.door].map((path) => `${deps.linkBase}${path}`) as [string, string]
  if (!acceptsJson(headers.accept, query.get('_format')))
    return refusal(406, 'not-supported', 'Answers are written in JSON: application/fhir+json.')
  const [name = '', id, ...deeper] = request.path.split('/')
  if (name === 'metadata' && id === undefined)
    return method === 'GET' ? { status: 200, body: capabilityStatement(door) } : notAllowed(['GET', 'HEAD'])
  if (!caller) return refusal(403, 'forbidden', 'The token names no clinic or no role of this service.')
  const { plans, signs } = deps.content()
  const mapping: Mapping = { base, door, plans, signs, sha256: deps.sha256 }
  if (name === '') return systemLevel(deps, mapping, request, caller)
  if (!isInScope(caller, name, request)) return outOfScope(name)
  const row = typeNamed(name)
  if (!row) return refusal(404, 'not-supported', `Only ${TYPES.map(({ type }) => type).join(', ')} are here.`)
  if (deeper.length > 0 || id?.startsWith('_') || id?.startsWith('$'))
    return refusal(404, 'not-supported', 'There are no histories, versions, compartments and operations here.')
  if (id !== undefined) {
    if (method !== 'GET') return notAllowed(['GET', 'HEAD'])
    return readOne(deps, mapping, { row, id, caller, query })
  }
  if (method === 'GET' && row.search) return searchAll(deps, mapping, { row, caller, query })
  if (method === 'POST' && row.create) {
    if (!row.create.roles.includes(caller.role)) return forbidden(caller)
    const unread = bodyFault(request)
    if (unread) return unread
    const condition = headers['if-none-exist']
    const incoming = { caller, mapping, body: request.body, ...(condition === undefined ? {} : { condition }) }
    return typeFault(row, request.body) ?? row.create.respond(deps, incoming)
  }
  return notAllowed([...(row.search ? ['GET', 'HEAD'] : []), ...(row.create ? ['POST'] : [])])
}

async function systemLevel(deps: Deps, mapping: Mapping, request: FhirRequest, caller: Caller): Promise<FhirAnswer> {
  if (request.method !== 'POST') return notAllowed(['POST'])
  if (!PERMISSIONS.enrol.includes(caller.role)) return forbidden(caller)
  const beyond = typesIn(request.body).find((type) => caller.scopes && !scopeAllows(caller.scopes, type, 'c'))
  if (beyond !== undefined) return outOfScope(beyond)
  return bodyFault(request) ?? transact(deps, { caller, mapping, body: request.body })
}

type Asked = { row: FhirType; caller: Caller; query: URLSearchParams }

async function readOne(
  deps: Deps,
  mapping: Mapping,
  { row, id, caller, query }: Asked & { id: string },
): Promise<FhirAnswer> {
  if (!row.roles.includes(caller.role)) return forbidden(caller)
  const unknown = [...query.keys()].find((name) => name !== '_format')
  if (unknown) return refusal(400, 'not-supported', `There is no parameter ${unknown.slice(0, 40)} here.`)
  const place = { clinicId: caller.clinicId, personId: personOf(id) }
  const found = isFhirId(id) ? (row.fixed?.(mapping) ?? (await row.ofPatient?.(deps, mapping, place)) ?? []) : []
  const resource = found.find((each) => each.id === id)
  return resource ? { status: 200, body: resource } : refusal(404, 'not-found', `There is no such ${row.type} here.`)
}

async function searchAll(deps: Deps, mapping: Mapping, { row, caller, query: given }: Asked): Promise<FhirAnswer> {
  const { clinicId, role } = caller
  if (!row.roles.includes(role)) return forbidden(caller)
  const clinic = await readItem<Clinic>(deps.records, keys.clinic(clinicId))
  const read = readQuery(row, given, { ...mapping, zone: clinic?.value.zone ?? 'UTC' })
  if ('issues' in read) return refuseFhir(400, read.issues)
  return search({ deps, mapping, clinicId, row, query: read.query, given })
}

/** The types of a bundle's resources. */
function typesIn(body: unknown): string[] {
  const { entry } = (body ?? {}) as { entry?: unknown }
  const resources = Array.isArray(entry) ? entry.map((each) => (each as { resource?: unknown } | null)?.resource) : []
  return resources.map((resource) => String((resource as { resourceType?: unknown } | null)?.resourceType))
}

function isInScope({ scopes }: Caller, type: string, { method, path }: FhirRequest): boolean {
  const letter = method === 'POST' ? 'c' : path.includes('/') ? 'r' : 's'
  return scopes === undefined || scopeAllows(scopes, type, letter)
}

const outOfScope = (type: string): FhirAnswer =>
  refusal(403, 'forbidden', `The token's scopes do not allow this: ask for one of ${type.slice(0, 40)}.`)

const forbidden = ({ role }: Caller): FhirAnswer => refusal(403, 'forbidden', `The role ${role} may not do this.`)

const notAllowed = (allow: string[]): FhirAnswer => ({
  ...refusal(405, 'not-supported', `This path answers ${allow.join(', ') || 'nothing but a read by id'}.`),
  headers: { allow: allow.join(', ') },
})

const JSON_TYPES = /(^|[\s,])(\*\/\*|application\/(\*|json|fhir\+json|json\+fhir))/i

/** `_format` outweighs the header (https://hl7.org/fhir/R4/http.html#parameters). */
const acceptsJson = (accept: string | undefined, format: string | null): boolean =>
  format === null ? !accept || JSON_TYPES.test(accept) : /json/i.test(format)

function bodyFault({ headers, body }: FhirRequest): FhirAnswer | undefined {
  const type = headers['content-type'] ?? ''
  if (type !== '' && !/^application\/(fhir\+json|json|json\+fhir)\s*(;|$)/i.test(type))
    return refusal(415, 'not-supported', 'Send application/fhir+json.')
  return body === undefined ? refusal(400, 'structure', 'A resource is needed as the body.') : undefined
}

/** The type that is created is the type of the path. */
function typeFault({ type }: FhirType, body: unknown): FhirAnswer | undefined {
  const sent = (body as { resourceType?: unknown } | null)?.resourceType
  return sent === type ? undefined : refusal(400, 'structure', `A ${type} is needed.`, 'resourceType')
}
