/** The judge of a chaos run sees each broken promise: what is well is well, and each way of breaking it is named. */
import { describe, expect, it } from 'vitest'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import type { Evidence, Seen } from './evidence.ts'
import { judge, type Told } from './promises.ts'

const PHONE = '+14155550400'
const [T0, T1, T2, T3, NOW] = ['18:00', '18:01', '18:02', '18:30', '23:00'].map(
  (time) => `2030-11-25T${time}:00.000Z`,
) as [string, string, string, string, string]

const item = (fields: Partial<Outbound>): Outbound =>
  ({
    ...{
      outboundId: 'p.t.check-in',
      clinicId: 'demo',
      place: 'x',
      personId: 'p',
      purpose: 'follow-up',
      channel: 'sms',
    },
    ...{ to: PHONE, from: '+14155550100', text: 'How are you?', state: 'delivered', plannedFor: T0, expiresAt: NOW },
    ...{ timers: {}, attempts: 0, sentAt: T1, history: [{ at: T1, state: 'claimed' }] },
    ...fields,
  }) as Outbound

const events = [
  { at: T0, kind: 'treatment-logged' },
  { at: T1, kind: 'message-received', messageId: 'p.warning' },
  { at: T1, kind: 'alert-opened', alertId: 'p.warning.alert' },
  { at: T3, kind: 'alert-acknowledged', alertId: 'p.warning.alert' },
  { at: T3, kind: 'alert-resolved', alertId: 'p.warning.alert' },
]
const message = { messageId: 'p.warning', text: 'i cant breathe', alertId: 'p.warning.alert', verdict: { rules: '1' } }

const well = (): { told: Told; seen: Seen; evidence: Evidence } => {
  const seen = {
    patient: {
      number: 0,
      phone: PHONE,
      email: 'p@patients.example',
      zone: 'America/New_York',
      patientId: 'p',
      keys: ['visit'],
    },
    ...{
      events: structuredClone(events),
      sent: [item({})],
      received: [structuredClone(message)],
      tasks: [],
      mails: [],
    },
    phone: [{ at: T1, body: 'How are you?', kind: 'sms' }],
  } as unknown as Seen
  const alert = {
    alertId: 'p.warning.alert',
    code: '41',
    tier: 'emergency',
    openedAt: T1,
    state: 'resolved',
    patientId: 'p',
  }
  return {
    told: { said: [{ id: 'warning', phone: PHONE, text: 'i cant breathe', kind: 'warning' }], races: [] },
    seen,
    evidence: { now: NOW, patients: [seen], alerts: [alert], pages: [{ at: T2, body: 'URGENT 41 A.R.', kind: 'sms' }] },
  }
}

/** STOP, and then a text that is claimed: its sender is killed before or after the carrier has it. */
function afterStop(seen: Seen, { state, arrives }: { state: 'uncertain' | 'cancelled'; arrives: boolean }): void {
  seen.events.push({ at: T1, kind: 'message-received', messageId: 'p.s', keyword: 'stop' })
  const history = [{ at: T2, state: 'claimed' as const }]
  seen.sent.push(item({ outboundId: 'late', text: 'Still well?', state, history }))
  seen.tasks.push({ outboundId: 'late' } as never)
  if (arrives) seen.phone.push({ at: T2, body: 'Still well?', kind: 'sms' })
}

type Break = (all: ReturnType<typeof well>) => void

const BROKEN: [string, Break, RegExp][] = [
  ['a text that is nowhere', ({ seen }) => seen.received.splice(0), /is lost/],
  ['a text that was read twice', ({ seen }) => seen.received.push(...structuredClone(seen.received)), /read 2 times/],
  ['a warning without an alert', ({ seen }) => delete seen.received[0]?.alertId, /opened no alert/],
  ['a visit that is nowhere', ({ seen }) => seen.events.shift(), /logged 0 times/],
  ['a visit logged twice', ({ seen }) => seen.events.unshift({ at: T0, kind: 'treatment-logged' }), /logged 2 times/],
  [
    'a check-in that was never sent',
    ({ seen }) => seen.sent.push(item({ outboundId: 'q', state: 'planned', timers: { send: T0 } })),
    /still planned/,
  ],
  [
    'a message nobody knows of',
    ({ seen }) => seen.sent.push(item({ outboundId: 'q', text: 'x', state: 'uncertain' })),
    /nobody is told/,
  ],
  ['a text that did not arrive', ({ seen }) => seen.phone.splice(0), /arrived 0/],
  [
    'a text that arrived twice',
    ({ seen }) => seen.phone.push({ at: T2, body: 'How are you?', kind: 'sms' }),
    /arrived 2 times/,
  ],
  [
    'a text that nobody planned',
    ({ seen }) => seen.phone.push({ at: T2, body: 'Hello!', kind: 'sms' }),
    /without having been planned/,
  ],
  [
    'a text at night',
    ({ seen }) => seen.phone.splice(0, 1, { at: '2030-11-26T03:00:00.000Z', body: 'How are you?', kind: 'sms' }),
    /night in America\/New_York/,
  ],
  [
    'a text after STOP',
    ({ seen }) => seen.events.push({ at: T0, kind: 'message-received', messageId: 'p.s', keyword: 'stop' }),
    /sent after the STOP/,
  ],
  [
    'a text after STOP whose sender was killed, and which the phone has',
    ({ seen }) => afterStop(seen, { state: 'uncertain', arrives: true }),
    /uncertain\) was sent after the STOP/,
  ],
  ['a text after its expiry', ({ seen }) => seen.sent.splice(0, 1, item({ expiresAt: T0 })), /after its expiry/],
  ['an alert that reached nobody', ({ evidence }) => evidence.pages.splice(0), /no page from/],
  ['an alert that stands open and silent', ({ seen }) => seen.events.splice(-2), /no page from/],
  [
    'two who have one alert',
    ({ told }) => told.races.push({ alertId: 'a', statuses: [200, 200] }),
    /two people at once/,
  ],
]

describe('the judge of a chaos run', () => {
  it('finds nothing where all is well', () => {
    const { told, evidence } = well()
    expect(judge(told, evidence).violations).toEqual([])
  })

  it.each(BROKEN)('finds %s', (_, broken, violation) => {
    const all = well()
    broken(all)
    expect(judge(all.told, all.evidence).violations).toEqual([expect.stringMatching(violation)])
  })

  it('knows a text that was claimed after STOP and never left', () => {
    for (const state of ['uncertain', 'cancelled'] as const) {
      const all = well()
      afterStop(all.seen, { state, arrives: false })
      expect(judge(all.told, all.evidence).violations).toEqual([])
    }
  })

  it('lets a page and a safety answer come twice, and a rescued text be no text of its own', () => {
    const all = well()
    all.seen.sent.push(item({ outboundId: 'safe', purpose: 'safety-answer', text: 'Call 911 now.' }))
    for (const at of [T1, T2]) all.seen.phone.push({ at, body: 'Call 911 now.', kind: 'sms' })
    all.seen.received[0] = { ...message, messageId: 'p.other', verdict: { rules: 'none' } } as never
    expect(judge(all.told, all.evidence).violations).toEqual([])
  })
})
