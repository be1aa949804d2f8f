import { describe, expect, test } from 'vitest'
import { ENGINE_RUNS_HERE } from '../support/engine.ts'
import { againstBare } from './cold-start.ts'
import { benchDue } from './due.ts'
import { benchFollowUp, perFollowUp } from './follow-up.ts'
import { PARTS, run } from './parts.ts'
import { medians, repeated, sampled } from './rounds.ts'
import { comparisonOf, missedOf, reasonsOf, rowsOf, tableOf } from './table.ts'
import { pictureOf, traceText } from './trace.ts'

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

  test('a goal that is missed has its reason, or is news', () => {
    const rows = rowsOf({
      reply: { textToPageMs: 59, slowestMs: 400 },
      slowProcessor: [{ name: 'Tick', timeoutSeconds: 30, first: 0.9, later: 0 }],
    })
    expect(missedOf(rows)).toMatchObject([
      { what: 'the slowest of them', figure: 400, goal: { most: 120 }, because: expect.stringContaining('--trace') },
      { what: 'a third of a processor: first event of Tick', figure: 0.9 },
    ])
    expect(reasonsOf(rows)).toMatch(/Missed: the slowest of them\n {2}.*\nMissed: .*Tick\n {2}no reason is known yet\./)
  })

  test('a person reads each figure beside its goal', () => {
    const coldStart = againstBare([start('bare SDK', 80, 330), start('tick', 60, 250), start('api', 160, 890)])
    expect(tableOf(rowsOf({ coldStart, reply: { textToPageMs: 312, slowestMs: 400 } }))).toBe(
      [
        'cold start of tick   0.75  × bare SDK           at most 1.15: met',
        'bundle of tick       0.76  × bare SDK (250 KB)  at most 1.3: met',
        'cold start of api    2.00  × bare SDK           at most 1.4: missed',
        'bundle of api        2.70  × bare SDK (890 KB)  at most 1.3: missed',
        'text to page          312  ms                   at most 60: missed',
        'the slowest of them   400  ms                   at most 120: missed',
      ].join('\n'),
    )
  })
})

describe('a run on a busy machine', () => {
  test('takes a sample again that failed, and counts it', async () => {
    const before = repeated()
    let tries = 0
    const take = async () => (++tries < 3 ? Promise.reject(new Error('timed out')) : 'measured')
    expect(await sampled('a start', take)).toBe('measured')
    expect(repeated() - before).toBe(2)
    await expect(sampled('a start', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })

  test('goes on where a part cannot be measured, and says which', async () => {
    const measures = { ...PARTS, due: () => Promise.reject(new Error('no engine')), triage: () => ({ rounds: 1 }) }
    expect(await run(['due', 'triage'], measures)).toMatchObject({
      triage: { rounds: 1 },
      failed: { due: 'no engine' },
    })
  })

  test('two results stand side by side, by their commits', () => {
    const about = { at: '', changed: false, machine: '', node: '', load: 0 }
    const of = (commit: string, textToPageMs: number) => ({
      about: { ...about, commit },
      reply: { textToPageMs, slowestMs: 250 },
    })
    expect(comparisonOf([of('6e86be0', 136), of('8823102', 90)])).toBe(
      [
        '| figure | 6e86be0 | 8823102 | goal |',
        '|---|---|---|---|',
        '| text to page, ms | 136 | 90.00 | at most 60 |',
        '| the slowest of them, ms | 250 | 250 | at most 120 |',
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

  test('traces a text to its page, which leaves before anything else does', async () => {
    const stations = await traceText()
    expect(stations.at(-1)?.what).toBe('send the page')
    expect(stations.filter(({ what }) => what.startsWith('send'))).toHaveLength(1)
    expect(stations.filter(({ what }) => what.startsWith('write'))).toHaveLength(2)
    expect(pictureOf(stations).split('\n')).toHaveLength(stations.length)
  })

  test('counts what one follow-up costs: the same on every run, and no more than it does today', async () => {
    const { writeUnits, readUnits } = await benchFollowUp()
    expect(writeUnits).toBeGreaterThan(0)
    expect(writeUnits).toBeLessThanOrEqual(9.5)
    expect(readUnits).toBeGreaterThan(0)
    expect(readUnits).toBeLessThanOrEqual(8.2)
  })
})
