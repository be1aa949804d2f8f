/** A process of its own with a vitest that stays: it gets a mutant and test files by message, and answers what failed. */
import { join } from 'node:path'
import { createVitest } from 'vitest/node'

/** `source` is null for the code as it stands. */
export type Task = { file: string; source: string | null; tests: readonly string[] }

/** `began` is sent at each test file, as a sign of life; `played` once at the end. */
export type Answer = { kind: 'began'; test: string } | { kind: 'played'; failed?: string; broken: readonly string[] }

const root = process.cwd()
let swapped: { path: string; source: string } | undefined

const vitest = await createVitest(
  // Transforms are not kept on disk: a mutant's must not be found by the next run of the tests.
  { root, watch: false, pool: 'threads', maxWorkers: 1, bail: 1, reporters: [{}], fsModuleCache: false },
  {
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform: (_, id) =>
          swapped && id.split('?')[0] === swapped.path ? { code: swapped.source, map: null } : undefined,
      },
    ],
  },
)

/** Test files by whether they pass with the code as it stands; one that does not catches nothing. */
const sound = new Map<string, boolean>()

async function passes(test: string, file: string, source: string | null): Promise<boolean> {
  const path = join(root, file)
  swapped = source === null ? undefined : { path, source }
  vitest.invalidateFile(path)
  process.send?.({ kind: 'began', test } satisfies Answer)
  const id = join(root, test)
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([
    vitest.getRootProject().createSpecification(id),
  ])
  const played = testModules.filter(({ moduleId }) => moduleId === id)
  return played.length === 1 && played.every((module) => module.ok()) && unhandledErrors.length === 0
}

async function play({ file, source, tests }: Task): Promise<Answer> {
  const broken: string[] = []
  for (const test of tests) {
    if (sound.get(test) === false || (await passes(test, file, source))) continue
    if (!sound.has(test)) sound.set(test, await passes(test, file, null))
    if (sound.get(test)) return { kind: 'played', failed: test, broken }
    broken.push(test)
  }
  return { kind: 'played', broken }
}

process.on('message', async (task: Task) => process.send?.(await play(task)))
process.on('disconnect', () => process.exit())
