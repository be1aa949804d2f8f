/** The page about webhooks, followed by a newcomer: its receiver and its commands as they stand there. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { EVENT_TYPES } from '../../../functions/core/webhooks/event.ts'
import type { Cloud } from '../../../infra/local/cloud.ts'
import { listen } from '../../../infra/local/http.ts'
import { start } from '../../support/own-server.ts'
import { client } from '../../support/server.ts'
import { aTreatment } from '../../support/treatment-request.ts'

const guide = readFileSync('docs/webhooks.md', 'utf8')
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, block]) => block ?? '')
/** One that is free at this moment. */
async function freePort(): Promise<string> {
  const server = createServer()
  const port = await listen(server)
  server.close()
  return String(port)
}

let cloud: Cloud
let receiver: ChildProcess | undefined
const folder = mkdtempSync(join(tmpdir(), 'aftercare-guide-'))

beforeAll(async () => {
  cloud = await start({ manualClock: false })
})
afterAll(async () => {
  receiver?.kill()
  cloud?.stop()
  rmSync(folder, { recursive: true })
})

const shell = async (script: string) => (await promisify(execFile)('sh', ['-c', script])).stdout

it('names every event', () => {
  for (const type of EVENT_TYPES) expect(guide).toContain(`\`${type}\``)
})

it('works as it is written', async () => {
  const PORT = await freePort()
  const [code = ''] = blocks('js')
  const [add = '', run = ''] = blocks('sh').map((block) =>
    block.replaceAll('http://localhost:3000', cloud.url).replaceAll('127.0.0.1:4000', `127.0.0.1:${PORT}`),
  )
  const { webhookId, secret } = JSON.parse(await shell(add))
  expect(secret).toMatch(/^whsec_/)

  writeFileSync(join(folder, 'receiver.mjs'), code)
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const [command = '', test = ''] = run.split('\n')
  expect(command).toBe('WEBHOOK_SECRET=whsec_… node receiver.mjs')
  receiver = spawn(process.execPath, ['receiver.mjs'], {
    cwd: folder,
    env: { ...process.env, PORT, WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  if (receiver.stdout) createInterface({ input: receiver.stdout }).on('line', (line) => lines.push(line))
  await vi.waitFor(() => fetch(`http://127.0.0.1:${PORT}/`, { method: 'POST' }), { timeout: 10_000 })

  const token = add.split('\n').filter((line) => /^(API|TOKEN)=/.test(line))
  await shell([...token, test.replace('<webhookId>', webhookId)].join('\n'))
  const clinic = client(cloud.url)
  await clinic.idle()
  await vi.waitFor(() => expect(lines).toEqual([expect.stringMatching(/^evt_\w+ webhook\.test /)]), { timeout: 10_000 })

  await clinic.as(
    'front-desk',
    'POST',
    '/v1/treatments',
    aTreatment('+14155550151', { performedAt: await clinic.now() }),
  )
  await clinic.advance('PT1M')
  await vi.waitFor(() => expect(lines.at(-1)).toMatch(/ treatment\.logged .*treatmentId/), { timeout: 10_000 })
}, 90_000)
