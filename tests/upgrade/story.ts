/** A clinic in the middle of its work, with an item of every kind and in every state that waits for something. */
import { keys } from '../../functions/core/keys.ts'
import { DEFAULT_POLICY } from '../../functions/core/on-call/policy.ts'
import { endSessions } from '../../functions/use-cases/access/standing.ts'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { openAlerts } from '../../functions/use-cases/alerts/find-alerts.ts'
import { visitAlert } from '../../functions/use-cases/alerts/presence.ts'
import { beginImport } from '../../functions/use-cases/courses/import-treatments.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import { approveOverride, proposeOverride } from '../../functions/use-cases/courses/override-plan.ts'
import type { TreatmentRequest } from '../../functions/use-cases/courses/validate-treatment.ts'
import { processOutbound } from '../../functions/use-cases/messages/process-outbound.ts'
import { recordReceipt } from '../../functions/use-cases/messages/record-receipt.ts'
import { setPolicy } from '../../functions/use-cases/on-call/change-policy.ts'
import { addOverrides } from '../../functions/use-cases/on-call/change-rota.ts'
import { setNotices } from '../../functions/use-cases/on-call/watch-rota.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import type { SecondReader } from '../../functions/use-cases/ports.ts'
import { processVisits } from '../../functions/use-cases/process-due.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { genericVisit } from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'
import { aMail } from '../support/mails.ts'
import { aReceiver } from '../support/receiver.ts'
import { raises } from '../support/scripted-reader.ts'
import { aWorld, harbor, type World } from '../support/world.ts'
import { photosCome } from './photo-story.ts'
import { settingsOf } from './settings-story.ts'

const [lee, kim, hale] = harbor.staff
if (!lee || !kim || !hale) throw new Error('the clinic has three')

/** Who is who in the fixture; each by a phone of their own. */
export const PEOPLE = {
  pages: '+14155550400',
  acknowledged: '+14155550401',
  contacted: '+14155550402',
  onHold: '+14155550403',
  erased: '+14155550404',
  optedOut: '+14155550405',
  unclear: '+14155550406',
  byMail: 'kay@mail.example',
  uncertain: '+14155550407',
  claimed: '+14155550408',
  ordinary: '+14155550409',
  stranger: '+14155550410',
  /** Whose visit a booking system has told of, and nobody has worked through yet. */
  booked: '+14155550411',
  /** Whose reply the second reader has found something in; and whose it has not answered yet. */
  foundAgain: '+14155550412',
  notReadAgain: '+14155550413',
  /** Unknown, and in danger. */
  unknown: '+14155550414',
  photographed: '+14155550415',
}
export const REQUEST_KEY = 'desk-1'

type Contact = { phone?: string; email?: string; externalId?: string }

export const aRequest = (name: string, contact: Contact): TreatmentRequest => ({
  patient: { name, ...contact },
  performedAt: '2026-11-22T19:30:00.000Z',
  procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
  consent: { sms: contact.phone !== undefined, email: contact.email !== undefined, statement: 'I agree.' },
})

export async function midWork(): Promise<World> {
  const { clinicId } = harbor.clinic
  const clinic = { ...harbor.clinic, secondReader: 'live', patientCalendars: true } as const
  const clients = [{ clientId: 'booking', name: 'Booking system' }]
  const world = await aWorld({ clinics: [{ ...harbor, clinic, clients }], secondReader: aSecondReader })
  const { deps } = world
  await setPolicy(deps, 'demo', { ...DEFAULT_POLICY })
  await addOverrides(deps, 'demo', [
    { duty: 'backup', staffId: 'dr-hale', startsAt: '2026-11-25T08:00:00.000Z', endsAt: '2026-11-25T20:00:00.000Z' },
  ])
  await setNotices(deps, 'demo', { handOver: false, readinessAt: '07:30' })
  await proposeOverride(deps, 'demo', 'laser', { steps: { 'check-in-6w': { off: true } }, by: lee as never })
  await approveOverride(deps, 'demo', 'laser', hale as never)

  const log = async (name: string, contact: Contact, idempotencyKey?: string) => {
    const key = idempotencyKey ? { idempotencyKey } : {}
    const logged = await logTreatment(deps, { clinicId: 'demo', by: 'desk', request: aRequest(name, contact), ...key })
    if (logged.kind !== 'logged') throw new Error(JSON.stringify(logged))
    await world.settle()
    return logged.answer
  }
  world.carrier(PEOPLE.uncertain, 'uncertain')
  await log('Pia Pages', { phone: PEOPLE.pages })
  await log('Aki Acked', { phone: PEOPLE.acknowledged })
  await log('Cal Contacted', { phone: PEOPLE.contacted })
  await log('Hanna Hold', { phone: PEOPLE.onHold })
  const erased = await log('Ed Erased', { phone: PEOPLE.erased })
  await log('Otto Out', { phone: PEOPLE.optedOut })
  await log('Una Unclear', { phone: PEOPLE.unclear })
  await log('Kay Mail', { email: PEOPLE.byMail, externalId: 'guest-7' })
  await log('Uwe Uncertain', { phone: PEOPLE.uncertain })
  const claimed = await log('Cleo Claimed', { phone: PEOPLE.claimed })
  await log('Ona Ordinary', { phone: PEOPLE.ordinary }, REQUEST_KEY)

  await world.text(PEOPLE.erased, 'STOP')
  await erasePatient(deps, 'demo', erased.patientId, 'dr-hale')
  await world.text(PEOPLE.optedOut, 'STOP')
  await world.text(PEOPLE.stranger, 'thanks so much')
  await recordReceipt(deps, { providerId: 'provider-not-yet-known', result: 'delivered', because: 'early' })
  await resolved(world, PEOPLE.onHold)
  await systemsAreTold(world)
  await log('Wes Webhook', { email: 'wes@mail.example' })
  await world.advance(85)
  const to = world.at(PEOPLE.byMail).at(-1)?.replyTo ?? ''
  await receiveEmail(deps, await aMail({ to, from: PEOPLE.byMail, body: 'All good, thank you!' }))
  await world.settle()

  const dies = { ...deps, messenger: { send: () => Promise.reject(new Error('killed')) } }
  const next = claimed.followUps.find(({ step }) => step === 'check-in-24h')
  world.standStill(1)
  const key = { pk: `CLINIC#demo#PATIENT#${claimed.patientId}`, sk: `OUT#${next?.followUpId}` }
  await processOutbound({ ...dies, now: () => next?.dueAt ?? '' }, key).catch(() => undefined)

  const rows = Array.from({ length: 20 }, (_, i) => ({
    line: i + 2,
    request: { ...aRequest(`Row ${i}`, {}), consent: { declined: true } },
  }))
  const job = await beginImport(deps, { clinicId: 'demo', by: 'desk', text: 'twenty rows', rows })
  await processVisits(deps, keys.importJob('demo', job.importId))

  await world.text(PEOPLE.acknowledged, 'something is really wrong')
  await world.text(kim?.phone ?? '', `${await codeOf(world, PEOPLE.acknowledged)}`)
  await world.text(PEOPLE.contacted, 'something is really wrong')
  const contacted = await codeOf(world, PEOPLE.contacted)
  for (const said of [contacted, `${contacted} c`]) await world.text(lee?.phone ?? '', said)
  await world.text(PEOPLE.unclear, 'blorp zzyx')
  await world.text(PEOPLE.pages, 'i cant breathe')
  await fromBookingSystem(world)
  await log('Fay Found', { phone: PEOPLE.foundAgain })
  const { patientId } = await log('Noa Notread', { phone: PEOPLE.notReadAgain })
  await world.text(PEOPLE.foundAgain, FOUND)
  await world.text(PEOPLE.notReadAgain, NOT_READ)
  await world.text(PEOPLE.unknown, 'i cant breathe')
  for (const phone of [PEOPLE.foundAgain, PEOPLE.unknown]) await ended(world, phone, { course: 'resume' })
  await photosCome(world, (await log('Phil Photo', { phone: PEOPLE.photographed })).patientId)
  await ended(world, PEOPLE.photographed, { course: 'resume' })
  await settingsOf(world, { clinic, patientId })
  const switchedOff = { clinicId: 'demo', staffId: hale?.staffId ?? '' }
  await deps.records.commit([await endSessions(deps, switchedOff, { now: deps.now(), disabled: true })])
  const { alertId } = await alertOf(world, PEOPLE.pages)
  await visitAlert(deps, { clinicId, id: 'nurse-kim', name: 'Nurse Kim' }, { alertId, doing: 'writing' })
  return world
}

const FOUND = 'every stair has a buddy now lol thanks'
const NOT_READ = 'i keep parking my car next to its ghost, thanks for asking'

const aSecondReader: SecondReader = {
  async read({ words }) {
    if (words.includes('buddy')) return raises('every stair has a buddy', 'vision', 'urgent')
    return words.includes('ghost') ? { kind: 'unavailable', because: 'throttled' } : { kind: 'nothing' }
  },
}

/** From here on one system of the clinic is told of what happens, and one that is down waits for it. */
async function systemsAreTold(world: World): Promise<void> {
  const events = ['treatment.logged', 'reply.received'] as const
  await aReceiver(world, { events, url: 'https://systems.example/up' })
  await aReceiver(world, { events, url: 'https://systems.example/down' })
  world.receiver('https://systems.example/down', { kind: 'answered', status: 503 })
}

/** A visit that was logged, one that waits as a task, and one whose event has only been written down. */
async function fromBookingSystem(world: World): Promise<void> {
  const { connect, send } = await anIntake(world)
  await connect('generic')
  const visit = (visitId: string, more: object = {}) => genericVisit({ visitId, name: 'Bo Booked', email: '', ...more })
  await send('generic', visit('logged', { phone: PEOPLE.booked }))
  await send('generic', visit('asked', { phone: PEOPLE.booked, textsAgreed: 'no' }))
  await send('generic', visit('arrived', { phone: PEOPLE.booked }), { settled: false })
}

async function alertOf(world: World, phone: string) {
  const open = await openAlerts(world.deps, 'demo')
  for (const { alert } of open) {
    const person = await world.records.get({ pk: `CLINIC#demo#PATIENT#${alert.personId}`, sk: 'PROFILE' })
    if (person?.value.phone === phone) return alert
  }
  throw new Error(`no alert of ${phone} is open`)
}

export const codeOf = async (world: World, phone: string): Promise<string> => (await alertOf(world, phone)).code

async function resolved(world: World, phone: string): Promise<void> {
  await world.text(phone, 'something is really wrong')
  await ended(world, phone, { course: 'hold', nextCheckAt: '2026-11-25T17:00:00.000Z' })
}

async function ended(world: World, phone: string, more: { course: 'hold' | 'resume'; nextCheckAt?: string }) {
  const { alertId } = await alertOf(world, phone)
  const resolution = { outcome: 'seen', note: 'seen today', harm: 'moderate', ...more } as const
  await actOnAlert(world.deps, 'demo', alertId, { kind: 'resolve', resolution }, lee as never)
}
