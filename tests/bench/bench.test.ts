import { describe, expect, test } from 'vitest'
import { ENGINE_RUNS_HERE } from '../support/engine.ts'
import { againstBare } from './cold-start.ts'
import { benchDue } from './due.ts'
import { benchFollowUp, perFollowUp } from './follow-up.ts'
import { medians } from './rounds.ts'
import { rowsOf, tableOf } from './table.ts'

const start = (name: string, milliseconds: number, kilobytes: number) => ({
  name,
  kilobytes,
  milliseconds,
  loadCpuMs: milliseconds / 2,
  cpuMs: milliseconds,
  residentMb: 60,
})

describe('what was measured becomes figures', () => {
  test('one slow start among several changes nothing', () => {
    expect(
      medians([
        { ms: 900, mb: 1 },
        { ms: 80, mb: 2 },
        { ms: 82, mb: 3 },
      ]),
    ).toEqual({ ms: 82, mb: 2 })
  })

  test('each function starts as a multiple of the bare SDK', () => {
    const { bareSdk, functions } = againstBare([
      start('bare SDK', 80, 330),
      start('tick', 60, 250),
      start('api', 160, 890),
    ])
    expect(bareSdk).toEqual({ cpuMs: 80, milliseconds: 80, kilobytes: 330, residentMb: 60 })
    expect(functions.map(({ name, ratioToBareSdk, kilobytes }) => ({ name, ratioToBareSdk, kilobytes }))).toEqual([
      { name: 'tick', ratioToBareSdk: 0.75, kilobytes: 250 },
      { name: 'api', ratioToBareSdk: 2, kilobytes: 890 },
    ])
  })

  test('a follow-up costs its share of the logging, and its own sending', () => {
    const followUp = perFollowUp({
      logging: { writeUnits: 26, readUnits: 4 },
      loggingWithout: { writeUnits: 8, readUnits: 4 },
      followUps: 6,
      sendings: [
        { writeUnits: 10, readUnits: 8 },
        { writeUnits: 12, readUnits: 6 },
      ],
      idleTick: { writeUnits: 0, readUnits: 4 },
    })
    expect(followUp).toMatchObject({ writeUnits: 14, readUnits: 7, planningWriteUnits: 3, tickReadUnits: 4 })
  })

  test('a person reads each figure beside its goal', () => {
    const coldStart = againstBare([start('bare SDK', 80, 330), start('tick', 60, 250), start('api', 160, 890)])
    expect(tableOf(rowsOf({ coldStart, reply: { textToPageMs: 312, slowestMs: 400 } }))).toBe(
      [
        'cold start of tick  0.75  × bare SDK           at most 1.25: met',
        'bundle of tick      0.76  × bare SDK (250 KB)  at most 1.3: met',
        'cold start of api   2.00  × bare SDK           at most 1.25: missed',
        'bundle of api       2.70  × bare SDK (890 KB)  at most 1.3: missed',
        'text to page         312  ms',
      ].join('\n'),
    )
  })
})

describe.runIf(ENGINE_RUNS_HERE)('a tiny run on the embedded engine', () => {
  test('finds and drains what is due, against a scan and the bare engine', async () => {
    const due = await benchDue({ few: 20, many: 60, due: 8, looks: 3, drained: 4 })
    for (const name of ['findRatio300kTo10k', 'scanRatio', 'drainPerSecond', 'enginePerSecond'] as const)
      expect(due[name], name).toBeGreaterThan(0)
  })

  test('counts what one follow-up costs: the same on every run, and no more than it does today', async () => {
    const { writeUnits, readUnits } = await benchFollowUp()
    expect(writeUnits).toBeGreaterThan(0)
    expect(writeUnits).toBeLessThanOrEqual(9.5)
    expect(readUnits).toBeGreaterThan(0)
    expect(readUnits).toBeLessThanOrEqual(8.2)
  })
})
