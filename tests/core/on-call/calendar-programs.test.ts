import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../functions/core/on-call/calendar.ts'
import { ROTAS } from '../../support/rotas/all.ts'
import { DAYS, instant, ROTA_ZONES } from '../../support/rotas/zones.ts'
import { harbor } from '../../support/world.ts'

/** What is read across the fourteen days, of a file that may go on. */
function read(text: string, zone: (typeof ROTA_ZONES)[number], answers = {}) {
  const now = instant(zone, 24, 0)
  const found = readCalendar(text, { staff: harbor.staff, zone: zone.name, now, answers, days: 15 })
  if (found.kind === 'invalid') return found.faults.map(({ event, detail }) => `${event}: ${detail}`)
  const until = instant(zone, 38, 0)
  return found.events
    .filter(({ startsAt }) => startsAt >= now && startsAt < until)
    .map(({ staffId, startsAt, endsAt }) => `${staffId} ${startsAt} ${endsAt}`)
    .sort()
}

describe.each(ROTA_ZONES)('a rota of fourteen days across the change of clocks in $name', (zone) => {
  it.each(ROTAS)('as $name writes it', ({ text, duty, answers }) => {
    const meant = DAYS.flatMap((day) => {
      const one = duty(day)
      return one ? [`${one.who} ${instant(zone, day, one.from)} ${instant(zone, day, one.to)}`] : []
    })
    expect(meant.length).toBeGreaterThan(0)
    expect(read(text(zone), zone, answers)).toEqual(meant.sort())
  })
})

it('at least sixty calendars, each in three zones', () => {
  expect(new Set(ROTAS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60)
})
