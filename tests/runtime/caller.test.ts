/** Which credential counts is decided by the path alone: keys under `/systems`, tokens that the gateway has verified elsewhere. */
import { beforeEach, describe, expect, it } from 'vitest'
import { respondFhir } from '../../functions/http/fhir/respond.ts'
import { routes } from '../../functions/http/routes.ts'
import { identify } from '../../functions/runtime/caller.ts'
import { onFhir } from '../../functions/runtime/on-fhir.ts'
import { onHttp } from '../../functions/runtime/on-http.ts'
import { addSystem } from '../../functions/use-cases/access/system-keys.ts'
import { aWorld, type World } from '../support/world.ts'

type Answered = { statusCode: number; headers: Record<string, string>; body: string }

const CLAIMS = { clinic: 'demo', role: 'admin', sub: 'dr-hale', name: 'Dr Hale' }
const TOKEN = { jwt: { claims: CLAIMS, scopes: [] } }
let world: World
let system: { key: string; clientId: string }

beforeEach(async () => {
  world = await aWorld()
  const made = await addSystem(world.deps, {
    clinicId: 'demo',
    by: { id: 'dr-hale', name: 'Dr Hale' },
    name: 'Booking',
  })
  system = made.kind === 'added' ? made : expect.fail(made.kind)
})

type Asking = { authorization?: string | undefined; authorizer?: object; body?: string }
const eventOf = (rawPath: string, { authorization, authorizer, body }: Asking = {}) =>
  ({
    ...{ version: '2.0', rawPath, rawQueryString: '', ...(body === undefined ? {} : { body }) },
    headers: authorization === undefined ? {} : { authorization },
    requestContext: { requestId: 'r', http: { method: 'GET' }, ...(authorizer ? { authorizer } : {}) },
  }) as never

describe('who calls', () => {
  const who = (path: string, asking?: Asking) => identify(eventOf(path, asking), world.deps)

  it('is the system of a key under /systems, whatever claims there are', async () => {
    const caller = { clinicId: 'demo', role: 'system', id: system.clientId, name: 'Booking' }
    const authorization = `Bearer ${system.key}`
    for (const path of ['/systems/v1/care-plans', '/systems/fhir/R4/Patient'])
      for (const authorizer of [{}, { authorizer: TOKEN }])
        expect(await who(path, { authorization, ...authorizer })).toEqual({ kind: 'known', caller })
    expect(await who('/systems/v1/care-plans', { authorizer: TOKEN })).toEqual({ kind: 'no-key' })
  })

  it('is the bearer of the token elsewhere, and no key counts', async () => {
    const authorization = `Bearer ${system.key}`
    for (const path of ['/v1/care-plans', '/fhir/R4/metadata', '/systemsv1/care-plans', '/v1/systems/x'])
      expect(await who(path, { authorization })).toEqual({ kind: 'no-clinic' })
    const { kind, ...known } = await who('/v1/care-plans', { authorization, authorizer: TOKEN })
    expect([kind, known]).toEqual([
      'known',
      { caller: { clinicId: 'demo', role: 'admin', id: 'dr-hale', name: 'Dr Hale' } },
    ])
  })
})

describe('without a key that works', () => {
  const api = () => onHttp(routes, {}, () => world.deps)
  const fhir = () => onFhir(respondFhir, () => world.deps)
  const wrong = () => `Bearer ${system.key.slice(0, -1)}`

  it('the API answers 401 as a problem, FHIR as an OperationOutcome, both with the challenge', async () => {
    for (const [authorization, challenge] of [
      [undefined, 'Bearer realm="aftercare"'],
      [wrong(), 'Bearer realm="aftercare", error="invalid_token"'],
    ]) {
      const said = (await api()(eventOf('/systems/v1/care-plans', { authorization }), {} as never)) as Answered
      expect([said.statusCode, said.headers['www-authenticate'], JSON.parse(said.body)]).toMatchObject([
        ...[401, challenge],
        { status: 401, title: 'Unauthorized' },
      ])
      const asked = eventOf('/systems/fhir/R4/Patient', { authorization, body: '{' })
      const outcome = (await fhir()(asked, {} as never)) as Answered
      expect([outcome.statusCode, outcome.headers['www-authenticate'], JSON.parse(outcome.body)]).toMatchObject([
        ...[401, challenge],
        { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'login' }] },
      ])
    }
  })

  it('a path that does not exist says no more than one that does', async () => {
    const statusOf = async (path: string) => ((await api()(eventOf(path), {} as never)) as Answered).statusCode
    expect([await statusOf('/systems/v1/nothing'), await statusOf('/systems/v1/care-plans')]).toEqual([401, 401])
  })

  it('text that is not shaped like a key costs no read', async () => {
    let reads = 0
    const records = { ...world.records, getAll: () => Promise.reject(new Error(`read ${++reads}`)) }
    const asking = { authorization: 'Bearer aftercare_key-a.short' }
    const found = await identify(eventOf('/systems/v1/care-plans', asking), { ...world.deps, records })
    expect([found, reads]).toEqual([{ kind: 'no-key' }, 0])
  })
})
