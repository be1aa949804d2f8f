import { describe, expect, it } from 'vitest'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { HTML, layouts, quoted } from '../support/mail-programs.ts'
import { aReader } from '../support/mail-reader.ts'
import type { Letter } from '../support/mails.ts'
import { openAlerts } from '../support/stories.ts'

const FINE = { en: 'All good, thank you!', es: 'Todo bien, muchas gracias.' }
const SIGN = { en: 'My throat is tight and I can’t swallow', es: 'No puedo tragar y me falta el aire' }

describe.each(['en', 'es'] as const)('an answer by mail (%s)', (language) => {
  it.each(layouts)('by $name that all is well wakes nobody: our words are not the patient’s', async ({ lay, type }) => {
    const reader = await aReader(language)
    await reader.receives({ body: lay(FINE[language], reader), ...(type ? { type } : {}) })
    expect(await openAlerts(reader.world)).toEqual([])
    const [message] = await reader.said()
    expect(message?.text).toContain(FINE[language].slice(0, 8))
    expect(message?.verdict.tier).toMatch(/^(routine|other)$/)
  })

  it.each(layouts)('by $name with a warning sign pages', async ({ lay, type }) => {
    const reader = await aReader(language)
    await reader.receives({ body: lay(SIGN[language], reader), ...(type ? { type } : {}) })
    expect(await openAlerts(reader.world)).toMatchObject([{ tier: 'emergency' }])
  })
})

describe('what an answer by mail holds is read', () => {
  const flowed = 'text/plain; charset=utf-8; format=flowed'
  it.each<[string, Partial<Letter>]>([
    ['a letter in entities', { type: HTML, body: '<div>I can&#39;t swallow</div>' }],
    ['typographic entities', { type: HTML, body: '<div>I can&rsquo;t swa<wbr>llow, my throat clos&shy;es up</div>' }],
    ['Spanish entities', { type: HTML, body: '<p>tengo el p&aacute;rpado ca&iacute;do y visi&oacute;n doble</p>' }],
    [
      'a flowed answer below a quotation',
      {
        type: flowed,
        body: 'On 11/23/26 10:05, Harbor Clinic wrote:\r\n> anything that worries you: \r\nI cant swallow\r\nThanks',
      },
    ],
    ['a flowed sentence over two lines', { type: flowed, body: 'I can not \r\nswallow at all' }],
    ['a body of no known type', { type: 'text/p@reply', body: 'i cant swallow' }],
    ['a body of the type of old mailers', { type: 'text', body: 'i cant swallow' }],
    ['a body that calls itself a file', { type: 'application/octet-stream', body: 'i cant swallow' }],
    ['two types', { type: 'text/x-unknown', headers: ['Content-Type: text/plain'], body: 'i cant swallow' }],
    ['few words below a signature mark', { body: 'Thanks\r\n-- \r\nmy eyelid is drooping' }],
    ['few words below a line', { body: 'ok\r\n__\r\ni cant swallow' }],
    ['a subject alone', { subject: 'I cant swallow', body: '' }],
    ['a subject alone, as an answer', { subject: 'Re: cant breathe', body: '' }],
    ['a subject above other words', { subject: 'cant breathe', body: 'please hurry' }],
    ['a mail that says that a person wrote it', { headers: ['Auto-Submitted: no (a person)'], body: 'i cant swallow' }],
    ['a mail of a list', { headers: ['Precedence: bulk'], body: 'i cant swallow' }],
    ['a mail that looks like spam', { verdicts: { spam: 'FAIL' }, body: 'i cant swallow my coffee' }],
    [
      'a mail of another sender',
      { from: 'bo@example.net', verdicts: { dmarc: 'FAIL' }, body: 'her throat is closing, she cant breathe' },
    ],
    ['words beside an absence note', { body: 'I am out of the office. My throat is closing up and I cant breathe' }],
    [
      'a sign inside what is quoted',
      {
        body: 'see below\r\n\r\nFrom: Bo Ruiz\r\nSent: Monday\r\nTo: Ana Ruiz\r\nSubject: mum\r\n\r\nAna cannot swallow and her eyelid droops',
      },
    ],
    [
      'an empty text part beside HTML',
      {
        type: 'multipart/alternative; boundary=b',
        body: '--b\r\nContent-Type: text/plain\r\n\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>I cant swallow</p>\r\n--b--',
      },
    ],
    [
      'a stub beside HTML',
      {
        type: 'multipart/alternative; boundary=b',
        body: '--b\r\nContent-Type: text/plain\r\n\r\nView in HTML\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Hello, since this morning I cant swallow my food</p>\r\n--b--',
      },
    ],
    ['windows-1252', { type: 'text/html; charset=windows-1252', body: '<p>me cuesta respirar</p>' }],
  ])('%s', async (_, about) => {
    const reader = await aReader()
    expect(await reader.receives(about)).toEqual({ kind: 'received' })
    expect(await openAlerts(reader.world)).toHaveLength(1)
  })

  it.each(['3', '3\r\n\r\nSent from my iPhone', '3\r\n\r\n-- \r\nAna Ruiz', '3\r\nAna'])('%j is a 3', async (body) => {
    const reader = await aReader()
    await reader.receives({ body })
    expect(await reader.said()).toMatchObject([{ text: expect.stringMatching(/^3/), verdict: { pages: true } }])
  })

  it('and kept as it came, for as long as the record', async () => {
    const reader = await aReader()
    await reader.receives({ body: `All good\r\n\r\n${quoted(reader.sheet)}` })
    const place = `CLINIC#demo#PATIENT#${reader.patientId}#MAILS`
    const [whole] = await reader.world.records.list(place, '')
    const content = Buffer.from(String(whole?.value.content), 'base64').toString()
    expect(content).toContain('> Thank you for your visit')
    // The clinic's period ends it (retention.test.ts), unless a hold keeps it.
    expect(whole?.found.expiresAt).toBeUndefined()
    await erasePatient(reader.world.deps, 'demo', reader.patientId, 'admin')
    expect(await reader.world.records.list(place, '')).toEqual([])
  })
})

describe('a mail to an address of nobody', () => {
  const to = 'reply+zzzzzzzzzzzzzzzz@reply.care.example'
  const NOBODY = /This mailbox is not read/

  it('is told so once a day', async () => {
    const { receives, mails, world } = await aReader()
    const told = () => mails().filter(({ text }) => NOBODY.test(text)).length
    for (let i = 0; i < 5; i++) expect(await receives({ to, body: 'i cant breathe' })).toEqual({ kind: 'of-nobody' })
    expect(told()).toBe(1)
    expect(mails().at(-1)).toMatchObject({ to: 'ana@example.com', from: 'no-reply@reply.care.example' })
    await world.advanceHours(25)
    await receives({ to, body: 'i cant breathe' })
    expect(told()).toBe(2)
  })

  it.each<Partial<Letter>>([
    { headers: ['Precedence: list'] },
    { headers: ['List-Id: <news.example.com>'] },
    { headers: ['Auto-Submitted: auto-generated'] },
    { verdicts: { spam: 'FAIL' } },
    { verdicts: { dmarc: 'FAIL' } },
    { verdicts: { spf: 'FAIL', dkim: 'FAIL' } },
    { from: 'no-reply@example.com' },
    { from: 'noreply@example.com' },
    { from: 'mailer-daemon@example.com' },
    { from: 'someone@reply.care.example' },
    { to: 'reply+zzzzzzzzzzzzzzzz@mail.harbor.example', from: 'desk@mail.harbor.example' },
    { from: 'reply+zzzzzzzzzzzzzzzz@elsewhere.example' },
    { to: 'no-reply@reply.care.example' },
  ])('is told nothing where it may be a machine, a forgery or ourselves: %j', async (about) => {
    const { receives, world } = await aReader()
    const before = world.arrived.length
    await receives({ to, body: 'hello', ...about })
    expect(world.arrived).toHaveLength(before)
  })
})
