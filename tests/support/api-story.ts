/** One call of each kind, in an order in which each succeeds: the examples of the OpenAPI document. */
import { keys } from '../../functions/core/keys.ts'
import { DEFAULT_POLICY } from '../../functions/core/on-call/policy.ts'
import { plusHours } from '../../functions/core/time.ts'
import { keepPhoto } from '../../functions/use-cases/photos/keep-photo.ts'
import { anApi } from './api.ts'
import { BEN, CALENDAR, DUTY, EVERY_DAY, file, KEY, SWAP, shortened, treatment } from './api-story-values.ts'
import { aPng } from './pictures.ts'
import { SLACK_SETUP } from './slack-setup.ts'
import { ANA, aWorld, harbor } from './world.ts'

export type Example = { body?: unknown; answers: Record<string, unknown> }
type Call = {
  id?: string
  query?: string
  body?: unknown
  headers?: Record<string, string>
  /** Path parameters, in their order. */
  of?: string[]
}

/** Plays it, and answers with the body and the answers of each call by its method and path. */
export async function playExamples(): Promise<Record<string, Example>> {
  const world = await aWorld({ clinics: [{ ...harbor, clinic: { ...harbor.clinic, patientCalendars: true } }] })
  const ask = anApi(world)
  const examples: Record<string, Example> = {}

  async function call(name: string, { id = 'dr-hale', of = [], query = '', body, headers = {} }: Call = {}) {
    const [method = '', template = ''] = name.split(' ')
    const rest = [...of]
    const path = template.replace(/\{\w+\}/g, () => encodeURIComponent(rest.shift() ?? ''))
    const sending = { id, ...(body === undefined ? {} : { body }), headers }
    const { status, body: answer } = await ask(method, path + query, sending)
    if (status >= 300) throw new Error(`${name} answered ${status}: ${JSON.stringify(answer)}`)
    const before = examples[name] ?? { answers: {} }
    examples[name] = {
      ...(body === undefined ? {} : { body }),
      ...before,
      answers: { [status]: shortened(answer), ...before.answers },
    }
    await world.settle()
    return answer
  }

  const own = { externalId: 'booking-4711', metadata: { room: '3' } }
  const body = { ...treatment('Ana Ruiz', ANA, { externalId: 'guest-7' }), ...own }
  const { treatmentId, patientId } = await call('POST /v1/treatments', { body, headers: KEY })
  await call('POST /v1/treatments', { body, headers: KEY })
  await call('GET /v1/treatments', { query: `?patientId=${patientId}` })
  await call('GET /v1/treatments/{id}', { of: [treatmentId] })
  await call('PATCH /v1/treatments/{id}', { of: [treatmentId], body: { metadata: { room: '4' } } })
  await call('GET /v1/patients', { query: '?name=ana' })
  await call('GET /v1/patients/{id}', { of: [patientId] })
  await call('PATCH /v1/patients/{id}', { of: [patientId], body: { name: 'Ana M. Ruiz' } })
  const consent = { sms: true, email: false, statement: 'Texts only, please.', method: 'phone' }
  await call('PUT /v1/patients/{id}/consent', { of: [patientId], body: consent })
  await call('POST /v1/patients/{id}/messages', { of: [patientId], body: { text: 'How are you today?' } })
  await call('GET /v1/patients/{id}/messages', { of: [patientId], query: '?limit=2' })
  const headers = { 'content-type': 'text/csv' }
  const { importId } = await call('POST /v1/imports/treatments', { body: file(world.now()), headers })
  await call('POST /v1/imports/treatments', { query: '?try=true', body: file(world.now()), headers })
  await call('GET /v1/imports')
  await world.advance(1)
  await call('GET /v1/imports/{id}', { of: [importId] })
  const other = file('2026-11-23T18:05:00Z').replaceAll('Cy Park', 'Di Moss').replace('0125', '0126')
  const begun = await ask('POST', '/v1/imports/treatments', { body: other, headers })
  await call('POST /v1/imports/{id}/cancel', { of: [begun.body.importId] })
  const columns = {
    'client name': 'name',
    mobile: 'phone',
    when: 'performed_at',
    what: 'procedures',
    texts: 'consent_sms',
    room: 'none',
  }
  const { layoutId } = await call('PUT /v1/import-layouts', { body: { columns } })
  await call('GET /v1/import-layouts')
  await call('DELETE /v1/import-layouts/{id}', { of: [layoutId] })
  const table = [
    { service: 'Glow', plan: 'peel', areas: ['face'] },
    { service: 'Consultation', aftercare: false },
  ]
  await call('PUT /v1/import-services', { body: { services: table } })
  await call('GET /v1/import-services')

  await world.text(ANA, 'can i wear makeup tomorrow?')
  await world.settle()
  const [task] = (await call('GET /v1/tasks')).tasks
  await call('POST /v1/tasks/{id}/done', { of: [task.taskId] })
  await call('POST /v1/tasks/{id}/undo', { of: [task.taskId] })
  const until = plusHours(world.now(), 4)
  await call('PATCH /v1/tasks/{id}', { of: [task.taskId], body: { snooze: { until, reason: 'At work.' } } })

  await world.text(ANA, 'its really hard to swolow')
  await world.settle()
  const [{ alertId }] = (await call('GET /v1/alerts', { query: '?state=open' })).alerts
  const act = (what: string, more: Call = {}) =>
    call(`POST /v1/alerts/{id}/${what}`, { id: 'dr-lee', of: [alertId], ...more })
  await call('GET /v1/alerts/{id}', { of: [alertId] })
  await act('acknowledge')
  await act('undo')
  await act('acknowledge')
  await act('attempts', { body: { kind: 'no-answer' } })
  await act('contacted')
  await act('tier', { body: { tier: 'urgent', reason: 'She drinks and speaks without effort.' } })
  await act('hand-over', { body: { to: 'nurse-kim' } })
  await act('escalate')
  const outcome = {
    outcome: 'advice-by-phone',
    note: 'Swallows water; no swelling. Asked to call again at any change.',
  }
  await act('resolve', { body: { ...outcome, spokeTo: 'Ana', harm: 'none', tierWas: 'too-high', course: 'resume' } })
  await act('reopen', { body: { reason: 'Recorded for the wrong patient.' } })
  await act('resolve', { body: { ...outcome, course: 'resume' } })
  await unreachable()

  async function unreachable() {
    await ask('POST', '/v1/treatments', { body: treatment('Ben Stone', BEN) })
    await world.text(BEN, 'i cant breathe')
    await world.settle()
    const [{ alertId: of }] = (await ask('GET', '/v1/alerts?state=open')).body.alerts
    for (let i = 0; i < 3; i++) {
      await ask('POST', `/v1/alerts/${of}/attempts`, { id: 'dr-lee', body: { kind: 'no-answer' } })
      await world.advance(4)
    }
    const asked = { outcome: 'unreachable', note: 'Three calls.', secondClinician: 'dr-hale' }
    await ask('POST', `/v1/alerts/${of}/resolve`, { id: 'dr-lee', body: asked })
    await call('POST /v1/alerts/{id}/confirm', { of: [of] })
  }

  const plan = { of: ['neurotoxin'] }
  await call('GET /v1/care-plans', { query: '?limit=1' })
  await call('GET /v1/care-plans/{plan}', plan)
  const steps = { 'check-in-24h': { after: 'PT20H' } }
  await call('PUT /v1/care-plans/{plan}/override', { ...plan, body: { steps } })
  await call('POST /v1/care-plans/{plan}/override/approve', { ...plan, id: 'dr-lee' })
  await call('DELETE /v1/care-plans/{plan}/override', plan)

  await call('GET /v1/on-call')
  const shifts = (['on-call', 'backup', 'fallback'] as const).map((duty, i) => ({
    ...{ shiftId: duty, duty, staffId: ['dr-lee', 'nurse-kim', 'dr-hale'][i] },
    ...EVERY_DAY,
  }))
  await call('PUT /v1/on-call/shifts', { body: { shifts } })
  const rota = await call('POST /v1/on-call/overrides', { body: { ...DUTY, staffId: 'nurse-kim' } })
  await call('DELETE /v1/on-call/overrides/{id}', { of: [rota.overrides.at(-1).overrideId] })
  await call('POST /v1/on-call/swaps', { body: { ...SWAP, staffId: 'dr-lee', with: 'nurse-kim' } })
  await call('POST /v1/on-call/calendar', {
    ...{ query: '?duty=backup', body: CALENDAR },
    headers: { 'content-type': 'text/calendar' },
  })
  const feed = 'https://calendars.example/on-call.ics'
  world.calendar(feed, { kind: 'fetched', text: CALENDAR })
  await call('PUT /v1/on-call/followed-calendars/{duty}', { of: ['fallback'], body: { url: feed } })
  await call('GET /v1/on-call/followed-calendars')
  const { lastReadAt } = await call('GET /v1/on-call/followed-calendars/{duty}', { of: ['fallback'] })
  const seen = { of: ['fallback'], body: { seen: lastReadAt } }
  await call('POST /v1/on-call/followed-calendars/{duty}/take-over', seen)
  await call('DELETE /v1/on-call/followed-calendars/{duty}', { of: ['fallback'] })
  await call('PUT /v1/on-call/notices', { body: { handOver: true, readinessAt: '08:00', digestAt: '08:30' } })
  await call('POST /v1/on-call/test-pages', { body: { staffId: 'nurse-kim', by: 'sms' } })
  await call('GET /v1/on-call/policy')
  await call('PUT /v1/on-call/policy', { body: DEFAULT_POLICY })

  await call('GET /v1/clinic')
  await call('PATCH /v1/clinic', {
    body: {
      offers: [{ plan: 'neurotoxin', areas: ['glabella'], products: ['Botox Cosmetic'] }],
      frontDeskPhone: '(415) 555-0195',
      nightPlace: 'Harbor General, (415) 555-0196',
      brandColor: '#6D3560',
    },
  })
  await call('GET /v1/clinic/checklist')
  const vega = { name: 'Dr. Vega', role: 'clinician', phone: '(415) 555-0220', email: 'vega@harbor.example' }
  const { staffId } = await call('POST /v1/clinic/staff', { body: vega })
  await call('GET /v1/clinic/staff', { query: '?limit=2' })
  await call('PUT /v1/clinic/staff/{id}', { of: [staffId], body: { ...vega, role: 'admin' } })
  await call('DELETE /v1/clinic/staff/{id}', { of: [staffId] })

  const url = 'https://systems.harbor.example/aftercare'
  const events = ['treatment.logged', 'alert.opened']
  const { webhookId } = await call('POST /v1/webhooks', { body: { url, events } })
  await call('GET /v1/webhooks')
  await call('GET /v1/webhooks/{id}', { of: [webhookId] })
  await call('POST /v1/webhooks/{id}/rotate', { of: [webhookId] })
  const { deliveryId } = await call('POST /v1/webhooks/{id}/test', { of: [webhookId] })
  await call('GET /v1/webhooks/{id}/deliveries', { of: [webhookId] })
  await call('POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay', { of: [webhookId, deliveryId] })
  await call('DELETE /v1/webhooks/{id}', { of: [webhookId] })

  const services = [{ service: 'Botox', plan: 'neurotoxin', areas: ['glabella'] }]
  await call('PUT /v1/chat/slack', { body: SLACK_SETUP })
  await call('GET /v1/chat/slack')
  await call('PUT /v1/chat/teams', { body: { url: 'https://prod-00.westus.logic.azure.com/workflows/1' } })
  await call('PUT /v1/intake/{source}', { of: ['vagaro'], body: { secret: 'the token of Vagaro', services } })
  await call('GET /v1/intake/{source}', { of: ['vagaro'] })
  await call('DELETE /v1/intake/{source}', { of: ['vagaro'] })

  const { exportId } = await call('POST /v1/exports')
  await call('GET /v1/exports')
  await call('GET /v1/exports/{id}/items', { of: [exportId] })
  const mail = {
    messageId: `${patientId}.mail`,
    receivedAt: world.now(),
    content: 'U3ViamVjdDogUmUNCg0KYWxsIGZpbmUNCg==',
  }
  await world.records.commit([{ kind: 'put', key: keys.wholeEmail('demo', mail.messageId), value: mail }])
  await call('GET /v1/patients/{id}/mails/{messageId}', { of: [patientId, mail.messageId] })
  const photo = { type: 'image/png', width: 2, height: 2, bytes: aPng() } as const
  await keepPhoto(world.deps, { clinicId: 'demo', personId: patientId }, photo, { staffId: 'nurse-kim' })
  await call('POST /v1/patients/{id}/photo-requests', { of: [patientId] })
  const { photos } = await call('GET /v1/patients/{id}/photos', { of: [patientId] })
  await call('GET /v1/patients/{id}/photos/{photoId}', { of: [patientId, photos[0].photoId] })
  await call('GET /v1/patients/{id}/timeline', { of: [patientId], query: '?limit=3' })
  await call('DELETE /v1/treatments/{id}', { of: [treatmentId] })
  await call('POST /v1/checkout-links', {
    body: {
      patient: { name: 'Ana Ruiz', phone: '(415) 555-0123' },
      procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
      externalId: 'booking-4712',
    },
  })
  await call('POST /v1/on-call/calendar-address', { body: { staffId: 'nurse-kim' } })
  await call('DELETE /v1/on-call/calendar-address', { query: '?staffId=nurse-kim' })
  await call('POST /v1/patients/{id}/calendar-address', { of: [patientId] })
  await call('DELETE /v1/patients/{id}/calendar-address', { of: [patientId] })
  await call('GET /v1/audit/reads', { query: `?patientId=${patientId}&limit=2` })
  await call('GET /v1/audit/reads.csv', { query: `?patientId=${patientId}&limit=2` })
  const periods = { record: 12, conversations: 10, alerts: 12, audit: 7, mails: 60, strangers: 365, drafts: 30 }
  await call('PUT /v1/clinic/retention', { body: { periods } })
  await call('GET /v1/clinic/retention')
  const letter = { held: true, because: 'A letter of counsel announces a claim.' }
  await call('PUT /v1/patients/{id}/hold', { of: [patientId], body: letter })
  await call('GET /v1/patients/{id}/hold', { of: [patientId] })
  await ask('PUT', `/v1/patients/${patientId}/hold`, { body: { held: false, because: 'The claim was withdrawn.' } })
  await call('GET /v1/patients/{id}/export', { of: [patientId], query: '?limit=5' })
  await call('GET /v1/patients/{id}/record.pdf', { of: [patientId] })
  await call('DELETE /v1/patients/{id}', { of: [patientId] })
  return examples
}
