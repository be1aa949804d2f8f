/** A clinic whose booking system knows nothing of consent says once which agreement its patients have signed. */
import { describe, expect, it } from 'vitest'
import { importRoutes } from '../../functions/http/imports.ts'
import type { Answer } from '../../functions/http/problem.ts'
import { changeConsent } from '../../functions/use-cases/courses/change-consent.ts'
import { unsubscribeEmail } from '../../functions/use-cases/messages/unsubscribe-email.ts'
import { changesOf } from '../../functions/use-cases/store/change-log.ts'
import { readPatient } from '../../functions/use-cases/store/read-patient.ts'
import { genericVisit } from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld, type World } from '../support/world.ts'

const AGREEMENT = 'Intake form of 2026, page 3 "Texts after your visit", signed copies in the cabinet at the desk'
const HEADER = 'name,phone,email,performed_at,procedures,consent_sms,consent_captured_at'
const BEA = '+14155550410'
const CYD = '+14155550411'
const DEE = '+14155550412'
const EVE = '+14155550413'
const FAY = '+14155550414'
const GUS = 'gus@patients.example'

type Row = { phone?: string; email?: string; sms?: string; captured?: string; plan?: string; at?: string }
const row = (name: string, { phone, email, sms, captured, plan = 'neurotoxin: glabella', at }: Row) =>
  [name, phone ?? '', email ?? '', at ?? '2026-11-23T18:00:00Z', plan, sms ?? '', captured ?? ''].join(',')
const fileOf = (...rows: string[]) => [HEADER, ...rows].join('\n')

const caller = { clinicId: 'demo', role: 'front-desk', id: 'harbor-desk', name: 'Front desk' } as const
const ask = async (world: World, text: string, query: Record<string, string> = {}): Promise<Answer> => {
  const found = importRoutes.find(({ path }) => path === '/v1/imports/treatments')
  if (!found) throw new Error('no such route')
  return found.respond(world.deps, { caller, params: {}, query, headers: {}, body: undefined, text })
}
const look = async (world: World, { body }: Answer) => {
  const found = importRoutes.find(({ method, path }) => method === 'GET' && path === '/v1/imports/{id}')
  const id = (body as { importId: string }).importId
  const answer = await found?.respond(world.deps, {
    ...{ caller, params: { id }, query: {}, headers: {}, body: undefined, text: '' },
  })
  return answer?.body as { results: object[]; created: number; repeated: number; invalid: number }
}
const agreed = (channels: 'sms' | 'email' | 'both' = 'both', agreement = AGREEMENT) => ({
  agreement,
  agreementFor: channels,
})
async function send(world: World, text: string, query: Record<string, string> = {}) {
  const answer = await ask(world, text, query)
  await world.advance(3)
  return answer
}
const errorsOf = ({ body }: Answer) => (body as { errors?: { pointer: string; detail: string }[] }).errors ?? []
const consentsOf = async (world: World, name: string) => {
  const all = await world.everything()
  const person = all.find(({ key, value }) => key.sk === 'PROFILE' && value.name === name)?.value
  return all
    .filter(({ key, value }) => key.sk.startsWith('CONSENT#') && value.personId === person?.personId)
    .map(({ value }) => value)
}
const profileOf = async (world: World, name: string) =>
  (await world.everything()).find(({ key, value }) => key.sk === 'PROFILE' && value.name === name)?.value

describe('a file by an agreement that its sender states', () => {
  it('brings messages to rows without a consent cell, and none to whoever said no, before or in the file', async () => {
    const world = await aWorld()
    const seenBy = (name: string, phone: string) => ({ patient: { name, phone } })
    await checkout(world, seenBy('Dee Sol', DEE))
    await world.text(DEE, 'STOP')
    const eve = await checkout(world, seenBy('Eve Dahl', EVE))
    const withdrawn = { sms: false, statement: 'Wants no texts any more.', method: 'by phone' }
    await changeConsent(world.deps, 'demo', eve.patientId, withdrawn, 'nurse-kim')
    await checkout(world, { ...seenBy('Fay Ruel', FAY), consent: { sms: false, declined: true } })
    await world.advanceHours(24 * 20)
    const before = world.arrived.length

    const at = '2026-12-13T17:00:00Z'
    const file = fileOf(
      row('Bea Lund', { phone: BEA, at }),
      row('Cyd Moss', { phone: CYD, at, sms: 'no' }),
      row('Dee Sol', { phone: DEE, at }),
      row('Eve Dahl', { phone: EVE, at }),
      row('Fay Ruel', { phone: FAY, at }),
    )
    const answer = await send(world, file, agreed('sms'))
    await world.advanceHours(24 * 20)
    const patients = [BEA, CYD, DEE, EVE, FAY]
    const sent = world.arrived.slice(before).filter(({ to }) => patients.includes(to))
    expect(new Set(sent.map(({ to }) => to))).toEqual(new Set([BEA]))
    expect(sent.length).toBeGreaterThan(2)
    expect((await look(world, answer)).results).toMatchObject([
      { line: 2, result: 'created' },
      { line: 3, result: 'invalid', errors: [{ pointer: '/consent' }] },
      { line: 4, result: 'created' },
      { line: 5, result: 'created', withoutMessages: true },
      { line: 6, result: 'created', withoutMessages: true },
    ])
    expect(await consentsOf(world, 'Bea Lund')).toMatchObject([{ sms: true, email: false, statement: AGREEMENT }])
    // What they said stays the last word on record.
    expect((await consentsOf(world, 'Eve Dahl')).map(({ method }) => method)).toEqual(['front-desk', 'by phone'])
    expect(await consentsOf(world, 'Fay Ruel')).toMatchObject([{ declined: true, method: 'front-desk' }])
    expect(await profileOf(world, 'Eve Dahl')).toMatchObject({ consent: { sms: false } })
  })

  it('keeps what was stated as the proof of each: by whom, and since the date in the row, else since the visit', async () => {
    const world = await aWorld()
    const file = fileOf(
      row('Bea Lund', { phone: BEA, captured: '2026-01-05T10:00:00Z' }),
      row('Cyd Moss', { phone: CYD, sms: 'yes' }),
      row('Gus Hart', { email: GUS }),
    )
    await send(world, file, agreed())
    const proof = { statement: AGREEMENT, method: 'agreement', recordedBy: 'harbor-desk', declined: false }
    expect(await consentsOf(world, 'Bea Lund')).toMatchObject([{ ...proof, capturedAt: '2026-01-05T10:00:00.000Z' }])
    expect(await consentsOf(world, 'Gus Hart')).toMatchObject([{ ...proof, capturedAt: '2026-11-23T18:00:00.000Z' }])
    expect(await consentsOf(world, 'Cyd Moss')).toMatchObject([{ method: 'import', statement: '' }])
  })

  it('takes nothing away: who agreed to texts before goes on getting them', async () => {
    const world = await aWorld()
    await checkout(world, { patient: { name: 'Bea Lund', phone: BEA } })
    await send(world, fileOf(row('Bea Lund', { phone: BEA, email: 'bea@patients.example' })), agreed('email'))
    expect(await profileOf(world, 'Bea Lund')).toMatchObject({ consent: { sms: true, email: true } })
  })

  it('asks nobody again who has ended the mails by one click', async () => {
    const world = await aWorld()
    const patient = { name: 'Gus Hart', phone: ANA, email: GUS }
    const { patientId } = await checkout(world, { patient, consent: { email: true } })
    const found = await readPatient(world.records, 'demo', patientId)
    if (!found) throw new Error('nobody there')
    await world.records.commit(unsubscribeEmail(world.deps, found.person))
    await send(world, fileOf(row('Gus Hart', { phone: ANA, email: GUS })), agreed('email'))
    expect(await profileOf(world, 'Gus Hart')).toMatchObject({ consent: { sms: true, email: false } })
  })

  it('is tried first: how many rows it covers, and how many of them by the day of the visit; nothing is written', async () => {
    const world = await aWorld()
    const file = fileOf(
      row('Bea Lund', { phone: BEA, captured: '2026-01-05T10:00:00Z' }),
      row('Cyd Moss', { phone: CYD, sms: 'yes' }),
      row('Dee Sol', { phone: DEE }),
      row('Eve Dahl', { phone: EVE, sms: 'no' }),
    )
    const before = await world.everything()
    expect(await ask(world, file, { try: 'true', ...agreed('sms') })).toMatchObject({
      status: 200,
      body: { ready: 3, invalid: 1, byAgreement: { rows: 2, byVisitDay: 1 } },
    })
    expect(await world.everything()).toEqual(before)
    expect((await ask(world, file, { try: 'true' })).body).not.toHaveProperty('byAgreement')
  })

  it('is another import than the same file without it or by another one, and no visit is logged twice', async () => {
    const world = await aWorld()
    const file = fileOf(row('Bea Lund', { phone: BEA }))
    const without = await send(world, file)
    expect(await look(world, without)).toMatchObject({ created: 0, invalid: 1 })
    const first = await send(world, file, agreed('sms'))
    expect(await look(world, first)).toMatchObject({ created: 1, agreement: { statement: AGREEMENT, sms: true } })
    const second = await send(world, file, agreed('sms', 'Consent form B, scanned, in the folder Consents'))
    expect(await look(world, second)).toMatchObject({ created: 0, repeated: 1 })
    const ids = [without, first, second, await send(world, file, agreed('sms'))].map(
      ({ body }) => (body as { importId: string }).importId,
    )
    expect(new Set(ids).size).toBe(3)
    expect(ids[3]).toBe(ids[1])
    expect(world.at(BEA).filter(({ text }) => text.includes("we'll text after your visit"))).toHaveLength(1)
  })

  it("stands in the clinic's log once, with who stated it", async () => {
    const world = await aWorld()
    const file = fileOf(row('Bea Lund', { phone: BEA }))
    await ask(world, file, { try: 'true', ...agreed('sms') })
    const { body } = await send(world, file, agreed('sms'))
    await send(world, file, agreed('sms'))
    const { importId } = body as { importId: string }
    expect(await changesOf(world.deps, 'demo', '2026-11')).toMatchObject([
      {
        ...{ by: 'harbor-desk', name: 'Front desk' },
        changes: [{ field: `imports/${importId}/agreement`, to: expect.stringContaining(AGREEMENT) }],
      },
    ])
  })

  it.each([
    ['too short', { agreement: ' a form  ', agreementFor: 'sms' }, '/query/agreement', /10 to 500 characters/],
    ['too long', { agreement: 'form '.repeat(101), agreementFor: 'sms' }, '/query/agreement', /10 to 500 characters/],
    ['for nothing', { agreement: AGREEMENT }, '/query/agreementFor', /texts, e-mail or both/],
    ['of no wording', { agreementFor: 'sms' }, '/query/agreement', /10 to 500 characters/],
  ])('is refused where it is %s, and says what is needed', async (_, query, pointer, detail) => {
    const world = await aWorld()
    for (const tried of [{}, { try: 'true' }]) {
      const answer = await ask(world, fileOf(row('Bea Lund', { phone: BEA })), { ...query, ...tried } as never)
      expect(answer.status).toBe(422)
      expect(errorsOf(answer)).toEqual([{ pointer, detail: expect.stringMatching(detail) }])
    }
    await world.advance(3)
    expect(world.arrived).toEqual([])
  })

  it('is refused where every row says itself what the patient agreed to', async () => {
    const world = await aWorld()
    const file = fileOf(row('Bea Lund', { phone: BEA, sms: 'yes' }), row('Cyd Moss', { phone: CYD, sms: 'no' }))
    const answer = await ask(world, file, agreed('sms'))
    expect(errorsOf(answer)).toEqual([
      { pointer: '/query/agreement', detail: expect.stringContaining('Send the file without it') },
    ])
    expect(answer.status).toBe(422)
  })
})

describe('a booking system by an agreement that an admin states', () => {
  const agreement = { statement: AGREEMENT, sms: true, email: false }
  const visit = (name: string, phone: string, more: object = {}) =>
    genericVisit({ visitId: name, name, phone, textsAgreed: undefined, ...more })

  it('logs visits whose events say nothing of consent, and leaves a no as it is', async () => {
    const { world, connect, send, tasks } = await anIntake()
    const { patientId } = await checkout(world, { patient: { name: 'Eve Dahl', phone: EVE } })
    const withdrawn = { sms: false, statement: 'Wants no texts any more.', method: 'by phone' }
    await changeConsent(world.deps, 'demo', patientId, withdrawn, 'nurse-kim')
    const before = world.at(EVE).length
    await connect('generic')
    await send('generic', visit('Bea Lund', BEA))
    expect(await tasks()).toMatchObject([{ because: expect.stringContaining("the patient's consent to messages") }])
    await connect('generic', { agreement })
    await send('generic', visit('Cyd Moss', CYD))
    await send('generic', visit('Dee Sol', DEE, { textsAgreed: 'no' }))
    await send('generic', visit('Eve Dahl', EVE))
    await world.advanceHours(30)
    expect(world.at(CYD).length).toBeGreaterThan(2)
    expect([world.at(BEA), world.at(DEE), world.at(EVE).slice(before)]).toEqual([[], [], []])
    const [proof] = await consentsOf(world, 'Cyd Moss')
    expect(proof).toMatchObject({
      ...{ statement: AGREEMENT, method: 'agreement', recordedBy: 'intake.generic' },
      capturedAt: '2026-11-23T18:00:00.000Z',
    })
    expect((await tasks()).filter(({ kind }) => kind === 'intake')).toHaveLength(2)
  })

  it("is refused where it is too short or covers nothing, and stands in the clinic's log", async () => {
    const { world, connect } = await anIntake()
    expect(await connect('generic', { agreement: { statement: 'a form', sms: false, email: false } })).toMatchObject({
      kind: 'invalid',
      faults: [{ pointer: '/agreement/statement' }, { pointer: '/agreement' }],
    })
    await connect('generic', { agreement, name: 'Dr Hale' })
    await connect('generic', { agreement })
    await connect('generic')
    expect(await changesOf(world.deps, 'demo', '2026-11')).toMatchObject([
      { changes: [{ field: 'intake/generic/agreement', from: `sms: ${AGREEMENT}` }] },
      { by: 'dr-hale', name: 'Dr Hale', changes: [{ field: 'intake/generic/agreement', to: `sms: ${AGREEMENT}` }] },
    ])
  })
})
