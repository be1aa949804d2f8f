/** Files that once answered 500: each is refused in words, or taken, and nothing is half done. */
import { expect, it } from 'vitest'
import { anApi } from '../support/api.ts'
import { aWorld } from '../support/world.ts'

const HEADER = 'name,phone,performed_at,procedures,consent_sms'
const TABLES: Record<string, string> = {
  'a hundred thousand short lines': `${HEADER}\n${'a,b\n'.repeat(100_000)}`,
  'a hundred thousand empty lines': `${HEADER}\n${'\n'.repeat(100_000)}`,
  'a hundred thousand lines without a header': 'x\n'.repeat(100_000),
  'one line of a hundred thousand cells': `${HEADER}${',x'.repeat(100_000)}\n`,
  'a quotation that never ends': `${HEADER}\n"${'a\n'.repeat(100_000)}`,
  'names of members that every object has': `constructor,__proto__,toString\n${'a,b,c\n'.repeat(10)}`,
}
const event = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'SUMMARY:Nurse Kim', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join(
    '\r\n',
  )
const START = 'DTSTART:20261201T180000Z'
const CALENDARS: Record<string, string> = {
  'a rule of every second for ever': event(START, 'DTEND:20261201T180001Z', 'RRULE:FREQ=SECONDLY'),
  'a rule that never comes': event(START, 'DTEND:20261201T190000Z', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
  'a rule that is none': event(START, 'DTEND:20261201T190000Z', 'RRULE:FREQ=__proto__;INTERVAL=0'),
  'an event that ends before it begins': event(START, 'DTEND:20251201T190000Z'),
  'a zone of its own that is none': event('DTSTART;TZID=constructor:20261201T180000', 'DURATION:PT1H'),
  'a duration of centuries': event(START, 'DURATION:P99999999W'),
  'no beginning': event('DTEND:20261201T190000Z'),
  'ten thousand events': `BEGIN:VCALENDAR\r\n${`BEGIN:VEVENT\r\n${START}\r\nEND:VEVENT\r\n`.repeat(10_000)}END:VCALENDAR`,
  'what never ends': 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'.repeat(2_000),
  'no calendar': 'x'.repeat(200_000),
}

it.each(Object.entries(TABLES))('a table of %s is refused in words', async (_, body) => {
  const ask = anApi(await aWorld())
  for (const query of ['?try=true', '']) {
    const { status, body: said } = await ask('POST', `/v1/imports/treatments${query}`, { body })
    expect(status).toBe(422)
    expect(said.errors.length).toBeGreaterThan(0)
    expect(JSON.stringify(said).length).toBeLessThan(20_000)
  }
  expect((await ask('GET', '/v1/imports')).body.imports).toEqual([])
})

it.each(Object.entries(CALENDARS))('a calendar of %s is answered, and breaks no rota', async (_, body) => {
  const ask = anApi(await aWorld())
  const before = (await ask('GET', '/v1/on-call')).body.now
  const headers = { 'content-type': 'text/calendar' }
  for (const query of ['?duty=backup&try=true', '?duty=backup']) {
    const { status } = await ask('POST', `/v1/on-call/calendar${query}`, { body, headers })
    expect([200, 413, 422]).toContain(status)
  }
  expect((await ask('GET', '/v1/on-call')).body.now).toEqual(before)
})
