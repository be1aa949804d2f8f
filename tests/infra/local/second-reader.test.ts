/** The second reader on the deployed template: its queue, its function, its model by a script. */
import { beforeAll, describe, expect, it } from 'vitest'
import { clinicCommand } from '../../support/clinic-command.ts'
import { HARBOR, LEE, ownServer } from '../../support/own-server.ts'

const { cloud, clinic } = ownServer()
const BUDDY = 'every stair has a buddy now lol thanks'
const buddy = {
  words: 'buddy',
  says: {
    finding: 'raise',
    tier: 'urgent',
    signs: ['vision'],
    quote: 'every stair has a buddy',
    because: 'Sees double.',
  },
}

beforeAll(async () => {
  expect(await clinicCommand(cloud.url, 'edit', 'demo', '--set', 'secondReader=live')).toMatchObject({ code: 0 })
})

let phones = 0
/** A text of a patient nobody knows yet. */
async function text(body: string): Promise<string> {
  const from = `+1415555012${phones++}`
  await clinic.local('sms', { from, to: HARBOR, body })
  await clinic.idle()
  return from
}
const open = async () => (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts
const rang = async (): Promise<string[]> =>
  (await clinic.call('GET', '/_local/pager')).body.alarms.map(({ name }: { name: string }) => name.split(': ')[1])

it('refuses a script that is none, and says which field', async () => {
  expect(await clinic.local('second-reader', { behaviour: 'sing' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/behaviour' }] },
  })
  expect(await clinic.local('second-reader', { lines: [{ words: '' }] })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/lines' }] },
  })
})

describe('a text that triage takes for conversation', () => {
  it('is paged for when the model finds a sign in it', async () => {
    expect((await clinic.local('second-reader', { lines: [buddy] })).status).toBe(200)
    await text(BUDDY)
    expect(await open()).toMatchObject([{ tier: 'urgent', reply: BUDDY, signs: [{ sign: 'vision' }] }])
    expect((await clinic.phone(LEE)).at(-1)?.body).toContain('URGENT')
    const [{ alertId }] = await open()
    await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, { outcome: 'seen', note: '' })
  })

  it.each([
    'misquote',
    'wrong-schema',
    'refuse',
    'throttle',
    'fault',
    'cut',
  ])('pages nobody when the model does this: %s', async (behaviour) => {
    await clinic.local('second-reader', { behaviour })
    await text(BUDDY)
    expect(await open()).toEqual([])
  })

  it('is read later, once the model is there again', async () => {
    await clinic.local('second-reader', { lines: [buddy] })
    await clinic.advance('PT15M')
    const alerts = await open()
    expect(alerts.length).toBeGreaterThan(0)
    for (const { alertId } of alerts)
      await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, { outcome: 'no-concern', note: '' })
  })
})

it('rings for operations when it lies without end, and when it says nothing usable for an hour', async () => {
  await clinic.local('second-reader', { behaviour: 'lie' })
  for (let n = 0; n < 3; n++) await text(`what a lovely garden you have, number ${n}`)
  await clinic.advance('PT1M')
  expect((await open()).length).toBeLessThanOrEqual(3)
  expect(await rang()).toContain('The second reader is held back')
  await clinic.local('second-reader', { behaviour: 'wrong-schema' })
  await clinic.advance('PT30M')
  expect(await rang()).not.toContain('The second reader is silent')
  await text('and the music was nice')
  await clinic.advance('PT90M')
  expect(await rang()).toContain('The second reader is silent')
})
