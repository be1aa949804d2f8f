import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryRecords } from '../../../functions/adapters/memory-records.ts'
import type { ClinicFile } from '../../../functions/core/clinic/validate-clinic.ts'
import { keys, phonePk } from '../../../functions/core/keys.ts'
import { DEFAULT_POLICY } from '../../../functions/core/on-call/policy.ts'
import { addClinic } from '../../../functions/use-cases/clinic/add-clinic.ts'
import { type ClinicChanges, clinicFile, editClinic } from '../../../functions/use-cases/clinic/edit-clinic.ts'
import type { Records } from '../../../functions/use-cases/ports.ts'
import { readClinic } from '../../../functions/use-cases/store/read-clinic.ts'

const seed = (name: string) => JSON.parse(readFileSync(`infra/local/world/seed/${name}.json`, 'utf8')) as ClinicFile
const [demo, other] = [seed('demo'), seed('other')]
const NOW = '2030-11-25T18:00:00.000Z'
const [OLD, FRESH, LEE] = ['+14155550100', '+14155550110', '+14155550201'] as const

let records: Records
beforeEach(async () => {
  records = memoryRecords({ now: () => NOW })
  for (const file of [demo, other]) expect(await addClinic(records, file)).toEqual({ kind: 'added' })
})

const edited = (changes: ClinicChanges) => editClinic({ records, now: NOW }, 'demo', changes)
const now = async () => {
  const found = await readClinic(records, 'demo')
  return found ? clinicFile(records, found) : undefined
}

describe('a clinic that is new', () => {
  it('with more people than can be written at once is told how to begin; nothing of it is there', async () => {
    const clinic = { ...demo.clinic, clinicId: 'large', textingNumber: FRESH, pagingNumber: FRESH }
    const people = Array.from({ length: 100 }, (_, i) => ({
      staffId: `n${i}`,
      name: `Nurse ${i}`,
      role: 'nurse' as const,
    }))
    const added = await addClinic(records, { clinic, staff: [...demo.staff, ...people], shifts: demo.shifts })
    expect(added).toMatchObject({ kind: 'invalid', faults: [{ pointer: '/staff' }] })
    expect(await readClinic(records, 'large')).toBeUndefined()
    expect(await addClinic(records, { clinic, staff: demo.staff, shifts: demo.shifts })).toEqual({ kind: 'added' })
  })
})

describe('a clinic that is changed', () => {
  it('keeps what nobody named', async () => {
    expect(await edited({ clinic: { name: 'Harbor Two' } })).toEqual({ kind: 'edited', changed: 2 })
    const after = await now()
    expect(after?.clinic).toEqual({ ...demo.clinic, name: 'Harbor Two' })
    expect(after?.staff).toHaveLength(demo.staff.length)
    expect(after?.shifts).toHaveLength(demo.shifts.length)
    expect(after?.clients).toEqual(demo.clients)
    expect(await edited({ clinic: { name: 'Harbor Two' } })).toEqual({ kind: 'edited', changed: 0 })
  })

  it('with another number is found by that one, its staff included, and no longer by the old one', async () => {
    await edited({ clinic: { textingNumber: FRESH, pagingNumber: FRESH } })
    expect((await records.get(keys.number(FRESH)))?.value).toEqual({ clinicId: 'demo' })
    expect(await records.get(keys.number(OLD))).toBeUndefined()
    expect(await records.list(phonePk(FRESH, LEE), 'STAFF#')).toHaveLength(1)
    expect(await records.list(phonePk(OLD, LEE), 'STAFF#')).toEqual([])
  })

  it('has the people and systems of the file, and no others', async () => {
    const staff = demo.staff.filter(({ staffId }) => staffId !== 'nurse-kim')
    const shifts = demo.shifts.filter(({ staffId }) => staffId !== 'nurse-kim')
    await edited({ staff, shifts, clients: [{ clientId: 'new-booking', name: 'New booking' }] })
    expect((await now())?.staff.map(({ staffId }) => staffId).sort()).toEqual(['dr-hale', 'dr-lee'])
    expect(await records.get(keys.client('harbor-booking'))).toBeUndefined()
    expect((await records.get(keys.client('new-booking')))?.value).toMatchObject({ clinicId: 'demo' })
  })

  it.each<[string, ClinicChanges]>([
    ['/clinic/zone', { clinic: { zone: 'Mars/Olympus' } }],
    ['/clinic/textingNumber', { clinic: { textingNumber: '+18885550100' } }],
    ['/shifts/0/staffId', { staff: demo.staff.slice(1), shifts: demo.shifts }],
    ['/policy/urgent/steps', { policy: { ...DEFAULT_POLICY, urgent: { ...DEFAULT_POLICY.urgent, steps: [] } } }],
  ])('is left alone when %s is not right', async (pointer, changes) => {
    const before = await now()
    const answer = await edited(changes)
    expect(answer).toMatchObject({
      kind: 'invalid',
      faults: expect.arrayContaining([expect.objectContaining({ pointer })]),
    })
    expect(await now()).toEqual(before)
  })

  it("does not take another clinic's number or system", async () => {
    const before = await now()
    expect(await edited({ clinic: { textingNumber: other.clinic.textingNumber } })).toEqual({
      kind: 'belongs-to-another',
      what: other.clinic.textingNumber,
    })
    expect(await edited({ clients: [{ clientId: 'bay-booking', name: 'x' }] })).toMatchObject({ what: 'bay-booking' })
    expect(await now()).toEqual(before)
  })
})
