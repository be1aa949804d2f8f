/** The result as a person reads it: each figure beside its goal. docs/performance.md says how each is measured. */
import { MOST_GROWTH } from './growth.ts'
import type { Result } from './parts.ts'
import { reasonFor } from './reasons.ts'

export type Row = { what: string; figure: number; unit: string; goal?: { most: number } | { least: number } }

export function rowsOf({ coldStart, due, followUp, growth, triage, reply, slowProcessor }: Result): Row[] {
  const starts = (coldStart?.functions ?? []).flatMap(({ name, ratioToBareSdk, kilobytes }) => [
    { what: `cold start of ${name}`, figure: ratioToBareSdk, unit: '× bare SDK', goal: startGoal(name) },
    {
      what: `bundle of ${name}`,
      figure: kilobytes / (coldStart?.bareSdk.kilobytes ?? Number.NaN),
      unit: `× bare SDK (${kilobytes} KB)`,
      goal: { most: 1.3 },
    },
  ])
  return [
    ...starts,
    ...(due
      ? [
          { what: 'find due, 300,000 stored', figure: due.findRatio300kTo10k, unit: '× 10,000', goal: { most: 1.5 } },
          { what: 'scan instead', figure: due.scanRatio, unit: '× finding', goal: { least: 500 } },
          { what: 'drained', figure: due.drainPerSecond, unit: 'a second' },
          {
            what: 'drained',
            figure: due.drainPerSecond / due.enginePerSecond,
            unit: `× the bare engine (${Math.round(due.enginePerSecond)} a second)`,
            goal: { least: 0.6 },
          },
        ]
      : []),
    ...(followUp
      ? [
          { what: 'one follow-up', figure: followUp.writeUnits, unit: 'write units', goal: { most: 8 } },
          { what: 'one follow-up', figure: followUp.readUnits, unit: 'read units', goal: { most: 4 } },
        ]
      : []),
    ...(growth ?? []).map(({ what, exponent }) => ({
      what: `growth: ${what}`,
      figure: exponent,
      unit: 'exponent',
      goal: { most: MOST_GROWTH },
    })),
    ...(triage
      ? [
          { what: 'triage', figure: triage.messagesPerSecond, unit: 'texts a second' },
          { what: 'triage', figure: triage.ratioToWink, unit: '× wink-nlp', goal: { least: 1.5 } },
          { what: 'triage', figure: triage.ratioToAhoCorasick, unit: '× ahocorasick', goal: { least: 1 } },
          { what: 'triage, worst call', figure: triage.worstCallMs, unit: 'ms', goal: { most: 2.4 } },
          { what: 'triage, load', figure: triage.loadRatioToWink, unit: '× wink-nlp', goal: { most: 0.2 } },
          { what: 'triage, memory', figure: triage.memoryRatioToWink, unit: '× wink-nlp', goal: { most: 0.2 } },
        ]
      : []),
    ...(reply
      ? [
          { what: 'text to page', figure: reply.textToPageMs, unit: 'ms', goal: { most: 60 } },
          { what: 'the slowest of them', figure: reply.slowestMs, unit: 'ms', goal: { most: 120 } },
        ]
      : []),
    ...(slowProcessor ?? []).flatMap(({ name, timeoutSeconds, first, later }) => {
      const [unit, goal] = [`× its ${timeoutSeconds} s`, { most: 0.5 }]
      return [
        { what: `a third of a processor: first event of ${name}`, figure: first, unit, goal },
        ...(later > 0 ? [{ what: `a third of a processor: ${name}`, figure: later, unit, goal }] : []),
      ]
    }),
  ]
}

/** These read a text, phone numbers and time zones, or every clinic, with their first event. */
const WITH_MUCH_TO_READ = ['receive-sms', 'api', 'audit-alerts']
const startGoal = (name: string): Row['goal'] => ({ most: WITH_MUCH_TO_READ.includes(name) ? 1.4 : 1.15 })

export type Missed = { what: string; figure: number; unit: string; goal: NonNullable<Row['goal']>; because?: string }

/** Each figure that misses its goal, with the measured reason where there is one. */
export const missedOf = (rows: readonly Row[]): Missed[] =>
  rows.flatMap(({ what, figure, unit, goal }) => {
    if (!goal || isMet(figure, goal)) return []
    const because = reasonFor(what)
    return [{ what, figure, unit, goal, ...(because === undefined ? {} : { because }) }]
  })

/** Below the table: the reasons, each once, with the figures that it is for. */
export function reasonsOf(rows: readonly Row[]): string {
  const by = new Map<string, string[]>()
  for (const { what, because = 'no reason is known yet' } of missedOf(rows)) {
    const whats = by.get(because) ?? []
    by.set(because, whats.includes(what) ? whats : [...whats, what])
  }
  return [...by].map(([because, whats]) => `Missed: ${whats.join(', ')}\n  ${because}.`).join('\n')
}

/** One line per figure: what, how much, the goal, and whether it is met. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ what, figure, unit, goal }) => [what, shown(figure), unit, goalOf(figure, goal)])
  const width = (column: number) => Math.max(...cells.map((row) => row[column]?.length ?? 0))
  const [what, figure, unit] = [width(0), width(1), width(2)]
  return cells
    .map(([a = '', b = '', c = '', d = '']) =>
      `${a.padEnd(what)}  ${b.padStart(figure)}  ${c.padEnd(unit)}  ${d}`.trimEnd(),
    )
    .join('\n')
}

/** Results side by side, as a table of docs/performance.md; a figure that one of them lacks is left out there. */
export function comparisonOf(results: readonly Result[]): string {
  const columns = results.map((result) => new Map(rowsOf(result).map((row) => [`${row.what}, ${unitOf(row)}`, row])))
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))]
  const heads = results.map(({ about }) => about?.commit ?? '?')
  const lines = names.map((name) => {
    const goal = columns.map((column) => column.get(name)?.goal).find((each) => each !== undefined)
    const figures = columns.map((column) => {
      const row = column.get(name)
      return row ? shown(row.figure) : ''
    })
    const asked = !goal ? '' : 'most' in goal ? `at most ${goal.most}` : `at least ${goal.least}`
    return `| ${[name, ...figures, asked].join(' | ')} |`
  })
  return [`| figure | ${heads.join(' | ')} | goal |`, `|---|${heads.map(() => '---|').join('')}---|`, ...lines].join(
    '\n',
  )
}

/** Without what differs from one run to the next, and stands in brackets. */
const unitOf = ({ unit }: Row): string => unit.replace(/ \(.*\)$/, '')

const shown = (figure: number): string => (figure >= 100 ? Math.round(figure).toLocaleString('en') : figure.toFixed(2))

const isMet = (figure: number, goal: NonNullable<Row['goal']>): boolean =>
  'most' in goal ? figure <= goal.most : figure >= goal.least

function goalOf(figure: number, goal: Row['goal']): string {
  if (!goal) return ''
  const asked = 'most' in goal ? `at most ${goal.most}` : `at least ${goal.least}`
  return `${asked}: ${isMet(figure, goal) ? 'met' : 'missed'}`
}
