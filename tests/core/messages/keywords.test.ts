import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStaffText } from '../../../functions/core/alerts/staff-commands.ts'
import { notTextable } from '../../../functions/core/clinic/textable.ts'
import { keys } from '../../../functions/core/keys.ts'
import { endsTextsToo, isBareKeyword, keywordOf } from '../../../functions/core/messages/keywords.ts'
import { firstName, initials } from '../../../functions/core/messages/names.ts'
import { render, segments, toGsm } from '../../../functions/core/messages/wording.ts'
import { parsePhone, readablePhone } from '../../../functions/core/phone.ts'
import { content } from '../../../functions/runtime/content.ts'
import { harbor } from '../../support/world.ts'

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

it('no opt-out is kept under a number that is none', () => {
  expect(() => keys.phoneProfile('+14155550100', '')).toThrow()
  expect(() => keys.phoneProfile('', '+14155550123')).toThrow()
})

describe('what staff text back', () => {
  it.each([
    ['41', '41', false],
    ['41 ok', '41', false],
    ['41 c', '41', true],
    ['41c', '41', true],
    ['ACK 41', '41', false],
    ['ack41', '41', false],
    ['a41', '41', false],
    ['#41', '41', false],
    [' Ack   117 ', '117', false],
    ['ack', undefined, false],
  ])('"%s" takes the alert', (text, code, contacted) => {
    expect(parseStaffText(text)).toMatchObject({ kind: 'acknowledge', contacted, ...(code ? { code } : {}) })
  })

  it('keeps what stands after a code as a note', () => {
    expect(parseStaffText('41 on my way')).toEqual({
      kind: 'acknowledge',
      code: '41',
      contacted: false,
      note: 'on my way',
    })
  })

  it.each(['hello', 'call me at 415 555 0199', '+14155550199', 'running 10 late', ''])('"%s" takes none', (text) => {
    expect(parseStaffText(text).kind).toBe('not-understood')
  })
})

describe('phone numbers', () => {
  it.each([
    '(415) 555-0123',
    '415.555.0123',
    '+1 415 555 0123',
    '1-415-555-0123',
    '4155550123',
    ...[
      '\u202a+1 (415) 555-0123\u202c',
      '(415)\u00a0555‑0123',
      '４１５５５５０１２３',
      '415\u200b555\u200b0123',
      '\ufeff4155550123',
    ],
    ...['tel:+14155550123', 'tel:+1-415-555-0123', 'TEL:415-555-0123', 'tel:+14155550123;ext=5', '"4155550123"'],
    ...['(415) 555-0123 ext. 5', '415-555-0123 x5', '415 555 0123 extension 12', '="4155550123"'],
  ])('"%s" is read', (typed) => expect(parsePhone(typed, 'US')).toEqual({ kind: 'phone', e164: '+14155550123' }))
  it.each(['12', '', 'call me', '415 555 012', '+1 415 555 01234'])('"%s" is refused with the reason', (typed) => {
    const parsed = parsePhone(typed, 'US')
    expect(parsed.kind).toBe('not-a-phone')
    expect('because' in parsed && parsed.because.length).toBeGreaterThan(20)
  })
  it('that no country is known to have is kept once a person has confirmed it', () => {
    expect(parsePhone('+1 415 155 0123', 'US')).toMatchObject({ kind: 'not-a-phone' })
    expect(parsePhone('+1 415 155 0123', 'US', { confirmed: true })).toEqual({ kind: 'phone', e164: '+14151550123' })
    expect(parsePhone('call me', 'US', { confirmed: true }).kind).toBe('not-a-phone')
    expect(parsePhone('12', 'US', { confirmed: true }).kind).toBe('not-a-phone')
  })
  it.each([
    ['+18005550123', 'toll-free'],
    ['+19005550123', 'premium-rate'],
    ['+881612345678', 'satellite'],
    ['+870773111632', 'satellite'],
    ['+34612345678', 'number of ES'],
    ['+12423591234', 'number of BS'],
    [harbor.clinic.textingNumber, 'Harbor Clinic itself'],
    [harbor.clinic.frontDeskPhone, 'Harbor Clinic itself'],
  ])('%s is not texted: %s', (e164, because) => expect(notTextable(e164, harbor.clinic)).toContain(because))
  it.each(['+14155550123', '+17875550123'])('%s is texted from the United States', (e164) =>
    expect(notTextable(e164, harbor.clinic)).toBeUndefined())
  it('of another country are texted where the clinic serves it', () =>
    expect(notTextable('+34612345678', { ...harbor.clinic, textsTo: ['US', 'ES'] })).toBeUndefined())
  it('are read whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const parsed = parsePhone(typed, 'US', { confirmed: true })
        if (parsed.kind === 'phone') expect(parsed.e164).toMatch(/^\+[1-9]\d{7,14}$/)
      }),
      { numRuns: 10_000 },
    )
  })
  it('are shown as people of the country read them', () => {
    expect(readablePhone('+14155550199', 'US')).toBe('(415) 555-0199')
    expect(readablePhone('+34911234567', 'US')).toBe('+34 911 23 45 67')
  })
})

describe('the length of a text', () => {
  it.each([
    ['a'.repeat(160), 'GSM-7', 1],
    ['a'.repeat(161), 'GSM-7', 2],
    ['a'.repeat(306), 'GSM-7', 2],
    ['a'.repeat(307), 'GSM-7', 3],
    ['€'.repeat(80), 'GSM-7', 1],
    ['€'.repeat(81), 'GSM-7', 2],
    ['’'.repeat(70), 'UCS-2', 1],
    ['’'.repeat(71), 'UCS-2', 2],
  ])('is counted as carriers bill it', (text, encoding, parts) =>
    expect(segments(text)).toMatchObject({ encoding, segments: parts }))

  it('never changes a text into something outside GSM-7', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(segments(toGsm(text)).encoding).toBe('GSM-7')
      }),
    )
  })
})

describe('names in texts', () => {
  it('leave the name out where a text cannot write it', () => {
    for (const name of ['李 明', 'Łukasz Nowak', 'Ольга', '']) expect(firstName(name)).toBe('')
    const said = (template: string) => render(template, { clinic: 'Bay Skin', first: '' })
    expect(said('{clinic}: {first}, are you well?')).toBe('Bay Skin: Are you well?')
    expect(said('{clinic}: Hi {first}, we write.')).toBe('Bay Skin: Hi, we write.')
    for (const [id, text] of [
      ...Object.entries(content().messages.en ?? {}),
      ...Object.entries(content().messages.es ?? {}),
    ])
      expect(said(text.replace(/\{(?!first|clinic)\w+\}/g, 'x')), id).not.toMatch(/\{| ,|: ,| {2}\S/)
  })

  it('are short and plain', () => {
    expect(firstName('José María Núñez')).toBe('José')
    expect(firstName('Zoë')).toBe('Zoe')
    expect(initials('Ana Ruiz')).toBe('A.R.')
    expect(firstName('Wolfeschlegelsteinhausen Berg').length).toBeLessThanOrEqual(20)
  })
  it.each([
    ['Dr. Ana Ruiz', 'Ana', 'A.R.'],
    ['Mrs Ana Ruiz', 'Ana', 'A.R.'],
    ['Doña Ana Ruiz', 'Ana', 'A.R.'],
    ['Sra. Dña. Ana Ruiz', 'Ana', 'A.R.'],
    ['Ruiz, Ana', 'Ana', 'A.R.'],
    ['Ruiz,Ana', 'Ana', 'A.R.'],
    ['Ana Ruiz, RN', 'Ana', 'A.R.'],
    ['Ruiz,', 'Ruiz', 'R.'],
    ['Ana', 'Ana', 'A.'],
    ['Mrs Ruiz', '', 'R.'],
    ['Sra. Ruiz', '', 'R.'],
    ['de la Cruz', '', 'D.L.C.'],
    ['María de los Ángeles Núñez', 'Maria', 'M.D.L.'],
    ['A. Ruiz', '', 'A.R.'],
    ['\u202aAna\u202c Ruiz', 'Ana', 'A.R.'],
    ['“Ana” Ruiz 💕', 'Ana', 'A.R.'],
    ['Ana💕 Ruiz', 'Ana', 'A.R.'],
    ['Mary-Jane O’Neil', 'Mary-Jane', 'M.O.'],
    ['دانا حداد', '', ''],
    ['דנה לוי', '', ''],
    ['李 明', '', ''],
    ['4155550123', '', '4.'],
    ['ana@example.com', '', 'A.'],
    ['...', '', ''],
  ])('"%s" is greeted as "%s" and shown as "%s"', (name, first, short) => {
    expect([firstName(name), initials(name)]).toEqual([first, short])
  })
  it('never leave a comma or a mark behind, whatever the name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem()), (name) => {
        expect(firstName(name)).toMatch(/^$|^[^\s,;:!?"()][^\s,;:!?"()]*$/)
      }),
      { numRuns: 10_000 },
    )
  })
  it('that are missing are a bug, not a gap in the text', () => expect(() => render('Hi {first}', {})).toThrow(/first/))
})
