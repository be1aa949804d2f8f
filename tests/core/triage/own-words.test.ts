import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { triage } from '../../../functions/core/triage/triage.ts'
import { rules } from '../../../functions/runtime/rules.ts'

const LANGUAGES = ['en', 'es'] as const
/** Day two after toxin: within every window. */
const CONTEXT = { procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }], hoursSince: 26 }

const questions = LANGUAGES.flatMap((language) => {
  const messages: Record<string, string> = JSON.parse(
    readFileSync(new URL(`../../../templates/messages/${language}.json`, import.meta.url), 'utf8'),
  )
  return Object.entries(messages)
    .filter(([id]) => /^check-in-(?!result)[a-z]+$/.test(id))
    .map(([id, text]) => ({
      id: `${language} ${id}`,
      text: text.replace('{clinic}', 'Harbor Clinic').replace('{first}', 'Ana').replace('{emergency}', '911'),
    }))
})

/** The signs that a question names: what stands between the greeting and the first question mark. */
const asked = (text: string): string =>
  (text.split(', ').slice(1).join(', ').split('?')[0] ?? '').replace(/^.*?: /, '').replace(/^(is it|any) /, '')

const read = (text: string, sent: string) => triage(text, { ...CONTEXT, sent: [sent] }, rules())

describe('a reply in our own words', () => {
  it.each(questions)('$id: the signs that it asks about are the patient’s', ({ text }) => {
    const signs = asked(text)
    for (const said of [signs, `${signs} yes`, `yes ${signs}`, `"${signs}"`, signs.replaceAll(',', '')])
      expect(read(said, text), said).toMatchObject({ pages: true })
  })

  it.each(questions)('$id: sent back as it is, or cut short, it says nothing', ({ text }) => {
    for (const back of [text, `  ${text.toUpperCase()}`, text.slice(0, 60)])
      expect(read(back, text), back).toMatchObject({ tier: 'unclear', pages: false, signs: [] })
  })

  it('counts what stands before or behind what is sent back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), fc.boolean(), ({ text }, before) => {
        const own = 'i can not breathe'
        expect(read(before ? `${own} ${text}` : `${text}\n${own}`, text).tier).toBe('emergency')
      }),
    )
  })
})

describe('a forwarded text', () => {
  it.each([
    'Fwd: i cant breathe',
    'fw: my throat is closing',
    '---------- Forwarded message ---------\nMy throat is closing and I cannot breathe',
    'Begin forwarded message:\n\nI went blind in my left eye',
    'Reenviado: no puedo respirar',
  ])('is read: %j', (text) => expect(triage(text, CONTEXT, rules()).tier).toBe('emergency'))
})

describe('what stands below a signature mark', () => {
  it.each([
    ['Thanks\n-- \nmy eyelid is drooping', 'eyelid is drooping'],
    ['ok\n__\ni cant swallow', 'cant swallow'],
    ['1\n--\nI can’t breathe and my lips are swelling up fast', 'can’t breathe'],
  ])('is read, and shown where it stands: %j', (text, evidence) => {
    const { pages, signs } = triage(text, CONTEXT, rules())
    expect(pages).toBe(true)
    const [{ start = 0, end = 0 } = {}] = signs.map((sign) => sign.evidence)
    expect(text.slice(start, end)).toBe(evidence)
  })

  it.each([
    'gracias\n-- \nMaría Dolores',
    'Thanks\n-- \nGrace Payne',
    '1\nAngustias Sofoco',
  ])('is a name where it looks like one: %j', (text) => expect(triage(text, CONTEXT, rules()).pages).toBe(false))
})

describe('a reaction', () => {
  const ours = 'Harbor Clinic: Ana, is it hard to swallow, talk or breathe? Call 911 now.'
  it.each([
    `❤️ to '${ours}'`,
    `❤️ to ‘${ours}’`,
    `Loved '${ours}'`,
    `👍 to “${ours}”`,
    `Liked “${ours.slice(0, 40)}…`,
  ])('says nothing of the patient’s own: %j', (text) => expect(triage(text, CONTEXT, rules()).pages).toBe(false))

  it.each([
    `Liked “${ours}” but i cant breathe`,
    `👍 to "${ours}" my throat is closing`,
    "Loved 'it' but i cant breathe",
  ])('is read behind what it quotes: %j', (text) => expect(triage(text, CONTEXT, rules()).tier).toBe('emergency'))
})

describe('a text of ours in words that we no longer use', () => {
  const read = (text: string) => triage(text, { ...CONTEXT, sender: 'Harbor Clinic' }, rules())
  const formerly = [
    'Harbor Clinic: Ana, can you swallow and speak as always? Any weakness? If not call 911. Reply 1 fine, 2 question, 3 bad.',
    'Harbor Clinic: Ana, swelling of the lips, short of breath or faint? 911. Answer 1 ok, 2 a question, 3 something is wrong.',
    'Harbor Clinic: Ana, se le cierra la garganta o le falta el aire? Llame al 911. Responda 1 bien, 2 duda, 3 mal.',
    'Harbor Clinic: Nobody of our team was reached. Short of breath or faint? Call 911. Are you safe? Reply YES or NO.',
    'Harbor Clinic: Welcome Ana. Trouble breathing or double vision? Call 911. HELP for help, STOP to end.',
  ]

  it.each(formerly)('sent back as it is, it says nothing: %j', (text) => {
    for (const back of [text, text.replace(/\.$/, ''), text.toUpperCase(), `"${text}"`])
      expect(read(back), back).toMatchObject({ pages: false, signs: [] })
  })

  it.each(formerly)('counts what stands around it: %j', (text) => {
    for (const back of [
      `i cant breathe ${text}`,
      `${text} i cant breathe`,
      `${text.replace(/\.$/, '')} i cant breathe`,
      `${text}\nmy throat is closing`,
      text.replace('? ', '? yes i cant breathe '),
      text.replace('Harbor Clinic: ', 'Harbor Clinic: i cant breathe, '),
    ])
      expect(read(back).tier, back).toBe('emergency')
  })

  it.each([
    'Harbor Clinic: i cant breathe',
    'Harbor Clinic: hard to breathe and weak all over',
    'Harbor Clinic: Ana Ruiz here. trouble breathing, please help. 3',
    'Harbor Clinic: cant swallow. 1 hour now, 2 times today, 3 days ago it was fine',
    'Harbor Clinic: hard to swallow? yes. Reply 1 OK, 2 question, 3 unwell.',
    'cant breathe, please STOP asking and send HELP',
  ])('is none where the patient only calls us by name: %j', (text) => expect(read(text).pages).toBe(true))
})
