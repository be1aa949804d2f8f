/** `npm run clinic`, as an engineer types it, against a running server. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../infra/local/cloud.ts'
import { clinicCommand } from '../../support/clinic-command.ts'
import { start } from '../../support/own-server.ts'
import { client } from '../../support/server.ts'

let cloud: Cloud
const folder = mkdtempSync(join(tmpdir(), 'aftercare-clinic-'))

beforeAll(async () => {
  cloud = await start()
  await client(cloud.url).local('clock', { to: '2030-11-25T18:05:00.000Z' })
})

afterAll(async () => {
  cloud?.stop()
  rmSync(folder, { recursive: true })
})

const clinic = (...given: string[]) => clinicCommand(cloud.url, ...given)

const demo = readFileSync('infra/local/world/seed/demo.json', 'utf8')
function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

it('shows a clinic as a file that can be given back, and changes single fields', async () => {
  const shown = await clinic('show', 'demo')
  expect(JSON.parse(shown.out)).toMatchObject({ clinic: { name: 'Harbor Clinic' }, policy: { urgent: {} } })
  expect((await clinic('edit', 'demo', file('same.json', shown.out))).out).toMatch(/is so already/)
  expect((await clinic('edit', 'demo', '--set', 'name=Harbor Two', '--set', 'languages=en')).code).toBe(0)
  expect(JSON.parse((await clinic('show', 'demo')).out).clinic).toMatchObject({ name: 'Harbor Two', languages: ['en'] })
})

it('gives a file back that holds what only the console changes, and says where another one is changed', async () => {
  const { as } = client(cloud.url)
  const shared = { offers: [{ plan: 'filler', areas: ['lips'], products: [] }], brandColor: '#6D3560' }
  expect((await as('admin', 'PATCH', '/v1/clinic', shared)).status).toBe(200)
  const override = {
    duty: 'backup',
    staffId: 'nurse-kim',
    startsAt: '2030-11-27T18:00:00.000Z',
    endsAt: '2030-11-27T20:00:00.000Z',
  }
  expect((await as('admin', 'POST', '/v1/on-call/overrides', override)).status).toBe(201)
  const shown = JSON.parse((await clinic('show', 'demo')).out)
  expect(shown).toMatchObject({
    clinic: { offers: shared.offers, brandColor: '#6d3560' },
    overrides: [{ duty: 'backup' }],
  })
  expect((await clinic('edit', 'demo', file('shown.json', JSON.stringify(shown)))).out).toMatch(/is so already/)
  const other = { clinic: { ...shown.clinic, offers: [] } }
  expect((await clinic('edit', 'demo', file('other.json', JSON.stringify(other)))).error).toMatch(
    /other.json \/clinic\/offers: this is changed in the console, Settings → Procedures/,
  )
  expect((await clinic('edit', 'demo', file('rota.json', '{"overrides":[]}'))).error).toMatch(/\/overrides: .*On call/)
  expect((await clinic('edit', 'demo', '--set', 'brandColor=#1F5F5B')).code).toBe(0)
  expect(JSON.parse((await clinic('show', 'demo')).out).clinic.brandColor).toBe('#1f5f5b')
  expect((await clinic('edit', 'demo', '--set', 'brandColor=#ffee00')).error).toMatch(/brandColor: .*hard to read/)
})

it('sets up a clinic with a gap in its rota, and says so before it goes live', async () => {
  const written = JSON.parse(demo)
  written.clinic = { ...written.clinic, clinicId: 'pier', name: 'Pier Clinic', textingNumber: '+14155550400' }
  written.clinic.pagingNumber = written.clinic.textingNumber
  written.clients = []
  delete written.clinic.nightPlace
  written.shifts.find(({ duty }: { duty: string }) => duty === 'on-call').to = '20:00'
  expect((await clinic('add', file('pier.json', JSON.stringify(written)))).out).toMatch(/is set up/)
  const { code, out } = await clinic('check', 'pier')
  expect(code).toBe(1)
  expect(out).toMatch(/nobody is on-call from 2030-11-26T04:00:00.000Z to 2030-11-26T08:00:00.000Z/)
  expect(out).toMatch(/no place where a patient is looked at during the night/)
  expect(out).toMatch(/templates\/warning-signs has 0 of 2 approvals/)
  expect(out).toMatch(/Nurse Kim \(nurse-kim\) has a duty and has never answered a test page/)
})

it.each([
  ['a comma too many', '{ "clinic": {\n "name": "x", } }', /line 2 column 15/],
  ['a field that does not exist', demo.replace('"zone"', '"zome"'), /\/clinic\/zone: .*needed[\s\S]*zome/],
  [
    'a toll-free number',
    demo.replace('"textingNumber": "+1415', '"textingNumber": "+1888'),
    /textingNumber: .*toll-free/,
  ],
])('names field or line of %s', async (_, text, said) => {
  const { code, error } = await clinic('add', file('bad.json', text))
  expect(code).toBe(1)
  expect(error).toMatch(said)
})

it('says what to do when a clinic, a command or a server is not there', async () => {
  expect((await clinic('check', 'nowhere')).error).toMatch(/There is no clinic "nowhere"/)
  expect((await clinic('remove', 'demo')).error).toMatch(/There is no command "remove"[\s\S]*Usage/)
})
