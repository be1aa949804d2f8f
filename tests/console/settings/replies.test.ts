import { describe, expect, it } from 'vitest'
import { anApi } from '../../support/api.ts'
import { anOwner } from '../../support/settings.ts'
import { checkout } from '../../support/stories.ts'
import { ANA, harbor } from '../../support/world.ts'

const CALL = {
  title: 'When to call',
  texts: { en: 'Hi {name}, when can {clinic} call?', es: '{name}, cuando llamamos?' },
}
const PHOTO = { title: 'No photos', texts: { en: 'We cannot see photos.', es: 'No vemos fotos.' } }
const saved = { ...harbor, clinic: { ...harbor.clinic, savedReplies: [CALL, PHOTO] } }

describe('saved replies in the settings', () => {
  it('are added in both languages, changed and removed; each change is on record', async () => {
    const { send, see, clinicNow } = await anOwner()
    expect(await see('')).toContain('href="/console/settings/replies"')
    expect(await see('/replies')).toContain('No replies are saved yet.')
    const added = await send('/replies', { 'title.0': CALL.title, 'en.0': CALL.texts.en, 'es.0': CALL.texts.es })
    expect(added).toMatchObject({ status: 303, location: '/console/settings/replies?saved=yes' })
    expect((await clinicNow()).clinic.savedReplies).toEqual([CALL])
    await send('/replies', { 'title.1': PHOTO.title, 'en.1': PHOTO.texts.en, 'es.1': PHOTO.texts.es })
    await send('/replies', { 'en.1': 'Photos do not reach us.' })
    const changed = { ...PHOTO, texts: { ...PHOTO.texts, en: 'Photos do not reach us.' } }
    expect((await clinicNow()).clinic.savedReplies).toEqual([CALL, changed])
    await send('/replies', { 'remove.0': 'yes' })
    expect((await clinicNow()).clinic.savedReplies).toEqual([changed])
    expect(await see('/log')).toContain('Photos do not reach us.')
  })

  it.each([
    ['en', { 'en.0': 'Hi {first}' }, 'en', 'There is no {first} here. Use {name} and {clinic}.'],
    ['en', { 'en.0': 'x'.repeat(470) }, 'en', 'With the longest names it takes 4 texts. Use 3 or fewer.'],
    ['es', { 'es.0': `á${'x'.repeat(210)}` }, 'es', 'Con los nombres más largos ocupa 4 textos. Use 3 o menos.'],
    ['en', { 'es.0': '' }, 'es', 'Write it in this language too.'],
    ['es', { 'es.0': 'Hola {apellido}' }, 'es', 'Aquí no hay {apellido}. Use {name} y {clinic}.'],
  ] as const)('in %s, %j is refused beside its field, and nothing is lost', async (language, typed, field, words) => {
    const { send, clinicNow } = await anOwner(saved, language)
    const refused = await send('/replies', typed)
    expect(refused.status).toBe(422)
    expect(refused.body).toContain(`id="fault-savedReplies-0-texts-${field}">${words}`)
    expect(refused.body).toContain(Object.values(typed)[0])
    expect((await clinicNow()).clinic.savedReplies).toEqual([CALL, PHOTO])
  })

  it('without a title, or with that of another, are refused', async () => {
    const { send } = await anOwner(saved)
    expect((await send('/replies', { 'title.1': '' })).body).toContain('fault-savedReplies-1-title">Give it a title.')
    expect((await send('/replies', { 'title.1': CALL.title })).body).toContain('Another reply has this title.')
  })

  it('which a colleague has saved meanwhile are not overwritten', async () => {
    const { form, post, clinicNow } = await anOwner(saved)
    const opened = await form('/replies')
    await post('/replies', opened, { 'en.0': 'First.' })
    expect(await post('/replies', opened, { 'en.0': 'Second.' })).toMatchObject({
      status: 409,
      body: expect.stringContaining('Second.'),
    })
    expect((await clinicNow()).clinic.savedReplies?.[0]?.texts.en).toBe('First.')
  })

  it('are a setting of the API, with the same faults', async () => {
    const { world } = await anOwner()
    const ask = anApi(world)
    const patch = (savedReplies: unknown) => ask('PATCH', '/v1/clinic', { body: { savedReplies } })
    expect(await patch([CALL])).toMatchObject({ status: 200, body: { savedReplies: [CALL] } })
    expect(await patch([{ ...CALL, texts: { ...CALL.texts, en: 'Hi {first}' } }])).toMatchObject({
      status: 422,
      body: {
        errors: [{ pointer: '/savedReplies/0/texts/en', detail: 'There is no {first} here; use {name} and {clinic}.' }],
      },
    })
    expect(await patch(Array(13).fill(CALL))).toMatchObject({ status: 422 })
    expect((await ask('GET', '/v1/clinic')).body.savedReplies).toEqual([CALL])
  })
})

describe('a saved reply for a patient', () => {
  /** Ana, who reads Spanish, and a nurse at her page. */
  async function aNurse(language = 'en') {
    const owner = await anOwner(saved)
    const { world, console } = owner
    const { patientId } = await checkout(world, { patient: { language } })
    const { cookies } = await console.signIn('nurse')
    const sent = () => world.at(ANA).map(({ text }) => text)
    const path = `/console/patients/${patientId}`
    const ask = (form: Record<string, string>, to = `${path}/messages`) => console.ask('POST', to, { cookies, form })
    const see = async (at = path) => (await console.ask('GET', at, { cookies })).body
    return { world, ask, see, sent, path }
  }

  it("stands in the list with the patient's name and language", async () => {
    expect(await (await aNurse()).see()).toContain('data-text="Hi Ana, when can Harbor Clinic call?"')
    expect(await (await aNurse('es')).see()).toContain('data-text="Ana, cuando llamamos?"')
  })

  it('fills the text in and sends nothing, until the person sends it, as they have edited it', async () => {
    const { world, ask, sent } = await aNurse()
    await world.settle()
    const before = sent()
    const filled = await ask({ reply: CALL.title, text: '', fill: 'yes' })
    expect(filled.status).toBe(200)
    expect(filled.body).toMatch(/<textarea name="text"[^>]*>Hi Ana, when can Harbor Clinic call\?<\/textarea>/)
    const other = await ask({ reply: PHOTO.title, text: 'Hi Ana, when can Harbor Clinic call?', fill: 'yes' })
    expect(other.body).toMatch(/<textarea name="text"[^>]*>We cannot see photos\.<\/textarea>/)
    const typed = await ask({ reply: PHOTO.title, text: 'About your lip:', fill: 'yes' })
    expect(typed.body).toMatch(/<textarea name="text"[^>]*>About your lip:\nWe cannot see photos\.<\/textarea>/)
    expect((await ask({ reply: '', text: 'Typed.', fill: 'yes' })).body).toMatch(/<textarea[^>]*>Typed\.<\/textarea>/)
    expect(sent()).toEqual(before)
    expect(await ask({ reply: CALL.title, text: 'Hi Ana, at five?' })).toMatchObject({ status: 303 })
    await world.settle()
    expect(sent().slice(before.length)).toEqual(['Hi Ana, at five?'])
  })

  it('fills the text in at an alert too', async () => {
    const { world, ask, see } = await aNurse()
    await world.text(ANA, 'my eyelid is drooping')
    const alert = /href="(\/console\/alerts\/[^"#]+)"/.exec(await see('/console/inbox'))?.[1] ?? ''
    const filled = await ask({ reply: CALL.title, text: '', fill: 'yes' }, `${alert}/text`)
    expect(filled).toMatchObject({
      status: 200,
      body: expect.stringContaining('>Hi Ana, when can Harbor Clinic call?</'),
    })
    expect(filled.body).not.toContain('data-draft="filled"')
  })

  it('is not asked for where the clinic has none', async () => {
    const { world, console } = await anOwner()
    const { patientId } = await checkout(world)
    const { cookies } = await console.signIn('nurse')
    expect((await console.ask('GET', `/console/patients/${patientId}`, { cookies })).body).not.toContain('Saved reply')
  })
})
