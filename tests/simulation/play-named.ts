import { spawnSync } from 'node:child_process'
import { MUTATIONS } from './mutations.ts'

/** Breaks the code once for each invariant, prints which seed of the simulation finds it; exits with 1 if one is not found. */
export function playNamed(): void {
  const hunt = new URL('hunt.ts', import.meta.url).pathname
  let missed = 0
  for (const { invariant } of MUTATIONS) {
    console.error(`Looking for the mutation of invariant ${invariant} …`)
    const { stdout, stderr, status } = spawnSync(process.execPath, [hunt, String(invariant)], { encoding: 'utf8' })
    if (status !== 0) missed++
    if (!stdout) {
      console.log(`${invariant}: ${stderr}`)
      continue
    }
    const found = JSON.parse(stdout) as { breaks: string; file: string; seed?: number; what?: string }
    console.log(
      `${invariant}. ${found.breaks} (${found.file}): ${found.seed ? `seed ${found.seed}, ${found.what}` : 'NOT FOUND'}`,
    )
  }
  process.exitCode = missed > 0 ? 1 : 0
}
