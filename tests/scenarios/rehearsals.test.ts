import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { savedRunOf } from '../../functions/console/rehearsal/file.ts'
import { savedRun } from '../../functions/use-cases/rehearsal/saved-run.ts'
import { clinicAsItStands, play } from '../support/rehearsal.ts'

/** Saved in the console by "Save the file"; `vitest -u` writes what arrives today. */
const files = globSync('tests/scenarios/rehearsals/*.scenario.json')

it('there are saved rehearsals', () => expect(files.length).toBeGreaterThanOrEqual(3))

it.each(files)('%s: the same arrives as when it was saved', async (file) => {
  const saved = savedRunOf(readFileSync(file, 'utf8'))
  if ('faults' in saved) throw new Error(JSON.stringify(saved.faults))
  const { title, scenario } = saved.value
  const run = savedRun(title, await clinicAsItStands(), scenario, (await play(scenario)).lines)
  await expect(`${JSON.stringify(run, null, 2)}\n`).toMatchFileSnapshot(`../../${file}`)
})
