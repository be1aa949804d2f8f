/** What forbids a message at the last moment, and what becomes of it then: each cause, and what leaves all the same. */
import { describe, expect, it } from 'vitest'
import { memoryRecords } from '../../../functions/adapters/memory-records.ts'
import type { Alert } from '../../../functions/core/alerts/alert.ts'
import { keys, patientPk } from '../../../functions/core/keys.ts'
import { claim, type Outbound, planned } from '../../../functions/core/messages/outbound.ts'
import type { Patient } from '../../../functions/core/patients/patient.ts'
import { plusHours, plusMinutes, plusSeconds } from '../../../functions/core/time.ts'
import { content } from '../../../functions/runtime/content.ts'
import { addClinic } from '../../../functions/use-cases/clinic/add-clinic.ts'
import { remindOf } from '../../../functions/use-cases/messages/after-sending.ts'
import { processOutbound } from '../../../functions/use-cases/messages/process-outbound.ts'
import { checkSending } from '../../../functions/use-cases/messages/sending-guard.ts'
import { type Deps, type Item, type Sends, Unavailable, type Write } from '../../../functions/use-cases/ports.ts'
import { write, writeAlert, writeOutbound, writePatient } from '../../../functions/use-cases/store/records.ts'
import { ANA, HARBOR, harbor, LEE } from '../../support/world.ts'

/** Noon and one in the morning at the clinic. */
const NOON = '2026-11-24T20:00:00.000Z'
const NIGHT = '2026-11-25T09:00:00.000Z'

const message = (more: Partial<Outbound> = {}): Outbound =>
  planned(
    {
      ...{ outboundId: 'p.t.check-in', clinicId: 'demo', place: patientPk('demo', 'p'), personId: 'p' },
      ...{ purpose: 'follow-up', channel: 'sms', to: ANA, from: HARBOR, text: 'hi', treatmentId: 't' },
      ...{ plannedFor: NOON, expiresAt: plusHours(NOON, 24), ...more },
    } as never,
    NOON,
  )
const ofStaff = { personId: 'p', staffId: 'dr-lee', to: LEE, alertId: 'a', treatmentId: undefined } as const

type Ground = { alert?: Partial<Alert> | null; person?: Partial<Patient> | null; treatment?: object; more?: Write[] }

async function ground({ alert = null, person = {}, treatment = {}, more = [] }: Ground, now: string) {
  const records = memoryRecords({ now: () => now })
  await addClinic(records, harbor)
  const patient = {
    ...{ personId: 'p', clinicId: 'demo', known: true, name: 'Ana Ruiz', phone: ANA, language: 'en' },
    ...{ zone: 'America/Los_Angeles', consent: { sms: true, email: false }, createdAt: NOON, ...person },
  } as Patient
  const open = {
    ...{
      alertId: 'a',
      clinicId: 'demo',
      personId: 'p',
      state: 'paging',
      round: 1,
      timers: {},
      history: [],
      code: '94',
    },
    ...{ chain: { startedAt: NOON, fired: 1 }, acknowledgedBy: null, messageIds: [], ...alert },
  } as unknown as Alert
  const visit = { treatmentId: 't', personId: 'p', clinicId: 'demo', state: 'running', procedures: [], ...treatment }
  await records.commit([
    ...(person === null ? [] : [writePatient(patient)]),
    ...(alert === null ? [] : [writeAlert(open)]),
    ...[write(keys.treatment('demo', 't'), visit, 0), ...more],
  ])
  return records
}

async function judged(item: Outbound, given: Ground = {}, now = NOON) {
  const records = await ground(given, now)
  const log = { write: () => {} }
  const deps = { records, now: () => now, content, log, newId: () => 'id', linkBase: '' } as unknown as Deps
  const verdict = await checkSending(deps, item)
  if (verdict.kind === 'allowed') return 'allowed'
  const { item: after, cause } = verdict
  return after.state === 'planned' ? `${cause.kind} until ${after.timers.send}` : `${after.state}: ${cause.kind}`
}

const taken = (more: object = {}): Partial<Alert> =>
  ({ state: 'acknowledged', acknowledgedBy: { staffId: 'dr-lee', name: 'Dr Lee', at: NOON, ...more } }) as never

describe('a follow-up', () => {
  it.each<[string, Ground]>([
    ['allowed', {}],
    ['cancelled: patient-unknown', { person: null }],
    ['cancelled: treatment-cancelled', { treatment: { state: 'cancelled' } }],
    ['cancelled: no-consent', { person: { consent: { sms: false, email: true } } }],
    ['held: alert-open', { person: { openAlertId: 'a' } }],
    ['held: alert-open', { person: { openAlertId: 'a', course: 'hold' } }],
  ])('%s', async (expected, given) => expect(await judged(message(), given)).toBe(expected))

  it('of no visit ends or waits with the course', async () => {
    const item = message({ treatmentId: undefined } as never)
    expect(await judged(item, { person: { course: 'end' } })).toBe('cancelled: course-ended')
    expect(await judged(item, { person: { course: 'hold' } })).toBe('held: course-on-hold')
  })

  it('of a clinic that is not set up is nobody’s', async () => {
    expect(await judged(message({ clinicId: 'other' }))).toBe('cancelled: patient-unknown')
  })

  it('waits for the morning of both clocks; a mail does not', async () => {
    expect(await judged(message(), {}, NIGHT)).toBe('quiet-hours until 2026-11-25T16:00:00.000Z')
    const hawaii = { person: { zone: 'Pacific/Honolulu' } }
    expect(await judged(message(), hawaii, NIGHT)).toBe('quiet-hours until 2026-11-25T18:00:00.000Z')
    const agreed = { person: { consent: { sms: false, email: true } } }
    expect(await judged(message({ channel: 'email' }), agreed, NIGHT)).toBe('allowed')
  })

  it('that is a safety step waits for the patient’s own morning alone', async () => {
    const boston = { person: { zone: 'America/New_York' } }
    const dawn = '2026-11-25T14:00:00.000Z'
    expect(await judged(message({ safety: true }), boston, dawn)).toBe('allowed')
    expect(await judged(message(), boston, dawn)).toBe('quiet-hours until 2026-11-25T16:00:00.000Z')
  })
})

describe('after STOP', () => {
  const profile = { ours: HARBOR, theirs: ANA, optedOut: true, changedAt: NOON }
  const more = (keyword: string) => [
    write(keys.phoneProfile(HARBOR, ANA), profile, 0),
    write(keys.message('demo', 'p', 'm'), { messageId: 'm', keyword }, 0),
  ]
  const stopped = (item: Partial<Outbound>, keyword = 'stop') => judged(message(item), { more: more(keyword) })

  it.each([
    ['follow-up', 'cancelled: opted-out'],
    ['reminder', 'cancelled: opted-out'],
    ['answer', 'cancelled: opted-out'],
    ['personal', 'cancelled: opted-out'],
    ['safety-answer', 'cancelled: opted-out'],
    ['confirmation', 'allowed'],
  ] as const)('%s: %s', async (purpose, expected) => expect(await stopped({ purpose, messageId: 'm' })).toBe(expected))

  it('that texts are back in is no longer true', async () => {
    expect(await stopped({ purpose: 'confirmation', messageId: 'm' }, 'start')).toBe('cancelled: opted-out')
    expect(await stopped({ purpose: 'confirmation', messageId: 'm' }, 'help')).toBe('allowed')
  })
})

describe('a message about an alert', () => {
  const page = message({ ...ofStaff, purpose: 'page', round: 1 })
  const reminder = message({ ...ofStaff, purpose: 'staff-reminder' })
  const notice = message({ purpose: 'notice', alertId: 'a' })
  const paging = { alert: {} }
  const byLee = { alert: taken() }
  const byKim = { alert: taken({ staffId: 'nurse-kim' }) }
  const over = { alert: { state: 'resolved' } as const }

  it.each<[string, Outbound, Ground, string]>([
    ['a page, while it pages', page, paging, 'allowed'],
    ['a page, once it is taken', page, byLee, 'cancelled: paging-ended'],
    ['a page of no alert', page, {}, 'cancelled: paging-ended'],
    ['a reminder of its owner', reminder, byLee, 'allowed'],
    ['a reminder, while it pages', reminder, paging, 'allowed'],
    ['a reminder of another', reminder, byKim, 'cancelled: alert-taken-by-another'],
    ['a reminder, once it is over', reminder, over, 'cancelled: alert-resolved'],
    ['a reminder of no alert', reminder, {}, 'cancelled: alert-resolved'],
    ['a notice, while it pages', notice, paging, 'allowed'],
    ['a notice, once it is taken', notice, byLee, 'cancelled: alert-taken'],
    ['a notice, once it is over', notice, over, 'cancelled: alert-resolved'],
    ['a notice of no alert', notice, {}, 'cancelled: alert-resolved'],
  ])('%s', async (_, item, given, expected) => expect(await judged(item, given)).toBe(expected))

  it('waits while the tap can be undone, and a second more', async () => {
    const just = (staffId: string) => ({ alert: taken({ staffId, paused: {} }) })
    for (const item of [page, message({ ...ofStaff, purpose: 'staff-reminder', staffId: 'dr-hale' }), notice]) {
      const waits = `just-taken until ${plusSeconds(NOON, 11)}`
      expect(await judged(item, just('nurse-kim'), plusSeconds(NOON, 10))).toBe(waits)
      expect(await judged(item, just('nurse-kim'), plusSeconds(NOON, 11))).toMatch(/^cancelled/)
    }
  })
})

describe('a claim', () => {
  const key = { pk: patientPk('demo', 'p'), sk: 'OUT#p.t.check-in' }
  async function processed(item: Outbound, now: string, breaks?: string) {
    const records = await ground({ more: [writeOutbound(item)] }, now)
    const sent: object[] = []
    const get = (asked: { sk: string }): Promise<Item | undefined> =>
      asked.sk === breaks ? Promise.reject(new Unavailable('busy')) : records.get(asked as never)
    const deps = {
      ...{ records: { ...records, get }, now: () => now, content, log: { write: () => {} }, linkBase: '' },
      ...{ newId: () => 'claim', pause: async () => {}, random: () => 0, queues: { put: async () => true } },
      messenger: { send: async (parcel: object) => sent.push(parcel) && { kind: 'sent', providerId: 'sms-1' } },
    } as unknown as Deps & Sends
    const result = await processOutbound(deps, key).catch((error: Error) => error.name)
    return { result, sent, item: (await records.get(key))?.value as Outbound | undefined }
  }

  it('sends what was planned, and nothing besides', async () => {
    const { result, sent, item } = await processed(message(), NOON)
    expect([result, item?.state]).toEqual([{ kind: 'attempted', sent: 'sent' }, 'sent'])
    expect(sent).toEqual([{ channel: 'sms', to: ANA, from: HARBOR, text: 'hi' }])
    const mail = { subject: 's', html: 'h', unsubscribe: 'u', replyTo: 'r', channel: 'email' } as const
    const { sent: mails } = await processed(message({ ...mail, purpose: 'answer' }), NOON)
    expect(mails).toEqual([{ ...mail, to: ANA, from: HARBOR, text: 'hi' }])
  })

  it('is given back where nobody can say whether the message is forbidden', async () => {
    const { result, sent, item } = await processed(message(), NOON, `PROFILE`)
    expect([result, sent]).toEqual(['Error', []])
    expect(item).toMatchObject({ state: 'planned', timers: { send: NOON } })
    expect(item?.history.at(-1)?.cause).toEqual({ kind: 'not-checked' })
  })

  it('does nothing before its time, and nothing of what is not there', async () => {
    const early = await processed(message(), plusMinutes(NOON, -1))
    expect([early.result, early.sent, early.item?.state]).toEqual([{ kind: 'nothing-due' }, [], 'planned'])
    const records = await ground({}, NOON)
    const deps = { records, now: () => NOON, newId: () => 'claim', queues: { put: async () => true } } as never
    expect(await processOutbound(deps, key)).toEqual({ kind: 'nothing-due' })
  })

  it('of somebody else is left alone until it has run out', async () => {
    const held = claim(message(), 'another', NOON)
    expect((await processed(held, NOON)).result).toEqual({ kind: 'nothing-due' })
    const late = await processed(held, plusHours(NOON, 1))
    expect([late.result, late.sent, late.item?.state]).toEqual([{ kind: 'claim-ran-out' }, [], 'uncertain'])
  })
})

describe('a reminder', () => {
  const remindedWith = async (minutes: number) => {
    const records = await ground({}, NOON)
    const asked = { ...message({ expectsAnswer: true }), state: 'sent', sentAt: plusHours(NOON, -4) } as Outbound
    const item = { ...asked, timers: { silence: plusMinutes(NOON, minutes) } }
    const deps = { records, now: () => NOON, content, newId: () => 'id', linkBase: '' } as never
    return (await remindOf(deps, item)).planned.map(({ plannedFor, expiresAt }) => [plannedFor, expiresAt])
  }

  it('leaves a quarter of an hour before silence becomes a task, or not at all', async () => {
    expect(await remindedWith(15)).toEqual([])
    expect(await remindedWith(16)).toEqual([[NOON, plusMinutes(NOON, 1)]])
    expect(await remindedWith(24 * 60)).toEqual([[NOON, plusHours(NOON, 12)]])
  })
})
