import { describe, expect, it } from 'vitest'
import type { Clinic } from '../../functions/core/clinic/clinic.ts'
import { keys } from '../../functions/core/keys.ts'
import { pressLink, showLink } from '../../functions/http/links.ts'
import { read, write } from '../../functions/use-cases/store/records.ts'
import { act, checkout, listener, tasks, theAlert } from '../support/stories.ts'
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

const press = async (world: World, token: string, action: string, more: Record<string, string> = {}) => {
  const answer = await pressLink(world.deps, token, new URLSearchParams({ action, ...more }).toString())
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

  it('takes back a tap that was a mistake, for ten seconds, and pages as if it had never been', async () => {
    const { world, hears, token } = await anEmergency()
    const before = await theAlert(world)
    const undo = /value="undo"/
    expect((await showLink(world.deps, token)).body).not.toMatch(undo)
    expect((await press(world, token, 'acknowledge', { note: 'typed' })).body).toMatch(undo)
    world.standStill(9 / 60)
    expect((await showLink(world.deps, token)).body).toMatch(undo)
    for (let tap = 0; tap < 2; tap++)
      expect((await press(world, token, 'undo', { note: 'typed' })).body).toMatch(/You gave the alert back.*typed/s)
    const { state, timers, history } = await theAlert(world)
    expect([state, timers]).toEqual([before.state, before.timers])
    expect(history.filter(({ kind }) => kind === 'acknowledgement-undone')).toHaveLength(1)
    for (const phone of [LEE, KIM, HALE]) hears(phone)
    await world.advance(5)
    expect(hears(LEE).length).toBeGreaterThan(0)

    await press(world, token, 'acknowledge')
    world.standStill(11 / 60)
    expect((await showLink(world.deps, token)).body).not.toMatch(undo)
    expect((await press(world, token, 'undo')).body).toContain('More than ten seconds have passed.')
    expect(await theAlert(world)).toMatchObject({ state: 'acknowledged' })
  })

  it('lets a colleague undo nothing of what another person took', async () => {
    const { world, token } = await anEmergency()
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    expect((await showLink(world.deps, token)).body).not.toContain('value="undo"')
    expect((await press(world, token, 'undo')).body).toContain('Dr Lee has this alert: only they can undo that.')
    expect(await theAlert(world)).toMatchObject({ acknowledgedBy: { staffId: 'dr-lee' } })
  })

  it('reopens an outcome within the hour, by its author and with a reason', async () => {
    const { world, hears, token } = await anEmergency()
    const other = tokenIn(hears(LEE)[0])
    await press(world, token, 'resolve', { outcome: 'no-concern', note: 'Talked to Mia.' })
    const closed = await showLink(world.deps, token)
    expect(closed.body).toContain('recorded “No concern”')
    expect(closed.body).toContain('value="reopen"')
    expect((await showLink(world.deps, other)).body).not.toContain('value="reopen"')
    expect((await press(world, token, 'reopen', { reason: ' ' })).body).toContain('Why? Give the reason.')
    expect((await press(world, other, 'reopen', { reason: 'No.' })).body).toContain('only they can withdraw it')
    for (const phone of [LEE, KIM]) hears(phone)
    expect((await press(world, token, 'reopen', { reason: 'Wrong patient.' })).body).toContain(
      'The alert is open again',
    )
    expect(await theAlert(world)).toMatchObject({ state: 'paging', withdrawn: [{ outcome: 'no-concern' }] })
    expect([LEE, KIM].flatMap(hears).length).toBeGreaterThan(0)

    await press(world, token, 'resolve', { outcome: 'seen', note: '' })
    await world.advance(61)
    expect((await showLink(world.deps, token)).body).not.toContain('value="reopen"')
    expect((await press(world, token, 'reopen', { reason: 'Late.' })).body).toContain('More than an hour has passed')
  })

  it('of somebody else says who has it', async () => {
    const { world, token } = await anEmergency()
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    expect((await press(world, token, 'acknowledge')).body).toMatch(/Dr Lee has this alert/)
  })

  it('records the contact, and says when all is over', async () => {
    const { world, token } = await anEmergency()
    await press(world, token, 'contacted')
    expect(await theAlert(world)).toMatchObject({ state: 'contacted' })
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    expect((await press(world, token, 'acknowledge')).body).toMatch(/Dr Lee has already recorded an outcome/)
  })

  it('does everything for its alert: tries, a text, reached, the outcome', async () => {
    const { world, hears, token } = await anEmergency()
    await press(world, token, 'acknowledge')
    await press(world, token, 'no-answer', { seen: '0' })
    // Sent again by a reload.
    await press(world, token, 'no-answer', { seen: '0' })
    await press(world, token, 'voicemail', { seen: '1' })
    expect((await theAlert(world)).attempts.map(({ kind }) => kind)).toEqual(['no-answer', 'voicemail'])
    hears(ANA)
    const text = { text: 'This is Kim from the clinic. Please pick up.', formId: 'abcdefghij' }
    for (let i = 0; i < 2; i++) expect((await press(world, token, 'text', text)).body).toContain('Text sent.')
    expect(hears(ANA)).toEqual([text.text])
    await press(world, token, 'contacted')
    const outcome = { outcome: 'in-person-arranged', note: 'Comes at nine.', harm: 'none', checkAfter: '6' }
    expect((await press(world, token, 'resolve', outcome)).body).toContain('Outcome recorded.')
    const { body } = await showLink(world.deps, token)
    expect(body).toContain('Nurse Kim recorded “In person arranged”')
    expect(body).not.toContain('id="act"')
    await world.advanceHours(6)
    expect(await tasks(world)).toMatchObject([{ kind: 'next-check' }])
  })

  it('hands the alert to a colleague, who is told', async () => {
    const { world, hears, token } = await anEmergency()
    await press(world, token, 'acknowledge')
    expect((await press(world, token, 'hand-over')).body).toContain('Choose a colleague.')
    hears(LEE)
    await press(world, token, 'hand-over', { to: 'dr-lee' })
    expect(await theAlert(world)).toMatchObject({ acknowledgedBy: { staffId: 'dr-lee' } })
    expect(hears(LEE).length).toBeGreaterThan(0)
  })

  it('loses nothing that was typed: a refusal, another button, a colleague who was faster', async () => {
    const { world, token } = await anEmergency()
    const note = 'Swelling since noon, breathes well.'
    expect((await press(world, token, 'resolve', { note })).body).toContain(note)
    expect((await press(world, token, 'acknowledge', { note, text: 'Half a te' })).body).toMatch(
      /Half a te.*Swelling since noon/s,
    )
    const early = await press(world, token, 'resolve', { outcome: 'unreachable', note })
    expect(early.body).toMatch(/0 of 3 tries. Log 3 more/)
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    const late = await press(world, token, 'resolve', { outcome: 'seen', note })
    expect(late.body).toMatch(/Dr Lee has already recorded an outcome.*Not saved: what you typed.*Swelling since noon/s)
  })

  it('says who it is, what was said at checkout, and whom to ask for the language', async () => {
    const world = await aWorld()
    const clinic = await read<Clinic>(world.records, keys.clinic('demo'))
    if (!clinic) throw new Error('no clinic')
    const withLine = { ...clinic.value, interpreterPhone: '+14155550180' }
    await world.records.commit([write(keys.clinic('demo'), withLine, clinic.version)])
    const hears = listener(world)
    await checkout(world, { patient: { language: 'es' }, risks: ['blood-thinners'] })
    await world.text(ANA, 'no puedo tragar')
    const { body } = await showLink(world.deps, tokenIn(hears(KIM)[0]))
    expect(body).toContain('<bdi>Ana R.</bdi>')
    expect(body).toContain('<dd>Spanish</dd>')
    expect(body).toContain('<dd>Takes blood thinners</dd>')
    expect(body).toContain('tel:+14155550180')
    expect(body).toMatch(/Reach the patient by \d+:\d\d [AP]M: \d+ min left/)
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
    expect(body).toMatch(/Botox Cosmetic: glabella; Mon, Nov 23, 10:05 AM; by Dr Lee/)
    expect(body).toContain('tel:+14155550198')
    expect(body).not.toMatch(/Ana|Ruiz|5550123/)
    expect((await press(world, tokenIn(answer), 'acknowledge')).body).toMatch(/emergency department/)
    expect(await theAlert(world)).toMatchObject({ state: 'paging' })
  })
})
