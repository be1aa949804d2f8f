/** SMART backend services: a system signs in to FHIR with its own key pair, and gets what its scopes say. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { respondFhir } from '../../../functions/http/fhir/respond.ts'
import { onFhir } from '../../../functions/runtime/on-fhir.ts'
import { addSystem, setPublicKeys } from '../../../functions/use-cases/access/system-keys.ts'
import { changeClients } from '../../../functions/use-cases/clinic/change-clients.ts'
import { anApiByKey } from '../../support/api.ts'
import { aVisit, type Json } from '../../support/fhir.ts'
import { ANA, aWorld, type World } from '../../support/world.ts'

const DOOR = '/systems/fhir/R4'
const BY = { id: 'dr-hale', name: 'Dr Hale' }
const ALL = 'system/*.cruds'

type Pair = Awaited<ReturnType<typeof generateKeyPair>>
let pairs: Record<'RS384' | 'ES384' | 'other', Pair>
let publicKeys: Json[]
beforeAll(async () => {
  const [rsa, ec, other] = await Promise.all(['RS384', 'ES384', 'ES384'].map((alg) => generateKeyPair(alg)))
  pairs = { RS384: rsa, ES384: ec, other } as typeof pairs
  const [{ n, e }, { x, y, crv }] = (await Promise.all([
    exportJWK(pairs.RS384.publicKey),
    exportJWK(pairs.ES384.publicKey),
  ])) as [Json, Json]
  publicKeys = [
    { kid: 'RS384', kty: 'RSA', n, e },
    { kid: 'ES384', kty: 'EC', crv, x, y },
  ]
})

let world: World
let clientId: string
let call: (method: string, path: string, more?: Calling) => Promise<{ status: number; body: Json }>
type Calling = { token?: string; body?: string; query?: string; headers?: Record<string, string> }

beforeEach(async () => {
  world = await aWorld()
  const added = await addSystem(world.deps, { clinicId: 'demo', by: BY, name: 'Chart' })
  clientId = added.kind === 'added' ? added.clientId : ''
  await setPublicKeys(world.deps, { clinicId: 'demo', clientId, by: BY, publicKeys })
  const handler = onFhir(respondFhir, () => world.deps)
  call = async (method, path, { token, body, query = '', headers = {} } = {}) => {
    const event = {
      ...{ version: '2.0', rawPath: `${DOOR}${path}`, rawQueryString: query },
      headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      // The gateway hands over what is no text in base64.
      ...(body === undefined ? {} : { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }),
      requestContext: { requestId: 'r', http: { method } },
    }
    const { statusCode, body: said } = (await handler(event as never, {} as never)) as {
      statusCode: number
      body: string
    }
    return { status: statusCode, body: said === '' ? undefined : JSON.parse(said) }
  }
})

type Signing = {
  pair?: keyof typeof pairs
  kid?: string
  alg?: string
  aud?: string
  iss?: string
  sub?: string
  seconds?: number
  jti?: string | null
}
let count = 0
async function assertion({
  pair = 'RS384',
  kid = pair,
  alg = pair,
  seconds = 240,
  jti = `jti-${count++}`,
  ...claims
}: Signing = {}) {
  const now = Math.floor(Date.parse(world.now()) / 1000)
  const { body } = await call('GET', '/.well-known/smart-configuration')
  const { aud = body.token_endpoint, iss = clientId, sub = iss } = claims
  const jwt = new SignJWT({ aud, iss, sub, ...(jti === null ? {} : { jti }) }).setExpirationTime(now + seconds)
  return jwt.setProtectedHeader({ alg: alg === 'other' ? 'ES384' : alg, kid, typ: 'JWT' }).sign(pairs[pair].privateKey)
}
const ask = async (given: Record<string, string>) =>
  call('POST', '/auth/token', {
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      scope: ALL,
      ...given,
    }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
const tokenFor = async (scope = ALL, signing: Signing = {}): Promise<string> =>
  (await ask({ scope, client_assertion: await assertion(signing) })).body.access_token

describe('a system with public keys', () => {
  it.each(['RS384', 'ES384'] as const)('signs in by %s, logs a visit and reads it', async (pair) => {
    const { status, body } = await ask({ client_assertion: await assertion({ pair }) })
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 300 })
    expect(body.scope.split(' ')).toEqual([
      'system/Patient.crs',
      'system/Procedure.crs',
      'system/Consent.c',
      'system/CommunicationRequest.rs',
      'system/CodeSystem.r',
    ])
    const token = body.access_token
    const base = `${world.deps.linkBase}/fhir/R4`
    const visit = aVisit(base, ANA, {
      procedure: { performedDateTime: world.now() },
      consent: { dateTime: world.now() },
    })
    const logged = await call('POST', '', { token, body: JSON.stringify(visit) })
    expect(logged.status).toBe(200)
    const found = await call('GET', '/Patient', { token, query: `phone=${encodeURIComponent(ANA)}` })
    expect(found.body.total).toBe(1)
  })

  it('finds the token endpoint without a token, and nothing else', async () => {
    const { status, body } = await call('GET', '/.well-known/smart-configuration')
    expect(status).toBe(200)
    expect(body.token_endpoint).toBe(`${world.deps.linkBase}${DOOR}/auth/token`)
    expect(body.scopes_supported).toContain('system/Patient.crs')
    expect((await call('GET', '/Patient', { query: 'phone=1' })).status).toBe(401)
    expect((await call('GET', '/auth/token')).status).toBe(405)
  })

  it('may do what its scopes say, and no more', async () => {
    const token = await tokenFor('system/Patient.read system/Alert.rs nonsense')
    expect((await call('GET', '/Patient', { token, query: 'phone=1' })).status).not.toBe(403)
    for (const [method, path] of [
      ['GET', '/Procedure'],
      ['POST', '/Patient'],
      ['GET', '/CodeSystem/area'],
    ] as const)
      expect((await call(method, path, { token, body: '{}' })).status, `${method} ${path}`).toBe(403)
    const visit = JSON.stringify(aVisit(`${world.deps.linkBase}/fhir/R4`, ANA))
    expect((await call('POST', '', { token, body: visit })).status).toBe(403)
  })

  it('cannot widen what its token says', async () => {
    const token = await tokenFor('system/Patient.r')
    const wider = token.replace('system/Patient.r', 'system/Patient.crs')
    expect(wider).not.toBe(token)
    expect((await call('GET', '/Patient', { token: wider, query: 'phone=1' })).status).toBe(401)
  })

  it('has a token for five minutes, which ends with its keys or with the system', async () => {
    const token = await tokenFor()
    const works = async () => (await call('GET', '/CodeSystem/area', { token })).status === 200
    expect(await works()).toBe(true)
    await world.advance(5)
    expect(await works()).toBe(false)
    const next = await tokenFor()
    await setPublicKeys(world.deps, { clinicId: 'demo', clientId, by: BY, publicKeys: [] })
    expect((await call('GET', '/CodeSystem/area', { token: next })).status).toBe(401)
    await setPublicKeys(world.deps, { clinicId: 'demo', clientId, by: BY, publicKeys })
    expect((await call('GET', '/CodeSystem/area', { token: next })).status).toBe(200)
    await changeClients(world.deps, 'demo', () => [], { by: BY })
    expect((await call('GET', '/CodeSystem/area', { token: next })).status).toBe(401)
  })

  it('opens FHIR with its token, and not the JSON API', async () => {
    expect((await anApiByKey(world)('GET', '/v1/care-plans', await tokenFor())).status).toBe(401)
  })
})

describe('a sign-in is refused', () => {
  it.each<[string, Signing, RegExp]>([
    ['for another address', { aud: 'https://care.example/fhir/R4' }, /claim aud/],
    ['in another system’s name', { sub: 'key-other' }, /claim sub/],
    ['of a system that is not here', { iss: 'key-nobody', sub: 'key-nobody' }, /no system that has public keys/],
    ['when it has expired', { seconds: -60 }, /expired/],
    ['when it lives too long', { seconds: 900 }, /within five minutes/],
    ['without a jti', { jti: null }, /claim jti/],
    ['by a key that is not registered', { pair: 'other', kid: 'unknown' }, /No registered public key/],
    ['by a key of another pair under a known kid', { pair: 'other', kid: 'ES384' }, /does not verify/],
  ])('%s', async (_, signing, because) => {
    const { status, body } = await ask({ client_assertion: await assertion(signing) })
    expect([status, body.error]).toEqual([401, 'invalid_client'])
    expect(body.error_description).toMatch(because)
  })

  it('by a shared secret or by no signature', async () => {
    const [header, payload] = (await assertion()).split('.')
    const forged = (alg: string) => Buffer.from(JSON.stringify({ alg, kid: 'RS384' })).toString('base64url')
    for (const client_assertion of [
      `${forged('none')}.${payload}.`,
      `${forged('HS256')}.${payload}.${header}`,
      'nonsense',
    ])
      expect((await ask({ client_assertion })).body.error).toBe('invalid_client')
  })

  it('the second time that it is sent', async () => {
    const client_assertion = await assertion()
    expect((await ask({ client_assertion })).status).toBe(200)
    const { status, body } = await ask({ client_assertion })
    expect(status).toBe(401)
    expect(body.error_description).toMatch(/used before/)
  })

  it.each([
    ['grant_type', 'password', 'unsupported_grant_type'],
    ['client_assertion_type', 'x', 'invalid_request'],
    ['scope', 'system/Alert.rs', 'invalid_scope'],
    ['scope', '', 'invalid_scope'],
  ])('with the %s "%s"', async (name, value, error) => {
    const { status, body } = await ask({ client_assertion: await assertion(), [name]: value })
    expect([status, body.error]).toEqual([400, error])
  })
})
