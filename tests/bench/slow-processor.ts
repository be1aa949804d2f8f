/** One patient from checkout to outcome with the third of a processor that Lambda gives 512 MB: how near each time-out is. */
import { startCloud } from '../../infra/local/cloud.ts'
import type { Duration } from '../../infra/local/services/lambda-observed.ts'
import { synthesise } from '../../infra/local/synthesise.ts'
import { type Client, client } from '../support/server.ts'
import { HARBOR, LEE } from '../support/world.ts'
import { progress } from './rounds.ts'

/** Shares of a function's time-out. `first`: for a process's first event, loading its bundle included. */
export type Nearness = { name: string; timeoutSeconds: number; first: number; later: number }

/** Each function that ran, over so many patients one after the other. */
export async function benchSlowProcessor({ patients = 10 } = {}): Promise<Nearness[]> {
  progress('slowProcessor: synthesising and starting the stack')
  const assembly = await synthesise()
  const { folder, template } = assembly
  const cloud = await startCloud({ assembly: folder, template, port: 0, manualClock: true, isSlow: true })
  try {
    const clinic = client(cloud.url)
    for (let n = 0; n < patients; n++) {
      progress(`slowProcessor: patient ${n + 1} of ${patients}`)
      await checkoutToOutcome(clinic, `+1415555${String(2000 + n)}`)
    }
    return cloud.lambdas.observed.durations.map(nearness)
  } finally {
    cloud.stop()
    assembly.remove()
  }
}

const nearness = ({ function: id, timeoutMilliseconds, first, later }: Duration): Nearness => ({
  name: id.replace(/^Functions|[0-9A-F]{8}$/g, ''),
  timeoutSeconds: timeoutMilliseconds / 1000,
  first: first / timeoutMilliseconds,
  later: later / timeoutMilliseconds,
})

async function checkoutToOutcome(clinic: Client, phone: string): Promise<void> {
  const logged = await clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: 'Ana Diaz', phone },
    performedAt: await clinic.now(),
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true },
  })
  await clinic.advance('PT3H')
  await clinic.local('sms', { from: phone, to: HARBOR, body: 'its really hard to swolow' })
  await clinic.idle()
  await clinic.advance('PT6M')
  const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body
  const alert = alerts.find(({ patientId }: { patientId: string }) => patientId === logged.body.patientId)
  await clinic.local('sms', { from: LEE, to: HARBOR, body: `ack ${alert.code}` })
  await clinic.idle()
  const outcome = { outcome: 'seen', note: '' }
  const ended = await clinic.as('clinician', 'POST', `/v1/alerts/${alert.alertId}/resolve`, outcome)
  if (ended.status !== 200) throw new Error(`the outcome was answered with ${ended.status}`)
}
