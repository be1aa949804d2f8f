/** Date parameters (https://hl7.org/fhir/R4/search.html#date). */
import { type Instant, instantOf, plusDays, plusMinutes, toInstant } from '../../core/time.ts'

export const PREFIXES = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
export type Prefix = (typeof PREFIXES)[number]

/** A value as the stretch of time that it names: from `from` until before `to`. */
export type DateRange = { prefix: Prefix; from: Instant; to: Instant }

const DATE = /^(eq|ne|gt|ge|lt|le)?(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/
const MOMENT = /^(eq|ne|gt|ge|lt|le)?(\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))$/

/** `ge2030-11-25`; a date without a time is a day of the clinic's own clock. Undefined where it is no such value. */
export function dateRange(value: string, zone: string): DateRange | undefined {
  const [, prefix = 'eq', year = '', month, day] = DATE.exec(value) ?? []
  if (year) {
    const first = `${year}-${month ?? '01'}-${day ?? '01'}`
    if (Number.isNaN(Date.parse(first)) || toInstant(Date.parse(first)).slice(0, 10) !== first) return undefined
    return { prefix: prefix as Prefix, from: midnight(first, zone), to: midnight(afterDate(first, month, day), zone) }
  }
  const [, written = 'eq', moment = '', seconds] = MOMENT.exec(value) ?? []
  const at = Date.parse(moment)
  if (Number.isNaN(at)) return undefined
  const from = toInstant(at)
  return { prefix: written as Prefix, from, to: plusMinutes(from, seconds ? 1 / 60 : 1) }
}

const midnight = (date: string, zone: string): Instant => instantOf({ date, time: '00:00', zone })

function afterDate(first: string, month: string | undefined, day: string | undefined): string {
  if (day) return plusDays(first, 1)
  if (month) return `${plusDays(first, 31).slice(0, 7)}-01`
  return `${String(Number(first.slice(0, 4)) + 1).padStart(4, '0')}-01-01`
}

export function isWithin(at: Instant, { prefix, from, to }: DateRange): boolean {
  switch (prefix) {
    case 'eq':
      return at >= from && at < to
    case 'ne':
      return at < from || at >= to
    case 'gt':
      return at >= to
    case 'ge':
      return at >= from
    case 'lt':
      return at < from
    case 'le':
      return at < to
  }
}

/** The stretch in which something can fulfil all of them; absent ends are open. */
export function boundsOf(ranges: readonly DateRange[]): { from?: Instant; to?: Instant } {
  let [from, to]: [Instant | undefined, Instant | undefined] = [undefined, undefined]
  for (const range of ranges) {
    const low =
      range.prefix === 'gt' ? range.to : range.prefix === 'eq' || range.prefix === 'ge' ? range.from : undefined
    const high =
      range.prefix === 'lt' ? range.from : range.prefix === 'eq' || range.prefix === 'le' ? range.to : undefined
    if (low && (!from || low > from)) from = low
    if (high && (!to || high < to)) to = high
  }
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}
