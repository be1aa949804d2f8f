import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createVitest } from 'vitest/node'
import { marked } from './marks.ts'

const KEPT = 'node_modules/.cache/mutations'

/** What one test file has run: the numbers of its pieces, by file of the code. `ms`: how long it takes. */
export type Reached = { test: string; ms: number; pieces: Readonly<Record<string, readonly number[]>> }

/** Plays every test once with its code marked. It takes minutes, so the answer is kept until code or tests change. */
export async function trace(tests: readonly string[], say: (line: string) => void): Promise<Reached[]> {
  const root = process.cwd()
  const kept = join(root, KEPT, `${contentHash(root)}.json`)
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'reached-'))
  // Read by keep-reached.ts.
  process.env.REACHED_FOLDER = folder
  let played = 0
  const vitest = await createVitest(
    {
      root,
      watch: false,
      pool: 'threads',
      maxWorkers: 2,
      reporters: [{ onTestModuleEnd: () => say(`${++played} of ${tests.length} test files traced`) }],
      fsModuleCache: false,
      setupFiles: [join(root, 'tests/mutation/keep-reached.ts')],
    },
    {
      plugins: [
        {
          name: 'marked',
          enforce: 'pre',
          transform(source, id) {
            const file = relative(root, id.split('?')[0] ?? '')
            return /^functions\/.*\.tsx?$/.test(file) ? { code: marked(file, source), map: null } : undefined
          },
        },
      ],
    },
  )
  const project = vitest.getRootProject()
  const { testModules } = await vitest.runTestSpecifications(
    tests.map((test) => project.createSpecification(join(root, test))),
  )
  const reached = testModules
    .filter((module) => module.ok())
    .map((module) => {
      const { duration, collectDuration, prepareDuration } = module.diagnostic()
      const name = `${Buffer.from(module.moduleId).toString('base64url')}.json`
      const pieces = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      return { test: relative(root, module.moduleId), ms: duration + collectDuration + prepareDuration, pieces }
    })
  await vitest.close()
  rmSync(folder, { recursive: true })
  mkdirSync(join(root, KEPT), { recursive: true })
  writeFileSync(kept, JSON.stringify(reached))
  return reached
}

/** Of all code, tests and templates. */
function contentHash(root: string): string {
  const hash = createHash('sha256')
  for (const file of globSync('{functions,templates,tests}/**/*.{ts,tsx,json,js}', { cwd: root }).sort())
    hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 32)
}
