import { describe, expect, it } from 'vitest'
import { pressLink, showLink } from '../../functions/http/links.ts'
import { act, checkout, listener, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, KIM, LEE, type World } from '../support/world.ts'

const tokenIn = (text: string | undefined) => /\/l\/([a-z0-9]{16})/.exec(text ?? '')?.[1] ?? 'none'

async function anEmergency(says = 'its really hard to swolow') {
  const world = await aWorld()
  const hears = listener(world)
  const procedures = [{ plan: 'neurotoxin', areas: ['glabella'], product: 'Botox Cosmetic', injector: 'Dr Lee' }]
  await checkout(world, { procedures })
  hears(ANA)
  await world.text(ANA, says)
  return { world, hears, token: tokenIn(hears(KIM)[0]) }
}

const press = async (world: World, token: string, action: string) => {
  const answer = await pressLink(world.deps, token, `action=${action}`)
  await world.settle()
  return answer
}

describe('the link in a page', () => {
  it('opened ten times by a scanner leaves the alert paging', async () => {
    const { world, hears, token } = await anEmergency()
    for (let i = 0; i < 10; i++) expect((await showLink(world.deps, token)).status).toBe(200)
    expect(await theAlert(world)).toMatchObject({ state: 'paging' })
    hears(LEE)
    await world.advance(5)
    expect(hears(LEE).length).toBeGreaterThan(0)
  })

  it('shows the words with the sign marked, and acknowledges once for whom the page was sent to', async () => {
    const { world, hears, token } = await anEmergency()
    const { body } = await showLink(world.deps, token)
    expect(body).toContain('its really <mark>hard to swolow</mark>')
    expect(body).toContain(`tel:${ANA}`)
    expect(body).not.toContain('Ruiz')
    expect(body).toContain('<dt>Language</dt><dd>English</dd>')
    expect((await press(world, token, 'acknowledge')).body).toMatch(/It is yours/)
    expect(await theAlert(world)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { staffId: 'nurse-kim' } })
    expect((await press(world, token, 'acknowledge')).body).toMatch(/yours already/)
    for (const phone of [LEE, KIM, HALE]) hears(phone)
    await world.advance(9)
    expect([LEE, KIM, HALE].flatMap(hears)).toEqual([])
  })

  it('of somebody else says who has it', async () => {
    const { world, token } = await anEmergency()
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    expect((await press(world, token, 'acknowledge')).body).toMatch(/Dr Lee has it/)
  })

  it('records the contact, and says when all is over', async () => {
    const { world, token } = await anEmergency()
    await press(world, token, 'contacted')
    expect(await theAlert(world)).toMatchObject({ state: 'contacted' })
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    expect((await press(world, token, 'acknowledge')).body).toMatch(/resolved already/)
  })

  it('shows markup in a patient’s words as words', async () => {
    const { world, token } = await anEmergency('i cant swallow <script>alert(1)</script> "&')
    const { body } = await showLink(world.deps, token)
    expect(body).not.toContain('<script')
    expect(body).toContain('&lt;script&gt;')
  })

  it.each(['none', 'aaaaaaaaaaaaaaaa', '../../etc', ''])('that was never sent (%s) opens nothing', async (token) => {
    const { world } = await anEmergency()
    expect((await showLink(world.deps, token)).status).toBe(410)
    expect((await press(world, token, 'acknowledge')).status).toBe(410)
    expect(await theAlert(world)).toMatchObject({ state: 'paging' })
  })

  it('works for twelve hours', async () => {
    const { world, token } = await anEmergency()
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    await world.advanceHours(13)
    expect((await showLink(world.deps, token)).status).toBe(410)
  })
})

describe('the card for the emergency department', () => {
  it('says what was done where and when, and whom to call, and names nobody', async () => {
    const { world } = await anEmergency()
    const answer = world.at(ANA).at(-1)?.text
    expect(answer).toMatch(/For the ER: https:\/\/care\.example\/l\//)
    const { body } = await showLink(world.deps, tokenIn(answer))
    expect(body).toMatch(/Botox Cosmetic: glabella; Mon 23 Nov, 10:05; by Dr Lee/)
    expect(body).toContain('tel:+14155550198')
    expect(body).not.toMatch(/Ana|Ruiz|5550123/)
    expect((await press(world, tokenIn(answer), 'acknowledge')).body).toMatch(/emergency department/)
    expect(await theAlert(world)).toMatchObject({ state: 'paging' })
  })
})
