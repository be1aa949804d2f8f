/** The production stage's template, as it is, run on this machine: texts leave by End User Messaging. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cloud, startCloud } from '../../../infra/local/cloud.ts'
import { type Assembly, synthesise } from '../../../infra/local/synthesise.ts'
import { type Client, client } from '../../support/server.ts'

const HARBOR = '+14155550100'
const [ANA, BEN] = ['+14155550123', '+14155550124']
const LEE = '+14155550201'
/** Twelve functions are bundled once more. */
const MAKING_IT_AGAIN_MILLISECONDS = 300_000
const MORNING = '2030-11-25T18:05:00.000Z'

let assembly: Assembly
let cloud: Cloud
let clinic: Client

beforeAll(async () => {
  assembly = await synthesise('prod')
  cloud = await startCloud({ assembly: assembly.folder, template: assembly.template, port: 0, manualClock: true })
  clinic = client(cloud.url)
  await clinic.local('clock', { to: MORNING })
})

afterAll(() => {
  cloud?.stop()
  assembly?.remove()
})

const logged = (phone: string) =>
  clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: 'Ana Ruiz', phone, email: 'ana@example.com' },
    performedAt: MORNING,
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true, email: true, statement: 'I agree.', method: 'front-desk', capturedAt: MORNING },
  })

it('wakes staff, answers the patient, and is told what was delivered', async () => {
  const { body } = await logged(ANA)
  await clinic.idle()
  await clinic.local('sms', { from: ANA, to: HARBOR, body: 'its really hard to swolow' })
  await clinic.idle()
  expect((await clinic.phone(ANA)).at(-1)?.body).toMatch(/Call 911 now/)
  expect((await clinic.phone(LEE)).map(({ kind }) => kind).sort()).toEqual(['sms', 'voice'])
  const { followUps } = (await clinic.as('nurse', 'GET', `/v1/treatments/${body.treatmentId}`)).body
  expect(followUps.find(({ step }: { step: string }) => step === 'welcome')).toMatchObject({ status: 'delivered' })
})

it('sends by mail what a phone does not take', async () => {
  await clinic.local('carrier', { number: BEN, behaviour: 'undeliverable' })
  const before = (await clinic.mailbox('ana@example.com')).length
  await logged(BEN)
  await clinic.idle()
  const mails = (await clinic.mailbox('ana@example.com')).slice(before)
  expect(mails.some(({ text }) => text.includes("we'll text after your visit"))).toBe(true)
  expect(mails[0]?.headers['list-unsubscribe']).toMatch(/^<http.*\/l\//)
  expect(mails[0]?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
})

it(
  'is the same to the byte when nothing has changed, so that a diff of it is empty',
  async () => {
    const again = await synthesise('prod')
    try {
      const [first, second] = [assembly, again].map(({ folder, template }) =>
        readFileSync(join(folder, template), 'utf8'),
      )
      expect(second).toBe(first)
      const bundles = ({ folder }: Assembly) =>
        readdirSync(folder)
          .filter((name) => name.startsWith('asset.'))
          .sort()
      expect(bundles(again)).toEqual(bundles(assembly))
    } finally {
      again.remove()
    }
  },
  MAKING_IT_AGAIN_MILLISECONDS,
)

it('is allowed all it does, and may not text by the other sender', async () => {
  const { denied, unused } = (await clinic.call('GET', '/_local/grants')).body
  expect(denied).toEqual([])
  expect(JSON.stringify(unused)).not.toMatch(/sns:Publish/)
})
