/** What opens the door, and what only looks like it. */
import { createHmac, generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { LEE } from '../support/own-server.ts'
import { filledServer } from './filled-server.ts'

const { cloud, clinic, ids, everything } = filledServer()

describe('a token', () => {
  const read = (token: string) => clinic.call('GET', '/v1/alerts', { headers: { authorization: `Bearer ${token}` } })
  const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString())
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

  it('that was changed, was made by somebody else, has no signature or another algorithm, is refused', async () => {
    const token = await clinic.token('nurse')
    expect((await read(token)).status).toBe(200)
    const [header = '', payload = '', signature = ''] = token.split('.')
    const claims = decoded(payload)
    const other = encoded({ ...claims, clinic: 'other' })
    const own = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(key)
    const hmac = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${payload}`
    const forged = [
      `${header}.${other}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${header}.${payload}.`,
      `${encoded({ alg: 'none' })}.${payload}.`,
      `${encoded({ alg: 'none' })}.${payload}.${signature}`,
      `${hmac}.${createHmac('sha256', 'local').update(hmac).digest('base64url')}`,
      own,
      `${token} ${token}`,
      'Bearer',
      '',
    ]
    for (const each of forged) expect((await read(each)).status, each.slice(0, 60)).toBe(401)
  })

  it('that has run out, is for another audience, by another issuer or lacks the scope, is refused', async () => {
    const good = { clinic: 'demo', role: 'nurse', sub: 'nurse-kim', name: 'Nurse Kim', scope: 'aftercare/clinic' }
    const sign = (changes: Record<string, unknown>) => cloud.issuer.sign({ ...good }, changes)
    expect((await read(await sign({}))).status).toBe(200)
    const hourAgo = decoded((await sign({})).split('.')[1]).iat - 3600
    expect((await read(await sign({ exp: hourAgo }))).status).toBe(401)
    expect((await read(await sign({ nbf: hourAgo + 7200 }))).status).toBe(401)
    expect((await read(await sign({ aud: 'somebody-else' }))).status).toBe(401)
    expect((await read(await sign({ iss: 'https://idp.example' }))).status).toBe(401)
    expect((await read(await sign({ scope: 'openid' }))).status).toBe(403)
    expect((await read(await sign({ role: 'king' }))).status).toBe(403)
    expect((await read(await sign({ clinic: 'nowhere' }))).body?.alerts ?? []).toEqual([])
  })
})

describe('a link', () => {
  const linkIn = async (number: string) =>
    new URL(
      /https?:\/\/\S+/.exec(
        (await clinic.phone(number)).findLast(({ kind, body }) => kind === 'sms' && body.includes('/l/'))?.body ?? '',
      )?.[0] ?? '',
    ).pathname
  const alert = async () => (await clinic.as('nurse', 'GET', `/v1/alerts/${ids.alerts}`)).body
  const press = (path: string, action = 'acknowledge') =>
    fetch(`${cloud.url}${path}`, { method: 'POST', body: new URLSearchParams({ action }) })

  it('shows and does nothing by GET and HEAD, however often and with whatever query', async () => {
    const path = await linkIn(LEE)
    const before = await everything()
    for (const method of ['GET', 'HEAD', 'GET'])
      for (const query of ['', '?action=acknowledge', '?List-Unsubscribe=One-Click'])
        expect((await fetch(`${cloud.url}${path}${query}`, { method })).status).toBe(200)
    expect((await fetch(`${cloud.url}${path}`, { method: 'PUT' })).status).toBeGreaterThanOrEqual(404)
    expect(await everything()).toEqual(before)
  })

  it('that was changed opens nothing and does nothing', async () => {
    const path = await linkIn(LEE)
    const before = await everything()
    const last = path.at(-1) === 'a' ? 'b' : 'a'
    for (const wrong of [
      path.slice(0, -1) + last,
      path.slice(0, -1),
      `${path}a`,
      '/l/__proto__',
      '/l/%2e%2e%2fx',
      `/l/${'x'.repeat(3000)}`,
    ]) {
      expect([404, 410], wrong).toContain((await fetch(`${cloud.url}${wrong}`)).status)
      expect([404, 410], wrong).toContain((await press(wrong)).status)
    }
    expect(await everything()).toEqual(before)
  })

  it('takes no form of megabytes, no other action, and acts once when it is pressed twice', async () => {
    const path = await linkIn(LEE)
    const before = await everything()
    expect((await press(path, 'resolve')).status).toBe(200)
    expect((await press(path, 'x'.repeat(100_000))).status).toBe(413)
    expect(await everything()).toEqual(before)
    const both = await Promise.all([press(path), press(path)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const { acknowledgedBy } = await alert()
    expect(acknowledgedBy).toMatchObject({ name: 'Dr Lee' })
    const { events } = (await clinic.as('nurse', 'GET', `/v1/patients/${ids.patients}/timeline`)).body
    expect(events.filter(({ kind }: { kind: string }) => kind === 'alert-acknowledged')).toHaveLength(1)
  })

  it('opens nothing once it has expired, and its button does nothing', async () => {
    const path = await linkIn(LEE)
    await clinic.as('clinician', 'POST', `/v1/alerts/${ids.alerts}/resolve`, { outcome: 'seen', note: '' })
    await clinic.advance('PT13H')
    expect([404, 410]).toContain((await fetch(`${cloud.url}${path}`)).status)
    expect([404, 410]).toContain((await press(path, 'contacted')).status)
    expect(await alert()).toMatchObject({ state: 'resolved' })
  })
})
