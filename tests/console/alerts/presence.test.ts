import { describe, expect, it } from 'vitest'
import type { Doing } from '../../../functions/core/alerts/presence.ts'
import { presencePk } from '../../../functions/core/keys.ts'
import { Unavailable } from '../../../functions/use-cases/ports.ts'
import { aConsole } from '../../support/console.ts'
import { checkout, theAlert } from '../../support/stories.ts'
import { ANA, aWorld, type World } from '../../support/world.ts'

/** Two people at the console of a clinic with one alert. */
async function atNight(world?: World) {
  const here = world ?? (await aWorld())
  await checkout(here)
  await here.text(ANA, 'i cant swallow')
  const { alertId } = await theAlert(here)
  const page = `/console/alerts/${encodeURIComponent(alertId)}`
  const desk = aConsole(here)
  const { cookies: kim } = await desk.signIn('nurse')
  const { cookies: lee } = await desk.signIn('clinician', { sub: 'dr-lee', name: 'Dr Lee' })
  const refresh = (cookies: Record<string, string>, doing?: Doing) =>
    desk.ask('GET', `${page}/state`, { cookies, watching: true, doing })
  const see = async (cookies: Record<string, string>, path = page, language: 'en' | 'es' = 'en') => {
    const { body } = await desk.ask('GET', path, { cookies, language })
    return [...body.matchAll(/<span class="others">(.*?)<\/span><\/span>/gs)].map(([, said = '']) =>
      said.replace(/<[^>]*>/g, '').trim(),
    )
  }
  const kept = () => here.records.list(presencePk('demo'), '')
  return { world: here, desk, alertId, page, kim, lee, refresh, see, kept }
}

const INBOX = '/console/inbox'

describe('who looks at an alert or writes there', () => {
  it('is told to colleagues at its page and at its row, in both languages, and to no one about oneself', async () => {
    const { kim, lee, refresh, see } = await atNight()
    await refresh(kim, 'looking')
    for (const path of [undefined, INBOX, `${INBOX}/list`]) {
      expect(await see(lee, path)).toEqual(['Nurse Kim is looking at this.'])
      expect(await see(kim, path)).toEqual([])
    }
    await refresh(kim, 'writing')
    expect(await see(lee)).toEqual(['Nurse Kim is writing here.'])
    expect(await see(lee, INBOX, 'es')).toEqual(['Nurse Kim está escribiendo aquí.'])
    expect((await refresh(lee, 'looking')).body).toContain('</bdi> is writing here.')
    expect(await see(kim)).toEqual(['Dr Lee is looking at this.'])
  })

  it('is shown for a minute after the last sign, and is one write in twenty seconds', async () => {
    const { world, kim, lee, refresh, see, kept } = await atNight()
    await refresh(kim, 'looking')
    await refresh(kim, 'looking')
    expect((await kept()).map(({ version }) => version)).toEqual([1])
    await world.advance(1)
    expect(await see(lee)).toEqual([])
    expect(await kept()).toEqual([])
    await refresh(kim, 'looking')
    expect(await see(lee)).toEqual(['Nurse Kim is looking at this.'])
  })

  it('is not everyone who has the page: a hidden tab, a look without script, and a form say nothing', async () => {
    const { desk, page, kim, lee, refresh, see, kept } = await atNight()
    await refresh(kim)
    await desk.ask('GET', page, { cookies: kim })
    await desk.ask('GET', `${page}/state`, { cookies: kim, doing: 'writing' })
    await desk.ask('POST', `${page}/tier`, { cookies: kim, doing: 'writing', form: { tier: 'urgent' } })
    await desk.ask('GET', `/console/alerts/${page.length}.x.alert/state`, {
      cookies: kim,
      watching: true,
      doing: 'looking',
    })
    expect(await see(lee)).toEqual([])
    expect(await kept()).toEqual([])
  })

  it('takes nothing, pages on, is in no history, and names no patient', async () => {
    const { world, alertId, kim, refresh, kept } = await atNight()
    const before = await theAlert(world)
    await refresh(kim, 'writing')
    expect(await theAlert(world)).toEqual(before)
    const [item] = await kept()
    expect(item?.value).toMatchObject({ staffId: 'nurse-kim', name: 'Nurse Kim' })
    const text = JSON.stringify(item)
    for (const part of [alertId, ...alertId.split('.').slice(0, 2)]) expect(text).not.toContain(part)
    await world.advance(6)
    expect((await theAlert(world)).state).toBe('paging')
    expect(world.arrived.filter(({ text }) => text.includes('EMERGENCY')).length).toBeGreaterThan(4)
  })

  it('is not told to the front desk, which has no alerts', async () => {
    const { desk, kim, refresh, see } = await atNight()
    await refresh(kim, 'looking')
    const { cookies } = await desk.signIn('front-desk', { sub: 'desk', name: 'Desk' })
    expect(await see(cookies, INBOX)).toEqual([])
  })
})

describe('a store that cannot say or keep it', () => {
  it.each(['listRecent', 'commit'] as const)('(%s fails) is logged, and the page is as it was', async (call) => {
    const night = await atNight()
    const { world, desk, page, kim, lee } = night
    const before = (await night.refresh(lee)).body
    const real = desk.deps.records
    desk.deps.records = {
      ...real,
      async listRecent(pk, prefix) {
        if (call === 'listRecent' && pk === presencePk('demo')) throw new Unavailable('as asked')
        return real.listRecent(pk, prefix)
      },
      async commit(writes) {
        if (call === 'commit' && writes.some(({ key }) => key.pk === presencePk('demo'))) return { kind: 'busy' }
        return real.commit(writes)
      },
    }
    expect((await night.refresh(kim, 'looking')).status).toBe(200)
    expect((await night.refresh(lee)).body).toBe(before)
    expect((await desk.ask('GET', INBOX, { cookies: lee })).status).toBe(200)
    expect((await desk.ask('GET', page, { cookies: lee })).status).toBe(200)
    const name = call === 'commit' ? 'presence-not-written' : 'presence-not-read'
    expect(world.logged.filter(({ event }) => event === name)[0]).toEqual({ event: name, clinic: 'demo' })
  })
})
