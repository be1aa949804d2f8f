import { describe, expect, it } from 'vitest'
import { stampToken } from '../../../functions/use-cases/access/stamp-token.ts'
import { addSystem, endOldKeys, replaceKey } from '../../../functions/use-cases/access/system-keys.ts'
import { changeClients } from '../../../functions/use-cases/clinic/change-clients.ts'
import { anApiByKey } from '../../support/api.ts'
import { aConsole } from '../../support/console.ts'
import { anOwner } from '../../support/settings.ts'
import { aTreatment } from '../../support/stories.ts'
import { aWorld, harbor } from '../../support/world.ts'

describe("the clinic's systems", () => {
  it('are connected, renamed and removed; tokens follow at once, and the log says so', async () => {
    const { world, send, see } = await anOwner()
    const tokenOf = () => stampToken(world.deps, { kind: 'system', clientId: 'booking-1' })
    expect(await see('/systems')).toContain('No system uses the API yet.')
    expect((await send('/systems', { clientId: 'booking-1', name: 'Booking' })).location).toContain('said=added')
    expect(await tokenOf()).toMatchObject({
      kind: 'stamped',
      stamp: { clinic: 'demo', role: 'system', name: 'Booking' },
    })
    await send('/systems', { name: 'Booking system' }, '/systems/booking-1')
    expect(await see('/systems')).toContain('<h2>Booking system</h2>')
    await world.advance(1)
    expect((await send('/systems', {}, '/systems/booking-1/remove')).location).toContain('said=removed')
    expect(await tokenOf()).toEqual({ kind: 'of-no-clinic' })
    const log = await see('/log')
    expect(log).toMatch(/Dr Hale.*System, booking-1: name.*<del>Booking system<\/del>.*nothing/s)
    expect(await see('/log?month=2026-10')).toContain('Nothing was changed in this month.')
  })

  it('of others, and ones that are no client ids, are refused with what was typed', async () => {
    const { send, see, post, form } = await anOwner()
    const stale = await form('/systems')
    await send('/systems', { clientId: 'booking-1', name: 'Booking' })
    const twice = await send('/systems', { clientId: 'booking-1', name: 'Other' })
    expect(twice.status).toBe(422)
    expect(twice.body).toMatch(/fault-clientId">This client ID is connected already/)
    expect((await send('/systems', { clientId: 'a b', name: 'Other' })).status).toBe(422)
    expect((await post('/systems', stale, { clientId: 'booking-2', name: 'Late' })).status).toBe(409)
    expect(await see('/systems')).not.toContain('booking-2')
  })
})

describe("a system's key", () => {
  const keyIn = ({ body }: { body: string }): string => /aftercare_key-[\w.-]+/.exec(body)?.[0] ?? ''
  const idIn = (html: string): string => /systems\/(key-\w+)\/key/.exec(html)?.[1] ?? ''
  const aSystem = async () => {
    const owner = await anOwner()
    const added = await owner.send('/systems', { name: 'Booking' }, '/systems/new')
    const page = await owner.see('/systems')
    const ask = anApiByKey(owner.world)
    const call = (key: string, path = '/v1/care-plans') => ask('GET', path, key)
    return { ...owner, added, page, id: idIn(page), first: keyIn(added), call }
  }

  it('is shown once, is kept as a hash, and opens the API as the role system of its clinic', async () => {
    const { world, added, page, id, first, call } = await aSystem()
    expect([added.status, first.length > 60]).toEqual([201, true])
    expect(page).toContain('<h2>Booking</h2>')
    const secret = first.split('.')[1] ?? 'none'
    expect(page).not.toContain(secret)
    expect(JSON.stringify(await world.everything())).not.toContain(secret)
    expect((await call(first)).status).toBe(200)
    expect((await call(first, '/v1/tasks')).body.detail).toBe('The role system may not do this.')
    const [, other] = ['key-a', 'key-b'].map((name) => first.replace(id, name))
    for (const wrong of ['', 'x', `${first}x`, first.slice(0, -1), other ?? '', first.replace('.', '.A').slice(0, -1)])
      expect(await call(wrong), wrong).toMatchObject({
        status: 401,
        headers: { 'content-type': 'application/problem+json', 'www-authenticate': expect.stringMatching(/^Bearer /) },
      })
    const logs = JSON.stringify(world.logged)
    for (const hidden of [secret, world.deps.sha256(secret)]) expect(logs).not.toContain(hidden)
  })

  it('needs a name, and the form that makes it says so', async () => {
    const { send, see } = await anOwner()
    const refused = await send('/systems', { name: ' '.repeat(61) }, '/systems/new')
    expect(refused.status).toBe(422)
    const [before = '', after = ''] = refused.body.split('action="/console/settings/systems"')
    expect([before, after].map((part) => part.includes('fault-name'))).toEqual([true, false])
    expect(await see('/systems')).toContain('No system uses the API yet.')
  })

  it('is replaced: both work for a day, then the new one alone; or the old one ends at once', async () => {
    const { world, send, see, first, id, call } = await aSystem()
    const second = keyIn(await send('/systems', {}, `/systems/${id}/key`))
    expect(second).not.toBe(first)
    expect(await see('/systems')).toContain('The previous key works until')
    expect([(await call(first)).status, (await call(second)).status]).toEqual([200, 200])
    await world.advance(24 * 60 + 1)
    expect([(await call(first)).status, (await call(second)).status]).toEqual([401, 200])
    const { cookies } = await aConsole(world).signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })
    const post = (path: string) => aConsole(world).ask('POST', `/console/settings/systems/${id}${path}`, { cookies })
    const third = keyIn(await post('/key'))
    expect((await call(second)).status).toBe(200)
    expect((await post('/end-old')).location).toContain('said=ended')
    expect([(await call(second)).status, (await call(third)).status]).toEqual([401, 200])
  })

  it('ends with its system, and comes back with no system of the same id', async () => {
    const { send, id, first, call, see } = await aSystem()
    await send('/systems', {}, `/systems/${id}/key`)
    await send('/systems', {}, `/systems/${id}/remove`)
    expect((await call(first)).status).toBe(401)
    await send('/systems', { clientId: id, name: 'Again' })
    expect((await call(first)).status).toBe(401)
    expect(await see('/log')).toMatch(/System, key-\w+: key<\/strong>.*replaced/s)
  })

  it('opens its own clinic alone, and no admin of another clinic replaces or ends it', async () => {
    const bay = { ...harbor.clinic, clinicId: 'bay', textingNumber: '+14155550300', pagingNumber: '+14155550300' }
    const world = await aWorld({ clinics: [harbor, { ...harbor, clinic: bay, staff: [], shifts: [] }] })
    const [by, ask] = [{ id: 'dr-hale', name: 'Dr Hale' }, anApiByKey(world)]
    const make = async (clinicId: string) => {
      const made = await addSystem(world.deps, { clinicId, by, name: 'Booking' })
      return made.kind === 'added' ? made : expect.fail(made.kind)
    }
    const [ours, theirs] = [await make('demo'), await make('bay')]
    const logged = await ask('POST', '/v1/treatments', ours.key, aTreatment(world))
    expect(logged.status).toBe(201)
    const treatment = `/v1/treatments/${logged.body.treatmentId}`
    expect((await ask('GET', treatment, ours.key)).status).toBe(200)
    expect((await ask('GET', treatment, theirs.key)).status).toBe(404)
    expect((await ask('GET', treatment, ours.key.replace(ours.clientId, theirs.clientId))).status).toBe(401)
    const foreign = { clinicId: 'bay', clientId: ours.clientId, by }
    expect(await replaceKey(world.deps, foreign)).toBeUndefined()
    expect(await endOldKeys(world.deps, foreign)).toBe(false)
    expect(
      await changeClients(world.deps, 'bay', (all) => all.filter((each) => each.clientId !== ours.clientId), { by }),
    ).toEqual({ kind: 'changed' })
    expect((await ask('GET', treatment, ours.key)).status).toBe(200)
  })
})

describe('webhooks', () => {
  it('are added with a secret that is shown once, get another, and are removed', async () => {
    const world = await aWorld()
    const console = aConsole({ ...world, deps: { ...world.deps, hostKind: async () => 'callable' } } as typeof world)
    const { cookies } = await console.signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })
    const post = (path: string, text = '') => console.ask('POST', `/console/webhooks${path}`, { cookies, text })
    const see = async () => (await console.ask('GET', '/console/webhooks', { cookies })).body
    const none = await post('/new', 'url=https://systems.harbor.example/hook')
    expect([none.status, none.body.includes('Choose at least one event')]).toEqual([422, true])
    const bad = await post('/new', 'url=http://localhost/hook&events=task.done')
    expect(bad.body).toMatch(/id="fault-url">/)
    const added = await post('/new', 'url=https://systems.harbor.example/hook&events=task.done&events=alert.opened')
    const [secret = ''] = /whsec_[^<]+/.exec(added.body) ?? []
    expect(secret.length).toBeGreaterThan(20)
    const page = await see()
    expect(page).toContain('https://systems.harbor.example/hook')
    expect(page).not.toContain(secret.slice(6))
    const [, id = ''] = /webhooks\/(\w+)\/rotate/.exec(page) ?? []
    const [other = ''] = /whsec_[^<]+/.exec((await post(`/${id}/rotate`)).body) ?? []
    expect(other).not.toBe(secret)
    expect(other.length).toBeGreaterThan(20)
    expect((await post(`/${id}/remove`)).location).toContain('said=removed')
    expect(await see()).toContain('There is no webhook yet')
    expect((await post(`/${id}/remove`)).location).toContain('said=unknown')
  })
})
