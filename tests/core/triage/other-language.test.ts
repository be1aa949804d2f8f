import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { OtherLanguagesFile } from '../../../functions/core/triage/other-language.ts'
import { triage } from '../../../functions/core/triage/triage.ts'
import { rules } from '../../../functions/runtime/rules.ts'

const { languages }: OtherLanguagesFile = JSON.parse(
  readFileSync(new URL('../../../templates/warning-signs/other-languages.json', import.meta.url), 'utf8'),
)
const examples = Object.entries(languages).flatMap(([language, file]) =>
  file.examples.map((text) => ({ language, text })),
)
const inWindow = { procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }], hoursSince: 30 }

describe('a text in a language that nobody here reads', () => {
  it.each(examples)('$language wakes a person in the danger window: $text', ({ text }) => {
    const verdict = triage(text, inWindow, rules())
    expect(verdict.pages).toBe(true)
    expect(['unclear', 'prompt', 'urgent', 'emergency']).toContain(verdict.tier)
  })

  it.each([
    '我呼吸困难',
    'мне трудно дышать',
    'لا أستطيع التنفس',
    '숨쉬기 힘들어요',
  ])('in another script too: %s', (text) => {
    expect(triage(text, inWindow, rules())).toMatchObject({ tier: 'unclear', pages: true })
  })

  it('waits for its reader outside the window', () => {
    const later = { ...inWindow, hoursSince: 24 * 40 }
    expect(triage('je ne peux pas venir demain', later, rules())).toMatchObject({ tier: 'unclear', pages: false })
  })

  it.each([
    'ok see you mon, i work in ca',
    'bon voyage and merci!',
    'the hotel was tres chic, c u there',
    'danke for the reminder, i will be there at 10',
    'gracias, nos vemos mañana con mi mama',
    'que bien, muchas gracias por todo',
    'are u free mon, the mit bus leaves at 9',
  ])('is not what a foreign word makes of an English or Spanish one: %s', (text) => {
    expect(triage(text, inWindow, rules()).pages).toBe(false)
  })
})
