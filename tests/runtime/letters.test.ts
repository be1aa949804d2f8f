/** What is read out of texts and mails as they come: what is kept of a long one, what is refused, and what is rescued of a broken one. */
import { describe, expect, it } from 'vitest'
import { inboundText } from '../../functions/runtime/inbound-text.ts'
import { rescuedMail } from '../../functions/runtime/rescued-email.ts'
import { rescuedText } from '../../functions/runtime/rescued-text.ts'
import { trimEmail } from '../../functions/runtime/trim-email.ts'

const KB = 1024
const trimmed = (text: string) => trimEmail(Buffer.from(text, 'latin1')).toString('latin1')
const lines = (count: number, line = 'x') => Array.from({ length: count }, () => line).join('\n')

describe('a mail, before it is parsed', () => {
  it('keeps 64 KB, and of what is longer the lines before', () => {
    const most = `${lines(63, 'x'.repeat(KB - 1))}\n${'y'.repeat(KB - 1)}`
    expect(trimmed(most)).toBe(most)
    expect(trimmed(`${most}y`)).toBe(lines(63, 'x'.repeat(KB - 1)))
    expect(trimmed(`${most}\nlast`)).toBe(most)
  })

  it('keeps the beginning of a single line that is longer', () => {
    expect(trimmed('x'.repeat(64 * KB - 1))).toHaveLength(64 * KB - 1)
    expect(trimmed('x'.repeat(70 * KB))).toBe('x'.repeat(64 * KB))
  })

  it('keeps 8,001 lines', () => {
    expect(trimmed(lines(8001)).split('\n')).toHaveLength(8001)
    expect(trimmed(lines(8002)).split('\n')).toHaveLength(8001)
  })

  it('keeps three empty lines of a stretch, whatever spaces they hold', () => {
    expect(trimmed('a\n\n\n\nb')).toBe('a\n\n\n\nb')
    expect(trimmed('a\n \n\r\n\n\n\t\nb\n\nc')).toBe('a\n \n\r\n\nb\n\nc')
  })

  it('leaves out the bytes of an attachment, and neither its headers nor the answer below it', () => {
    const bytes = 'A'.repeat(40)
    const mail = (type: string, line: string) =>
      ['--cut', `Content-Type: ${type}`, 'a header', line, '--cut', 'Content-Type: text/plain', bytes, 'hi'].join('\n')
    for (const type of ['image/png', 'audio/mp4', 'video/mp4', 'application/pdf', 'font/woff', 'model/stl'])
      expect(trimmed(mail(type, bytes)), type).toBe(mail(type, bytes).replace(`a header\n${bytes}`, 'a header'))
    for (const [type, line] of [
      ['text/html', bytes],
      ['image/png', 'A'.repeat(39)],
      ['image/png', `${bytes} words`],
    ] as const)
      expect(trimmed(mail(type, line)), `${type} ${line}`).toBe(mail(type, line))
    expect(trimmed(mail('image/png', `${bytes}==\r`))).not.toContain('=')
  })
})

describe('a text of the replies queue', () => {
  const payload = {
    ...{ originationNumber: '+14155550123', destinationNumber: '+14155550100' },
    ...{ messageBody: 'hi', inboundMessageId: 'sms-1' },
  }
  const body = (more: object = {}, Timestamp = '2030-11-25T18:00:00.5Z') =>
    JSON.stringify({ Message: JSON.stringify({ ...payload, ...more }), Timestamp })

  it('is read with the instant at which it came', () => {
    expect(inboundText(body())).toEqual({
      ...{ carrierId: 'sms-1', from: '+14155550123', to: '+14155550100', text: 'hi' },
      receivedAt: '2030-11-25T18:00:00.500Z',
    })
  })

  it.each([
    ['originationNumber', 40],
    ['destinationNumber', 40],
    ['inboundMessageId', 200],
  ] as const)('has a %s of %i characters at most', (field, most) => {
    expect(() => inboundText(body({ [field]: '1'.repeat(most) }))).not.toThrow()
    expect(() => inboundText(body({ [field]: '1'.repeat(most + 1) }))).toThrow()
  })

  it('is none without an id or a time: it reaches rescue-reply', () => {
    expect(() => inboundText(body({ inboundMessageId: '' }))).toThrow()
    expect(inboundText(body({ inboundMessageId: '1' })).carrierId).toBe('1')
    expect(() => inboundText(body({}, 'yesterday'))).toThrow()
  })

  it('is rescued with what can be found in it', () => {
    expect(rescuedText({ messageId: 'l1', body: body() })).toEqual({
      ...{ id: 'sms-1', from: '+14155550123', to: '+14155550100', text: 'hi', sentAt: '2030-11-25T18:00:00.500Z' },
    })
    const quoted = body({ messageBody: 'she said "help"' })
    expect(rescuedText({ messageId: 'l1', body: quoted }).text).toBe("she said 'help'")
    expect(rescuedText({ messageId: 'l1', body: body().slice(0, -60) })).not.toHaveProperty('sentAt')
    expect(rescuedText({ messageId: 'l1', body: body({}, 'yesterday') })).not.toHaveProperty('sentAt')
  })

  it('is rescued as a whole where nothing is found, and no longer than a key or a page may be', () => {
    const none = { id: 'l1', from: '', to: '' }
    expect(rescuedText({ messageId: 'l1', body: 'x'.repeat(1600) })).toEqual({ ...none, text: 'x'.repeat(1600) })
    expect(rescuedText({ messageId: 'l1', body: 'x'.repeat(1601) }).text.length).toBeLessThanOrEqual(1600)
    const long = body({
      originationNumber: '1'.repeat(41),
      destinationNumber: '2'.repeat(41),
      inboundMessageId: 'i'.repeat(201),
    })
    const { id, from, to } = rescuedText({ messageId: 'l1', body: long })
    expect([from.slice(0, 39), to.slice(0, 39), id.slice(0, 199)]).toEqual([
      '1'.repeat(39),
      '2'.repeat(39),
      'i'.repeat(199),
    ])
    expect(Math.max(from.length, to.length)).toBeLessThanOrEqual(40)
    expect(id.length).toBeLessThanOrEqual(200)
  })
})

describe('a mail that could not be processed', () => {
  const letter = (mime: string, more: object = {}) => ({
    messageId: 'l1',
    body: JSON.stringify({
      Message: JSON.stringify({
        mail: { messageId: 'mail-1', destination: [`reply+${'a'.repeat(16)}@reply.care.example`] },
        content: Buffer.from(mime).toString('base64'),
        ...more,
      }),
    }),
  })
  const part = (encoding: string, words: string) =>
    ['Subject: x', 'Content-Type: text/plain', `Content-Transfer-Encoding: ${encoding}`, '', words].join('\r\n')

  it.each([
    ['7bit', 'my lip is white', 'my lip is white'],
    ['base64', Buffer.from('mi labio está blanco').toString('base64'), 'mi labio está blanco'],
    ['quoted-printable', 'mi labio est=C3=A1 bl=\r\nanco', 'mi labio está blanco'],
    ['8bit', 'est=C3=A1', 'est=C3=A1'],
  ])('in %s is read', (encoding, words, read) => {
    expect(rescuedMail(letter(part(encoding, words)))).toEqual({ token: 'a'.repeat(16), id: 'mail-1', text: read })
  })

  it('is read as far as its first part of plain text goes, and no further', () => {
    const parts = [
      '--b',
      'Content-Type: text/html',
      '',
      '<p>not this</p>',
      '--b',
      'Content-Type: text/plain',
      '',
      'this',
    ]
    const more = ['--b', 'Content-Type: image/png', '', 'nor this', '--b--']
    expect(rescuedMail(letter(['Subject: x', '', ...parts, ...more].join('\n')))?.text).toBe('this')
    expect(rescuedMail(letter('no header at all'))?.text).toBe('no header at all')
  })

  it('without words is the beginning of the letter, of 1,600 characters', () => {
    const { body } = letter('')
    expect(rescuedMail({ messageId: 'l1', body })?.text).toBe(body)
    const long = `${body}${'x'.repeat(2000)}`
    const text = rescuedMail({ messageId: 'l1', body: long })?.text ?? ''
    expect([text.length <= 1600, text.slice(0, 1599)]).toEqual([true, long.slice(0, 1599)])
  })

  it('has the id of its mail, of 200 characters at most, else that of the letter', () => {
    const idOf = (messageId: string) =>
      rescuedMail({ messageId: 'l1', body: letter(part('7bit', 'hi')).body.replace('mail-1', messageId) })?.id ?? ''
    expect(idOf('i'.repeat(200))).toBe('i'.repeat(200))
    expect(idOf('i'.repeat(201)).length).toBeLessThanOrEqual(200)
    expect(idOf('')).toBe('l1')
  })
})
