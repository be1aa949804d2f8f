/** An iCalendar file (RFC 5545) for programs that subscribe to it. Times are in UTC, so that no time zone has to be described. */
import type { Instant } from './time.ts'

/** The product that wrote a calendar (RFC 5545, 3.7.3), by which our reader knows one of ours. */
export const OUR_CALENDARS = '-//Aftercare//Calendar//EN'

/** `uid` stays the same for as long as it is the same event, no matter who has it. */
export type CalendarEvent = { uid: string; from: Instant; to: Instant; title: string; about: string }

/** `20261124T020000Z` */
export const stampOf = (at: Instant): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** How often programs that ask for advice look again (RFC 7986, 5.7). */
const REFRESH = 'PT1H'

/** The whole file. `changedAt`: when anything in it was last otherwise. The events block nobody's free time. */
export function calendarText(name: string, events: readonly CalendarEvent[], changedAt: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${OUR_CALENDARS}`,
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...events.flatMap(({ uid, from, to, title, about }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stampOf(changedAt)}`,
      `LAST-MODIFIED:${stampOf(changedAt)}`,
      `DTSTART:${stampOf(from)}`,
      `DTEND:${stampOf(to)}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(about)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const CONTROLS = /[^\P{Cc}\n]/gu

/** Text of a property (RFC 5545, 3.3.11); what no calendar can show is left out. */
const escaped = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(CONTROLS, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

const LONGEST_LINE = 75

/** Lines of at most 75 bytes (RFC 5545, 3.1), none of which ends within a character. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const character of line) {
    const more = Buffer.byteLength(character)
    if (bytes + more > LONGEST_LINE) {
      parts.push(part)
      part = ' '
      bytes = 1
    }
    part += character
    bytes += more
  }
  return [...parts, part].join('\r\n')
}
