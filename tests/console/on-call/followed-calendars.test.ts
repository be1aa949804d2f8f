import { describe, expect, it } from 'vitest'
import { onCall } from '../../../functions/core/on-call/rota.ts'
import { anOffice, fieldOf } from '../../support/office.ts'

const URL = 'https://calendars.example/private-4711/on-call.ics'
const event = (uid: string, who: string, zone: string) => [
  ...['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${who}`],
  ...[`DTSTART;TZID=${zone}:20261201T200000`, 'DURATION:PT10H', 'END:VEVENT'],
]
const calendar = (...events: string[][]) => ({
  kind: 'fetched' as const,
  text: ['BEGIN:VCALENDAR', ...events.flat(), 'END:VCALENDAR'].join('\r\n'),
})

async function aFeed(...events: string[][]) {
  const office = await anOffice('admin')
  office.world.calendar(URL, calendar(...events))
  const given = await office.send('/calendar/address', [
    ['feed-duty', 'on-call'],
    ['url', URL],
  ])
  await office.world.settle()
  return { ...office, given }
}

describe("a calendar's address, at the console", () => {
  it('is shown beside the schedule, with the zone of each event, and taken over', async () => {
    const { given, see, send, rota } = await aFeed(event('a', 'Nurse Kim', 'America/New_York'))
    expect(given).toMatchObject({ status: 303, location: '/console/on-call/calendar/on-call' })
    const page = await see('/calendar/on-call')
    expect(page).toContain('This adds 1 on call shift and removes none of the last calendar.')
    expect(page).toContain('Tue, Dec 1, 5:00 PM Wed, Dec 2, 3:00 AM Dr Lee Nurse Kim Changes')
    expect(page).toContain('1 Nurse Kim Nurse Kim Tue, Dec 1, 5:00 PM Wed, Dec 2, 3:00 AM America/New_York')
    expect(page).toContain('Gaps now None in the next 14 days. Gaps with the calendar None in the next 14 days.')
    const { body } = await send('/calendar/on-call', [['do', 'show']])
    const taken = await send('/calendar/on-call', [
      ['do', 'apply'],
      ['seen', fieldOf(body, 'seen')],
    ])
    expect(taken).toMatchObject({ status: 303, location: '/console/on-call?imported=yes' })
    expect(onCall((await rota()).rota, '2026-12-02T05:00:00.000Z')['on-call']?.name).toBe('Nurse Kim')
    expect(await see('/calendar')).toContain('On call: calendars.example last read Mon, Nov 23')
    expect(await see('/calendar')).not.toContain('private-4711')
  })

  it('asks whose an event is where it does not say so', async () => {
    const { see, send, rota } = await aFeed(event('a', 'Kim covers for Dr Lee', 'America/New_York'))
    expect(await see('/calendar/on-call')).toContain('Event 1 is the duty of')
    const chosen: [string, string][] = [['event.1', 'nurse-kim']]
    const { body } = await send('/calendar/on-call', [['do', 'show'], ...chosen])
    await send('/calendar/on-call', [['do', 'apply'], ['seen', fieldOf(body, 'seen')], ...chosen])
    expect(onCall((await rota()).rota, '2026-12-02T05:00:00.000Z')['on-call']?.name).toBe('Nurse Kim')
  })

  it('that leads inside a network is refused beside its field', async () => {
    const { send } = await anOffice('admin')
    const refused = await send('/calendar/address', [['url', 'https://10.0.0.1/a.ics']])
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('This address is not on the public internet.')
  })

  it('is read no more once an admin ends it', async () => {
    const { see, send } = await aFeed(event('a', 'Nurse Kim', 'America/New_York'))
    expect((await send('/calendar/on-call/remove', [])).status).toBe(303)
    expect(await see('/calendar')).not.toContain('calendars.example')
  })
})
