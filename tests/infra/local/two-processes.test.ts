/** Two processes of each function at once, as Lambda runs them: what races is decided by the table, whoever comes first. */
import { describe, expect, it } from 'vitest'
import { HARBOR, MORNING, ownServer } from '../../support/own-server.ts'

const RACES = 12

const { cloud, clinic } = ownServer({ processes: 2 })

const phoneOf = (i: number): string => `+14155550${600 + i}`
const races = <T>(race: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: RACES }, (_, i) => race(i)))
const twice = <T>(one: () => Promise<T>): Promise<[T, T]> => Promise.all([one(), one()])

const checkout = (i: number) =>
  clinic.as(
    'front-desk',
    'POST',
    '/v1/treatments',
    {
      patient: { name: `Pat Number${i}`, phone: phoneOf(i) },
      performedAt: MORNING,
      procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
      consent: { sms: true },
    },
    { headers: { 'idempotency-key': `visit-${i}` } },
  )

const alertsOf = async (): Promise<Map<string, { alertId: string; code: string }[]>> => {
  const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body
  return Map.groupBy(alerts, ({ patientId }: { patientId: string }) => patientId) as never
}

describe('with two processes of each function', () => {
  const patients: string[] = []

  it('a checkout pressed twice at once is one visit', async () => {
    for (const answers of await races((i) => twice(() => checkout(i)))) {
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 201])
      const [first, second] = answers.map(({ body }) => body.treatmentId)
      expect(first).toBe(second)
      patients.push(answers[0].body.patientId)
    }
    expect(cloud.lambdas.processesNow().filter(({ function: name }) => name.includes('Api'))).toHaveLength(2)
  })

  it('a text delivered to both at once is read once, opens one alert and is answered once', async () => {
    await races((i) =>
      twice(() => clinic.local('sms', { from: phoneOf(i), to: HARBOR, body: 'i cant breathe', id: `twice-${i}` })),
    )
    // A minute: what a busy machine could not put on a queue in time is found by the tick.
    await clinic.advance('PT1M')
    const alerts = await alertsOf()
    for (const [i, patientId] of patients.entries()) {
      expect(alerts.get(patientId)).toHaveLength(1)
      const { events } = (await clinic.as('nurse', 'GET', `/v1/patients/${patientId}/timeline`)).body
      expect(events.filter(({ kind }: { kind: string }) => kind === 'message-received')).toHaveLength(1)
      expect((await clinic.phone(phoneOf(i))).some(({ body }) => body.includes('Call 911 now'))).toBe(true)
      const answers = events.filter(
        ({ kind, outboundId }: { kind: string; outboundId: string }) =>
          kind === 'safety-answer-planned' && !outboundId.includes('.again'),
      )
      expect(answers).toHaveLength(1)
    }
    expect(cloud.lambdas.processesNow().filter(({ function: name }) => name.includes('ReceiveSms'))).toHaveLength(2)
  })

  it('two texts of one patient at once are one alert that holds both', async () => {
    await races((i) =>
      Promise.all(
        ['my lips went white', 'i see double'].map((body, n) =>
          clinic.local('sms', { from: phoneOf(i), to: HARBOR, body, id: `burst-${i}-${n}` }),
        ),
      ),
    )
    await clinic.idle()
    const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body
    expect(alerts).toHaveLength(RACES)
    for (const { reply } of alerts) for (const said of ['lips went white', 'see double']) expect(reply).toContain(said)
  })

  it('of two who acknowledge at the same instant one has it, and the other is told who', async () => {
    const alerts = [...(await alertsOf()).values()].flat()
    const answers = await Promise.all(
      alerts.map(({ alertId }) =>
        Promise.all(['nurse', 'clinician'].map((role) => clinic.as(role, 'POST', `/v1/alerts/${alertId}/acknowledge`))),
      ),
    )
    for (const both of answers) {
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const [has, late] = both.toSorted((a, b) => a.status - b.status)
      expect(late?.body.acknowledgedBy).toEqual(has?.body.acknowledgedBy)
    }
  })

  it('a text and a press at the same instant leave one owner, and both are told the same', async () => {
    const open = [...(await alertsOf()).values()].flat()
    for (const { alertId } of open) await clinic.as('nurse', 'POST', `/v1/alerts/${alertId}/escalate`)
    await clinic.idle()
    await Promise.all(
      open.flatMap(({ alertId, code }) => [
        clinic.as('nurse', 'POST', `/v1/alerts/${alertId}/acknowledge`),
        clinic.local('sms', { from: '+14155550201', to: HARBOR, body: `ack ${code}`, id: `ack-${code}` }),
      ]),
    )
    await clinic.idle()
    for (const { alertId } of open) {
      const { body } = await clinic.as('nurse', 'GET', `/v1/alerts/${alertId}`)
      expect(body.state).toBe('acknowledged')
      expect(['Dr Lee', 'Nurse Kim']).toContain(body.acknowledgedBy.name)
    }
  })
})
