/** After an erasure nothing of the person is anywhere in the table. */
import { expect, it } from 'vitest'
import { staffPk } from '../../functions/core/keys.ts'
import { makeAddress } from '../../functions/use-cases/access/calendar-address.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { act, aTreatment, checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, harbor, KIM, LEE } from '../support/world.ts'

const OF_ANA = /Ana|Ruiz|A\.R\.|5550123|swallow|ana@example/i

const dump = async (world: Awaited<ReturnType<typeof aWorld>>) =>
  (await world.everything())
    .map(({ key, value }) => `${key.pk} ${key.sk} ${JSON.stringify(value)}`)
    .filter((line) => OF_ANA.test(line))

async function aStory() {
  const world = await aWorld()
  const request = aTreatment(world, { patient: { email: 'ana@example.com' }, consent: { email: true } })
  const asked = { clinicId: 'demo', by: 'desk', request, idempotencyKey: 'visit-1' }
  const logged = await logTreatment(world.deps, asked)
  if (logged.kind !== 'logged') throw new Error('not logged')
  await world.settle()
  await world.text(ANA, 'i cant swallow')
  const { code } = await theAlert(world)
  await world.text(KIM, `${code} Ana Ruiz is on her way to the ER`)
  await world.text(LEE, `${code} c spoke with Ana`)
  await world.text(KIM, `${code} c spoke with Ana`)
  await world.text(ANA, 'please hurry')
  await act(world, 'nurse-kim', { kind: 'resolve', resolution: { outcome: 'advice-by-phone', note: 'Ana is well.' } })
  return { world, asked, patientId: logged.answer.patientId }
}

it('a dump of the table holds no word, name, initials, address or number of who was erased', async () => {
  const { world, patientId } = await aStory()
  expect((await dump(world)).length).toBeGreaterThan(10)
  expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toMatchObject({ kind: 'erased' })
  expect(await dump(world)).toEqual([])
})

it('what an earlier version kept beside the staff goes too, and what is about others stays', async () => {
  const { world, patientId } = await aStory()
  const place = staffPk('demo', 'nurse-kim')
  const of = (sk: string, text: string) => ({ kind: 'put', key: { pk: place, sk }, value: { text, to: KIM } }) as const
  await world.records.commit([
    of('MESSAGE#old', 'ana ruiz is fine'),
    of('OUT#old', `Call the patient: ${ANA}`),
    of('OUT#other', 'Call the patient: +14155550124'),
  ])
  await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
  expect(await dump(world)).toEqual([])
  expect(await world.records.get({ pk: place, sk: 'OUT#other' })).toBeDefined()
})

it('the request that logged the visit is still known, and brings nobody back', async () => {
  const { world, asked, patientId } = await aStory()
  await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
  expect(await logTreatment(world.deps, asked)).toMatchObject({
    kind: 'repeated',
    answer: { patientId, followUps: [] },
  })
  expect(await world.records.list(`PHONE#${HARBOR}#${ANA}`, '')).toEqual([])
  expect(await dump(world)).toEqual([])
})

it('the address of the patient’s calendar leads nowhere and is kept nowhere', async () => {
  const world = await aWorld({ clinics: [{ ...harbor, clinic: { ...harbor.clinic, patientCalendars: true } }] })
  const { patientId } = await checkout(world)
  const feed = async () =>
    (await world.everything()).filter(({ value }) => JSON.stringify(value).includes(patientId)).map(({ key }) => key.pk)
  const made = await makeAddress(world.deps, { clinicId: 'demo', personId: patientId })
  expect(made.kind).toBe('made')
  expect((await feed()).filter((pk) => pk.startsWith('FEED#'))).toHaveLength(1)
  await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
  expect((await feed()).filter((pk) => pk.startsWith('FEED#'))).toEqual([])
})
