import type { Cause } from '../alerts/false-page.ts'
import type { AlertEntry, SecondReadEntry } from './activity-log.ts'

/** What became of what the second reader found. `open`: nobody has said yet whether it was right. */
export type Findings = { found: number; right: number; wrong: number; open: number }

export type SecondReaderFigures = {
  /** Replies that it read, whatever it said. */
  read: number
  /** Replies that it never read: it was silent for a day, or refused. */
  unread: number
  /** It quoted what does not stand in the text, so that nothing was found. */
  ungrounded: number
  /** It found something, and had caused too much of late. */
  limited: number
  paged: Findings
  /** What a person was asked to read: in shadow mode, all that it found. */
  asked: Findings
  byTier: Group[]
  byLanguage: Group[]
  /** False pages by their cause; `unknown`: nobody has found it yet. */
  causes: { cause: Cause | 'unknown'; count: number }[]
}

export type Group = { name: string; paged: Findings; asked: Findings }

/** `alerts`: the register's lines of alerts that have their outcome. */
export function secondReaderFigures(
  entries: readonly SecondReadEntry[],
  alerts: readonly AlertEntry[],
): SecondReaderFigures {
  const outcomes = new Map(alerts.map((alert) => [alert.id, alert]))
  const of = (...said: SecondReadEntry['said'][]) => entries.filter((entry) => said.includes(entry.said))
  const paged = of('paged')
  const outcomeOf = ({ alertId = '' }: SecondReadEntry) => outcomes.get(alertId)
  const pagedRight = (entry: SecondReadEntry) => {
    const outcome = outcomeOf(entry)
    return outcome && outcome.falsePage === false
  }
  const findings = (some: readonly SecondReadEntry[], said: 'paged' | 'asked'): Findings =>
    said === 'paged'
      ? counted(some.filter((entry) => entry.said === 'paged').map(pagedRight))
      : counted(some.filter((entry) => entry.said === 'asked').map(({ judged }) => judged?.right))
  const groups = (by: (entry: SecondReadEntry) => string): Group[] =>
    [...Map.groupBy(of('paged', 'asked'), by)]
      .map(([name, some]) => ({ name, paged: findings(some, 'paged'), asked: findings(some, 'asked') }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  const causes = Map.groupBy(
    paged.flatMap((entry) => {
      const cause = outcomeOf(entry)?.falsePage
      return cause === undefined || cause === false ? [] : [cause === true ? ('unknown' as const) : cause]
    }),
    (cause) => cause,
  )
  return {
    read: entries.length - of('unread').length,
    unread: of('unread').length,
    ungrounded: of('ungrounded').length,
    limited: of('limited').length,
    paged: findings(entries, 'paged'),
    asked: findings(entries, 'asked'),
    byTier: groups(({ tier = 'unclear' }) => tier),
    byLanguage: groups(({ language }) => language),
    causes: [...causes].map(([cause, all]) => ({ cause, count: all.length })).sort((a, b) => b.count - a.count),
  }
}

const counted = (verdicts: readonly (boolean | undefined)[]): Findings => ({
  found: verdicts.length,
  right: verdicts.filter((right) => right === true).length,
  wrong: verdicts.filter((right) => right === false).length,
  open: verdicts.filter((right) => right === undefined).length,
})
