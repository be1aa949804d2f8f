/** Events of booking systems that leave something open: nothing is guessed, and a person is asked. */
import { describe, expect, it } from 'vitest'
import {
  acuityForm,
  genericVisit,
  mindbodyBooking,
  squareBooking,
  squarePayment,
  vagaroAppointment,
  zenotiAppointment,
  zenotiInvoice,
} from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'

describe('what an event does not say', () => {
  it.each([
    [
      'vagaro',
      vagaroAppointment(),
      "It does not say the patient's name, a phone or an e-mail address or the patient's consent",
    ],
    ['mindbody', mindbodyBooking(), "It does not say what was done or the patient's consent to messages."],
    ['square', squarePayment(), "It does not say the patient's name, what was done or the patient's consent"],
    ['zenoti', zenotiAppointment(), "It does not say the patient's name, a phone or an e-mail address"],
    [
      'zenoti',
      zenotiInvoice({ guest: { first_name: 'Ana', texts_agreed: true } }),
      'It does not say the phone to text.',
    ],
    ['generic', genericVisit({ textsAgreed: 'no' }), "It does not say the patient's consent to messages."],
    ['generic', genericVisit({ services: ['Glow facial'] }), '"Glow facial" is not in the table of services.'],
    ['generic', genericVisit({ phone: '12' }), 'Its phone is no number that can be texted.'],
    ['generic', genericVisit({ phone: undefined }), 'It does not say the phone to text.'],
    ['acuity', acuityForm(), 'Acuity does not say when a visit is done: check whether this one took place.'],
  ] as const)('is asked of the front desk: %s', async (source, event, because) => {
    const { world, connect, send, tasks, treatments } = await anIntake()
    await connect(source)
    expect((await send(source, event)).status).toBe(202)
    expect(await treatments()).toEqual([])
    expect(world.arrived).toEqual([])
    const [task, ...others] = await tasks()
    expect(others).toEqual([])
    expect(task).toMatchObject({ kind: 'intake', because: expect.stringContaining(because) })
    expect(task?.because).not.toMatch(/Ana|Ruiz|555|example\.com/)
  })

  it('is not guessed from an earlier consent, nor from a service of nearly that name', async () => {
    const { connect, send, tasks, treatments } = await anIntake()
    await connect('generic')
    await send('generic', genericVisit())
    await send('generic', genericVisit({ visitId: 'visit-2', textsAgreed: undefined }))
    await send('generic', genericVisit({ visitId: 'visit-3', services: ['Botox'] }))
    expect(await treatments()).toHaveLength(1)
    expect(await tasks()).toHaveLength(2)
  })

  it('another event of the visit may say: then it is logged, and the task is done', async () => {
    const { connect, send, tasks, treatments } = await anIntake()
    await connect('zenoti')
    await send('zenoti', zenotiAppointment())
    expect(await tasks()).toHaveLength(1)
    await send('zenoti', zenotiInvoice())
    expect(await tasks()).toEqual([])
    expect(await treatments()).toHaveLength(1)
  })

  it('is asked once the visit is over, where the system tells of bookings only', async () => {
    const { world, connect, send, tasks } = await anIntake()
    await connect('square')
    await send('square', squareBooking())
    expect(await tasks()).toEqual([])
    const moved = { start_at: '2026-11-23T21:00:00Z' }
    await send('square', squareBooking(moved, { event_id: 'second', created_at: '2026-11-23T17:30:00Z' }))
    await send('square', squareBooking({}, { event_id: 'late', created_at: '2026-11-23T17:10:00Z' }))
    await world.advance(180)
    expect(await tasks()).toEqual([])
    await world.advance(30)
    expect(await tasks()).toMatchObject([
      { checkout: { performedAt: '2026-11-23T21:00:00.000Z', procedures: [{ plan: 'filler', areas: ['lips'] }] } },
    ])
    await send(
      'square',
      squareBooking({ status: 'NO_SHOW' }, { event_id: 'no-show', created_at: '2026-11-23T21:40:00Z' }),
    )
    expect(await tasks()).toEqual([])
  })

  it('is nobody’s concern once follow-ups would come too late', async () => {
    const { connect, send, tasks } = await anIntake()
    await connect('generic')
    await send('generic', genericVisit({ performedAt: '2026-10-01 10:00', services: ['Glow facial'] }))
    expect(await tasks()).toEqual([])
  })
})
