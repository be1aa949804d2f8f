/** What tells of a patient outside the record goes with the record: mails, imports, bookings, strangers, texts of staff, incidents. */
import { describe, expect, it } from 'vitest'
import { importRoutes } from '../../functions/http/imports.ts'
import { changeConsent } from '../../functions/use-cases/courses/change-consent.ts'
import { makeCheckoutLink, visitOf } from '../../functions/use-cases/courses/checkout-link.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import { agreeOnOwnPhone, askOwnPhone } from '../../functions/use-cases/courses/phone-handoff.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { releaseHold } from '../../functions/use-cases/review/incidents.ts'
import { addWebhook } from '../../functions/use-cases/webhooks/manage-webhooks.ts'
import { genericVisit, mindbodyBooking } from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'
import { aMail } from '../support/mails.ts'
import { act, aTreatment, checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, KIM, type World } from '../support/world.ts'

const TOMORROW = { startDateTime: '2026-11-24T18:00:00Z', endDateTime: '2026-11-24T18:30:00Z' }
const OF_ANA = /\bAna\b|Ruiz|A\.R\.|555.?0123|ana@example|Eva/i

const dump = async (world: World) =>
  (await world.everything())
    .map(({ key, value }) => `${key.pk} ${key.sk} ${JSON.stringify(value)}`)
    .filter((line) => OF_ANA.test(line))

const erase = (world: World, patientId: string) => erasePatient(world.deps, 'demo', patientId, 'dr-hale')

async function afterErasure(world: World, patientId: string) {
  expect((await dump(world)).length).toBeGreaterThan(3)
  expect(await erase(world, patientId)).toMatchObject({ kind: 'erased' })
  return dump(world)
}

describe('an erasure reaches', () => {
  it('mails as they came, events for webhooks and their deliveries, and the guardian', async () => {
    const world = await aWorld()
    const events = ['treatment.logged', 'reply.received', 'alert.opened', 'task.opened', 'message.failed'] as const
    await addWebhook(world.deps, { clinicId: 'demo', by: 'dr-hale', url: 'https://systems.harbor.example/a', events })
    const request = aTreatment(world, { patient: { dateOfBirth: '2015-05-31' }, consent: { email: true } })
    const guardian = { name: 'Eva Ruiz', phone: ANA, email: 'ana@example.com' }
    const logged = await logTreatment(world.deps, { clinicId: 'demo', by: 'desk', request: { ...request, guardian } })
    if (logged.kind !== 'logged') throw new Error(JSON.stringify(logged))
    const { patientId } = logged.answer
    await world.settle()
    await world.advanceHours(3)
    const to = world.at('ana@example.com').at(-1)?.replyTo ?? ''
    await receiveEmail(world.deps, await aMail({ to, body: 'no problems swallowing at all, says Ana' }))
    await world.settle()
    await changeConsent(world.deps, 'demo', patientId, { sms: true, statement: 'I agree.', method: 'phone' }, 'desk')
    expect((await world.everything()).filter(({ key }) => key.sk.startsWith('MAIL#'))).toHaveLength(1)
    expect((await world.everything()).filter(({ key }) => key.sk.startsWith('DELIVERY#'))).not.toEqual([])
    expect(await afterErasure(world, patientId)).toEqual([])
  })

  it('rows of a file that are still waiting, so that no row brings the patient back', async () => {
    const world = await aWorld()
    const rows = Array.from(
      { length: 40 },
      (_, i) => `Pat Number${i},+14155550${400 + i},,2026-11-23T18:00:00Z,filler: lips,yes`,
    )
    const waiting = [...rows, `Ana Ruiz,(415) 555-0123,,2026-11-22T18:00:00Z,filler: lips,yes`]
    const invalid = [...waiting, `Ana Ruiz,${ANA},ana@example.com,2026-11-23T18:00:00Z,magic,yes`]
    const text = ['name,phone,email,performed_at,procedures,consent_sms', ...invalid].join('\n')
    const { patientId } = await checkout(world)
    const route = importRoutes.find(({ method }) => method === 'POST')
    const caller = { clinicId: 'demo', role: 'front-desk', id: 'desk', name: 'Desk' } as const
    await route?.respond(world.deps, { caller, params: {}, query: {}, headers: {}, body: undefined, text })
    await world.settle()
    expect(await afterErasure(world, patientId)).toEqual([])
    await world.advance(10)
    expect(await dump(world)).toEqual([])
    expect((await world.everything()).filter(({ key }) => key.sk.startsWith('TREATMENT#'))).toHaveLength(40)
  })

  it('events of a booking system that wait to be worked through, and visits that wait to be checked out', async () => {
    const { world, connect, send } = await anIntake()
    await connect('generic')
    await connect('mindbody')
    const { patientId } = await checkout(world, { patient: { email: 'ana@example.com' } })
    await send('mindbody', mindbodyBooking(), { settled: false })
    await send('generic', genericVisit(), { settled: false })
    expect((await dump(world)).some((line) => line.includes('ARRIVED#'))).toBe(true)
    expect(await afterErasure(world, patientId)).toEqual([])
    await world.advance(120)
    expect(await dump(world)).toEqual([])
  })

  it('a booked visit whose task nobody has seen yet', async () => {
    const { world, connect, send } = await anIntake()
    await connect('mindbody')
    const { patientId } = await checkout(world, { patient: { email: 'ana@example.com' } })
    await send('mindbody', mindbodyBooking(TOMORROW))
    expect((await dump(world)).some((line) => line.includes('.intake'))).toBe(true)
    expect(await afterErasure(world, patientId)).toEqual([])
    await world.advanceHours(24 * 3)
    expect(await dump(world)).toEqual([])
  })

  it('a link of the checkout button that nobody has opened yet, and not a relative’s', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    const visit = (name: string) => ({ name, phone: '(415) 555-0123', procedures: [] })
    expect(await makeCheckoutLink(world.deps, 'demo', visit('Ana Ruiz'))).toMatchObject({ kind: 'made' })
    const relatives = await makeCheckoutLink(world.deps, 'demo', visit('Ben Stone'))
    expect(await afterErasure(world, patientId)).toMatchObject([expect.stringMatching(/^CHECKOUT#.*Ben Stone/)])
    const token = relatives.kind === 'made' ? (relatives.address.split('/').at(-1) ?? '') : ''
    expect(await visitOf(world.deps, 'demo', token)).toMatchObject({ name: 'Ben Stone' })
    world.standStill(16)
    expect((await world.everything()).filter(({ key }) => key.pk.includes('CHECKOUT'))).toEqual([])
  })

  it('what was written from the number before anybody knew whose it is', async () => {
    const world = await aWorld()
    await world.text(ANA, 'hi its Ana Ruiz, can i still come today?')
    await world.advance(60)
    const { patientId } = await checkout(world)
    expect(await afterErasure(world, patientId)).toEqual([])
  })

  it('but not the stranger of a number that another patient still has', async () => {
    const world = await aWorld()
    await world.text(ANA, 'can i still come today?')
    const { patientId } = await checkout(world)
    await checkout(world, { patient: { name: 'Ben Stone' } })
    await erase(world, patientId)
    const texts = (await world.everything()).filter(({ key }) => key.sk.startsWith('MESSAGE#'))
    expect(texts).toHaveLength(1)
  })

  it('texts of staff about no alert that hold the name, the number in any form, or the address', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world, { patient: { email: 'ana@example.com' } })
    for (const said of [
      'Ana Ruiz called the desk',
      'call (415) 555-0123 back',
      '415-555-0123 again',
      'write ana@example.com',
    ])
      await world.text(KIM, said)
    await world.text(KIM, 'Where is the key of room 3, please')
    expect(await afterErasure(world, patientId)).toEqual([])
    const left = (await world.everything()).filter(
      ({ key }) => key.pk.includes('STAFF#nurse-kim') && key.sk.startsWith('MESSAGE#'),
    )
    expect(left).toMatchObject([{ value: { text: 'Where is the key of room 3, please' } }])
  })

  it('the reasons and notes of an incident, also of one that was never copied', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await world.text(ANA, 'i cant swallow')
    const { alertId } = await theAlert(world)
    const { commit } = world.records
    world.records.commit = async (writes) =>
      writes.some(({ key }) => key.sk.startsWith('FROZEN#')) ? { kind: 'busy' } : commit(writes)
    const resolution = { outcome: 'seen', note: 'Ana is well.', harm: 'severe' } as const
    await act(world, 'dr-lee', { kind: 'resolve', resolution }).catch(() => {})
    world.records.commit = commit
    const by = { staffId: 'dr-hale', name: 'Dr Hale' }
    await releaseHold(world.deps, 'demo', alertId, { by, because: 'Ana Ruiz has settled.' })
    expect(await afterErasure(world, patientId)).toEqual([])
  })

  it('consents whose wording names the patient keep the wording, and nothing else', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world, { consent: { statement: 'I agree to texts.' } })
    expect(await afterErasure(world, patientId)).toEqual([])
    const proofs = (await world.everything()).filter(({ key }) => key.sk.startsWith('CONSENT#'))
    expect(proofs).toMatchObject([{ value: { statement: 'I agree to texts.' } }])
  })
})

describe('after its hour, nothing is left of', () => {
  it('a number that was typed on the patient’s own phone', async () => {
    const world = await aWorld()
    const link = await askOwnPhone(world.deps, 'demo')
    await agreeOnOwnPhone(world.deps, link.token, { phone: ANA, language: 'en' })
    expect(await dump(world)).toHaveLength(1)
    world.standStill(61)
    expect(await dump(world)).toEqual([])
  })
})
