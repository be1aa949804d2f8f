import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { MUTATIONS } from './mutations.ts'

describe('code that is broken on purpose', () => {
  it('is broken once for each of the twelve invariants', () => {
    expect(MUTATIONS.map(({ invariant }) => invariant)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  it.each(MUTATIONS)('invariant $invariant: the place in $file is there', ({ file, find }) => {
    expect(readFileSync(file, 'utf8').split(find)).toHaveLength(2)
  })

  // Two of them here, and all by `npm run mutations`.
  it.each([2, 3])('invariant %i: the simulation finds it', async (invariant) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['tests/simulation/hunt.ts', String(invariant)])
    expect(JSON.parse(stdout)).toMatchObject({ invariant, seed: expect.any(Number) })
  })
})
