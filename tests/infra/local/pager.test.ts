/** The whole service on this machine, with CloudWatch's alarms and a pager at the end of the operations topic. */
import { expect, it } from 'vitest'
import { ANA, HARBOR, ownServer } from '../../support/own-server.ts'

const { clinic } = ownServer()
const rung = async () =>
  (await clinic.call('GET', '/_local/pager')).body.alarms as {
    at: string
    name: string
    state: string
    because: string
  }[]

it('does not ring in years in which nothing happens, nor by what AWS writes when topics are set up', async () => {
  await clinic.idle()
  expect(await rung()).toEqual([])
  expect((await clinic.call('GET', '/_local/grants')).body.denied).toEqual([])
})

it('rings when a patient waits and nobody takes the alert', async () => {
  const logged = await clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: 'Ana Ruiz', phone: ANA },
    performedAt: await clinic.now(),
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true, email: false },
  })
  expect(logged.status).toBe(201)
  await clinic.local('sms', { from: ANA, to: HARBOR, body: 'its really hard to swolow' })
  await clinic.idle()
  expect(await rung()).toEqual([])
  await clinic.advance('PT1H')
  const alarms = await rung()
  expect(alarms.map(({ name }) => name)).toEqual(['Aftercare-dev: An alert that nobody has taken'])
  expect(alarms[0]).toMatchObject({ state: 'ALARM', because: expect.stringMatching(/1/) })
})

it('rings once when somebody writes to a number of no clinic, however often the text is tried', async () => {
  await clinic.local('sms', { from: ANA, to: '+14155550999', body: 'hello?' })
  await clinic.idle()
  const ofNoClinic = async () => (await rung()).filter(({ name }) => /A text came to a number of no clinic/.test(name))
  expect(await ofNoClinic()).toHaveLength(1)
  await clinic.advance('PT1H')
  expect(await ofNoClinic()).toHaveLength(1)
})
