import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsTextsToo, isBareKeyword, keywordOf } from '../../../functions/core/messages/keywords.ts'
import { content } from '../../../functions/runtime/content.ts'

const { keywords } = content()
const noise = fc.tuple(fc.constantFrom('', ' ', '  ', '\n'), fc.constantFrom('', '.', '!', ' !!', '.  ', ' 🙏', '...'))

describe('STOP, START and HELP', () => {
  it.each([
    'stop',
    'start',
    'help',
  ] as const)('each word for %s works in any case, with any spaces, marks and emoji', (keyword) => {
    fc.assert(
      fc.property(fc.constantFrom(...keywords[keyword]), noise, fc.boolean(), (word, [before, after], upper) => {
        expect(keywordOf(`${before}${upper ? word.toUpperCase() : word}${after}`, keywords)).toBe(keyword)
      }),
    )
  })

  it.each([
    'Please stop texting me',
    "don't text me anymore",
    'take me off your list',
    'no more messages please',
    'Stop. I never signed up',
    'STOP i cant breathe',
    'No me manden más mensajes',
    'unsubscribe me now',
    ...[
      'Stop thank you',
      'stop, thanks!',
      'Please stop. Thank you',
      'Hi, stop please',
      'STOP gracias',
      'alto por favor',
    ],
    ...['S T O P', 's.t.o.p.', 'S-T-O-P', 'ＳＴＯＰ', 'ST\u200bOP', '\u202aStop\u202c', 'Stop\n\nSent from my iPhone'],
    ...['I revoke consent', 'revoke my consent to texts', 'I withdraw my consent', 'revoco mi consentimiento'],
    ...['basta, gracias', 'Por favor, no más mensajes', 'no quiero recibir más textos', 'cancelar mensajes'],
    ...['stop immediately', "I'd like to opt out", 'cancel these texts please'],
  ])('"%s" opts out', (text) => expect(keywordOf(text, keywords)).toBe('stop'))

  it.each([
    ...[
      'we had to stop at the store',
      "the bleeding won't stop",
      'this weekend',
      'stop by tomorrow?',
      'can I stop taking arnica',
      'para mañana',
    ],
    ...[
      'hasta el fin de semana',
      "I can't stop shaking",
      'the end of the day',
      'cancel my appointment please',
      'help me',
      'please help me',
      'ayúdame',
    ],
    ...['ya no, gracias', 'please stop the bleeding', 'it should stop, thank you', 'para ahora', 'a b c', 'S O S'],
    ...['help please', 'stop and go pain, thanks', 'gracias', 'thank you', 'Sent\nstop', 'I consent', 'start\nstop'],
    ...['I started to feel it', 'Stop worrying mom', 'it will end soon'],
    'I saw your message and I wanted to ask whether you could stop texting me at work, since my boss sees it',
  ])('"%s" is no keyword', (text) => expect(keywordOf(text, keywords)).toBeUndefined())
})

describe('STOP by mail', () => {
  it.each([
    'stop emailing me',
    'No more e-mails please',
    'no quiero mas correos',
  ])('"%s" is one by mail alone', (text) => {
    expect(keywordOf(text, keywords, 'email')).toBe('stop')
    expect(keywordOf(text, keywords, 'sms')).toBeUndefined()
  })

  it.each([
    'stop all',
    'STOPALL',
    'stop texting me',
    'no more messages please',
    'take my number off',
    'no me escriban',
  ])('"%s" means texts too', (text) => {
    expect(keywordOf(text, keywords, 'email')).toBe('stop')
    expect(endsTextsToo(text, keywords)).toBe(true)
  })

  it.each([
    'stop',
    "STOP, I can't swallow",
    'unsubscribe',
    'Stop. All is well',
    'take me off this list',
  ])('"%s" means mails alone', (text) => {
    expect(keywordOf(text, keywords, 'email')).toBe('stop')
    expect(endsTextsToo(text, keywords)).toBe(false)
  })

  it('is all there is to read in a bare keyword, and not in one with other words', () => {
    expect(['Stop!', 'cancelar', 'START', 'info'].every((text) => isBareKeyword(text, keywords))).toBe(true)
    expect(isBareKeyword('STOP my face feels strange', keywords)).toBe(false)
  })
})
