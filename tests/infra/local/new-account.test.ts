/** A new AWS account runs ten functions at once; and its functions are frozen while AWS closes their connections. */
import { describe, expect, it } from 'vitest'
import type { Duration } from '../../../infra/local/services/lambda-observed.ts'
import { HARBOR, KIM, LEE, ownServer } from '../../support/own-server.ts'
import type { Answer } from '../../support/server.ts'
import { aTreatment } from '../../support/treatment-request.ts'

const [PATIENTS, ENROLMENTS] = [30, 70]
const CONSENT = { sms: true, statement: 'I agree.', method: 'front-desk' }

const { cloud, clinic } = ownServer({ concurrency: 10, processes: 2 })

const phoneOf = (i: number): string => `+14155550${300 + i}`
const numbers = (count: number, from = 0): number[] => Array.from({ length: count }, (_, i) => from + i)

const enrol = (i: number): Promise<Answer> =>
  clinic.as('front-desk', 'POST', '/v1/treatments', aVisit(i), { headers: { 'idempotency-key': `visit-${i}` } })

const aVisit = (i: number) =>
  aTreatment(phoneOf(i), { patient: { name: `Pat Number${i}`, phone: phoneOf(i) }, consent: CONSENT })

/** As a caller does that was told to come again. */
async function enrolled(i: number): Promise<Answer> {
  for (;;) {
    const answer = await enrol(i)
    if (answer.status !== 500) return answer
  }
}

const timeline = async (patientId: string): Promise<{ kind: string }[]> =>
  (await clinic.as('nurse', 'GET', `/v1/patients/${patientId}/timeline`)).body.events

describe('an account that runs ten functions at once', () => {
  const patients: string[] = []

  it('refuses callers of a burst in a way that they can repeat, and logs each treatment once', async () => {
    for (let i = 0; i < PATIENTS; i += 5)
      patients.push(...(await Promise.all(numbers(5, i).map(enrolled))).map(({ body }) => body.patientId))
    await clinic.idle()

    const texts = numbers(PATIENTS).map((i) =>
      clinic.local('sms', { from: phoneOf(i), to: HARBOR, body: i === 17 ? 'i cant breathe' : 'all good thanks' }),
    )
    const treatments = new Map<number, string>()
    const refused: Answer[] = []
    let left = numbers(ENROLMENTS, PATIENTS)
    while (left.length > 0) {
      const answers = await Promise.all(left.map(async (i) => ({ i, answer: await enrol(i) })))
      for (const { i, answer } of answers)
        if (answer.status === 201) treatments.set(i, answer.body.treatmentId)
        else refused.push(answer)
      left = left.filter((i) => !treatments.has(i))
    }
    await Promise.all(texts)
    expect(refused.length).toBeGreaterThan(0)
    for (const { status, body } of refused)
      expect({ status, body }).toEqual({ status: 500, body: { message: 'Internal Server Error' } })
    expect(new Set(treatments.values()).size).toBe(ENROLMENTS)
  }, 240_000)

  it('pages for the emergency among the replies, and reads every reply once', async () => {
    await clinic.advance('PT1M')
    for (const phone of [LEE, KIM])
      expect((await clinic.phone(phone)).filter(({ kind }) => kind === 'sms')).not.toHaveLength(0)
    expect((await clinic.phone(phoneOf(17))).some(({ body }) => body.includes('Call 911 now'))).toBe(true)
    for (const patientId of patients)
      expect((await timeline(patientId)).filter(({ kind }) => kind === 'message-received')).toHaveLength(1)
    // A reply that was lost to the dead letters would be an alert too.
    const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body
    expect(alerts.map(({ patientId }: { patientId: string }) => patientId)).toEqual([patients[17]])
  })
})

describe('connections that were closed while functions were frozen', () => {
  it('fail no call: a treatment, a warning sign, its page and an acknowledgement go their way', async () => {
    cloud.hangUp()
    const { status, body } = await enrolled(200)
    expect(status).toBe(201)
    await clinic.idle()
    cloud.hangUp()
    await clinic.local('sms', { from: phoneOf(200), to: HARBOR, body: 'its really hard to swallow' })
    await clinic.idle()
    const own = async () =>
      (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts.find(
        ({ patientId }: { patientId: string }) => patientId === body.patientId,
      )
    const { code } = await own()
    expect((await clinic.phone(LEE)).filter(({ body: page }) => page.includes(code))).not.toHaveLength(0)
    cloud.hangUp()
    await clinic.local('sms', { from: LEE, to: HARBOR, body: `ack ${code}` })
    await clinic.idle()
    expect((await own()).state).toBe('acknowledged')
    const { undone, durations } = (await clinic.call('GET', '/_local/functions')).body
    expect(undone).toEqual([])
    expect(durations.length).toBeGreaterThan(5)
    expect(
      durations.filter(({ first, timeoutMilliseconds }: Duration) => first > 0 && timeoutMilliseconds > 0),
    ).toEqual(durations)
  })
})
