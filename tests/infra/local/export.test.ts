/** A clinic moves from one running stage to another, by the commands of docs/export.md. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../infra/local/cloud.ts'
import { MORNING, start } from '../../support/own-server.ts'
import { client } from '../../support/server.ts'
import { aTreatment } from '../../support/treatment-request.ts'

const [from, to] = [{} as Cloud, {} as Cloud]
const folder = mkdtempSync(join(tmpdir(), 'aftercare-export-'))
const out = join(folder, 'pier')
const [PIER, ANA, LEE] = ['+14155550400', '+14155550181', '+14155550281']

/** A clinic that the second stage does not know. */
const pier = () => {
  const file = JSON.parse(readFileSync('infra/local/world/seed/demo.json', 'utf8'))
  file.clinic = { ...file.clinic, clinicId: 'pier', name: 'Pier Clinic', textingNumber: PIER, pagingNumber: PIER }
  file.staff.find(({ staffId }: { staffId: string }) => staffId === 'dr-lee').phone = LEE
  return { ...file, clients: [] }
}

beforeAll(async () => {
  for (const cloud of [from, to]) {
    Object.assign(cloud, await start())
    await client(cloud.url).local('clock', { to: MORNING })
  }
  writeFileSync(join(folder, 'pier.json'), JSON.stringify(pier()))
  expect(await command(['add', join(folder, 'pier.json'), '--local', from.url])).toMatchObject({ code: 0 })
})
afterAll(async () => {
  from.stop?.()
  to.stop?.()
  rmSync(folder, { recursive: true })
})

async function command(given: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['infra/clinic.ts', ...given], { env: { ...process.env, ...env } })
  let [said, error] = ['', '']
  child.stdout.on('data', (data) => {
    said += data
  })
  child.stderr.on('data', (data) => {
    error += data
  })
  const code = await new Promise<number | null>((done) => child.on('exit', done))
  return { code, said, error }
}

const tokenOf = (cloud: Cloud, role: string) =>
  cloud.issuer.sign({
    clinic: 'pier',
    role,
    sub: 'dr-hale',
    staff: 'dr-hale',
    name: 'Dr Hale',
    scope: 'aftercare/clinic',
  })
const as = async (cloud: Cloud, role: string, method: string, path: string, body?: unknown) =>
  client(cloud.url).call(method, path, { body, headers: { authorization: `Bearer ${await tokenOf(cloud, role)}` } })
const importing = (...more: string[]) => command(['import', out, '--local', to.url, ...more])

it('is exported by an admin alone, with counts and digests, and the export is on record', async () => {
  const logged = await as(from, 'front-desk', 'POST', '/v1/treatments', aTreatment(ANA))
  expect(logged.status).toBe(201)
  const clinic = client(from.url)
  await clinic.local('sms', { from: ANA, to: PIER, body: 'its really hard to swolow' })
  await clinic.idle()
  const exported = await command(['export', out, '--api', from.url], { AFTERCARE_TOKEN: await tokenOf(from, 'admin') })
  expect(exported).toMatchObject({
    code: 0,
    said: expect.stringMatching(/records of pier in 7 files and manifest\.json/),
  })
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
  expect(manifest).toMatchObject({ clinicId: 'pier', kinds: { TREATMENT: 1, ALERT: 1, STAFF: expect.any(Number) } })
  expect(Object.values<number>(manifest.kinds).reduce((a, b) => a + b)).toBe(manifest.items)
  for (const { name, sha256, lines } of manifest.files) {
    const text = readFileSync(join(out, name))
    expect(createHash('sha256').update(text).digest('hex'), name).toBe(sha256)
    if (name === 'items.jsonl') expect([text.toString().split('\n').length - 1, lines]).toEqual([lines, manifest.items])
  }
  for (const name of readdirSync(out)) expect(statSync(join(out, name)).mode & 0o77, name).toBe(0)
  expect(readFileSync(join(out, 'messages.csv'), 'utf8')).toContain('its really hard to swolow')
  expect(readFileSync(join(out, 'patients.csv'), 'utf8')).toContain(`,'${ANA},`)

  const again = await command(['export', out, '--api', from.url], { AFTERCARE_TOKEN: await tokenOf(from, 'admin') })
  expect(again).toMatchObject({ code: 1, error: expect.stringContaining('is not empty') })
  const nurse = await command(['export', `${out}2`, '--api', from.url], {
    AFTERCARE_TOKEN: await tokenOf(from, 'nurse'),
  })
  expect(nurse).toMatchObject({ code: 1, error: expect.stringContaining('answered 403') })
  const { exports } = (await as(from, 'admin', 'GET', '/v1/exports')).body
  expect(exports).toMatchObject([{ by: 'dr-hale' }])
  const path = `/v1/exports/${exports[0].exportId}/items`
  expect((await clinic.as('admin', 'GET', path)).status).toBe(404)
  expect((await as(from, 'admin', 'GET', `${path}?cursor=x`)).body.errors).toMatchObject([{ pointer: '/query/cursor' }])
}, 60_000)

it('is refused where a file was changed or is missing, and where the clinic is at home', async () => {
  const spoiled = (name: string, text: string | undefined, fault: RegExp) => async () => {
    const path = join(out, name)
    const before = readFileSync(path)
    if (text === undefined) rmSync(path)
    else writeFileSync(path, text)
    expect(await importing()).toMatchObject({ code: 1, error: expect.stringMatching(fault) })
    writeFileSync(path, before)
  }
  const items = readFileSync(join(out, 'items.jsonl'), 'utf8')
  await spoiled('items.jsonl', items.replace('Pier Clinic', 'Pear Clinic'), /items\.jsonl was changed since/)()
  await spoiled('items.jsonl', items.slice(0, -200), /items\.jsonl was changed since/)()
  await spoiled('tasks.csv', undefined, /tasks\.csv is missing/)()
  await spoiled('manifest.json', undefined, /has no manifest\.json/)()
  const home = await command(['import', out, '--local', from.url])
  expect(home).toMatchObject({ code: 1, error: expect.stringContaining('did not come by an import') })
  expect((await as(to, 'admin', 'GET', '/v1/on-call')).status).toBe(404)
}, 60_000)

it('is a copy that sends nothing, and then works at the other stage', async () => {
  const { url } = to
  expect(await importing()).toMatchObject({
    code: 0,
    said: expect.stringContaining('This is a copy: nothing of it is sent'),
  })
  await client(url).advance('PT1H')
  expect(await client(url).phone(LEE)).toEqual([])
  expect((await as(to, 'nurse', 'GET', '/v1/alerts?state=open')).body.alerts).toHaveLength(1)

  expect(await importing()).toMatchObject({
    code: 0,
    said: expect.stringMatching(/ 0 new, \d+ there already, 0 replaced/),
  })
  expect(await importing('--take-over')).toMatchObject({
    code: 0,
    said: expect.stringContaining('pier works here now'),
  })
  await client(url).advance('PT1M')
  const pages = await client(url).phone(LEE)
  expect(pages.length).toBeGreaterThan(0)
  const [alert] = (await as(to, 'nurse', 'GET', '/v1/alerts?state=open')).body.alerts
  await client(url).local('sms', { from: LEE, to: PIER, body: alert.code })
  await client(url).idle()
  expect((await as(to, 'nurse', 'GET', `/v1/alerts/${alert.alertId}`)).body).toMatchObject({ state: 'acknowledged' })
  await client(url).local('sms', { from: ANA, to: PIER, body: 'i cant breathe' })
  await client(url).idle()
  expect((await client(url).phone(ANA)).at(-1)?.body).toContain('911')
}, 120_000)
