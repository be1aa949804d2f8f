import { describe, expect, it } from 'vitest'
import { aConsole } from '../support/console.ts'
import { aWorld } from '../support/world.ts'

describe('signing in at the console', () => {
  it('sends whoever is nobody to the provider and back to the page they wanted', async () => {
    const console = aConsole(await aWorld())
    const asked = await console.ask('GET', '/console/inbox')
    expect(asked).toMatchObject({ status: 303, location: '/console/sign-in?to=%2Fconsole%2Finbox' })
    const { back, cookies } = await console.signIn('nurse', {}, '/console/inbox')
    expect(back).toMatchObject({ status: 303, location: '/console/inbox' })
    expect(back.cookies?.[0]).toMatch(/; HttpOnly; SameSite=Lax; Secure$/)
    expect((await console.ask('GET', '/console/inbox', { cookies })).status).toBe(200)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/console/../l/x?y',
    '/console\\@evil.example',
  ])('does not go back to %s', async (to) => {
    const { back } = await aConsole(await aWorld()).signIn('nurse', {}, to)
    expect(new URL(back.location ?? '', 'https://care.example').origin).toBe('https://care.example')
    expect(back.location).toMatch(/^\/console/)
  })

  it('refuses a code that another browser brings, and one that comes twice', async () => {
    const console = aConsole(await aWorld())
    const { binding } = await console.signIn('nurse')
    const again = await console.ask('GET', `/console/signed-in?state=${binding}&code=code`, {
      cookies: { 'aftercare-sign-in': binding },
    })
    expect(again).toMatchObject({ status: 403 })
    const began = await console.ask('GET', '/console/sign-in')
    const state = console.cookieOf(began, 'aftercare-sign-in')
    const elsewhere = await console.ask('GET', `/console/signed-in?state=${state}&code=code`)
    expect(elsewhere).toMatchObject({ status: 403 })
  })

  it.each([
    [{ clinic: undefined }],
    [{ role: 'system' }],
    [{ role: 'owner' }],
    [{ sub: undefined }],
  ])('refuses an account with %j and says whom to ask', async (claims) => {
    const { back } = await aConsole(await aWorld()).signIn('nurse', claims)
    expect(back.status).toBe(403)
    expect(back.body).toContain('Ask the admin')
    expect(back.cookies ?? []).toEqual([])
  })

  it('ends after half an hour without use, which a page that looks by itself does not count as', async () => {
    const world = await aWorld()
    const console = aConsole(world)
    const { cookies } = await console.signIn('nurse')
    world.standStill(29)
    expect((await console.ask('GET', '/console/inbox', { cookies })).status).toBe(200)
    world.standStill(29)
    const watched = { cookies, watching: true }
    expect((await console.ask('GET', '/console/inbox/list', watched)).status).toBe(200)
    world.standStill(2)
    expect((await console.ask('GET', '/console/inbox/list', watched)).status).toBe(401)
    expect((await console.ask('GET', '/console/inbox', { cookies })).status).toBe(303)
  })

  it('ends after twelve hours however busy, and at once on signing out', async () => {
    const world = await aWorld()
    const console = aConsole(world)
    const { cookies } = await console.signIn('nurse')
    for (let i = 0; i < 12 * 3; i++) {
      world.standStill(20)
      await console.ask('GET', '/console/inbox', { cookies })
    }
    expect((await console.ask('GET', '/console/inbox', { cookies })).status).toBe(303)
    const { cookies: next } = await console.signIn('nurse')
    await console.ask('POST', '/console/sign-out', { cookies: next })
    expect((await console.ask('GET', '/console/inbox', { cookies: next })).status).toBe(303)
  })

  it('keeps in the table nothing by which somebody else could be signed in', async () => {
    const world = await aWorld()
    const console = aConsole(world)
    const { cookies } = await console.signIn('nurse')
    const found = await world.records.list(`SESSION#${cookies['aftercare-session']}`, '')
    expect(found).toEqual([])
    const kept = await world.records.list(`SESSION#${world.deps.sha256(cookies['aftercare-session'] ?? '')}`, '')
    expect(JSON.stringify(kept)).not.toContain(cookies['aftercare-session'])
    expect(kept).toHaveLength(1)
  })
})
