/** What is refused of a visit, of a file's columns and services, and of a clinic's own words, at the limit and beyond. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/core/keys.ts'
import { addClinic } from '../../../functions/use-cases/clinic/add-clinic.ts'
import { editClinic } from '../../../functions/use-cases/clinic/edit-clinic.ts'
import { approveWords, removeWords } from '../../../functions/use-cases/clinic/own-words.ts'
import { aftercareSheet } from '../../../functions/use-cases/courses/aftercare-sheet.ts'
import {
  importServicesOf,
  layoutsOf,
  removeLayout,
  setLayout,
} from '../../../functions/use-cases/courses/import-layouts.ts'
import { changeImportService } from '../../../functions/use-cases/courses/import-services.ts'
import { logTreatment } from '../../../functions/use-cases/courses/log-treatment.ts'
import { write } from '../../../functions/use-cases/store/records.ts'
import { aTreatment, checkout } from '../../support/stories.ts'
import { aWorld, harbor, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const by = { id: 'dr-hale', name: 'Dr Hale' }
const log = (more: object = {}) =>
  logTreatment(world.deps, { clinicId: 'demo', by: 'desk', request: aTreatment(world), ...more } as never)

describe('a visit', () => {
  it('is of a clinic and of a patient that are there', async () => {
    expect(await log({ clinicId: 'other' })).toEqual({
      kind: 'invalid',
      faults: [{ pointer: '', detail: 'The clinic other of the token is not set up.' }],
    })
    expect(await log({ personId: 'none' })).toEqual({
      kind: 'invalid',
      faults: [{ pointer: '/patient', detail: 'There is no such patient at this clinic.' }],
    })
    expect((await world.everything()).filter(({ key }) => key.sk.startsWith('TREATMENT#'))).toEqual([])
  })

  it('that comes twice under one key is one; another under the same key is refused', async () => {
    const first = await log({ idempotencyKey: 'k-1' })
    if (first.kind !== 'logged') throw new Error(first.kind)
    expect(await log({ idempotencyKey: 'k-1' })).toEqual({ kind: 'repeated', answer: first.answer })
    const other = aTreatment(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
    expect(await log({ idempotencyKey: 'k-1', request: other })).toEqual({ kind: 'key-reused', answer: first.answer })
    expect((await world.everything()).filter(({ key }) => key.sk.startsWith('TREATMENT#'))).toHaveLength(1)
  })

  it('that is tried writes nothing, under its key too', async () => {
    const before = (await world.everything()).length
    expect((await log({ preview: true, idempotencyKey: 'k-1' })).kind).toBe('logged')
    expect((await world.everything()).length).toBe(before)
    expect((await log({ idempotencyKey: 'k-1' })).kind).toBe('logged')
  })
})

describe('the sheet of a visit', () => {
  it('names what is still to come in its order, and the danger signs', async () => {
    const { treatmentId, followUps } = await checkout(world)
    const sheet = await aftercareSheet(world.deps, 'demo', treatmentId)
    const planned = (await world.everything())
      .map(({ value }) => value)
      .filter(({ purpose, state }) => purpose === 'follow-up' && state === 'planned')
      .map(({ plannedFor, channel }) => ({ at: plannedFor, channel }))
      .sort((a, b) => (String(a.at) < String(b.at) ? -1 : 1))
    expect(sheet?.messages).toEqual(planned)
    expect(planned.length).toBe(followUps.length - 1)
    expect(sheet?.danger).toContain('911')
    expect(sheet?.paragraphs.length).toBeGreaterThan(3)
  })

  it('of several plans says what they share once, before and after which each says its own', async () => {
    const sheetOf = async (plans: readonly string[]) => {
      const procedures = plans.map((plan) => ({ plan, areas: [plan === 'filler' ? 'lips' : 'glabella'] }))
      const { treatmentId } = await checkout(world, { procedures } as never)
      return (await aftercareSheet(world.deps, 'demo', treatmentId))?.paragraphs ?? []
    }
    const [toxin, filler] = [await sheetOf(['neurotoxin']), await sheetOf(['filler'])]
    const both = await sheetOf(['neurotoxin', 'filler'])
    expect(new Set(both)).toEqual(new Set([...toxin, ...filler]))
    expect(both).toHaveLength(new Set(both).size)
    for (const one of [toxin, filler]) expect(both.filter((paragraph) => one.includes(paragraph))).toEqual(one)
  })

  it('is of a visit that took place', async () => {
    expect(await aftercareSheet(world.deps, 'demo', 'p.none')).toBeUndefined()
  })
})

describe('the columns of a file', () => {
  const columnsOf = (name: string) => ({
    ...{ [name]: 'name', Mobile: 'phone', Date: 'performed_at', Service: 'procedures', Texts: 'consent_sms' },
  })
  const set = (name: string) => setLayout(world.deps, { clinicId: 'demo', by: 'desk', columns: columnsOf(name) })

  it('are explained for fifty headers, the last one first, and each anew', async () => {
    for (let i = 0; i < 50; i++) {
      const answer = await set(`Guest ${i}`)
      if (answer.kind !== 'set') return expect.fail(JSON.stringify(answer))
      if (i === 0) await world.advance(1)
    }
    expect(await set('Guest 50')).toEqual({ kind: 'too-many' })
    const layouts = await layoutsOf(world.deps, 'demo')
    expect(layouts).toHaveLength(50)
    expect(layouts.at(-1)?.columns).toEqual(columnsOf('Guest 0'))
    await world.advance(1)
    expect((await set('Guest 0')).kind).toBe('set')
    expect((await layoutsOf(world.deps, 'demo'))[0]?.columns).toEqual(columnsOf('Guest 0'))
    const { layoutId = '' } = layouts[3] ?? {}
    expect(layoutId).toMatch(/^[0-9a-f]{16}$/)
    expect(await removeLayout(world.deps, 'demo', layoutId)).toBe(true)
    expect(await removeLayout(world.deps, 'demo', layoutId)).toBe(false)
    expect((await set('Guest 50')).kind).toBe('set')
  })
})

describe('the services of a file', () => {
  const row = (service: string, plan = 'neurotoxin') => ({ service, plan, areas: ['glabella'] }) as never
  const change = (more: object) => changeImportService(world.deps, { clinicId: 'demo', by: 'desk', ...more })
  const named = async () => (await importServicesOf(world.deps, 'demo'))?.services.map(({ service }) => service)

  it('are added, changed and removed one by one', async () => {
    expect(await named()).toBeUndefined()
    expect(await change({ row: row('Botox') })).toEqual({ kind: 'changed' })
    expect(await change({ row: row('Dysport') })).toEqual({ kind: 'changed' })
    expect(await change({ was: 'Botox', row: row('Botox 20') })).toEqual({ kind: 'changed' })
    expect(await named()).toEqual(['Botox 20', 'Dysport'])
    expect(await change({ was: 'Botox' })).toEqual({ kind: 'gone' })
    expect(await change({ was: 'Dysport' })).toEqual({ kind: 'changed' })
    expect(await named()).toEqual(['Botox 20'])
  })

  it('say which field of the row is wrong, and a name that is there already is one', async () => {
    await change({ row: row('Botox') })
    const pointers = async (more: object) => {
      const answer = await change(more)
      return answer.kind === 'invalid' ? answer.faults.map(({ pointer }) => pointer) : answer.kind
    }
    expect(await pointers({ row: row('Other', 'magic') })).toEqual(['/plan'])
    expect(await pointers({ row: row('Botox') })).toEqual(['/service'])
    await change({ row: row('Dysport') })
    expect(await pointers({ was: 'Botox', row: row('Dysport') })).toEqual(['/service'])
    expect(await named()).toEqual(['Botox', 'Dysport'])
  })

  it('are five hundred at most', async () => {
    const services = Array.from({ length: 500 }, (_, i) => row(`Service ${i}`))
    const kept = { services, changedAt: world.now(), changedBy: 'desk' }
    await world.records.commit([write(keys.importServices('demo'), kept, 0)])
    expect(await change({ row: row('One more') })).toEqual({ kind: 'too-many' })
    expect(await change({ was: 'Service 7', row: row('Service seven') })).toEqual({ kind: 'changed' })
  })
})

describe('a clinic', () => {
  it('is set up once, with numbers and systems of its own', async () => {
    const fresh = { textingNumber: '+14155550110', pagingNumber: '+14155550110' }
    const other = { ...harbor, clinic: { ...harbor.clinic, ...fresh, clinicId: 'other' } }
    expect(await addClinic(world.records, harbor)).toEqual({ kind: 'exists' })
    expect((await addClinic(world.records, { ...other, clinic: { ...other.clinic, zone: 'Mars/One' } })).kind).toBe(
      'invalid',
    )
    const taken = { ...other.clinic, pagingNumber: harbor.clinic.textingNumber }
    expect(await addClinic(world.records, { ...other, clinic: taken })).toEqual({
      ...{ kind: 'belongs-to-another', what: harbor.clinic.textingNumber },
    })
    expect(await addClinic(world.records, other)).toEqual({ kind: 'added' })
  })

  it('that is not there is unknown, and one that a colleague has changed is not written over', async () => {
    const about = { records: world.records, now: world.now() }
    expect(await editClinic(about, 'other', {})).toEqual({ kind: 'unknown' })
    const seen = { clinic: 'another version' }
    expect(await editClinic(about, 'demo', { clinic: { name: 'New' } }, { seen })).toEqual({ kind: 'taken' })
  })

  it('has no words of its own to sign or remove before it has proposed any', async () => {
    const message = 'answer-routine' as never
    expect(await approveWords(world.deps, 'demo', { message }, by)).toEqual({ kind: 'nothing-proposed' })
    expect(await removeWords(world.deps, 'demo', message, by)).toEqual({ kind: 'nothing-proposed' })
  })
})
