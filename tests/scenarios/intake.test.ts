/** A booking system tells that a visit is done, and the patient is followed up. */
import { describe, expect, it } from 'vitest'
import { SOURCES } from '../../functions/core/intake/source.ts'
import { setShifts } from '../../functions/use-cases/on-call/change-rota.ts'
import {
  acuityForm,
  genericVisit,
  mindbodyBooking,
  squareBooking,
  vagaroAppointment,
  zenotiInvoice,
} from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'
import { ANA, aWorld, harbor } from '../support/world.ts'

const later = { event_timestamp: '2026-11-23T18:05:00Z' }

describe('a visit that is done', () => {
  it('at Zenoti is logged and followed up: patient, service, time and consent come from the closed invoice', async () => {
    const { world, connect, send, treatments, tasks } = await anIntake()
    await connect('zenoti')
    expect(await send('zenoti', zenotiInvoice())).toMatchObject({ status: 202, body: { intakeId: expect.any(String) } })
    expect(await treatments()).toMatchObject([
      {
        performedAt: '2026-11-23T18:00:00.000Z',
        procedures: [{ plan: 'neurotoxin', areas: ['glabella'], product: 'Botox Cosmetic' }],
      },
    ])
    expect(await tasks()).toEqual([])
    expect(world.at(ANA)).toMatchObject([{ text: expect.stringContaining('Harbor Clinic') }])
    await world.advanceHours(30)
    expect(world.at(ANA).length).toBeGreaterThan(2)
    const consents = (await world.everything()).filter(({ key }) => key.sk.startsWith('CONSENT#'))
    expect(consents).toMatchObject([
      {
        value: {
          ...{ sms: true, email: false, statement: 'I agree to texts after my visit.', method: 'booking-system' },
          ...{ recordedBy: 'intake.zenoti', capturedAt: '2026-11-23T18:04:43.384Z' },
        },
      },
    ])
  })

  it('by the generic hook is logged, from a body in base64 too', async () => {
    const { connect, send, treatments } = await anIntake()
    await connect('generic')
    expect((await send('generic', genericVisit(), { base64: true })).status).toBe(202)
    expect(await treatments()).toMatchObject([{ procedures: [{ injector: 'Dr Lee' }] }])
  })

  it('while nobody would be paged becomes a task that says what to do, and no course begins', async () => {
    const { world, connect, send, treatments, tasks } = await anIntake()
    await connect('generic')
    const days = [1, 2, 3, 4, 5, 6, 7]
    await setShifts(world.deps, 'demo', [{ duty: 'on-call', staffId: 'dr-lee', days, from: '08:00', to: '20:00' }])
    await send('generic', genericVisit())
    expect(await treatments()).toEqual([])
    expect(await tasks()).toMatchObject([{ because: expect.stringContaining('fill the on-call schedule first') }])
  })

  it.each([
    '4155550123',
    '+1 (415) 555-0123',
    'tel:+1-415-555-0123',
    '415.555.0123 x12',
    '４１５ ５５５ ０１２３',
  ])('reaches a phone that is written %s', async (phone) => {
    const { world, connect, send } = await anIntake()
    await connect('generic')
    await send('generic', genericVisit({ phone }))
    expect(world.at(ANA)).toHaveLength(1)
  })

  it('needs nothing where its services need no aftercare', async () => {
    const { connect, send, treatments, tasks } = await anIntake()
    await connect('generic')
    expect((await send('generic', genericVisit({ services: ['consultation'] }))).status).toBe(202)
    expect([await treatments(), await tasks()]).toEqual([[], []])
  })
})

describe('an event that comes again', () => {
  it('is 200 and changes nothing, however often', async () => {
    const { world, connect, send, treatments } = await anIntake()
    for (const source of SOURCES) await connect(source)
    const events = [
      ['zenoti', zenotiInvoice()],
      ['square', squareBooking()],
      ['mindbody', mindbodyBooking()],
      ['vagaro', vagaroAppointment()],
      ['acuity', acuityForm()],
      ['generic', genericVisit()],
    ] as const
    for (const [source, event] of events) {
      const first = await send(source, event, { id: 'msg_same' })
      expect(first.status, source).toBe(202)
      const before = await world.everything()
      for (let i = 0; i < 3; i++)
        expect(await send(source, event, { id: 'msg_same' }), source).toMatchObject({ status: 200, body: first.body })
      expect(await world.everything(), source).toEqual(before)
    }
    expect(await treatments()).toHaveLength(2)
  })

  it('at the same moment, or as several events of one visit, makes one treatment', async () => {
    const { world, connect, send, treatments } = await anIntake()
    await connect('zenoti')
    const ids = ['a', 'b', 'c', 'd']
    const sent = ids.flatMap((id) => [
      send('zenoti', zenotiInvoice({}, { ...later, id }), { settled: false }),
      send('zenoti', zenotiInvoice({}, { ...later, id }), { settled: false }),
    ])
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 202)).toHaveLength(4)
    await world.settle()
    expect(await treatments()).toHaveLength(1)
    expect(world.at(ANA)).toHaveLength(1)
  })

  it('of two systems, or of two clinics, is two visits', async () => {
    const bay = { ...harbor.clinic, clinicId: 'bay', textingNumber: '+14155550300', pagingNumber: '+14155550300' }
    const intake = await anIntake(await aWorld({ clinics: [harbor, { ...harbor, clinic: bay }] }))
    await intake.connect('generic')
    await intake.connect('generic', { clinicId: 'bay' })
    expect((await intake.send('generic', genericVisit(), { id: 'm' })).status).toBe(202)
    expect((await intake.send('generic', genericVisit(), { id: 'm', clinic: 'bay' })).status).toBe(202)
    const clinics = (await intake.treatments()).map(({ clinicId }) => clinicId)
    expect(clinics.sort()).toEqual(['bay', 'demo'])
  })
})

describe('a cancellation', () => {
  const cancelled = (changes: object = {}) => genericVisit({ status: 'cancelled', ...changes })

  it('after the treatment was logged cancels what is unsent', async () => {
    const { world, connect, send, treatments } = await anIntake()
    await connect('generic')
    await send('generic', genericVisit())
    await world.advance(1)
    expect((await send('generic', cancelled())).status).toBe(202)
    expect(await treatments()).toMatchObject([{ state: 'cancelled' }])
    await world.advanceHours(72)
    expect(world.at(ANA)).toHaveLength(1)
  })

  it('that comes before the event it follows counts, and an old one that comes late does not', async () => {
    const { world, connect, send, treatments } = await anIntake()
    await connect('generic')
    await send('generic', cancelled({ occurredAt: '2026-11-23T18:04:00Z' }))
    await send('generic', genericVisit({ occurredAt: '2026-11-23T18:01:00Z' }))
    expect(await treatments()).toEqual([])
    await send('generic', genericVisit({ visitId: 'visit-2', occurredAt: '2026-11-23T18:04:00Z' }))
    await send('generic', cancelled({ visitId: 'visit-2', occurredAt: '2026-11-23T18:01:00Z' }))
    expect(await treatments()).toMatchObject([{ state: 'running' }])
    expect(world.at(ANA)).toHaveLength(1)
  })

  it('ends the task of a visit that nobody has checked out yet', async () => {
    const { connect, send, tasks } = await anIntake()
    await connect('acuity')
    await send('acuity', acuityForm())
    expect(await tasks()).toHaveLength(1)
    await send('acuity', acuityForm({ action: 'canceled' }))
    expect(await tasks()).toEqual([])
  })

  it('is asked about where the visit is done after all', async () => {
    const { connect, send, tasks, treatments } = await anIntake()
    await connect('generic')
    await send('generic', cancelled({ occurredAt: '2026-11-23T18:01:00Z' }))
    await send('generic', genericVisit({ occurredAt: '2026-11-23T18:04:00Z' }))
    expect(await treatments()).toEqual([])
    expect(await tasks()).toMatchObject([{ because: expect.stringContaining('It was canceled before.') }])
  })
})
