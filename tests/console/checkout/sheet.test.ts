/** The sheet that a patient takes home from checkout, in the patient's language. */
import { describe, expect, it } from 'vitest'
import { aConsole } from '../../support/console.ts'
import { checkout } from '../../support/stories.ts'
import { aWorld } from '../../support/world.ts'

const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u202f\u00a0]+/g, ' ')
    .replaceAll('&#39;', "'")

async function sheetOf(changes: Parameters<typeof checkout>[1] = {}) {
  const world = await aWorld()
  const logged = await checkout(world, changes)
  const desk = aConsole(world)
  const { cookies } = await desk.signIn('front-desk')
  const shown = await desk.ask('GET', `/console/treatments/${logged.treatmentId}/sheet`, { cookies })
  return { world, desk, cookies, logged, shown, text: plain(shown.body) }
}

describe('the aftercare sheet', () => {
  it('says what to do, the danger signs, whom to call and when messages come', async () => {
    const { shown, text } = await sheetOf()
    expect(shown.status).toBe(200)
    for (const part of [
      'For \u2068Ana Ruiz\u2069, visit on Monday, November 23 at',
      'Danger signs Hard to breathe, swallow, talk or see?',
      'Emergency 911',
      'The clinic, day and night (',
      'Front desk (',
      'Neurotoxin: glabella',
      'Stay upright for four hours.',
      'When we write to you',
      ', text',
    ])
      expect(text).toContain(part)
    expect(
      text.match(/(Monday|Tuesday|Thursday), (November|December) \d+ at \d+:\d\d [AP]M, text/g)?.length,
    ).toBeGreaterThan(2)
  })

  it('is in Spanish for a patient who reads Spanish, while the button is in the language of staff', async () => {
    const { shown, text } = await sheetOf({ patient: { language: 'es' } })
    expect(shown.body).toContain('<html lang="es"')
    expect(shown.body).toMatch(/<button[^>]*lang="en"[^>]*>Print<\/button>/)
    expect(text).toContain('Señales de peligro ¿Le cuesta respirar, tragar, hablar o ver?')
    expect(text).toContain('Neurotoxina: entrecejo')
    expect(text).toMatch(/Cuándo le escribiremos .*mensaje de texto/)
  })

  it('of two plans says each thing once, and without messages says so', async () => {
    const procedures = [
      { plan: 'neurotoxin', areas: ['glabella'] },
      { plan: 'filler', areas: ['lips'] },
    ]
    const { text } = await sheetOf({ procedures, consent: { sms: false, declined: true } })
    expect(text).toContain('Stay upright for four hours.')
    expect(text).toContain('Put something cold, wrapped in cloth, on the swelling.')
    expect(text.match(/Please keep this sheet/g)).toHaveLength(1)
    expect(text).toMatch(/In the next days:.*swelling\..*four hours\..*Call us at any hour/)
    expect(text).toContain('No messages are planned.')
  })

  it('is linked from what checkout says and from the patient’s page, and is none of a visit that did not happen', async () => {
    const { desk, cookies, logged } = await sheetOf()
    const path = `/console/treatments/${logged.treatmentId}`
    const page = await desk.ask('GET', `/console/patients/${logged.patientId}`, { cookies })
    expect(page.body).toContain(`href="${path}/sheet"`)
    await desk.ask('POST', `${path}/cancel`, { cookies })
    expect((await desk.ask('GET', `${path}/sheet`, { cookies })).status).toBe(404)
    expect((await desk.ask('GET', '/console/treatments/nobody.t1/sheet', { cookies })).status).toBe(404)
  })
})
