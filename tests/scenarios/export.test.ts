/** A clinic's whole records, out of one stage and into another. */
import { describe, expect, it } from 'vitest'
import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import { keys } from '../../functions/core/keys.ts'
import { makeAddress } from '../../functions/use-cases/access/calendar-address.ts'
import { beginExport, exportPage, exportsOf, openExport } from '../../functions/use-cases/clinic/export-clinic.ts'
import type { ExportedItem } from '../../functions/use-cases/clinic/exported.ts'
import { importClinic } from '../../functions/use-cases/clinic/import-clinic.ts'
import type { Records } from '../../functions/use-cases/ports.ts'
import { genericVisit } from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'
import { aReceiver } from '../support/receiver.ts'
import { act, checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, KIM, LEE, type World } from '../support/world.ts'

const nameOf = ({ key }: Pick<ExportedItem, 'key'>): string => `${key.pk} ${key.sk}`

/** All pages, as they come. */
async function pagesOf(world: World): Promise<ExportedItem[][]> {
  const begun = await beginExport(world.deps, 'demo', 'dr-hale')
  const pages: ExportedItem[][] = []
  for (let place: string | undefined = ''; place !== undefined; ) {
    const page: Awaited<ReturnType<typeof exportPage>> = await exportPage(world.deps, begun, place)
    pages.push(page.items)
    place = page.next
  }
  return pages
}

const given = (pages: ExportedItem[][]) =>
  async function* () {
    yield* pages
  }
const into = (records: Records, pages: ExportedItem[][], takeOver: boolean, now: string) =>
  importClinic({ records, now }, 'demo', given(pages), { takeOver })

/** A clinic in which much has happened: courses, an alert, a stranger, mails, a booking system, webhooks, calendars. */
async function aFullClinic() {
  const intake = await anIntake()
  const { world } = intake
  await aReceiver(world)
  await makeAddress(world.deps, { clinicId: 'demo', staffId: 'dr-lee' })
  await checkout(world, { patient: { name: 'Ana Ruiz', phone: ANA, email: 'ana@example.com' } })
  await world.text(ANA, 'its really hard to swolow')
  await act(world, 'dr-lee', { kind: 'acknowledge' })
  await act(world, 'dr-lee', {
    kind: 'resolve',
    resolution: { outcome: 'sent-to-emergency', note: '', harm: 'severe' },
  })
  await world.text('+14155550171', 'who is this?')
  await checkout(world, { patient: { name: 'Bo Li', phone: '+14155550124' } })
  await world.text('+14155550124', 'STOP')
  await world.text('+14155550124', 'my eyelid droops')
  await intake.connect('generic')
  await intake.send('generic', genericVisit({ phone: '+14155550172', textsAgreed: undefined }))
  await world.text(KIM, 'STATUS')
  await world.advanceHours(2)
  return world
}

/** Of the stage, not of the clinic; docs/export.md names each. */
const STAYS =
  /^(CLINICS |NUMBER#|CLIENT#|SESSION#|SIGNIN#|RECEIPT#|FEED#|CHECKOUT#|OPTEDOUT#|LINK#)|#(REQUEST|EVENTS|WEBHOOK|EXPORTS|IMPORT|SECOND-READER|CALENDARS)\b|#IMPORTS IMPORT#|#INTAKE#\w+ (SETUP|ARRIVED)| (CLIENT|WEBHOOK|SEEN)#| (ACCESS|CALENDAR)$|^PHONE#.* STAFF#/

describe('an export', () => {
  it('holds every record of the clinic, each once, but what belongs to the stage', async () => {
    const world = await aFullClinic()
    const items = (await pagesOf(world)).flat()
    const names = items.map(nameOf)
    expect(new Set(names).size).toBe(names.length)
    const everything = await world.everything()
    const missing = everything.map(nameOf).filter((name) => !names.includes(name) && !STAYS.test(name))
    expect(missing).toEqual([])
    const sorted = new Map(everything.map((item) => [nameOf(item), item]))
    for (const item of items) expect(item.value, nameOf(item)).toEqual(sorted.get(nameOf(item))?.value)
    const text = JSON.stringify(items)
    for (const secret of [/whsec_/, /"secret"/]) expect(text).not.toMatch(secret)
    for (const kind of ['TREATMENT#', 'ALERT#', 'TASK#', 'MESSAGE#', 'INCIDENT#', 'FROZEN#', 'VISIT#', 'REPLY#'])
      expect(
        names.some((name) => name.includes(` ${kind}`)),
        kind,
      ).toBe(true)
  })

  it('is on record, and is given out for two days', async () => {
    const world = await aFullClinic()
    const { exportId } = await beginExport(world.deps, 'demo', 'dr-hale')
    expect(await exportsOf(world.deps, 'demo')).toMatchObject([{ exportId, by: 'dr-hale' }])
    expect(await openExport(world.deps, 'other', exportId)).toBeUndefined()
    await world.advanceHours(49)
    expect(await openExport(world.deps, 'demo', exportId)).toBeUndefined()
    expect(await exportsOf(world.deps, 'demo')).toHaveLength(1)
  })

  it.each([
    ['many short items', 2_500, 10],
    ['few long ones', 30, 300_000],
  ])('of one record of %s comes in pages that an answer holds, each item once', async (_, count, length) => {
    const world = await aWorld()
    const person = { personId: 'p', clinicId: 'demo', known: true, name: 'P', consent: { sms: true, email: false } }
    const createdAt = world.now()
    await world.records.commit([
      { kind: 'put', key: keys.patient('demo', 'p'), value: { ...person, createdAt } },
      { kind: 'put', key: keys.patientLine('demo', createdAt, 'p'), value: { personId: 'p', name: 'p', createdAt } },
    ])
    for (let i = 0; i < count; i++) {
      const key = keys.message('demo', 'p', `p.m${String(i).padStart(5, '0')}`)
      await world.records.commit([{ kind: 'put', key, value: { text: 'x'.repeat(length) } }])
    }
    const pages = await pagesOf(world)
    const messages = pages.flat().filter(({ key }) => key.sk.startsWith('MESSAGE#p.m'))
    expect(messages).toHaveLength(count)
    expect(new Set(messages.map(({ key }) => key.sk)).size).toBe(count)
    for (const page of pages) {
      expect(page.length).toBeLessThanOrEqual(1000)
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(4_000_000)
    }
  })

  it('of ten thousand patients comes in pages that an answer holds', async () => {
    const world = await aWorld()
    const stamp = (i: number) => new Date(Date.parse('2026-01-05T00:00:00Z') + i * 40 * 60_000).toISOString()
    for (let i = 0; i < 10_000; i++) {
      const personId = `p${String(i).padStart(5, '0')}`
      const createdAt = stamp(i)
      const person = {
        personId,
        clinicId: 'demo',
        known: true,
        name: `P ${i}`,
        consent: { sms: true, email: false },
        createdAt,
      }
      await world.records.commit([
        { kind: 'put', key: keys.patient('demo', personId), value: person },
        {
          kind: 'put',
          key: keys.patientLine('demo', createdAt, personId),
          value: { personId, name: `p ${i}`, createdAt },
        },
        { kind: 'put', key: keys.consent('demo', `${personId}.c`), value: { statement: 'x'.repeat(600) } },
      ])
    }
    const pages = await pagesOf(world)
    expect(pages.flat().filter(({ key }) => key.sk === 'PROFILE' && key.pk.includes('#PATIENT#'))).toHaveLength(10_000)
    for (const page of pages) {
      expect(page.length).toBeLessThanOrEqual(1000)
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(4_000_000)
    }
  }, 60_000)
})

/** Another stage, at a moment shortly after. */
async function anotherStage(world: World) {
  const start = world.now()
  const other = await aWorld({ now: start, clinics: [] })
  return { other, start }
}

describe('an import', () => {
  it('is a copy at first: all of it is there, and nobody gets a message from it', async () => {
    const world = await aFullClinic()
    const pages = await pagesOf(world)
    const { other, start } = await anotherStage(world)
    const done = await into(other.records, pages, false, start)
    expect(done).toMatchObject({ kind: 'done', counts: { put: pages.flat().length, kept: 0, replaced: 0 } })
    for (const item of pages.flat())
      expect((await other.records.get(item.key))?.value, nameOf(item)).toEqual(item.value)
    expect(await into(other.records, pages, false, other.now())).toMatchObject({
      counts: { put: 0, replaced: 0, kept: 0, same: expect.any(Number) },
    })
    await other.advanceHours(72)
    expect(other.arrived).toEqual([])
  })

  it('takes over: the course goes on, replies are read, the open alert is not left alone', async () => {
    const world = await aFullClinic()
    const open = await theAlert(world)
    const pages = await pagesOf(world)
    const { other, start } = await anotherStage(world)
    await into(other.records, pages, false, start)
    expect((await into(other.records, pages, true, start)).kind).toBe('done')
    await other.advanceHours(48)
    await world.advanceHours(48)
    const texts = (where: World, to: string, from: string) =>
      where
        .at(to)
        .filter(({ at }) => at > from)
        .map(({ text }) => text)
    expect(texts(other, ANA, start)).toEqual(texts(world, ANA, start))
    expect(texts(other, LEE, start).length).toBeGreaterThan(0)
    expect((await theAlert(other)).alertId).toBe(open.alertId)
    await other.text(ANA, 'i cant breathe')
    await other.advance(1)
    expect(other.at(ANA).at(-1)?.text).toContain('911')
  })

  it('never writes over what was done since it was taken over, and ends what broke off', async () => {
    const world = await aFullClinic()
    const pages = await pagesOf(world)
    const { other, start } = await anotherStage(world)
    let left = 40
    const breaking: Records = {
      ...other.records,
      async commit(writes) {
        if (left-- <= 0) throw new Error('the machine is gone')
        return other.records.commit(writes)
      },
    }
    await expect(into(breaking, pages, true, start)).rejects.toThrow('gone')
    await into(other.records, pages, true, start)
    await other.advanceHours(30)
    const before = await other.everything()
    const arrived = other.arrived.length
    const again = await into(other.records, pages, true, other.now())
    expect(again).toMatchObject({ kind: 'done', counts: { replaced: 0 } })
    if (again.kind === 'done') expect(again.counts.kept).toBeGreaterThan(0)
    expect((await other.everything()).map(({ value }) => value)).toEqual(before.map(({ value }) => value))
    await other.advance(1)
    expect(other.arrived.length).toBe(arrived)
  })

  it('of a later export brings a copy up to date', async () => {
    const world = await aFullClinic()
    const { other, start } = await anotherStage(world)
    await into(other.records, await pagesOf(world), false, start)
    await world.advanceHours(24)
    const later = await pagesOf(world)
    const done = await into(other.records, later, false, start)
    if (done.kind === 'done') expect(done.counts.replaced).toBeGreaterThan(0)
    for (const item of later.flat()) expect((await other.records.get(item.key))?.value).toEqual(item.value)
  })

  it('refuses a clinic that is at home here, numbers of others, and items that are not of the clinic', async () => {
    const world = await aFullClinic()
    const pages = await pagesOf(world)
    const now = world.now()
    expect(await into(world.records, pages, false, now)).toMatchObject({
      because: expect.stringContaining('did not come by an import'),
    })
    const { other } = await anotherStage(world)
    await other.records.commit([{ kind: 'put', key: keys.number('+14155550100'), value: { clinicId: 'bay' } }])
    expect(await into(other.records, pages, false, now)).toMatchObject({
      because: expect.stringContaining('+14155550100'),
    })
    for (const pk of [
      'CLINIC#bay',
      'CLINICS',
      'PHONE#+14155550300#+14155550123',
      'SESSION#x',
      'LINK#x',
      'CLINIC#demo2#PATIENT#p',
    ]) {
      const fresh = memoryRecords({ now: () => now })
      const foreign = [[...pages, [{ key: { pk, sk: 'PROFILE' }, value: { clinicId: 'bay' }, found: {} }]]].flat()
      expect((await into(fresh, foreign, true, now)).kind, pk).toBe('refused')
      expect(await fresh.get(keys.clinic('demo'))).toBeUndefined()
    }
  })
})
