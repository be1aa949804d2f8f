import { describe, expect, it } from 'vitest'
import { stampToken } from '../../../functions/use-cases/access/stamp-token.ts'
import { aConsole } from '../../support/console.ts'
import { anOwner } from '../../support/settings.ts'
import { aWorld } from '../../support/world.ts'

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
