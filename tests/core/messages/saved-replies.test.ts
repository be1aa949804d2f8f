import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  filledWith,
  replyTextFaults,
  replyTo,
  savedReplyFaults,
} from '../../../functions/core/messages/saved-replies.ts'

const ANA = { name: 'Ana Ruiz', language: 'en' }
const HARBOR = { name: 'Harbor Clinic' }
const reply = (en: string, es = 'Hola') => ({ title: 'Call', texts: { en, es } })

describe('a saved reply', () => {
  it.each([
    ['Hi {name}, this is {clinic}. When can we call?', 'Hi Ana, this is Harbor Clinic. When can we call?'],
    ['{name}, please call {clinic}.', 'Ana, please call Harbor Clinic.'],
    ['{name} {name}', 'Ana Ana'],
  ])('%s says the first name and the clinic', (text, said) => {
    expect(replyTo(reply(text), ANA, HARBOR)).toEqual({ title: 'Call', text: said })
  })

  it.each([
    ['Hi {name}, when can we call?', 'Hi, when can we call?'],
    ['{name}, please call {clinic}.', 'Please call Harbor Clinic.'],
    ['Thanks, {name}. We called.', 'Thanks. We called.'],
    ['How are you, {name}?', 'How are you?'],
  ])('%s does without a name where no first name is known', (text, said) => {
    expect(replyTo(reply(text), { ...ANA, name: '' }, HARBOR).text).toBe(said)
    expect(replyTo(reply(text), { ...ANA, name: 'Mrs. Ruiz' }, HARBOR).text).toBe(said)
  })

  it("is in the patient's language, and in English for any other", () => {
    const both = reply('Hi {name}', 'Hola {name}')
    expect(replyTo(both, { ...ANA, language: 'es' }, HARBOR).text).toBe('Hola Ana')
    expect(replyTo(both, { ...ANA, language: 'vi' }, HARBOR).text).toBe('Hi Ana')
  })

  it('with an unknown placeholder is refused by its name, and the allowed ones are said', () => {
    expect(savedReplyFaults([reply('Hi {first}, {doctor}')])).toMatchObject([
      { pointer: '/savedReplies/0/texts/en', detail: 'There is no {first} here; use {name} and {clinic}.' },
      { pointer: '/savedReplies/0/texts/en', detail: 'There is no {doctor} here; use {name} and {clinic}.' },
    ])
  })

  it('may take three texts with the longest names, and says how many it takes where it is more', () => {
    expect(replyTextFaults(`${'x'.repeat(153 * 3 - 20)}{name}`)).toEqual([])
    expect(replyTextFaults(`${'x'.repeat(153 * 3 - 19)}{name}`)).toEqual([
      { kind: 'too-many-texts', segments: 4, isUnicode: false },
    ])
    expect(savedReplyFaults([reply('Hi', `á${'x'.repeat(201)}`)])).toMatchObject([
      { pointer: '/savedReplies/0/texts/es', detail: expect.stringMatching(/takes 4 texts.*á.*70/) },
    ])
  })

  it('has a title of its own', () => {
    expect(savedReplyFaults([reply('a'), reply('b')])).toMatchObject([{ pointer: '/savedReplies/1/title' }])
  })

  it('is filled in for any name without an error, and leaves no placeholder', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('en', 'es', 'xx'), (name, language) => {
        const { text } = replyTo(reply('Hi {name}, it is {clinic}.', 'Hola, {name}'), { name, language }, HARBOR)
        expect(text).not.toMatch(/\{(name|first|clinic)\}/)
      }),
    )
  })
})

describe('the field of a text', () => {
  it('takes a reply, keeps typed words before it, and changes one reply for another', () => {
    const all = ['Hi Ana', 'Call us']
    expect(filledWith(' ', 'Hi Ana', all)).toBe('Hi Ana')
    expect(filledWith('Hi Ana', 'Call us', all)).toBe('Call us')
    expect(filledWith('About your lip:', 'Call us', all)).toBe('About your lip:\nCall us')
  })
})
