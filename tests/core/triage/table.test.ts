import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { triage } from '../../../functions/core/triage/triage.ts'
import type { TriageContext } from '../../../functions/core/triage/verdict.ts'
import { rules } from '../../../functions/runtime/rules.ts'

type Probe = Pick<TriageContext, 'procedures' | 'hoursSince'> & { row: string; text: string; accept: string[] }

const probes = (file: string): Probe[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const at = ({ procedures, hoursSince }: Probe) =>
  `${procedures.map(({ plan, areas }) => `${plan} ${areas.join('+')}`).join(', ')} ${hoursSince ?? '?'} h`

/** The clinical table row by row in plain words: inside, at the edge of and outside its window, combined, raised, beside an aside. */
describe.each(['table-en.jsonl', 'table-es.jsonl'])('%s', (file) => {
  const all = probes(file)

  it('has every row of the table', () => {
    const rows = new Set(all.map(({ row }) => row))
    const wanted = [
      ...Array.from({ length: 40 }, (_, i) => String(i + 1)),
      '14b',
      'asides',
      'rule 3',
      'rule 6',
      'rule 7',
    ]
    expect(wanted.filter((row) => !rows.has(row))).toEqual([])
  })

  it.each(all.map((probe) => ({ ...probe, at: at(probe) })))('row $row, $at: "$text"', ({ text, accept, ...probe }) => {
    const { procedures, hoursSince } = probe
    const context = { procedures, ...(hoursSince === undefined ? {} : { hoursSince }) }
    expect(accept).toContain(triage(text, context, rules()).tier)
  })
})
