/** The DynamoDB of this machine is killed under a running server, as by a full disk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { familyOf } from '../../soak/sample.ts'
import { theAssembly } from '../../support/assembly.ts'
import { client, killed, serveApart } from '../../support/server.ts'

const [ANA, LEE, HARBOR] = ['+14155550123', '+14155550201', '+14155550100']
const data = mkdtempSync(join(tmpdir(), 'aftercare-engine-killed-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

it.runIf(process.platform === 'linux')(
  'callers are told to try again, an emergency is answered, and after a restart the text pages',
  async () => {
    const { folder, template } = await theAssembly()
    const options = { assembly: folder, template, port: 0, data, manualClock: true, processes: 1 }
    const { url, child } = await serveApart(options)
    const before = client(url)
    const visit = {
      patient: { name: 'Ana Ruiz', phone: ANA },
      performedAt: await before.now(),
      procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
      consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
    }
    expect((await before.as('front-desk', 'POST', '/v1/treatments', visit)).status).toBe(201)
    const engine = familyOf(child.pid ?? 0).find(({ name }) => name.startsWith('dynoxide'))
    process.kill(engine?.pid ?? 0, 'SIGKILL')

    const found = await before.as('nurse', 'GET', `/v1/patients?phone=${encodeURIComponent(ANA)}`)
    expect(found).toMatchObject({ status: 503, body: { detail: expect.stringContaining('Nothing is lost') } })
    await before.local('sms', { from: ANA, to: HARBOR, body: 'i cant breathe' })
    await before.advance('PT1M')
    expect((await before.phone(ANA)).at(-1)?.body).toMatch(/Call 911 now/)
    expect(await before.phone(LEE)).toEqual([])
    await killed(child)

    const again = await serveApart(options)
    const after = client(again.url)
    await after.advance('PT5M')
    expect((await after.phone(LEE)).length).toBeGreaterThan(0)
    const { alerts } = (await after.as('nurse', 'GET', '/v1/alerts')).body
    expect(alerts).toMatchObject([{ reply: 'i cant breathe' }])
    await killed(again.child)
  },
  180_000,
)
