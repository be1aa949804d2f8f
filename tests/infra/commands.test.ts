import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> }
/** Our own commands by name; the others are those of their tools. */
const commands = Object.entries(scripts).flatMap(([name, line]) => {
  const file = /^node (\S+\.ts)$/.exec(line)?.[1]
  return file ? [[name, file] as const] : []
})

type Ended = { status: number; out: string; err: string }

const run = (file: string, flag: string) =>
  new Promise<Ended>((resolve) =>
    execFile(process.execPath, [file, flag], { cwd: root }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err }),
    ),
  )

describe('the commands of package.json', () => {
  it('are found', () => expect(commands.length).toBeGreaterThan(10))

  it.concurrent.each(commands)(
    '%s says how it is used, and refuses a flag it does not know',
    async (_, file) => {
      const help = await run(file, '--help')
      expect(help).toMatchObject({ status: 0, out: expect.stringMatching(/^Usage:/) })
      const refused = await run(file, '--no-such-flag')
      expect(refused).toMatchObject({
        status: 2,
        err: expect.stringContaining("Unknown option '--no-such-flag'.\nUsage:"),
      })
      expect(refused.err).not.toMatch(/\n {4}at /)
    },
    60_000,
  )
})
