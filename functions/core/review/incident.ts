import type { Alert } from '../alerts/alert.ts'
import type { Outcome } from '../alerts/outcome.ts'
import type { Clinic } from '../clinic/clinic.ts'
import type { Instant } from '../time.ts'
import { plusDays, wallTime, weekday } from '../time.ts'

/** Who may have to be told of harm, by when and why; `templates/reporting.json`. */
export type ReportRule = {
  id: string
  /** Who is told. */
  to: string
  what: string
  how: string
  /** Who of the clinic has to see to it. */
  who: string
  basis: 'law' | 'voluntary' | 'contract'
  /** When the rule concerns this clinic at all, where only a person can tell. */
  condition?: string
  /** Care plans whose products it is about; all without it. */
  plans?: string[]
  /** Countries or jurisdictions (`US`, `US-FL`) in which it holds, and in which another one stands for it. */
  where?: string[]
  except?: string[]
  /** Counted from the day of the treatment, or of the outcome by which the clinic knew. */
  from: 'treatment' | 'outcome'
  within: { days: number } | { workDays: number }
  source: string
}

/** One line of an incident's worksheet, as it stood when the incident was opened. */
export type Report = ReportRule & { dueOn: string; done?: { at: Instant; by: string; name: string; note: string } }

/** Harm that was at least moderate: its record is frozen and held, and a worksheet says who has to be told. */
export type Incident = {
  /** The alert's id: one alert opens one incident. */
  incidentId: string
  clinicId: string
  personId: string
  harm: 'moderate' | 'severe'
  outcome: Outcome
  openedAt: Instant
  openedBy: { staffId: string; name: string }
  /** While nobody has released it, the patient cannot be erased. */
  released?: { at: Instant; by: string; name: string; because: string }
  /**
   * The person's record as it stood, in `parts`; `hash` is the SHA-256 of its text. `copy` is part of the parts' keys, so
   * that no other run of the copy writes to them; earlier versions had none.
   */
  frozen?: { at: Instant; hash: string; parts: number; items: number; copy?: string }
  reports: Report[]
  /** The outcome that opened it was taken back, and none that opens one has come since. */
  withdrawn?: { at: Instant; by: string; name: string; because: string }
  /** What it was under outcomes that were withdrawn, oldest first. */
  earlier?: Pick<Incident, 'harm' | 'outcome' | 'openedAt' | 'openedBy' | 'released' | 'frozen' | 'withdrawn'>[]
}

/** A further outcome of the alert opens it again: what was done for the first stays done, and its copy stays beside the next. */
export function openedAgain(before: Incident, next: Incident): Incident {
  const { harm, outcome, openedAt, openedBy, released, frozen, withdrawn } = before
  const was = {
    ...{ harm, outcome, openedAt, openedBy },
    ...(released ? { released } : {}),
    ...(frozen ? { frozen } : {}),
    ...(withdrawn ? { withdrawn } : {}),
  }
  const doneOf = (id: string) => before.reports.find((report) => report.id === id)?.done
  const reports = next.reports.map((report) => {
    const done = doneOf(report.id)
    return done ? { ...report, done } : report
  })
  return { ...next, reports, earlier: [...(before.earlier ?? []), was] }
}

/** Whether an outcome opens an incident. */
export function opensIncident(outcome: Alert['outcome']): outcome is NonNullable<Alert['outcome']> & {
  harm: 'moderate' | 'severe'
} {
  return outcome?.harm === 'moderate' || outcome?.harm === 'severe'
}

type Happened = {
  plans: readonly string[]
  /** The latest treatment; where none is known, the day of the outcome counts. */
  treatedAt: Instant | undefined
  outcomeAt: Instant
}

/** The worksheet of a clinic for what happened. */
export function reportsFor(
  rules: readonly ReportRule[],
  { country, jurisdiction, zone }: Pick<Clinic, 'country' | 'jurisdiction' | 'zone'>,
  { plans, treatedAt, outcomeAt }: Happened,
): Report[] {
  const place = jurisdiction ?? country
  const lies = (places: readonly string[]) => places.some((each) => place === each || place.startsWith(`${each}-`))
  return rules
    .filter(({ where, except = [] }) => (!where || lies(where)) && !lies(except))
    .filter((rule) => !rule.plans || plans.length === 0 || rule.plans.some((plan) => plans.includes(plan)))
    .map((rule) => {
      const from = rule.from === 'treatment' ? (treatedAt ?? outcomeAt) : outcomeAt
      return { ...rule, dueOn: dueOn(wallTime(from, zone).date, rule.within) }
    })
}

/** The last day. A work day is Monday to Friday (21 CFR 803.3); holidays are not left out, so it is never too late. */
export function dueOn(date: string, within: ReportRule['within']): string {
  if ('days' in within) return plusDays(date, within.days)
  let due = date
  for (let left = within.workDays; left > 0; ) {
    due = plusDays(due, 1)
    if (weekday(due) <= 5) left--
  }
  return due
}

export const isHeld = ({ released }: Incident): boolean => released === undefined
