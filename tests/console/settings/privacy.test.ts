/** Retention and the audit of readings at the console: what an admin sees and changes, in English and Spanish. */
import { describe, expect, it } from 'vitest'
import { findReads } from '../../../functions/use-cases/access/find-reads.ts'
import { erasePatient } from '../../../functions/use-cases/patients/erase-patient.ts'
import { getRetention } from '../../../functions/use-cases/review/retention-settings.ts'
import { aConsole } from '../../support/console.ts'
import { checkout } from '../../support/stories.ts'
import { aWorld, harbor } from '../../support/world.ts'

const RETENTION = '/console/settings/retention'
const READS = '/console/settings/reads'
const PERIODS = {
  record: '12',
  conversations: '10',
  alerts: '12',
  audit: '7',
  mails: '60',
  strangers: '365',
  drafts: '30',
}

async function anAdmin() {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  const desk = aConsole(world)
  const hale = { sub: 'dr-hale', name: 'Dr Hale' }
  const { cookies } = await desk.signIn('admin', hale)
  const nurse = (await desk.signIn('nurse')).cookies
  return { world, desk, patientId, cookies, nurse }
}

describe('retention', () => {
  it('shows each period with its bounds and where they come from; a change is saved and says who made it', async () => {
    const { world, desk, cookies } = await anAdmin()
    const page = await desk.ask('GET', RETENTION, { cookies })
    expect(page.body).toMatch(/Patient records \(years\)/)
    expect(page.body).toContain('10 to 100 years')
    expect(page.body).toContain('31-33-2')
    const saved = await desk.ask('POST', RETENTION, { cookies, form: PERIODS })
    expect(saved).toMatchObject({ status: 303, location: `${RETENTION}?saved=yes` })
    expect((await getRetention(world.deps, harbor.clinic)).kinds[0]).toMatchObject({ period: 12 })
    const after = await desk.ask('GET', `${RETENTION}?saved=yes`, { cookies })
    expect(after.body).toContain('Dr Hale')
    expect(after.body).toContain('Patient records 12')
  })

  it('refuses what the law does not allow beside the field, in the language of the page, and keeps what was typed', async () => {
    const { world, desk, cookies } = await anAdmin()
    const form = { ...PERIODS, record: '6', conversations: '6', alerts: 'x' }
    const whole = await desk.ask('POST', RETENTION, { cookies, form })
    expect(whole.status).toBe(422)
    expect(whole.body).toContain('Type a whole number.')
    const short = await desk.ask('POST', RETENTION, { cookies, form: { ...form, alerts: '6' }, language: 'es' })
    expect(short.status).toBe(422)
    expect(short.body).toMatch(/id="fault-periods-record">Expedientes: Como mínimo 10 años\./)
    expect(short.body).toContain('value="6"')
    expect((await getRetention(world.deps, harbor.clinic)).changes).toEqual([])
  })
})

describe('who read what', () => {
  it('is listed with names for the day, of one reader and of one patient, and comes as a file', async () => {
    const { desk, cookies, nurse, patientId } = await anAdmin()
    await desk.ask('GET', `/console/patients/${patientId}`, { cookies: nurse })
    await desk.ask('GET', `/console/patients/${patientId}/print`, { cookies: nurse })
    const today = (await desk.ask('GET', READS, { cookies })).body
    expect(today).toContain('Nurse Kim')
    expect(today).toContain('Print or PDF')
    expect(today).toContain('Ana Ruiz')
    expect((await desk.ask('GET', `${READS}?staffId=dr-lee`, { cookies })).body).toContain('No one read a record')
    expect((await desk.ask('GET', `${READS}?from=2026-11-20`, { cookies })).body).toContain('No one read a record')
    expect((await desk.ask('GET', `${READS}?patientId=${patientId}`, { cookies, language: 'es' })).body).toContain(
      'Impresión o PDF',
    )
    expect((await desk.ask('GET', `${READS}?from=2026-12-20&to=2026-11-01`, { cookies })).status).toBe(422)
    const file = await desk.ask('GET', `${READS}.csv?staffId=nurse-kim`, { cookies })
    expect(file).toMatchObject({ type: 'text/csv', name: 'readings.csv' })
    expect(file.body.trim().split('\r\n')).toHaveLength(3)
  })

  it('is for admins alone, and the one whose record was erased is named no more', async () => {
    const { world, desk, cookies, nurse, patientId } = await anAdmin()
    await desk.ask('GET', `/console/patients/${patientId}`, { cookies: nurse })
    for (const path of [READS, `${READS}.csv`, RETENTION])
      expect((await desk.ask('GET', path, { cookies: nurse })).status).toBe(403)
    await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
    const page = (await desk.ask('GET', READS, { cookies })).body
    expect(page).toContain('Erased or unknown')
    expect(page).not.toContain('Ana')
  })
})

it('an admin places a hold on the patient’s page, and nobody erases the record until it is lifted', async () => {
  const { world, desk, cookies, nurse, patientId } = await anAdmin()
  const path = `/console/patients/${patientId}`
  const hold = (form: Record<string, string>, who = cookies) => desk.ask('POST', `${path}/hold`, { cookies: who, form })
  expect((await hold({ held: 'yes', because: 'A letter' }, nurse)).status).toBe(403)
  expect(await hold({ held: 'yes', because: ' ' })).toMatchObject({ location: `${path}?said=no-reason` })
  expect(await hold({ held: 'yes', because: 'A letter of counsel' })).toMatchObject({ location: `${path}?said=held` })
  expect((await desk.ask('GET', path, { cookies })).body).toContain('A letter of counsel')
  expect((await desk.ask('GET', path, { cookies: nurse })).body).not.toContain('A letter of counsel')
  const refused = await desk.ask('POST', `${path}/erase`, { cookies, form: { sure: 'yes' } })
  expect(refused.body).toContain('Dr Hale placed a legal hold on this record')
  await hold({ held: 'no', because: 'Settled' })
  await desk.ask('POST', `${path}/erase`, { cookies, form: { sure: 'yes' } })
  expect(await findReads(world.deps, 'demo', { patientId })).not.toEqual([])
  expect((await desk.ask('GET', path, { cookies })).body).not.toContain('Legal hold')
})
