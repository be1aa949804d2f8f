/** Pages of the docs, followed by a newcomer: their commands as they stand there, one block after the other. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../infra/local/cloud.ts'
import { start } from '../../support/own-server.ts'
import { aSystemKey } from '../../support/system-key.ts'

let cloud: Cloud
const folder = mkdtempSync(join(tmpdir(), 'aftercare-guides-'))

beforeAll(async () => {
  // By the clock of the machine, as `npm start` runs.
  cloud = await start({ manualClock: false })
})
afterAll(async () => {
  cloud?.stop()
  rmSync(folder, { recursive: true })
})

/** What the commands of a page print, all in one shell. */
async function followed(page: string, env: Record<string, string> = {}): Promise<string> {
  const text = readFileSync(page, 'utf8')
  const blocks = [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block ?? '')
  expect(blocks.length).toBeGreaterThan(0)
  const script = blocks
    .join('\n')
    .replaceAll('out/harbor', join(folder, 'harbor'))
    .replaceAll('http://localhost:3000', cloud.url)
  return (
    await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], { env: { ...process.env, ...env } })
  ).stdout
}

it('checkout-button', async () => {
  const { address } = JSON.parse(await followed('docs/checkout-button.md'))
  expect((await fetch(address, { redirect: 'manual' })).headers.get('location')).toMatch(/^\/console\/sign-in\?to=/)
})

it('api', async () => {
  const { key } = await aSystemKey(cloud, 'Booking system')
  expect(JSON.parse(await followed('docs/api.md', { AFTERCARE_KEY: key }))).toMatchObject({
    treatmentId: expect.any(String),
  })
})

it('export', async () => {
  expect(await followed('docs/export.md')).toMatch(
    /^\{"items":\[\{.*records of demo in 7 files and manifest\.json\.\n$/s,
  )
})

it('calendars', async () => {
  expect(await followed('docs/calendars.md')).toMatch(
    /^BEGIN:VCALENDAR\r\n.*SUMMARY:On call: Dr Lee\r\n.*END:VCALENDAR\r\n$/s,
  )
})
