/** The short form of `npm run chaos`: two processes of each function, everything breaks, two weeks are judged after it. */
import { expect, it } from 'vitest'
import { run } from '../../chaos/run.ts'
import { theAssembly } from '../../support/assembly.ts'

it('loses nothing, says nothing twice and leaves no alert unpaged while everything around it breaks', async () => {
  const report = await run({
    ...{ assembly: await theAssembly(), patients: 6, enrolIn: 2, seed: 1, processes: 2, killEvery: 3, hangs: false },
    goesOn: (steps) => steps < 4,
  })
  expect(report.violations).toEqual([])
  expect(report.serverKills).toBeGreaterThan(1)
  expect(report.struck['function-killed']).toBeGreaterThan(0)
  expect(report.struck.conflict).toBeGreaterThan(0)
  expect(report.counts.alerts).toBeGreaterThan(0)
  expect(report.counts.followUpsSent).toBeGreaterThan(30)
}, 240_000)
