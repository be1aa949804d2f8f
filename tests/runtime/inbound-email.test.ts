import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inboundMail } from '../../functions/runtime/inbound-email.ts'
import { growthOf } from '../support/growth.ts'
import { aMail, letterOf } from '../support/mails.ts'

const TO = 'reply+abcdefgh12345678@reply.care.example'

describe('what the mail service hands over', () => {
  it('is known by its headers before it is opened', async () => {
    const mail = await aMail({ to: TO, body: 'hello' })
    expect(mail).toMatchObject({ from: 'ana@example.com', recipients: [TO], sentBy: 'person', isBulk: false })
  })

  it('throws what is no mail, so that it lands in the dead letters', async () => {
    await expect(inboundMail('{"Message":"{}","Timestamp":"2026-11-24T10:00:00.000Z"}')).rejects.toThrow()
  })

  it('is opened, however it was mangled on its way', async () => {
    const seed = Buffer.from(
      [
        'From: Ana <ana@example.com>',
        'Subject: =?utf-8?q?caf=C3=A9?=',
        'MIME-Version: 1.0',
        'Content-Type: multipart/alternative; boundary="b=1"',
        '',
        '--b=1',
        'Content-Type: text/plain; charset=utf-8; format=flowed',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'I can=E2=80=99t swallow =',
        'at all',
        '--b=1',
        'Content-Type: text/html; charset=windows-1252',
        'Content-Transfer-Encoding: base64',
        '',
        'PHA+SSBjYW4mcnNxdW87dCBzd2FsbG93PC9wPg==',
        '--b=1--',
      ].join('\r\n'),
    )
    const change = fc.record({
      at: fc.nat(seed.length - 1),
      byte: fc.nat(255),
      kind: fc.constantFrom('set', 'cut', 'twice'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        let raw = Buffer.from(seed)
        for (const { at, byte, kind } of changes) {
          const here = Math.min(at, raw.length)
          if (kind === 'set' && here < raw.length) raw[here] = byte
          if (kind === 'cut') raw = Buffer.concat([raw.subarray(0, here), raw.subarray(here + (byte % 20))])
          if (kind === 'twice')
            raw = Buffer.concat([raw.subarray(0, here), raw.subarray(Math.max(0, here - (byte % 40)))])
        }
        const opened = await (await inboundMail(letterOf(raw, TO, {}))).open()
        expect(typeof opened.own).toBe('string')
      }),
      { numRuns: 10_000 },
    )
  })

  it('is read below a photo of a hundred kilobytes', async () => {
    const photo = `${'A'.repeat(76)}\r\n`.repeat(1_400)
    const body = `--b\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n${photo}\r\n--b\r\nContent-Type: text/plain\r\n\r\nmy lip is white\r\n--b--`
    const mail = await aMail({ to: TO, type: 'multipart/mixed; boundary=b', body })
    expect((await mail.open()).own).toContain('my lip is white')
  })

  it.each([
    '\n',
    '\r\n\r\n',
    '> \r\n',
    '<div>',
    'On 1, ',
    '=',
    '--b\r\n',
    '(((',
    'a: b\r\n',
  ])('and is nothing but %j ×many, is read at a cost that grows with its length', async (unit) => {
    const read = async (size: number) => {
      const body = unit.repeat(Math.floor(size / unit.length))
      for (const type of ['text/plain; format=flowed', 'text/html', 'multipart/mixed; boundary=b'])
        await (await aMail({ to: TO, body, type })).open()
      await (await inboundMail(letterOf(Buffer.from(`X: ${body}`), TO, {}))).open()
    }
    // What comes after 64 KB or 8,000 lines is left out: a square shows below that, and what follows is read once.
    expect(await growthOf(read, 8_000)).toBeLessThan(10)
    await read(140_000)
  })
})
