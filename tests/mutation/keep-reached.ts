/** Set up before each test file while pieces are marked: keeps which of them the file has reached. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'

afterAll(() => {
  const { reached = {} } = globalThis as { reached?: Record<string, Uint8Array> }
  const test = expect.getState().testPath ?? ''
  const pieces = Object.entries(reached).map(([file, marks]) => [
    file,
    [...marks.keys()].filter((at) => marks[at] === 1),
  ])
  const name = `${Buffer.from(test).toString('base64url')}.json`
  writeFileSync(join(process.env.REACHED_FOLDER ?? '', name), JSON.stringify(Object.fromEntries(pieces)))
})
