/** For how long a clinic keeps what; `templates/retention.json` holds the law's least and its sources. */
import type { Clinic } from '../clinic/clinic.ts'
import type { FieldError } from '../fault.ts'
import type { Instant } from '../time.ts'
import { toInstant } from '../time.ts'

export const RETENTION_KINDS = ['record', 'conversations', 'alerts', 'audit', 'mails', 'strangers', 'drafts'] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]

/** Years or days of each kind, as `RetentionRules.kinds` says; whole numbers. */
export type Periods = Record<RetentionKind, number>

export type RetentionRules = {
  kinds: readonly {
    kind: RetentionKind
    unit: 'years' | 'days'
    /** Where a clinic sets nothing. */
    usual: number
    most: number
    /** Where no law of the place says more. */
    least?: number
    source: string
    /** Where the law was read; absent where there is none. */
    url?: string
  }[]
  /** The medical record's law by place: `US-TX`, every other state (`US-*`), a country without a state, all others (`*`). */
  records: readonly { where: string; years: number; source: string; url?: string }[]
  minors: { years: number; source: string; url: string }
}

/** What an admin sees of one kind. */
export type KindShown = {
  kind: RetentionKind
  unit: 'years' | 'days'
  period: number
  usual: number
  least: number
  most: number
  source: string
}

type Place = Pick<Clinic, 'country' | 'jurisdiction'>

/** Kinds that are parts of the medical record: its law is theirs. */
const OF_THE_RECORD: readonly RetentionKind[] = ['record', 'conversations', 'alerts']

/** What the law of a place asks of the medical record. */
export function recordLaw(
  { records }: RetentionRules,
  { country, jurisdiction }: Place,
): { years: number; source: string } {
  const places = jurisdiction ? [jurisdiction, `${country}-*`] : [country]
  for (const place of [...places, '*']) {
    const found = records.find(({ where }) => where === place)
    if (found) return found
  }
  throw new Error('templates/retention.json names no period for all other places')
}

/** Every kind with its bounds; `set`: what the clinic has set. */
export function shownPeriods(rules: RetentionRules, place: Place, set: Partial<Periods> = {}): KindShown[] {
  const law = recordLaw(rules, place)
  return rules.kinds.map(({ kind, unit, usual, most, least = 1, source: own }) => {
    const isRecord = OF_THE_RECORD.includes(kind)
    const lowest = isRecord ? law.years : least
    const period = Math.max(set[kind] ?? usual, lowest)
    const source = isRecord ? `${own} ${law.source}` : own
    return { kind, unit, period, usual: Math.max(usual, lowest), least: lowest, most, source }
  })
}

/** The periods that are carried out: never below the law's least, though the clinic moved to another state. */
export const periodsOf = (rules: RetentionRules, place: Place, set: Partial<Periods> = {}): Periods =>
  Object.fromEntries(shownPeriods(rules, place, set).map(({ kind, period }) => [kind, period])) as Periods

/** All that is wrong with periods that an admin asks for. */
export function periodFaults(rules: RetentionRules, place: Place, asked: Periods): FieldError[] {
  const bounds = shownPeriods(rules, place)
  const faults = bounds.flatMap(({ kind, unit, least, most, source }): FieldError[] => {
    const value = asked[kind]
    const pointer = `/periods/${kind}`
    if (value < least) return [{ pointer, detail: `At least ${least} ${unit}. ${source}` }]
    return value > most ? [{ pointer, detail: `At most ${most} ${unit}.` }] : []
  })
  const longer = (['conversations', 'alerts'] as const).filter((kind) => asked[kind] > asked.record)
  return [
    ...faults,
    ...longer.map((kind) => ({
      pointer: `/periods/${kind}`,
      detail: `At most ${asked.record} years, as the record is erased as a whole then. Keep the record longer, or this for less long.`,
    })),
  ]
}

/** The instant so many years, on the calendar of UTC, before another. */
export function yearsBefore(at: Instant, years: number): Instant {
  const date = new Date(at)
  date.setUTCFullYear(date.getUTCFullYear() - years)
  return toInstant(date.getTime())
}

export const daysBefore = (at: Instant, days: number): Instant => toInstant(Date.parse(at) - days * 86_400_000)

/** Before which instant each kind has had its time. */
export type Limits = Record<RetentionKind, Instant> & {
  /** Of the record of a minor. */
  minors: Instant
}

export function limitsAt(now: Instant, rules: RetentionRules, periods: Periods): Limits {
  const limits = rules.kinds.map(({ kind, unit }) => [
    kind,
    unit === 'years' ? yearsBefore(now, periods[kind]) : daysBefore(now, periods[kind]),
  ])
  const minors = yearsBefore(now, Math.max(periods.record, rules.minors.years))
  return { ...(Object.fromEntries(limits) as Record<RetentionKind, Instant>), minors }
}
