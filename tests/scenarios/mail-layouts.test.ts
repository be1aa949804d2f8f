import { describe, expect, it } from 'vitest'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { aMail } from '../support/mails.ts'
import { checkout, openAlerts, tasks } from '../support/stories.ts'
import { aWorld } from '../support/world.ts'

const MAILBOX = 'ana@example.com'

/** Somebody who reads mail alone, and has the sheet of her visit in her mailbox. */
async function aReader(language = 'en') {
  const world = await aWorld()
  const consent = { sms: false, email: true }
  const { patientId } = await checkout(world, { patient: { phone: undefined, email: MAILBOX, language }, consent })
  await world.advanceHours(3)
  const mails = () => world.at(MAILBOX)
  const [sheet] = mails().filter(({ text }) => text.length > 300)
  if (!sheet?.html) throw new Error('no sheet was sent')
  const to = mails().at(-1)?.replyTo ?? ''
  const receives = async (about: Partial<Parameters<typeof aMail>[0]>) => {
    const received = await receiveEmail(world.deps, await aMail({ to, body: '', ...about }))
    await world.settle()
    return received
  }
  const said = async () =>
    (await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'MESSAGE#')).map(
      ({ value }) => value as { text: string; verdict: { tier: string } },
    )
  return { world, patientId, sheet: sheet.text, html: sheet.html, to, receives, said, mails }
}

const quoted = (text: string) => text.replace(/^/gm, '> ')
const HTML = 'text/html; charset=utf-8'
const inner = (html: string) => html.replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '')
type Ours = { sheet: string; html: string }

/** How mail programs lay out an answer, with the patient's words at their place; in the order of plain and HTML. */
const PLAIN: Record<string, (words: string, ours: Ours) => string> = {
  'words alone': (words) => words,
  'Gmail on the web': (words, { sheet }) =>
    `${words}\r\n\r\nOn Mon, Nov 23, 2026 at 10:05 AM Harbor Clinic <care@harbor.example>\r\nwrote:\r\n\r\n${quoted(sheet)}`,
  'Gmail in Spanish': (words, { sheet }) =>
    `${words}\r\n\r\nEl lun, 23 nov 2026 a las 10:05, Harbor Clinic (<care@harbor.example>) escribió:\r\n\r\n${quoted(sheet)}`,
  'Gmail of old': (words, { sheet }) =>
    `${words}\r\n\r\n2026-11-23 10:05 GMT-08:00 Harbor Clinic <care@harbor.example>:\r\n\r\n${quoted(sheet)}`,
  'Apple Mail': (words, { sheet }) =>
    `${words}\r\n\r\n> On Nov 23, 2026, at 10:05 AM, Harbor Clinic <care@harbor.example> wrote:\r\n> \r\n${quoted(sheet)}`,
  'Apple Mail below the words of the program': (words, { sheet }) =>
    `${words}\r\n\r\nSent from my iPhone\r\n\r\n> On Nov 23, 2026, at 10:05 AM, Harbor Clinic <care@harbor.example> wrote:\r\n> \r\n> ${quoted(sheet)}`,
  'Apple Mail in Spanish': (words, { sheet }) =>
    `${words}\r\n\r\nEnviado desde mi iPhone\r\n\r\n> El 23 nov 2026, a las 10:05, Harbor Clinic <care@harbor.example> escribió:\r\n> \r\n${quoted(sheet)}`,
  'Yahoo, unmarked': (words, { sheet }) =>
    ` ${words}\r\n    On Monday, November 23, 2026 at 10:05:12 AM PST, Harbor Clinic\r\n <care@harbor.example> wrote:\r\n\r\n ${sheet}`,
  'Yahoo in Spanish': (words, { sheet }) =>
    ` ${words}\r\n    El lunes, 23 de noviembre de 2026, 10:05:12 PST, Harbor Clinic\r\n <care@harbor.example> escribió:\r\n\r\n ${sheet}`,
  Outlook: (words, { sheet }) =>
    `${words}\r\n\r\n-----Original Message-----\r\nFrom: Harbor Clinic <care@harbor.example>\r\nSent: Monday, November 23, 2026 10:05 AM\r\nTo: Ana Ruiz\r\nSubject: After your visit\r\n\r\n${sheet}`,
  'Outlook with a ruled line': (words, { sheet }) =>
    `${words}\r\n\r\n________________________________\r\nFrom: Harbor Clinic <care@harbor.example>\r\nSent: Monday, November 23, 2026 10:05 AM\r\nTo: Ana Ruiz <ana@example.com>\r\nSubject: After your visit\r\n\r\n${sheet}`,
  'Outlook in Spanish': (words, { sheet }) =>
    `${words}\r\n\r\n-----Mensaje original-----\r\nDe: Harbor Clinic\r\nEnviado el: lunes, 23 de noviembre de 2026 10:05\r\nPara: Ana Ruiz\r\nAsunto: Después de su visita\r\n\r\n${sheet}`,
  'Outlook in Spanish without a line': (words, { sheet }) =>
    `${words}\r\n\r\nDe: Harbor Clinic <care@harbor.example>\r\nEnviado: lunes, 23 de noviembre de 2026 10:05\r\nPara: Ana Ruiz\r\nAsunto: Después de su visita\r\n\r\n${sheet}`,
  'Outlook for iOS': (words, { sheet }) =>
    `${words}\r\n\r\nGet Outlook for iOS<https://aka.example/o0ukef>\r\n________________________________\r\nFrom: Harbor Clinic\r\nSent: Monday, November 23, 2026 10:05:00 AM\r\nTo: ana@example.com\r\nSubject: After your visit\r\n\r\n${sheet}`,
  'Outlook, starred': (words, { sheet }) =>
    `${words}\r\n\r\n*From:* Harbor Clinic\r\n*Sent:* Monday, November 23, 2026\r\n*To:* Ana Ruiz\r\n*Subject:* After your visit\r\n\r\n${sheet}`,
  Hotmail: (words, { sheet }) =>
    `${words}\r\n\r\nDate: Mon, 23 Nov 2026 10:05:00 -0800\r\nSubject: After your visit\r\nFrom: care@harbor.example\r\nTo: ana@example.com\r\n\r\n${sheet}`,
  'a forward': (words, { sheet }) =>
    `${words}\r\n\r\n---------- Forwarded message ---------\r\nFrom: Harbor Clinic <care@harbor.example>\r\nDate: Mon, Nov 23, 2026\r\nSubject: After your visit\r\nTo: <ana@example.com>\r\n\r\n${sheet}`,
  'a forward of Apple Mail': (words, { sheet }) =>
    `${words}\r\n\r\nBegin forwarded message:\r\n\r\nFrom: Harbor Clinic\r\nSubject: After your visit\r\nDate: November 23, 2026\r\nTo: ana@example.com\r\n\r\n${sheet}`,
  'a forward in Spanish': (words, { sheet }) =>
    `${words}\r\n\r\n---------- Mensaje reenviado ---------\r\nDe: Harbor Clinic\r\nFecha: lun, 23 nov 2026\r\nAsunto: Después de su visita\r\nPara: <ana@example.com>\r\n\r\n${sheet}`,
  Thunderbird: (words, { sheet }) => `On 11/23/26 10:05, Harbor Clinic wrote:\r\n${quoted(sheet)}\r\n\r\n${words}`,
  'Thunderbird in Spanish': (words, { sheet }) =>
    `El 23/11/26 a las 10:05, Harbor Clinic escribió:\r\n${quoted(sheet)}\r\n\r\n${words}`,
  'an answer between the lines': (words, { sheet }) =>
    `On 11/23/26 10:05, Harbor Clinic wrote:\r\n${quoted(sheet.slice(0, 200))}\r\n\r\n${words}\r\n\r\n${quoted(sheet.slice(200))}`,
  'below a signature mark': (words, { sheet }) => `Thanks\r\n-- \r\n${words}\r\n\r\n${quoted(sheet)}`,
  'above a signature': (words) => `${words}\r\n\r\n-- \r\nAna Ruiz`,
  'above a signature with advice': (words) =>
    `${words}\r\n\r\nKim Doe, RN\r\nCity Hospital\r\nThis mailbox is not monitored. If you have chest pain or trouble breathing call 911.`,
  'above a signature with advice in Spanish': (words) =>
    `${words}\r\n\r\nEste buzón no se revisa. Si tiene dolor en el pecho o le falta el aire, llame al 911.`,
  'our words unmarked': (words, { sheet }) => `${words}\r\n\r\n${sheet}`,
  'our words unmarked, above': (words, { sheet }) => `${sheet}\r\n\r\n${words}`,
  Samsung: (words, { sheet }) =>
    `${words}\r\n\r\nSent from my Galaxy\r\n\r\n-------- Original message --------\r\nFrom: Harbor Clinic <care@harbor.example>\r\nDate: 11/23/26 10:05 AM (GMT-08:00)\r\nTo: ana@example.com\r\nSubject: After your visit\r\n\r\n${sheet}`,
  'Samsung in Spanish': (words, { sheet }) =>
    `${words}\r\n\r\nEnviado desde mi Galaxy\r\n\r\n-------- Mensaje original --------\r\nDe: Harbor Clinic\r\nFecha: 23/11/26 10:05 (GMT-08:00)\r\nPara: ana@example.com\r\nAsunto: Después de su visita\r\n\r\n${sheet}`,
  ProtonMail: (words, { sheet }) =>
    `${words}\r\n\r\nSent with Proton Mail secure email.\r\n\r\nOn Monday, November 23rd, 2026 at 10:05 AM, Harbor Clinic <care@harbor.example> wrote:\r\n\r\n${quoted(sheet)}`,
  'a quotation that was broken anew': (words, { sheet }) =>
    `${words}\r\n\r\nOn Mon, Nov 23, 2026 at 10:05 AM Harbor Clinic wrote:\r\n\r\n${quoted(sheet.replace(/(.{1,40})( |$)/g, '$1\r\n'))}`,
}
const MARKUP: Record<string, (words: string, ours: Ours) => string> = {
  'words alone': (words) => `<div dir="auto">${words}</div>`,
  Gmail: (words, { html }) =>
    `<div dir="ltr">${words}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Nov 23, 2026 at 10:05 AM Harbor Clinic &lt;<a href="mailto:care@harbor.example">care@harbor.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0">${inner(html)}</blockquote></div>`,
  Yahoo: (words, { html }) =>
    `<div class="yahoo-style-wrap"><div>${words}</div></div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Monday, November 23, 2026, Harbor Clinic &lt;care@harbor.example&gt; wrote:</div><div>${inner(html)}</div></div>`,
  Outlook: (words, { html }) =>
    `<div class="WordSection1"><p class="MsoNormal">${words}<o:p></o:p></p></div><div style="border-top:solid"><p><b>From:</b> Harbor Clinic<br><b>Sent:</b> Monday<br><b>To:</b> Ana<br><b>Subject:</b> After your visit</p></div>${inner(html)}`,
  'Outlook on the web': (words, { html }) =>
    `<div>${words}</div><div id="appendonsend"></div><hr style="width:98%"><div id="divRplyFwdMsg"><b>From:</b> Harbor Clinic &lt;care@harbor.example&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Ana<br><b>Subject:</b> After your visit</div>${inner(html)}`,
  'Outlook in Spanish': (words, { html }) =>
    `<div>${words}</div><hr><div><b>De:</b> Harbor Clinic<br><b>Enviado:</b> lunes<br><b>Para:</b> Ana<br><b>Asunto:</b> Después</div>${inner(html)}`,
  Hotmail: (words, { html }) =>
    `<div dir='ltr'>${words}<br><br><div><hr id="stopSpelling">Date: Mon, 23 Nov 2026<br>Subject: After your visit<br>From: care@harbor.example<br>To: ana@example.com<br><br><div>${inner(html)}</div></div></div>`,
  'Apple Mail': (words, { html }) =>
    `<body>${words}<br><div><br><blockquote type="cite"><div>On Nov 23, 2026, at 10:05 AM, Harbor Clinic wrote:</div><br><div>${inner(html)}</div></blockquote></div></body>`,
  'a quotation alone': (words, { html }) => `<div>${words}</div><blockquote type="cite">${inner(html)}</blockquote>`,
  'our words unmarked': (words, { html }) => `<div>${words}</div><div>${inner(html)}</div>`,
  'with a style sheet': (words) =>
    `<html><head><style>p{color:red}</style><title>911</title></head><body><!-- 911 --><p>${words}</p><script>x</script></body></html>`,
}

const FINE = { en: 'All good, thank you!', es: 'Todo bien, muchas gracias.' }
const SIGN = { en: 'My throat is tight and I can’t swallow', es: 'No puedo tragar y me falta el aire' }
const layouts = [
  ...Object.entries(PLAIN).map(([name, lay]) => ({ name, lay, type: undefined as string | undefined })),
  ...Object.entries(MARKUP).map(([name, lay]) => ({ name: `${name} in HTML`, lay, type: HTML })),
]

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
  it.each<[string, Partial<Parameters<typeof aMail>[0]>]>([
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
    expect(whole?.found.expiresAt).toBeDefined()
    await erasePatient(reader.world.deps, 'demo', reader.patientId, 'admin')
    expect(await reader.world.records.list(place, '')).toEqual([])
  })
})

describe('what a machine answers', () => {
  const NOTES = [
    'I am out of the office until Monday. In case of emergency call 911.',
    'Estoy fuera de la oficina hasta el lunes. En caso de emergencia llame al 911.',
    'Thank you for contacting Bay Dental. If this is a medical emergency, please call 911.',
    'We received your message. Ticket 123 has been opened. Please do not reply.',
    'Hemos recibido su mensaje. Si es una emergencia, marque el 911.',
    'This mailbox is not monitored. If you have trouble breathing call 911.',
  ]
  it.each(
    NOTES,
  )('pages nobody, closes nothing and is answered nothing, though it comes ten times: "%s"', async (body) => {
    const reader = await aReader()
    const before = reader.mails().length
    for (let i = 0; i < 10; i++) await reader.receives({ body })
    expect(await openAlerts(reader.world)).toEqual([])
    expect(await tasks(reader.world)).toMatchObject([{ kind: 'unclear' }])
    expect(reader.mails()).toHaveLength(before)
    await reader.world.advanceHours(30)
    expect(reader.mails().length).toBeGreaterThan(before)
  })

  it.each([
    ['Auto-Submitted: auto-replied'],
    ['Auto-Submitted: auto-generated (away); x=y'],
    ['X-Autoreply: yes'],
    ['Precedence: auto_reply'],
    ['Subject: Automatic reply: After your visit'],
    ['Subject: Respuesta automática: Después de su visita'],
  ])('is known by %s', async (header) => {
    const reader = await aReader()
    expect(await reader.receives({ headers: [header], body: 'away, and I cannot breathe' })).toEqual({
      kind: 'ignored',
    })
    expect(await openAlerts(reader.world)).toEqual([])
  })

  it.each([
    { type: 'multipart/report; report-type=delivery-status; boundary=b', body: '--b\r\n\r\nnot delivered\r\n--b--' },
    { from: 'MAILER-DAEMON@example.com', body: 'not delivered' },
    { source: '', subject: 'Undeliverable: After your visit', body: 'not delivered' },
  ])('as a report of a delivery is no answer: %j', async (about) => {
    const reader = await aReader()
    expect(await reader.receives(about)).toEqual({ kind: 'ignored' })
  })

  it('and holds a virus is not opened: somebody asks', async () => {
    const reader = await aReader()
    await reader.receives({ body: 'look at this', verdicts: { virus: 'FAIL' } })
    expect(await reader.said()).toEqual([])
    expect(await tasks(reader.world)).toMatchObject([{ because: expect.stringMatching(/virus/) }])
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
    await world.advanceHours(25)
    await receives({ to, body: 'i cant breathe' })
    expect(told()).toBe(2)
  })

  it.each<Partial<Parameters<typeof aMail>[0]>>([
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
    { from: 'reply+zzzzzzzzzzzzzzzz@elsewhere.example' },
    { to: 'no-reply@reply.care.example' },
  ])('is told nothing where it may be a machine, a forgery or ourselves: %j', async (about) => {
    const { receives, world } = await aReader()
    const before = world.arrived.length
    await receives({ to, body: 'hello', ...about })
    expect(world.arrived).toHaveLength(before)
  })
})
