/** From a patient's text to the page on the phone of who is on call, through the whole stack on this machine. */
import { startCloud } from '../../infra/local/cloud.ts'
import { synthesise } from '../../infra/local/synthesise.ts'
import { type Client, client } from '../support/server.ts'
import { HARBOR, LEE } from '../support/world.ts'
import { median, progress, sampled } from './rounds.ts'

const WARNING = 'its really hard to swolow'
/** Between looks at the phone; what is measured is not finer than this. */
const LOOK_MILLISECONDS = 2
const GIVEN_UP_MILLISECONDS = 30_000

/** Medians in milliseconds over texts of different people, one after the other, after `warmUp` that are not counted. */
export async function benchReply({ texts = 15, warmUp = 4 } = {}) {
  progress('reply: synthesising and starting the stack')
  const assembly = await synthesise()
  const cloud = await startCloud({
    assembly: assembly.folder,
    template: assembly.template,
    port: 0,
    manualClock: true,
  })
  try {
    const local = client(cloud.url)
    progress(`reply: ${texts} texts with a warning sign`)
    const times: number[] = []
    let patients = 0
    const nextPatient = () => visited(local, `+1415555${String(1000 + patients++)}`)
    for (let n = 0; n < warmUp + texts; n++) {
      const milliseconds = await sampled('text to page', async () => textToPage(local, await nextPatient()))
      if (n >= warmUp) times.push(milliseconds)
    }
    return { textToPageMs: median(times), slowestMs: Math.max(...times) }
  } finally {
    cloud.stop()
    assembly.remove()
  }
}

/** Patients on record: of unknown numbers a few an hour page, and the others share one alert. */
async function visited(local: Client, phone: string): Promise<string> {
  const { body } = await local.call('GET', '/_local/clock')
  const { status } = await local.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: 'Ana Ruiz', phone },
    performedAt: body.now,
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true, statement: 'I agree to follow-up texts.', method: 'front-desk' },
  })
  if (status !== 201) throw new Error(`the visit was not logged: ${status}`)
  await local.idle()
  return phone
}

async function textToPage(local: Client, from: string): Promise<number> {
  const before = (await local.phone(LEE)).length
  const started = performance.now()
  await local.local('sms', { from, to: HARBOR, body: WARNING })
  while ((await local.phone(LEE)).length === before) {
    if (performance.now() - started > GIVEN_UP_MILLISECONDS) throw new Error('no page came')
    await new Promise((soon) => setTimeout(soon, LOOK_MILLISECONDS))
  }
  const milliseconds = performance.now() - started
  await local.idle()
  return milliseconds
}
