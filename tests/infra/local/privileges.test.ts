/** Each statement of each role is needed by something that happens, and nothing that happens needs another. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect, it } from 'vitest'
import { clinicCommand } from '../../support/clinic-command.ts'
import { signedInBrowser } from '../../support/cookie-browser.ts'
import { aVisit } from '../../support/fhir.ts'
import { HARBOR, KIM, LEE, ownServer } from '../../support/own-server.ts'
import { aPng } from '../../support/pictures.ts'
import { FOR_A_BAD_DAY } from './bad-day-grants.ts'
import { tellSystems } from './systems-told.ts'
import { sendTables, tellOfVisits } from './visits-arrive.ts'

type Grant = { function: string; action: string; resource: string }

const { cloud, clinic } = ownServer()

async function logged(phone: string, email?: string) {
  const { status, body } = await clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: 'Ana Ruiz', ...(phone ? { phone } : {}), ...(email ? { email } : {}) },
    performedAt: await clinic.now(),
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: phone !== '', email: email !== undefined },
  })
  expect(status).toBe(201)
  await clinic.idle()
  return body as { treatmentId: string; patientId: string }
}

const text = async (from: string, body: string) => {
  await clinic.local('sms', { from, to: HARBOR, body })
  await clinic.idle()
}
const behave = (number: string, behaviour: string) => clinic.local('carrier', { number, behaviour })
const alertOf = async (patientId: string) =>
  (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts.find(
    (each: { patientId: string }) => each.patientId === patientId,
  )
const resolved = async (patientId: string) =>
  clinic.as('clinician', 'POST', `/v1/alerts/${(await alertOf(patientId)).alertId}/resolve`, {
    outcome: 'seen',
    note: '',
  })

it('a patient has a warning sign, and staff see to it', async () => {
  expect((await clinic.as('system', 'GET', '/v1/care-plans')).status).toBe(200)
  const ana = await logged('+14155550123')
  await text('+14155550123', 'its really hard to swolow')
  const { alertId } = await alertOf(ana.patientId)
  await clinic.as('nurse', 'POST', `/v1/alerts/${alertId}/escalate`, {})
  await clinic.advance('PT6M')
  await resolved(ana.patientId)
  await clinic.as('nurse', 'GET', '/v1/tasks?state=open')
})

it('texts that are refused wait in the index; pages that are, or do not arrive, go by mail', async () => {
  await behave('+14155550124', 'throttle')
  await behave(LEE, 'undeliverable')
  await behave(KIM, 'throttle')
  const ben = await logged('+14155550124')
  await text('+14155550124', 'i cant breathe')
  await clinic.advance('PT6M')
  for (const number of ['+14155550124', LEE, KIM]) await behave(number, 'deliver')
  await clinic.advance('PT6M')
  await resolved(ben.patientId)
})

it('a text that cannot be delivered goes by mail, and mails are answered', async () => {
  await behave('+14155550125', 'undeliverable')
  await logged('+14155550125', 'cy@example.com')
  const di = await logged('', 'di@example.com')
  await clinic.advance('PT3H')
  const mail = (await clinic.mailbox('di@example.com')).at(-1)
  const link = new URL(/http\S+\/l\/[a-z0-9]{16}/.exec(mail?.html ?? '')?.[0] ?? '').pathname
  const body = new URLSearchParams({ action: 'answer', words: 'i cant swallow my coffee' })
  expect((await fetch(`${cloud.url}${link}`, { method: 'POST', body })).status).toBe(200)
  await clinic.idle()
  await resolved(di.patientId)
  const address = mail?.headers['reply-to'] ?? ''
  await clinic.local('mail', { from: 'di@example.com', to: address, text: 'now i cant breathe' })
  await clinic.idle()
  await resolved(di.patientId)
  const domain = address.split('@')[1]
  await clinic.local('mail', { from: 'x@example.com', to: `reply+0123456789abcdef@${domain}`, text: 'hello' })
  await clinic.idle()
})

it('a clinic’s system logs a visit by FHIR, and reads it', async () => {
  const base = `${cloud.url}/fhir/R4`
  const visit = aVisit(base, '+14155550131', { procedure: { performedDateTime: await clinic.now() } })
  const headers = { 'content-type': 'application/fhir+json' }
  const logged = await clinic.as('system', 'POST', '/fhir/R4', visit, { headers })
  expect(logged.body.entry).toHaveLength(3)
  for (const search of ['Task', 'DetectedIssue', 'Procedure?date=ge2030-11'])
    expect((await clinic.as('nurse', 'GET', `/fhir/R4/${search}`)).status).toBe(200)
  await clinic.idle()
})

it('booking systems say that visits are done', () => tellOfVisits(clinic))

it('something comes that nobody can read', async () => {
  const { body: outputs } = await clinic.call('GET', '/_local/outputs')
  expect(outputs.TableName).toBeTruthy()
  const sqs = new SQSClient({
    region: 'us-east-1',
    endpoint: `${cloud.url}/_local/aws`,
    useQueueUrlAsEndpoint: false,
    md5: false,
    credentials: { accessKeyId: 'LOCALOPERATOR', secretAccessKey: 'local' },
  })
  const put = (queue: RegExp, Message: string) => {
    const name = cloud.queues.find((each) => queue.test(each))
    const MessageBody = JSON.stringify({ Message })
    return sqs.send(new SendMessageCommand({ QueueUrl: `${cloud.url}/000000000000/${name}`, MessageBody }))
  }
  const eva = await logged('', 'eva@example.com')
  await clinic.idle()
  const address = (await clinic.mailbox('eva@example.com')).at(-1)?.headers['reply-to']
  await put(/Replies(?!Letters)/, `{"originationNumber":"+14155550123","destinationNumber":"${HARBOR}"`)
  await put(/Mails(?!Letters)/, `{"receipt":{"recipients":["${address}"]`)
  await clinic.advance('PT3M')
  const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body
  expect(alerts).toHaveLength(2)
  expect(alerts.map(({ patientId }: { patientId: string }) => patientId)).toContain(eva.patientId)
  for (const { patientId } of alerts) await resolved(patientId)
})

it('whoever is on call in the morning hears what waits for the day', async () => {
  const notices = { handOver: false, digestAt: '08:00' }
  expect((await clinic.as('admin', 'PUT', '/v1/on-call/notices', notices)).status).toBe(200)
  await logged('+14155550129')
  await text('+14155550129', 'can i wear makeup tomorrow?')
  await clinic.advance('PT24H')
  expect((await clinic.phone(LEE)).map(({ body }: { body: string }) => body)).toContainEqual(
    expect.stringMatching(/tasks? wait/),
  )
  expect((await clinic.as('admin', 'PUT', '/v1/on-call/notices', { handOver: false })).status).toBe(200)
})

it('a clinic brings its last treatments as a table, by the API and at the console', () => sendTables(cloud, clinic))

it('a system of the clinic is told of a treatment, of a test, and once more', () => tellSystems(cloud, clinic, logged))

it('a second reader finds what triage has missed', async () => {
  expect(await clinicCommand(cloud.url, 'edit', 'demo', '--set', 'secondReader=live')).toMatchObject({ code: 0 })
  const says = { finding: 'raise', tier: 'urgent', signs: ['vision'], quote: 'a buddy', because: 'Sees double.' }
  await clinic.local('second-reader', { lines: [{ words: 'buddy', says }] })
  const gil = await logged('+14155550132', 'gil@example.com')
  await text('+14155550132', 'every stair has a buddy now lol thanks')
  expect(await alertOf(gil.patientId)).toMatchObject({ tier: 'urgent' })
  await resolved(gil.patientId)
  await clinic.local('second-reader', { behaviour: 'throttle' })
  await text('+14155550132', 'what a lovely day')
  await clinic.local('second-reader', { behaviour: 'answer' })
  const hal = await logged('', 'hal@example.com')
  await clinic.advance('PT3H')
  const mail = (await clinic.mailbox('hal@example.com')).at(-1)
  const link = new URL(/http\S+\/l\/[a-z0-9]{16}/.exec(mail?.html ?? '')?.[0] ?? '').pathname
  const body = new URLSearchParams({ action: 'answer', words: 'what a lovely evening' })
  expect((await fetch(`${cloud.url}${link}`, { method: 'POST', body })).status).toBe(200)
  const address = mail?.headers['reply-to'] ?? ''
  await clinic.local('mail', { from: 'hal@example.com', to: address, text: 'what a lovely night' })
  await clinic.idle()
  expect(hal.patientId).toBeTruthy()
})

it('somebody reads what the API does', async () => {
  expect((await fetch(`${cloud.url}/docs`)).status).toBe(200)
})

it('a rota is changed', async () => {
  const stretch = { startsAt: '2030-12-24T00:00:00Z', endsAt: '2030-12-25T00:00:00Z' }
  const added = await clinic.as('nurse', 'POST', '/v1/on-call/overrides', {
    duty: 'on-call',
    staffId: 'nurse-kim',
    ...stretch,
  })
  const [{ overrideId }] = added.body.overrides
  expect((await clinic.as('nurse', 'DELETE', `/v1/on-call/overrides/${overrideId}`)).status).toBe(200)
})

it('the front desk checks a patient out, staff look at the inbox, and a patient is erased here and by the API', async () => {
  const desk = signedInBrowser(cloud, 'harbor-desk')
  expect((await desk('/console')).status).toBe(200)
  const form = { name: 'Eve', phone: '+14155550126', plan: 'peel', sms: 'on', key: 'k1', do: 'log' }
  expect((await desk('/console/checkout', form)).text).toContain('The treatment is logged')
  await desk('/console/sign-out', {})
  // She answers nothing, so a reminder follows her check-in.
  await clinic.advance('PT60H')

  const admin = signedInBrowser(cloud, 'dr-hale')
  expect((await admin('/console/inbox')).status).toBe(200)
  const [eve] = (await clinic.as('admin', 'GET', '/v1/patients?phone=%2B14155550126')).body.patients
  expect((await admin(`/console/patients/${eve.patientId}/erase`, { sure: 'on' })).text).toContain('Erased')
  const fay = await logged('+14155550127')
  expect((await clinic.as('admin', 'DELETE', `/v1/patients/${fay.patientId}`)).status).toBe(200)
})

it('what was kept for long enough is erased', { timeout: 180_000 }, async () => {
  await text('+14155550188', 'are you open today?')
  const found = async () => (await clinic.as('admin', 'GET', '/v1/patients?phone=%2B14155550188')).body.patients
  expect(await found()).toHaveLength(1)
  await clinic.advance('P400D')
  // Time that passes with nothing due runs no schedule on one machine; a text makes it look again.
  await text('+14155550189', 'are you open today?')
  await clinic.advance('P2D')
  expect(await found()).toEqual([])
})

it('a clinic has a logo, which anybody may see and programs keep, and takes it away', async () => {
  const content = Buffer.from(aPng([], { width: 300, height: 100 })).toString('base64')
  const set = await clinic.as('admin', 'PATCH', '/v1/clinic', { logo: { content } })
  const { url, bytes } = set.body.logo as { url: string; bytes: number }
  expect(url.startsWith(`${cloud.url}/logos/demo/`)).toBe(true)
  const shown = await fetch(url)
  expect((await shown.arrayBuffer()).byteLength).toBe(bytes)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  })
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200)
  for (const path of ['/logos/demo/x.png', '/logos/nobody/0123456789abcdef.png', '/logos/%2e%2e/0123456789abcdef.png'])
    expect((await fetch(cloud.url + path)).status, path).toBe(404)
  await clinic.as('admin', 'PATCH', '/v1/clinic', { logo: null })
  expect((await fetch(url)).status).toBe(404)
})

it('an admin adds somebody to the staff, invites them, and keeps them out and lets them in again', async () => {
  const admin = signedInBrowser(cloud, 'dr-hale')
  await admin('/console')
  const path = '/console/settings/staff'
  const vega = { name: 'Dr Vega', role: 'clinician', email: 'vega@harbor.example' }
  expect((await admin(`${path}/new`, vega)).text).toContain('Added.')
  for (const act of ['invite', 'sign-out', 'switch-off', 'switch-on'])
    expect((await admin(`${path}/dr-vega/${act}`, {})).status, act).toBe(200)
  const [mail] = await clinic.mailbox('vega@harbor.example')
  expect(mail?.html).toContain(`${cloud.url}/console`)
})

it('nothing was refused, and every grant was used or is kept for a bad day', async () => {
  const { denied, unused } = (await clinic.call('GET', '/_local/grants')).body as Record<string, Grant[]>
  expect(denied).toEqual([])
  const left = unused?.filter(
    (grant) =>
      !FOR_A_BAD_DAY.some(
        ({ of, action, resource }) =>
          of.test(grant.function) && action === grant.action && resource.test(grant.resource),
      ),
  )
  expect(left).toEqual([])
  for (const { because } of FOR_A_BAD_DAY) expect(because.length).toBeGreaterThan(30)
})
