/** Files as they arrive after programs, people and attackers have been at them. */
import { oneOf, type Random } from '../support/seeded.ts'

const whole = (random: Random, most: number): number => Math.floor(random() * most)

/** What mail programs, calendars and spreadsheets put at odd places. */
const TOKENS = [
  ...['\r\n', '\n\n', '\r', '\0', '\ufeff', '\u202e', '\u00ad', '\u{1f600}', '\ufffd', 'é', '\u00a0'],
  ...[
    '"',
    "'",
    ';',
    ',',
    '\t',
    '|',
    '=',
    '>',
    '> ',
    '>>> ',
    '<',
    '<div>',
    '</blockquote>',
    '&nbsp;',
    '&#0;',
    '&amp',
    '=20\r\n',
    '=\r\n',
  ],
  ...[
    '-- \r\n',
    '--',
    '________',
    'From: ',
    'On Mon wrote:',
    'Content-Type: text/html',
    'charset=utf-16',
    'boundary="x"',
  ],
  ...[
    'BEGIN:VEVENT\r\n',
    'END:VEVENT\r\n',
    'END:VCALENDAR',
    'RRULE:FREQ=DAILY;COUNT=99999999',
    'TZID=Nowhere/Land',
    '99999999T999999',
  ],
  ...['DURATION:P9999999D', 'EXDATE:', ' ', '0', '-1', '1e309', '=1+1', 'sep=;', '{}', '[]', '\\', '%s', '\ud800'],
]

type Edit = (bytes: Buffer, random: Random) => Buffer

const at = (bytes: Buffer, random: Random): number => whole(random, bytes.length + 1)
const put = (bytes: Buffer, place: number, more: Buffer, gone = 0): Buffer =>
  Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place + gone)])

const EDITS: Edit[] = [
  (bytes, random) => put(bytes, at(bytes, random), Buffer.from(oneOf(random, TOKENS))),
  (bytes, random) => put(bytes, at(bytes, random), Buffer.from([whole(random, 256)]), 1),
  (bytes, random) => put(bytes, at(bytes, random), Buffer.alloc(0), 1 + whole(random, 40)),
  (bytes, random) => bytes.subarray(0, at(bytes, random)),
  (bytes, random) => {
    const from = at(bytes, random)
    return put(bytes, at(bytes, random), bytes.subarray(from, from + 1 + whole(random, 200)))
  },
  (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n')
    const [one, other] = [whole(random, lines.length), whole(random, lines.length)]
    const kept = lines[one] ?? ''
    lines[one] = lines[other] ?? ''
    lines[other] = kept
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n')
    lines.splice(whole(random, lines.length), 1 + whole(random, 3))
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  (bytes, random) => put(bytes, at(bytes, random), Buffer.from(oneOf(random, TOKENS).repeat(1 + whole(random, 3_000)))),
  (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
]

/** The file after one to six such edits, which follow from the random numbers alone. */
export function mutated(seed: Buffer, random: Random): Buffer {
  let bytes = seed
  for (let left = 1 + whole(random, 6); left > 0; left--) bytes = oneOf(random, EDITS)(bytes, random)
  return bytes
}
