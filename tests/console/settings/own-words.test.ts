import { describe, expect, it } from 'vitest'
import { fieldOf } from '../../support/office.ts'
import { anOwner, filledForm, SETTINGS } from '../../support/settings.ts'
import { checkout } from '../../support/stories.ts'

const OWN =
  '{clinic}: Got it, thank you. We have not examined you. New or worse? Call {onCall}. Hard to breathe, swallow or see? Call {emergency}.'
const OWN_ES =
  '{clinic}: Recibido, gracias. No le hemos examinado. Si empeora: {onCall}. Si le cuesta respirar, tragar o ver llame al {emergency}.'
const ROUTINE = '/words/answer-routine'

async function twoSigners() {
  const owner = await anOwner()
  const { cookies } = await owner.console.signIn('clinician', { sub: 'dr-lee', name: 'Dr Lee' })
  const lee = {
    see: async (path: string) => (await owner.console.ask('GET', SETTINGS + path, { cookies })).body,
    post: (path: string, form: URLSearchParams) =>
      owner.console.ask('POST', SETTINGS + path, { cookies, text: form.toString() }),
  }
  return { ...owner, lee }
}

describe("a text in the clinic's own words", () => {
  it('is sent once a second person has signed it, and never before', async () => {
    const { world, send, see, lee } = await twoSigners()
    // Each patient answers once: an answer that was just given is not given again.
    const answered = async (phone: string) => {
      await checkout(world, { patient: { name: 'Ana Ruiz', phone } })
      await world.text(phone, '1')
      await world.settle()
      return world.at(phone).at(-1)?.text
    }
    const proposed = await send(ROUTINE, { 'text.en': OWN, 'text.es': OWN_ES, do: 'propose' })
    expect(proposed.location).toContain('said=proposed')
    expect(await answered('+14155550140')).toContain('Thanks, we saved your answer.')
    expect(await see('/words')).toContain('Proposed by Dr Hale; waits for a second signature.')
    const own = await see(ROUTINE)
    expect(own).toContain('You proposed this.')
    expect(own).not.toContain('/approve"')
    await world.advance(2)
    const read = await lee.see(ROUTINE)
    expect(read).toContain('Harbor Clinic: Got it, thank you.')
    const signed = await lee.post(`${ROUTINE}/approve`, new URLSearchParams({ seen: fieldOf(read, 'seen') }))
    expect(signed.location).toContain('said=approved')
    expect(await answered('+14155550141')).toBe(
      'Harbor Clinic: Got it, thank you. We have not examined you. New or worse? Call (415) 555-0198. Hard to breathe, swallow or see? Call 911.',
    )
    await world.advance(2)
    await send(ROUTINE, {}, `${ROUTINE}/remove`)
    expect(await answered('+14155550142')).toContain('Thanks, we saved your answer.')
    expect(await see('/log')).toMatch(/Message: answer-routine.*signed: .*Dr Hale.*proposed: /s)
  })

  it('has to keep what anybody acts on, fit into one text and name no treatment; what was typed stays', async () => {
    const { send } = await twoSigners()
    const bad = `{clinic}: Thanks for your Botox visit, {name}. It is just normal. Call 911. ${'Long words follow. '.repeat(6)}`
    const { status, body } = await send(ROUTINE, { 'text.en': bad, do: 'propose' })
    expect(status).toBe(422)
    for (const said of ['{emergency}', 'names a treatment', '{name}', 'soothes', 'one text holds 160'])
      expect(body, said).toContain(said)
    expect(body).toContain('Long words follow.')
    const checked = await send(ROUTINE, { 'text.en': OWN, do: 'check' })
    expect(checked.status).toBe(200)
    expect(checked.body).toMatch(/\d+ characters with the longest names: one text/)
    const stop = await send('/words/stopped', {
      'text.en': '{clinic}: You get no more texts. {frontDesk}',
      do: 'propose',
    })
    expect(stop.body).toContain('It has to keep START')
  })

  it('that changed meanwhile is neither overwritten nor signed', async () => {
    const { send, form, post, lee, see } = await twoSigners()
    const stale = await form(ROUTINE)
    await send(ROUTINE, { 'text.en': OWN, do: 'propose' })
    const read = fieldOf(await lee.see(ROUTINE), 'seen')
    const late = await post(ROUTINE, stale, { 'text.en': OWN.replace('Got it', 'Noted'), do: 'propose' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('Noted, thank you')
    const wrong = await lee.post(`${ROUTINE}/approve`, new URLSearchParams({ seen: `${read}x` }))
    expect(wrong.status).toBe(409)
    expect(await see('/words')).toContain('waits for a second signature')
  })

  it('of the consent is what patients read at checkout', async () => {
    const { console, cookies, send, lee } = await twoSigners()
    const page = '/words/page-consent.statement'
    const text =
      '{clinic} may text and email me about my visit and read my replies. Rates may apply. I can reply STOP or HELP.'
    await send(page, { 'text.en': text, 'text.es': text, do: 'propose' })
    await lee.post(`${page}/approve`, new URLSearchParams({ seen: fieldOf(await lee.see(page), 'seen') }))
    const desk = await console.ask('GET', '/console/checkout', { cookies })
    expect(desk.body).toContain('Harbor Clinic may text and email me about my visit')
  })
})

describe('all that patients read', () => {
  it('is signed by two people before the first patient, and again after any change', async () => {
    const { see, send, lee, post } = await twoSigners()
    expect(await see('/checklist')).toContain('No one has read and signed what patients get.')
    await post('/words/sign', new URLSearchParams())
    await post('/words/sign', new URLSearchParams())
    expect(await see('/checklist')).toContain('One person has signed what patients get.')
    expect(await see('/words')).toContain('✓ Signed by Dr Hale.')
    expect((await lee.post('/words/sign', new URLSearchParams())).status).toBe(303)
    expect(await see('/checklist')).toMatch(/id="wording".*✓ Done/s)
    await send(ROUTINE, { 'text.en': OWN, 'text.es': OWN_ES, do: 'propose' })
    expect(await see('/checklist')).toMatch(/id="wording".*✓ Done/s)
    await lee.post(`${ROUTINE}/approve`, new URLSearchParams({ seen: fieldOf(await lee.see(ROUTINE), 'seen') }))
    expect(await see('/checklist')).toContain('No one has read and signed what patients get.')
  })

  it('is for clinicians to sign, who see no other settings', async () => {
    const { lee, console } = await twoSigners()
    const page = await lee.see('/words')
    expect(page).toContain('I have read all of it, and sign')
    expect(page).not.toContain(`href="${SETTINGS}"`)
    expect(filledForm(page, '/words/sign').toString()).toBe('')
    const { cookies } = await console.signIn('nurse')
    expect((await console.ask('GET', `${SETTINGS}/words`, { cookies })).status).toBe(403)
  })
})
