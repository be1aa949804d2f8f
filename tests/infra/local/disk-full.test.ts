/** The disk of this machine is full under a running server: no file of it can grow any more. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import type { CloudOptions } from '../../../infra/local/cloud.ts'
import { ENGINE_ENDED, FULL_DISK } from '../../../infra/local/full-disk.ts'
import { familyOf } from '../../soak/sample.ts'
import { theAssembly } from '../../support/assembly.ts'
import { client, killed } from '../../support/server.ts'

const [ANA, BEA, LEE, HARBOR] = ['+14155550123', '+14155550124', '+14155550201', '+14155550100']
const data = mkdtempSync(join(tmpdir(), 'aftercare-disk-full-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

/** The server in a process of its own, and what its terminal shows. */
async function serveAtTerminal(options: CloudOptions) {
  const script = fileURLToPath(new URL('../../support/serve.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const shown: string[] = []
  const terminal = createInterface({ input: child.stderr }).on('line', (line) => shown.push(line))
  const ended = Promise.all([once(child, 'exit'), once(terminal, 'close')])
  for await (const url of createInterface({ input: child.stdout })) return { child, shown, ended, ...client(url) }
  throw new Error(`the server ended before it served: ${shown.join('\n')}`)
}

/** From now on no process of the server can make a file larger, as on a full disk. Needs no rights: one's own processes. */
function limitFiles(pid: number): void {
  for (const each of familyOf(pid)) spawnSync('prlimit', ['--pid', String(each.pid), '--fsize=1'])
}

const hasPrlimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0

it.runIf(hasPrlimit)(
  'says so in plain words, confirms nothing that it has not kept, and has everything else after a restart',
  async () => {
    const { folder, template } = await theAssembly()
    const options = { assembly: folder, template, port: 0, data, manualClock: true, processes: 1 }
    const before = await serveAtTerminal(options)
    const visit = async (name: string, phone: string) => ({
      patient: { name, phone },
      performedAt: await before.now(),
      procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
      consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
    })
    const bea = await visit('Bea Ruiz', BEA)
    expect((await before.as('front-desk', 'POST', '/v1/treatments', await visit('Ana Ruiz', ANA))).status).toBe(201)
    await before.token('nurse')
    await before.idle()

    limitFiles(before.child.pid ?? 0)
    const text = { from: ANA, to: HARBOR, body: 'i cant breathe' }
    const refused = await before.local('sms', text)
    expect(refused).toMatchObject({ status: 503, body: { detail: FULL_DISK } })
    const unconfirmed = await before.as('front-desk', 'POST', '/v1/treatments', bea).catch(() => ({ status: 0 }))
    expect([0, 503]).toContain(unconfirmed.status)
    // Whatever runs next has a line for the log of the functions.
    await before.ended
    expect(before.child.exitCode).toBe(1)
    expect(before.shown).toContain(ENGINE_ENDED)
    expect(before.shown.at(-1)).toBe(FULL_DISK)
    expect(before.shown.join('\n')).not.toMatch(/\n {4}at /)

    const after = await serveAtTerminal(options)
    const found = async (phone: string) =>
      (await after.as('nurse', 'GET', `/v1/patients?phone=${encodeURIComponent(phone)}`)).body.patients.length
    expect([await found(ANA), await found(BEA)]).toEqual([1, 0])
    expect((await after.local('sms', text)).status).toBe(202)
    await after.idle()
    expect((await after.phone(LEE)).length).toBeGreaterThan(0)
    await killed(after.child)
  },
  180_000,
)
