import type ICAL from 'ical.js'
import { findIana } from 'windows-iana'
import { type Instant, instantOf, isZone, toInstant } from '../time.ts'
import { type Day, dateOf, dayOf, daysOf, type Rule, ruleOf } from './calendar-rule.ts'

/** How a calendar's wall clock becomes an instant; `name` is shown to the admin. */
export type CalendarZone = { name: string; instant(date: string, time: string): Instant }

const of = (zone: string): CalendarZone => ({ name: zone, instant: (date, time) => instantOf({ date, time, zone }) })
const UTC = of('UTC')
const UTC_NAMES =
  /^(utc|gmt|z|zulu|etc\/(utc|gmt|uct|zulu|greenwich|universal)|greenwich mean time|coordinated universal time)$/i

/** `America/New_York` in any of the forms in which programs write it; abbreviations such as EST mean several zones. */
function iana(name: string): string | undefined {
  const plain = name.replace(/^["\s]+|["\s]+$/g, '').replaceAll(' ', '_')
  if (isZone(plain) && plain.includes('/')) return plain
  const parts = plain.split('/').filter(Boolean)
  // /freeassociation.sourceforge.net/Tzfile/America/New_York, /mozilla.org/20050126_1/America/Argentina/Buenos_Aires
  for (const count of [3, 2]) {
    const last = parts.slice(-count).join('/')
    if (parts.length >= count && isZone(last)) return last
  }
  const [windows] = findIana(name.trim()) ?? []
  return windows
}

/**
 * The zone that a TZID names: an IANA name, with whatever stands before it; a name of Windows and Outlook; or what the file
 * itself says about it in a VTIMEZONE. Undefined where none of them tells which zone is meant.
 */
export function zoneNamed(tzid: string, described: readonly ICAL.Component[]): CalendarZone | undefined {
  const bare = tzid.replace(/^["\s/]+|["\s]+$/g, '')
  if (UTC_NAMES.test(bare) || /microsoft\/utc$/i.test(bare)) return UTC
  const known = iana(bare)
  if (known) return of(known)
  const component = described.find((each) => String(each.getFirstPropertyValue('tzid') ?? '') === tzid)
  if (!component) return undefined
  const located = iana(String(component.getFirstPropertyValue('x-lic-location') ?? ''))
  return located ? of(located) : describedZone(tzid, component)
}

type Observance = { before: number; after: number; start: Day; time: string; rule?: Rule }
type Onset = { at: number; after: number }

/** By the offsets that a VTIMEZONE lists; undefined where it lists none that can be read. */
function describedZone(name: string, component: ICAL.Component): CalendarZone | undefined {
  const parts = [...component.getAllSubcomponents('standard'), ...component.getAllSubcomponents('daylight')]
  const observances = parts.map(observanceOf)
  if (observances.length === 0 || !observances.every((each) => each !== undefined)) return undefined
  const kept = new Map<number, Onset[]>()
  const onsetsAround = (year: number): Onset[] => {
    const known = kept.get(year) ?? observances.flatMap((each) => onsetsOf(each, year)).sort((a, b) => b.at - a.at)
    kept.set(year, known)
    return known
  }
  const first = observances[0]?.before ?? 0
  const offsetAt = (at: number) =>
    onsetsAround(new Date(at).getUTCFullYear()).find((onset) => onset.at <= at)?.after ?? first
  const offsets = [...new Set(observances.flatMap(({ before, after }) => [before, after]))].sort((a, b) => b - a)
  return {
    name,
    instant: (date, time) => {
      const wall = Date.parse(`${date}T${time}:00.000Z`)
      const fits = offsets.find((offset) => offsetAt(wall - offset) === offset) ?? first
      return toInstant(wall - fits)
    },
  }
}

function observanceOf(part: ICAL.Component): Observance | undefined {
  const firstValue = (name: string) =>
    (part.getFirstProperty(name) as unknown as { jCal?: unknown[] } | null)?.jCal?.[3]
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(String(firstValue('dtstart'))) ?? []
  const [before, after] = [offsetOf(firstValue('tzoffsetfrom')), offsetOf(firstValue('tzoffsetto'))]
  if (!date || !time || before === undefined || after === undefined) return undefined
  const raw = firstValue('rrule')
  const rule = raw === undefined ? undefined : ruleOf(raw as Record<string, unknown>, time)
  if (rule && 'fault' in rule) return undefined
  return { before, after, start: dayOf(date), time, ...(rule ? { rule } : {}) }
}

/** `-05:00` in milliseconds. */
function offsetOf(value: unknown): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})/.exec(String(value)) ?? []
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : undefined
}

/** When the observance begins in the year and in the two before it. */
function onsetsOf({ before, after, start, time, rule }: Observance, year: number): Onset[] {
  const [from, to] = [dayOf(`${year - 2}-01-01`), dayOf(`${year + 1}-01-02`)]
  const days = rule ? [...daysOf(rule, start, to, from)] : [start]
  return days.map((day) => ({ at: Date.parse(`${dateOf(day)}T${time}:00.000Z`) - before, after }))
}
