import { describe, expect, it } from 'vitest'
import type { Resolution } from '../../functions/core/alerts/outcome.ts'
import type { Clinic } from '../../functions/core/clinic/clinic.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { noteCause } from '../../functions/use-cases/review/note-cause.ts'
import { nextToRead, reviewWeek } from '../../functions/use-cases/review/review-week.ts'
import { readAgain, type SecondReading } from '../../functions/use-cases/review/second-reading.ts'
import { act, checkout, listener, openAlerts, theAlert } from '../support/stories.ts'
import { ANA, aWorld, harbor, LEE, type World } from '../support/world.ts'

const clinic = harbor.clinic as Clinic
/** The week of the stories: they begin on a Monday, at five past ten in the morning. */
const WEEK = '2026-11-23'
const BEA = '+14155550141'
const KIM_SAYS = { staffId: 'nurse-kim', name: 'Nurse Kim' }

const review = (world: World, monday = WEEK) => reviewWeek(world.deps, clinic, monday)
const rereads = (world: World, id: string, reading: SecondReading) =>
  readAgain(world.deps, 'demo', id, reading, KIM_SAYS)

async function falsePage(world: World, resolution: Partial<Resolution> = {}) {
  const { patientId } = await checkout(world)
  await world.text(ANA, 'my eyelid is drooping')
  const { alertId } = await theAlert(world)
  await world.advance(3)
  await act(world, 'dr-lee', {
    kind: 'resolve',
    resolution: { outcome: 'no-concern', note: 'Was tired.', ...resolution },
  })
  return { alertId, patientId }
}

describe('a false page', () => {
  it.each([
    [{ outcome: 'no-concern' }, true],
    [{ outcome: 'duplicate' }, true],
    [{ outcome: 'wrong-person' }, true],
    [{ outcome: 'seen', tierWas: 'too-high' }, true],
    [{ outcome: 'seen' }, false],
    [{ outcome: 'seen', tierWas: 'right' }, false],
    [{ outcome: 'seen', tierWas: 'too-low' }, false],
  ] as const)('is one whose outcome is %j: %s', async (resolution, isFalse) => {
    const world = await aWorld()
    await falsePage(world, resolution)
    expect(await review(world)).toMatchObject({ alerts: 1, falsePages: { length: isFalse ? 1 : 0 } })
  })

  it('stands in the week it was opened in, with the words, the sign, the rule, who was woken and the outcome', async () => {
    const world = await aWorld()
    const { alertId } = await falsePage(world)
    const [page] = (await review(world)).falsePages
    expect(page?.entry).toMatchObject({ id: alertId, falsePage: true, pages: { day: 1, night: 0 } })
    expect(page?.record?.person.name).toBe('Ana Ruiz')
    expect(page?.record?.alert).toMatchObject({ reply: 'my eyelid is drooping', outcome: { note: 'Was tired.' } })
    expect(page?.record?.alert.signs[0]).toMatchObject({ sign: 'eyelid_droop', rule: expect.any(String) })
    expect(page?.record?.pages[0]).toMatchObject({ staffId: 'dr-lee', sentAt: expect.any(String) })
    expect((await review(world, '2026-11-16')).falsePages).toEqual([])
  })

  it('gets a cause from a nurse; a better one replaces it, and the timeline keeps both', async () => {
    const world = await aWorld()
    const { alertId, patientId } = await falsePage(world)
    const note = (cause: 'wording' | 'rule-too-broad') =>
      noteCause(world.deps, 'demo', alertId, { cause, note: 'She wrote of her sister.', by: KIM_SAYS })
    expect(await note('wording')).toMatchObject({ kind: 'noted' })
    expect(await note('rule-too-broad')).toMatchObject({ kind: 'noted', alert: { falsePage: { name: 'Nurse Kim' } } })
    await note('rule-too-broad')
    expect((await review(world)).falsePages[0]?.entry.falsePage).toBe('rule-too-broad')
    const events = (await timeline(world.deps, 'demo', patientId))?.events ?? []
    const causes = events.flatMap((event) => (event.kind === 'alert-cause-found' ? [[event.cause, event.by]] : []))
    expect(causes).toEqual([
      ['wording', 'nurse-kim'],
      ['rule-too-broad', 'nurse-kim'],
    ])
  })

  it('has no cause where it was right to wake somebody, at another clinic, or while it is open', async () => {
    const world = await aWorld()
    const cause = { cause: 'other', note: '', by: KIM_SAYS } as const
    const { alertId } = await falsePage(world, { outcome: 'seen' })
    expect(await noteCause(world.deps, 'demo', alertId, cause)).toEqual({ kind: 'no-false-page' })
    expect(await noteCause(world.deps, 'other', alertId, cause)).toEqual({ kind: 'unknown-alert' })
    await world.text(ANA, 'now i cant breathe')
    const open = await theAlert(world)
    expect(await noteCause(world.deps, 'demo', open.alertId, cause)).toEqual({ kind: 'no-false-page' })
  })

  it('is still counted when the patient was erased, without their words', async () => {
    const world = await aWorld()
    const { patientId } = await falsePage(world)
    await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
    const [page] = (await review(world)).falsePages
    expect(page?.record).toBeUndefined()
    expect(JSON.stringify(page)).not.toMatch(/Ana|eyelid|tired/)
  })
})

/** Twenty-five English and two Spanish replies that triage takes for harmless, in one week; then the week is over. */
async function aWeekOfReplies(world: World) {
  await checkout(world)
  await checkout(world, { patient: { name: 'Bea Sol', phone: BEA, language: 'es' } })
  for (let n = 0; n < 25; n++) {
    await world.advance(30)
    await world.text(ANA, n % 2 === 0 ? '1' : 'thank you so much')
  }
  for (const text of ['gracias', '1']) await world.text(BEA, text)
  await world.advanceHours(24 * 8)
}

describe('the second reading', () => {
  it('waits for the end of the week, has at least twenty, and a reload shows the same', async () => {
    const world = await aWorld()
    await checkout(world)
    await world.text(ANA, '1')
    expect((await review(world)).sample).toBeUndefined()
    const [reply] = await world.records.list('CLINIC#demo#MONTH#2026-11', 'REPLY#')
    expect(await rereads(world, String(reply?.value.id), { kind: 'nothing' })).toEqual({ kind: 'not-drawn' })

    const busy = await aWorld()
    await aWeekOfReplies(busy)
    const { sample = [], languages } = await review(busy)
    expect(languages).toMatchObject([
      { language: 'en', replies: 25, sample: 20, read: 0, missed: 0 },
      { language: 'es', replies: 2, sample: 2, read: 0, missed: 0 },
    ])
    const ids = sample.map(({ reply }) => reply.id)
    await busy.text(ANA, 'one more, but of another week')
    expect((await review(busy)).sample?.map(({ reply }) => reply.id)).toEqual(ids)
  })

  it('shows one reply after the other with what was asked, until all are read', async () => {
    const world = await aWorld()
    await aWeekOfReplies(world)
    for (let n = 0; n < 22; n++) {
      const next = await nextToRead(world.deps, 'demo', (await review(world)).sample ?? [])
      expect(next?.asked?.text).toMatch(/Harbor Clinic/)
      expect(next?.treatments[0]?.procedures[0]?.plan).toBe('neurotoxin')
      expect(await rereads(world, next?.message.messageId ?? '', { kind: 'nothing' })).toMatchObject({ kind: 'noted' })
    }
    const { sample = [], languages } = await review(world)
    expect(await nextToRead(world.deps, 'demo', sample)).toBeUndefined()
    expect(languages.map(({ read, missed }) => [read, missed])).toEqual([
      [20, 0],
      [2, 0],
    ])
    expect(await openAlerts(world)).toEqual([])
  })

  it('raises an alert at once for a sign that was missed, once, and counts it by language', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await aWeekOfReplies(world)
    const spanish = (await review(world)).sample?.find(({ reply }) => reply.language === 'es')?.reply.id ?? ''
    hears(LEE)
    const missed = { kind: 'missed', sign: 'swallowing', tier: 'urgent' } as const
    expect(await rereads(world, spanish, missed)).toMatchObject({ kind: 'noted', reread: { missed: 'swallowing' } })
    await world.settle()
    const alert = await theAlert(world)
    expect(alert).toMatchObject({ tier: 'urgent', signs: [{ sign: 'swallowing', rule: 'second-reading' }] })
    expect(alert.because).toMatch(/Nurse Kim read this again/)
    expect(hears(LEE).join()).toContain(alert.code)
    expect(await rereads(world, spanish, missed)).toMatchObject({ kind: 'already' })
    expect(await rereads(world, spanish, { kind: 'nothing' })).toMatchObject({ reread: { missed: 'swallowing' } })
    expect(await openAlerts(world)).toHaveLength(1)
    expect((await review(world)).languages).toMatchObject([{ missed: 0 }, { language: 'es', read: 1, missed: 1 }])
  })

  it('makes a missed sign a new round of the alert that is open, and never a second alert', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await aWeekOfReplies(world)
    await world.text(ANA, 'i cant swallow')
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    const ana = (await review(world)).sample?.find(({ reply }) => reply.language === 'en')?.reply.id ?? ''
    hears(LEE)
    await rereads(world, ana, { kind: 'missed', sign: 'breathing', tier: 'emergency' })
    await world.settle()
    expect(await theAlert(world)).toMatchObject({
      state: 'paging',
      signs: [{ sign: 'swallowing' }, { sign: 'breathing' }],
    })
    expect(hears(LEE).length).toBeGreaterThan(0)
  })

  it('is of drawn replies alone, of signs that exist, and of one’s own clinic', async () => {
    const world = await aWorld()
    await aWeekOfReplies(world)
    const { sample = [] } = await review(world)
    const drawn = sample[0]?.reply.id ?? ''
    const items = await world.records.list('CLINIC#demo#MONTH#2026-11', 'REPLY#')
    const ids = items.map(({ value }) => String(value.id))
    const notDrawn = ids.find((id) => !sample.some(({ reply }) => reply.id === id)) ?? ''
    expect(await rereads(world, notDrawn, { kind: 'nothing' })).toEqual({ kind: 'not-drawn' })
    expect(await rereads(world, 'nobody.nothing', { kind: 'nothing' })).toEqual({ kind: 'not-drawn' })
    const unknown = { kind: 'missed', sign: 'toString!', tier: 'prompt' } as const
    expect(await rereads(world, drawn, unknown)).toEqual({ kind: 'unknown-sign' })
    expect(await readAgain(world.deps, 'other', drawn, { kind: 'nothing' }, KIM_SAYS)).toEqual({ kind: 'not-drawn' })
    expect((await review(world)).languages.map(({ read }) => read)).toEqual([0, 0])
  })
})
