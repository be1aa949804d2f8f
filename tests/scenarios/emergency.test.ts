import { describe, expect, it } from 'vitest'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { act, checkout, listener, openAlerts, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, KIM, LEE } from '../support/world.ts'

const HARD_TO_SWALLOW = 'its really hard to swolow'

describe('an expected effect beside a sign', () => {
  it('is no second sign of a page, and wakes nobody again when it comes later', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, 'no swelling. cant swallow')
    expect(hears(KIM)[0]).not.toMatch(/\+1/)
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await world.text(ANA, 'still cant swallow, little bruising')
    expect(hears(KIM)).toEqual([])
    expect((await theAlert(world)).state).toBe('acknowledged')
  })
})

describe('a patient who cannot swallow', () => {
  it('is told to call for help at once, and on call and backup are woken together', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    hears(ANA)
    await world.text(ANA, HARD_TO_SWALLOW)

    const answers = hears(ANA)
    expect(answers).toHaveLength(1)
    expect(answers[0]).toMatch(/911/)
    const alert = await theAlert(world)
    expect(alert).toMatchObject({ tier: 'emergency', state: 'paging', reply: HARD_TO_SWALLOW })
    for (const phone of [LEE, KIM]) {
      const [text, call, ...more] = hears(phone)
      expect(text).toContain(alert.code)
      expect(text).not.toMatch(/Ruiz|Botox|toxin|glabella/i)
      expect(call).toMatch(/^\(voice\) /)
      expect(more).toEqual([])
    }
    expect(hears(HALE)).toEqual([])
  })

  it('has one alert when the carrier delivers the text twice', async () => {
    const world = await aWorld()
    await checkout(world)
    await world.text(ANA, HARD_TO_SWALLOW, { id: 'once' })
    const before = world.arrived.length
    expect(await world.text(ANA, HARD_TO_SWALLOW, { id: 'once' })).toEqual({ kind: 'repeated' })
    expect(world.arrived).toHaveLength(before)
    expect(await openAlerts(world)).toHaveLength(1)
  })

  it('has one alert for two texts three seconds apart', async () => {
    const world = await aWorld()
    await checkout(world)
    await Promise.all([world.text(ANA, HARD_TO_SWALLOW), world.text(ANA, 'please hurry i cant swallow at all')])
    const alert = await theAlert(world)
    expect(alert.messageIds).toHaveLength(2)
    expect(alert.reply).toMatch(/hurry/)
    expect(world.at(ANA).filter(({ text }) => text.includes('911'))).toHaveLength(2 - 1 + welcomes(world.at(ANA)))
  })

  it('wakes more people while nobody answers, and the patient is told', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, HARD_TO_SWALLOW)
    for (const phone of [ANA, LEE, KIM, HALE]) hears(phone)
    await world.advance(5)
    expect(hears(HALE).length).toBeGreaterThan(0)
    await world.advance(6)
    expect(hears(ANA)).toHaveLength(1)
    await world.advance(170)
    expect(hears(LEE).length).toBeGreaterThan(60)
    expect(await theAlert(world)).toMatchObject({ state: 'paging' })
    await world.text(LEE, (await theAlert(world)).code)
    for (const phone of [LEE, KIM, HALE]) hears(phone)
    await world.advance(4)
    for (const phone of [LEE, KIM, HALE]) expect(hears(phone).filter((text) => text.includes('EMERGENCY'))).toEqual([])
  })

  it('is somebody once a nurse texts the code back; without contact paging begins again', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, HARD_TO_SWALLOW)
    const { code } = await theAlert(world)
    for (const phone of [LEE, KIM]) hears(phone)
    await world.advance(2)
    await world.text(KIM, `ack ${code}`)
    expect(hears(KIM)).toHaveLength(1)
    for (const phone of [LEE, HALE]) expect(hears(phone)).toEqual([expect.stringMatching(/Nurse Kim took it/)])
    expect(await theAlert(world)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { staffId: 'nurse-kim' } })
    await world.advance(7)
    expect([...hears(LEE), ...hears(KIM), ...hears(HALE)]).toEqual([])
    await world.advance(2)
    expect(hears(LEE).length).toBeGreaterThan(0)
    expect(hears(KIM).length).toBeGreaterThan(0)
  })

  it('ends with an outcome that a named clinician recorded, and with nothing else', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const { patientId } = await checkout(world)
    await world.text(ANA, HARD_TO_SWALLOW)
    const { code } = await theAlert(world)
    await world.advance(1)
    await world.text(LEE, code)
    await world.advance(1)
    await world.text(LEE, `${code} c`)
    expect(await theAlert(world)).toMatchObject({ state: 'contacted' })
    const done = await act(world, 'dr-lee', {
      kind: 'resolve',
      resolution: { outcome: 'sent-to-emergency', note: 'At the ER with her husband.' },
    })
    expect(done).toMatchObject({ kind: 'done', alert: { state: 'resolved' } })
    for (const phone of [LEE, KIM, HALE]) hears(phone)
    await world.advanceHours(24)
    expect([...hears(LEE), ...hears(KIM), ...hears(HALE)]).toEqual([])
    const told = await timeline(world.deps, 'demo', patientId)
    const kinds = told?.events.map(({ kind }) => kind) ?? []
    const story = [
      'treatment-logged',
      'message-received',
      'alert-opened',
      'alert-paged',
      'page-sent',
      'alert-acknowledged',
      'alert-contacted',
      'alert-resolved',
    ]
    expect(kinds.filter((kind, i) => story.includes(kind) && kinds.indexOf(kind) === i)).toEqual(story)
  })
})

const welcomes = (messages: { text: string }[]) =>
  messages.filter(({ text }) => /STOP/.test(text) && text.includes('911')).length
