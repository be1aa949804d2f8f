/** Systems of clinics with keys, through the gateway: it lets everybody through to `/systems`, and only a key counts there. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { signedInBrowser } from '../../support/cookie-browser.ts'
import { ANA, ownServer } from '../../support/own-server.ts'
import { SETTINGS } from '../../support/settings.ts'
import { aSystemKey } from '../../support/system-key.ts'
import { aTreatment } from '../../support/treatment-request.ts'

const { cloud, clinic } = ownServer()

const as = (key: string) => ({ headers: { authorization: `Bearer ${key}` } })

it('a system logs a treatment and reads it by FHIR with its key, whose links lead back to where it asked', async () => {
  const { key } = await aSystemKey(cloud, 'Booking system')
  const logged = await clinic.call('POST', '/systems/v1/treatments', {
    ...as(key),
    body: aTreatment(ANA),
  })
  expect([logged.status, typeof logged.body.treatmentId]).toEqual([201, 'string'])
  const found = await clinic.call('GET', `/systems/fhir/R4/Patient?phone=${encodeURIComponent(ANA)}`, as(key))
  expect(found.status).toBe(200)
  const [{ fullUrl, resource }] = found.body.entry
  for (const url of [fullUrl, ...found.body.link.map((each: { url: string }) => each.url)])
    expect(url).toContain(`${cloud.url}/systems/fhir/R4/Patient`)
  expect((await clinic.call('GET', new URL(fullUrl).pathname, as(key))).body.id).toBe(resource.id)
  expect(resource.identifier[0].system).toBe(`${cloud.url}/fhir/R4/NamingSystem/patient`)
  const procedures = `/systems/fhir/R4/Procedure?patient=${encodeURIComponent(fullUrl)}`
  expect((await clinic.call('GET', procedures, as(key))).body.total).toBe(1)
  const other = await clinic.as('system', 'GET', `/v1/treatments/${logged.body.treatmentId}`, undefined, {
    clinic: 'other',
  })
  expect(other.status).toBe(404)
})

it('no token opens /systems, no key opens /v1, and without either nothing does', async () => {
  const { key } = await aSystemKey(cloud, 'Records')
  const token = await clinic.token('admin')
  for (const path of ['/systems/v1/care-plans', `/systems/fhir/R4/Patient?phone=${encodeURIComponent(ANA)}`]) {
    expect((await clinic.call('GET', path, as(key))).status).toBe(200)
    for (const headers of [as(token).headers, {}])
      expect((await clinic.call('GET', path, { headers })).status).toBe(401)
  }
  expect((await clinic.call('GET', '/v1/care-plans', as(key))).status).toBe(401)
  expect((await clinic.call('GET', '/systems/fhir/R4/metadata')).status).toBe(200)
})

it('a system that is removed is out with its next request', async () => {
  const { key, remove } = await aSystemKey(cloud, 'Old records')
  expect((await clinic.call('GET', '/systems/v1/care-plans', as(key))).status).toBe(200)
  await remove()
  expect((await clinic.call('GET', '/systems/v1/care-plans', as(key))).status).toBe(401)
})

it('a system that speaks SMART signs in with its own key through the gateway, and reads by FHIR alone', async () => {
  const { id } = await aSystemKey(cloud, 'Chart')
  const { publicKey, privateKey } = await generateKeyPair('ES384')
  const browse = signedInBrowser(cloud, 'dr-hale')
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] })
  const page = `${SETTINGS}/systems/${id}/public-keys`
  await browse(page)
  await browse(page, { keys })
  const found = await clinic.call('GET', '/systems/fhir/R4/.well-known/smart-configuration')
  const { now } = (await clinic.call('GET', '/_local/clock')).body
  const assertion = await new SignJWT({ iss: id, sub: id, aud: found.body.token_endpoint, jti: 'first' })
    .setExpirationTime(Math.floor(Date.parse(now) / 1000) + 200)
    .setProtectedHeader({ alg: 'ES384', kid: 'one' })
    .sign(privateKey)
  const answer = await fetch(found.body.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'system/*.rs',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
  expect(answer.status).toBe(200)
  const { access_token: token } = (await answer.json()) as { access_token: string }
  expect((await clinic.call('GET', '/systems/fhir/R4/CodeSystem/area', as(token))).status).toBe(200)
  expect((await clinic.call('GET', '/systems/v1/care-plans', as(token))).status).toBe(401)
})
