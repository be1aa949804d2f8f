/** Every reader of what others send, with files to begin from and what must hold of whatever is read. */
import { parseStaffText } from '../../functions/core/alerts/staff-commands.ts'
import { decodeTable } from '../../functions/core/courses/table-text.ts'
import { readTreatmentFile } from '../../functions/core/courses/treatment-file.ts'
import { keywordOf } from '../../functions/core/messages/keywords.ts'
import { readCalendar } from '../../functions/core/on-call/calendar.ts'
import { afterFetch, askingOf } from '../../functions/core/on-call/followed-calendar.ts'
import { rowOf, wrongWith } from '../../functions/http/import-rows.ts'
import { content } from '../../functions/runtime/content.ts'
import { inboundMail } from '../../functions/runtime/inbound-email.ts'
import { eventReceipt } from '../../functions/runtime/on-receipts.ts'
import { workbookText } from '../../functions/runtime/workbook.ts'
import { calendar, night } from '../support/calendar-file.ts'
import { layouts } from '../support/mail-programs.ts'
import { letterOf } from '../support/mails.ts'
import { workbook } from '../support/workbook-file.ts'
import { harbor } from '../support/world.ts'

/** `read` throws, or answers what is wrong, where something does not hold. */
export type Reader = { name: string; seeds: readonly Buffer[]; read(bytes: Buffer): Promise<string | undefined> }

const NOW = '2026-10-24T00:00:00.000Z'
const PLACE = { zone: 'America/Los_Angeles', country: 'US' }

/** Words that no text of the service has, on a line of their own. */
const SAID = 'kumquats swell beside my marmalade throat'
const OURS = {
  sheet: 'Harbor Clinic: your visit. Hard to breathe or swallow? Call 911.\r\nWe are here for you.',
  html: '<html><body><p>Harbor Clinic: your visit.</p><p>Hard to breathe or swallow? Call 911.</p></body></html>',
}
const mail = (body: string, type: string) =>
  Buffer.from(
    [
      'From: Ana <ana@example.com>',
      'To: x@reply.care.example',
      'MIME-Version: 1.0',
      `Content-Type: ${type}`,
      '',
      body,
    ].join('\r\n'),
  )

/** Where these stand before the words, no mail program shows them. */
const UNSEEN = /<!--|<(script|style|title|textarea|template|select|head|svg|noscript|iframe)/i

/** What is longer is asked about by a person (functions/runtime/trim-email.ts), and is not parsed to its end. */
const MOST_READ = 30_000

const wordsIn = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []

const mails: Reader = {
  name: 'mails',
  seeds: layouts.map(({ lay, type }) => mail(lay(SAID, OURS), type ?? 'text/plain; charset=utf-8')),
  async read(bytes) {
    const opened = await (await inboundMail(letterOf(bytes, 'x@reply.care.example', {}))).open()
    if (Buffer.from(opened.whole, 'base64').compare(bytes) !== 0) return 'the whole mail is not kept'
    const [head = '', ...body] = bytes.toString('utf8').split(/\r?\n\r?\n/)
    const isPlain =
      /^content-type: text\/plain; charset=utf-8\r?$/im.test(head) && !/transfer-encoding|^\s/im.test(head)
    // With other letters at their ends the words are others.
    const place = body.join('\n').search(new RegExp(`(?<![\\p{L}\\p{N}])${SAID}(?![\\p{L}\\p{N}])`, 'u'))
    if (!isPlain || place < 0 || place + head.length > MOST_READ || UNSEEN.test(bytes.toString('latin1')))
      return undefined
    const read = new Set(wordsIn(`${opened.own} ${opened.cut}`))
    const lost = wordsIn(SAID).filter((word) => !read.has(word))
    return lost.length > 0 ? `lost: ${lost.join(' ')}` : undefined
  },
}

const series = ['UID:s', 'SUMMARY:Dr Lee', 'DTSTART;TZID=America/New_York:20261024T200000', 'DURATION:PT12H']
const calendars: Reader = {
  name: 'calendars',
  seeds: [
    calendar([
      night('a', 'Dr Lee'),
      night('b', 'Nurse Kim'),
      night('c', 'Dr Hale', 'ATTENDEE:mailto:kim@harbor.example'),
    ]),
    calendar([[...series, 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20261201T000000Z', 'EXDATE:20261027T000000Z']]),
    calendar([
      [...series, 'RRULE:FREQ=MONTHLY;BYDAY=-1SA;BYSETPOS=1'],
      [...series, 'RECURRENCE-ID:20261101T000000Z'],
    ]),
    calendar([['UID:d', 'SUMMARY:Nurse Kim', 'DTSTART;VALUE=DATE:20261104', 'RDATE;VALUE=DATE:20261106,20261108']]),
    calendar(
      [['UID:p', 'SUMMARY:Dr Lee', 'DTSTART:20261104T010000', 'DTEND:20261104T020000']],
      ['X-WR-TIMEZONE:Europe/Madrid'],
    ),
    calendar([night('x', 'Dr Lee', 'STATUS:CANCELLED'), night('y', 'Kim covers for Dr Lee')], ['METHOD:PUBLISH']),
  ].map((text) => Buffer.from(text)),
  async read(bytes) {
    const text = new TextDecoder().decode(bytes)
    const found = readCalendar(text, { staff: harbor.staff, zone: PLACE.zone, now: NOW })
    const feed = { clinicId: 'demo', duty: 'on-call' as const, url: 'https://a.example', setBy: '', setAt: NOW }
    const after = afterFetch({ ...feed, timers: { fetch: NOW } }, { kind: 'fetched', text }, PLACE.zone, NOW)
    askingOf(after, harbor.staff, [], NOW)
    if (JSON.stringify(after).length > 300_000) return 'a feed too long for its item'
    if (found.kind === 'invalid')
      return found.faults.length > 0 && found.faults.every(({ detail }) => detail !== '') ? undefined : 'refused unsaid'
    const isOdd = ({ staffId, startsAt, endsAt }: (typeof found.stretches)[number]) =>
      startsAt >= endsAt || endsAt <= NOW || !harbor.staff.some((each) => each.staffId === staffId)
    return found.stretches.some(isOdd) ? 'a stretch that is none' : undefined
  },
}

const HEADER = ['name', 'phone', 'performed_at', 'procedures', 'consent_sms']
const ROWS = [
  ['José Núñez', '+14155550132', '11/23/2026 6:00 PM', 'neurotoxin: glabella', 'yes'],
  ['Ruiz, Ana', '="4155550123"', '2026-11-23T18:00:00Z', 'Botox - Forehead', 'no'],
  ['Bea "B" Lund', '4.15555E+9', 'soon', 'filler: lips', ''],
]
const table = (by: string, end = '\r\n') =>
  [HEADER, ...ROWS]
    .map((cells) => cells.map((cell) => (/[",;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(by))
    .join(end)

async function readTable(text: string): Promise<string | undefined> {
  const file = readTreatmentFile(text)
  if ('faults' in file) return file.faults.length > 0 ? undefined : 'refused unsaid'
  for (const row of file.rows) {
    const read = rowOf(row, { clinic: PLACE })
    if ('errors' in read && wrongWith(read.errors) === '') return 'a row refused unsaid'
  }
  const read = new Set(wordsIn([...file.above, ...file.header, ...file.rows.flatMap(({ record }) => record)].join(' ')))
  // Marks that nobody sees part no words.
  const there = wordsIn(text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\0]/g, ''))
  const lost = there.filter((word) => !read.has(word) && word !== 'sep')
  return lost.length > 0 ? `lost: ${lost.slice(0, 5).join(' ')}` : undefined
}

const tables: Reader = {
  name: 'tables',
  seeds: [
    ...[',', ';', '\t', '|'].map((by) => Buffer.from(table(by))),
    Buffer.from(`\ufeffsep=;\r\n${table(';')}`),
    Buffer.from(table(',', '\r')),
    Buffer.from(`\ufeff${table('\t')}`, 'utf16le'),
    Buffer.from(table(';'), 'latin1'),
  ],
  read: async (bytes) => readTable(decodeTable(bytes)),
}

const workbooks: Reader = {
  name: 'workbooks',
  seeds: [workbook([HEADER, ...ROWS]), workbook([HEADER, ['Ana', 4155550123, 45980.75, 'filler: lips', 'x']])],
  async read(bytes) {
    const text = await workbookText(bytes, { seconds: 0.5 })
    return text === undefined ? undefined : readTable(text)
  },
}

const texts: Reader = {
  name: 'texts of staff and patients',
  seeds: [
    '94',
    'Ack. 94',
    '94 no',
    "94 can't, in surgery",
    '94 c not reached',
    'STOP',
    'S T O P please',
    'revoke consent',
  ].map((text) => Buffer.from(text)),
  async read(bytes) {
    const text = new TextDecoder().decode(bytes)
    parseStaffText(text)
    keywordOf(text, content().keywords)
    return undefined
  },
}

const event = (more: object) =>
  Buffer.from(JSON.stringify({ Message: JSON.stringify({ mail: { messageId: 'm1' }, ...more }) }))
const receipts: Reader = {
  name: 'receipts',
  seeds: [
    event({ eventType: 'Bounce', bounce: { bounceType: 'Transient', bounceSubType: 'General' } }),
    event({ eventType: 'Complaint', complaint: { complaintFeedbackType: 'not-spam' } }),
    event({ eventType: 'TEXT_DELIVERED', messageId: 't1' }),
  ],
  async read(bytes) {
    const body = new TextDecoder().decode(bytes)
    try {
      JSON.parse(JSON.parse(body).Message)
    } catch {
      // What is no JSON goes to the dead letters, where somebody looks.
      return undefined
    }
    const receipt = eventReceipt(body)
    return receipt && typeof receipt.result !== 'string' ? 'a receipt without a result' : undefined
  },
}

export const READERS: readonly Reader[] = [mails, calendars, tables, workbooks, texts, receipts]
