import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarText } from '../../../functions/core/calendar-text.ts'
import { DUTIES, type Rota } from '../../../functions/core/clinic/clinic.ts'
import { readCalendar } from '../../../functions/core/on-call/calendar.ts'
import { dutyEvents } from '../../../functions/core/on-call/duty-calendar.ts'
import { onCall } from '../../../functions/core/on-call/rota.ts'
import { plusHours, plusMinutes } from '../../../functions/core/time.ts'
import { harbor } from '../../support/world.ts'

const NOW = '2026-10-28T10:07:31.123Z'
const { staff } = harbor
const clinic = harbor.clinic

const time = fc.constantFrom('00:00', '07:30', '08:00', '12:00', '20:00', '23:45')
const whom = fc.constantFrom(...staff.map(({ staffId }) => staffId))
const duty = fc.constantFrom(...DUTIES)
const hour = fc.integer({ min: -24 * 30, max: 24 * 80 })

/** Across the end of daylight saving, with shifts that overlap and overrides that cross them. */
const rotas: fc.Arbitrary<Rota> = fc
  .record({
    zone: fc.constantFrom('America/Los_Angeles', 'Europe/Berlin'),
    shifts: fc.array(
      fc.record({
        duty,
        staffId: whom,
        days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        from: time,
        to: time,
      }),
      { maxLength: 5 },
    ),
    overrides: fc.array(
      fc.record({ duty, staffId: fc.option(whom, { nil: undefined }), hour, lasts: fc.integer({ min: 1, max: 2000 }) }),
      { maxLength: 4 },
    ),
  })
  .map(({ zone, shifts, overrides }) => ({
    zone,
    staff,
    shifts: shifts.map((each, i) => ({ ...each, shiftId: `s${i}` })),
    overrides: overrides.map(({ duty, staffId, hour, lasts }, i) => ({
      ...{ overrideId: `o${i}`, duty, ...(staffId ? { staffId } : {}) },
      startsAt: plusHours('2026-10-28T00:00:00.000Z', hour),
      endsAt: plusHours('2026-10-28T00:00:00.000Z', hour + lasts),
    })),
  }))

const uidsOf = (rota: Rota, now = NOW) =>
  staff.map(({ staffId }) => dutyEvents(clinic, rota, staffId, now).map(({ uid, from }) => ({ uid, from, staffId })))

describe('the duties of a person as events', () => {
  it('are what the rota says of each moment, and no two people have one event', () => {
    fc.assert(
      fc.property(rotas, fc.array(fc.integer({ min: 0, max: 55 * 24 * 60 }), { minLength: 8 }), (rota, minutes) => {
        const events = staff.map(({ staffId }) => dutyEvents(clinic, rota, staffId, NOW))
        const uids = events.flat().map(({ uid }) => uid)
        expect(new Set(uids).size).toBe(uids.length)
        for (const minute of minutes) {
          const at = plusMinutes(NOW, minute)
          const duties = onCall(rota, at)
          for (const [i, { staffId }] of staff.entries()) {
            const has = (events[i] ?? []).filter(({ from, to }) => from <= at && at < to)
            const titles = { 'on-call': 'On call', backup: 'Backup', fallback: 'Fallback' }
            const wanted = DUTIES.filter((each) => duties[each]?.staffId === staffId).map((each) => titles[each])
            expect(has.map(({ title }) => title.split(':')[0]).sort()).toEqual(wanted.sort())
          }
        }
      }),
    )
  })

  it('keep their names and beginnings on the next days', () => {
    fc.assert(
      fc.property(rotas, fc.integer({ min: 1, max: 10 }), (rota, days) => {
        const [before, after] = [uidsOf(rota).flat(), uidsOf(rota, plusHours(NOW, 24 * days)).flat()]
        const late = plusHours(NOW, 24 * days)
        const soon = plusHours(NOW, 24 * 59)
        const still = before.filter(({ from }) => from > late && from < soon)
        expect(after).toEqual(expect.arrayContaining(still))
      }),
      { numRuns: 40 },
    )
  })

  it('of a stretch that began long ago are one event, day after day', () => {
    const long = { overrideId: 'o', duty: 'backup' as const, staffId: 'dr-lee' }
    const rota = {
      ...{ zone: 'America/Los_Angeles', staff, shifts: [] },
      overrides: [{ ...long, startsAt: '2026-08-01T15:00:00.000Z', endsAt: '2026-11-20T15:00:00.000Z' }],
    }
    for (const days of [0, 1, 20])
      expect(dutyEvents(clinic, rota, 'dr-lee', plusHours(NOW, 24 * days))).toMatchObject([
        {
          uid: 'backup-20260801T150000Z@demo.aftercare',
          from: '2026-08-01T15:00:00.000Z',
          to: '2026-11-20T15:00:00.000Z',
        },
      ])
  })

  it('are read back by our own reader of calendars, and by a program that knows nothing of it', () => {
    fc.assert(
      fc.property(rotas, (rota) => {
        for (const { staffId } of staff) {
          const events = dutyEvents(clinic, rota, staffId, NOW)
          const text = calendarText('Harbor Clinic: on call', events, NOW)
          for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          const parsed = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
            const event = new ICAL.Event(component)
            const at = (time: ICAL.Time) => time.toJSDate().toISOString()
            return { uid: event.uid, from: at(event.startDate), to: at(event.endDate), title: event.summary }
          })
          expect(parsed).toEqual(events.map(({ uid, from, to, title }) => ({ uid, from, to, title })))
          const coming = events.filter(({ to }) => to > NOW)
          const read = readCalendar(text, { staff, zone: rota.zone, now: NOW })
          if (read.kind === 'read') {
            expect(read.events.every((each) => each.staffId === staffId)).toBe(true)
            expect(read.events.map(({ startsAt }) => startsAt)).toEqual(coming.map(({ from }) => from).sort())
          } else expect(coming.length === 0 || /stretches/.test(read.faults[0]?.detail ?? '')).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the text of a calendar', () => {
  it('holds names of any kind, and no line of theirs becomes a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.string({ maxLength: 60 }), (title, about) => {
        const event = { uid: 'a@b', from: NOW, to: plusHours(NOW, 1), title: `${title}\nEND:VEVENT`, about }
        const text = calendarText(about, [event], NOW)
        const [component, ...others] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
        expect(others).toEqual([])
        const shown = (value: string) => value.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n]/gu, ' ')
        expect(component?.getFirstPropertyValue('summary')).toBe(shown(event.title))
      }),
    )
  })
})
