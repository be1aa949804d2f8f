import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Task } from '../../functions/core/alerts/task.ts'
import { keys } from '../../functions/core/keys.ts'
import { accessOf } from '../../functions/use-cases/access/standing.ts'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { auditAlerts } from '../../functions/use-cases/alerts/audit-alerts.ts'
import { openLink } from '../../functions/use-cases/alerts/open-link.ts'
import { colleagues } from '../../functions/use-cases/alerts/presence.ts'
import { openTasks } from '../../functions/use-cases/alerts/tasks.ts'
import { importsOf } from '../../functions/use-cases/courses/list-imports.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import { linesByName } from '../../functions/use-cases/patients/directory.ts'
import { patientsByExternalId, patientsByPhone } from '../../functions/use-cases/patients/find-patients.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { photosOf, readPhoto } from '../../functions/use-cases/photos/read-photos.ts'
import { whyIn } from '../../functions/use-cases/wording/task-why-words.ts'
import { genericVisit } from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'
import { listener, openAlerts, tasks } from '../support/stories.ts'
import { aWorld, HALE, type Kept, KIM, LEE } from '../support/world.ts'
import { aRequest, codeOf, PEOPLE, REQUEST_KEY } from './story.ts'

const versions = globSync('tests/fixtures/items/v*.json').map((path) => ({
  path,
  fixture: JSON.parse(readFileSync(path, 'utf8')) as { now: string; items: Kept[] },
}))

const lee = { staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician' } as const

/** Kinds of keys that live for minutes or days, and are read by the console or by an operator's command alone. */
const SHORT_LIVED = [
  'CLINIC MINUTE',
  'CLINIC LINK',
  'SIGNIN',
  'SESSION',
  'CHECKOUT',
  'CLINIC EXPORT',
  'CLINIC IMPORTED',
  'CLINIC THREAD',
]

it('the fixtures together hold an item of every kind', () => {
  const kind = ({ pk, sk }: Kept['key']) =>
    pk.includes('#MONTH#') ? 'REGISTER' : [pk, sk].map((part) => part.split('#')[0]).join(' ')
  const made = Object.values(keys).map((make) => kind((make as (...names: string[]) => Kept['key'])('a', 'b', 'c')))
  const kept = new Set(versions.flatMap(({ fixture }) => fixture.items.map(({ key }) => kind(key))))
  expect(
    [...new Set(made)].filter((each) => !kept.has(each) && !SHORT_LIVED.some((name) => each.startsWith(name))),
  ).toEqual([])
})

it('whom an operator switched off stays so', async () => {
  for (const { fixture, path } of versions.filter(({ fixture }) =>
    fixture.items.some(({ key }) => key.sk === 'ACCESS'),
  )) {
    const world = await aWorld({ ...fixture, clinics: [] })
    expect(await accessOf(world.deps, { clinicId: 'demo', staffId: 'dr-hale' }), path).toMatchObject({ disabled: true })
  }
})

it('a visit that a booking system has told of is worked through', async () => {
  for (const { fixture, path } of versions.filter(({ fixture }) =>
    fixture.items.some(({ key }) => key.sk.startsWith('ARRIVED#')),
  )) {
    const world = await aWorld({ ...fixture, clinics: [] })
    const isTreatment = ({ key }: Kept) => key.sk.startsWith('TREATMENT#')
    const before = (await world.everything()).filter(isTreatment).length
    await world.advance(2)
    const outcomes = (await world.everything()).filter(({ key }) => key.sk.startsWith('ARRIVED#'))
    expect(outcomes.map(({ value }) => (value as { outcome?: { kind: string } }).outcome?.kind).sort(), path).toEqual([
      ...['logged', 'logged', 'task'],
    ])
    const rows = (await world.everything()).filter(isTreatment).length - before
    expect(rows, path).toBeGreaterThan(0)
    const { send } = await anIntake(world)
    await send('generic', genericVisit({ visitId: 'asked', status: 'cancelled' }), { id: 'msg_later' })
    expect(
      (await openTasks(world.deps, 'demo')).filter(({ kind }) => kind === 'intake'),
      path,
    ).toEqual([])
  }
})

it('what systems of the clinic have not heard yet is told, once it is their turn and they are up', async () => {
  for (const { fixture, path } of versions.filter(({ fixture }) =>
    fixture.items.some(({ key }) => key.sk.startsWith('DELIVERY#')),
  )) {
    const world = await aWorld({ ...fixture, clinics: [] })
    const of = async (kind: string) => (await world.everything()).filter(({ key }) => key.sk.startsWith(`${kind}#`))
    const unsorted = (await of('EVENTS')).filter(({ found }) => found.due)
    const waiting = (await of('DELIVERY')).filter(({ value }) => value.state === 'planned')
    expect(
      [unsorted.length, waiting.length].every((count) => count > 0),
      path,
    ).toBe(true)
    await world.advance(2)
    const systems = (await of('WEBHOOK')).length
    expect(world.webhookCalls.length, path).toBeGreaterThanOrEqual(systems * unsorted.length)
    await world.advanceHours(2)
    const deliveries = (await of('DELIVERY')).map(({ value }) => value)
    expect(new Set(deliveries.map(({ state }) => state)), path).toEqual(new Set(['delivered']))
    expect(
      (await of('EVENTS')).filter(({ found }) => found.due),
      path,
    ).toEqual([])
  }
})

describe.each(versions)('what $path holds', ({ fixture }) => {
  const { now, items } = fixture
  const world = () => aWorld({ now, items, clinics: [], seed: 23 })

  it('is paged on: the alert that nobody has, and those whose acknowledgement and contact run out', async () => {
    const after = await world()
    const hears = listener(after)
    expect((await openAlerts(after)).map(({ state }) => state).sort()).toEqual(['acknowledged', 'contacted', 'paging'])
    await after.advance(6)
    for (const phone of [LEE, KIM, HALE]) expect(hears(phone).length).toBeGreaterThan(0)
    await after.advance(3 * 60)
    expect((await openAlerts(after)).filter(({ state }) => state === 'paging').length).toBeGreaterThanOrEqual(3)
  })

  it('is acknowledged by the code of the page that went out before', async () => {
    const after = await world()
    await after.text(LEE, await codeOf(after, PEOPLE.pages))
    const alerts = await openAlerts(after)
    expect(alerts.map(({ state }) => state).sort()).toEqual(['acknowledged', 'acknowledged', 'contacted'])
    expect(alerts.find(({ tier }) => tier === 'emergency')).toMatchObject({ acknowledgedBy: { staffId: 'dr-lee' } })
  })

  it('is sent at its time: follow-ups, the silence after them, and nothing after STOP', async () => {
    const after = await world()
    const hears = listener(after)
    const resolution = { outcome: 'seen', note: '' } as const
    for (const { alertId } of await openAlerts(after))
      await actOnAlert(after.deps, 'demo', alertId, { kind: 'resolve', resolution }, lee)
    await after.advanceHours(24 * 4)
    expect(hears(PEOPLE.ordinary).join()).toMatch(/have not heard.*droopy lid/s)
    expect(hears(PEOPLE.byMail).length).toBeGreaterThan(0)
    expect(hears(PEOPLE.optedOut)).toEqual([])
    expect(hears(PEOPLE.erased)).toEqual([])
    const found = new Set((await tasks(after)).map(({ kind }) => kind))
    expect(found).toContain('silence')
    expect(found).toContain('uncertain')
  })

  it('says by fields who was paged, and START brings back what STOP had cancelled', async () => {
    const after = await world()
    const alerts = await openAlerts(after)
    const paged = alerts.flatMap(({ history }) =>
      history.flatMap((each) => (each.kind === 'paged' ? each.staffIds : [])),
    )
    expect(paged.sort()).toEqual(['dr-lee', 'dr-lee', 'dr-lee', 'nurse-kim'])
    const hears = listener(after)
    await after.text(PEOPLE.optedOut, 'START')
    await after.advanceHours(24 * 4)
    expect(hears(PEOPLE.optedOut).slice(1).join()).toMatch(/hard to swallow/)
  })

  it('is on hold as an outcome said, until somebody resumes it; a visit logged now begins its own course', async () => {
    const after = await world()
    const hears = listener(after)
    await after.advanceHours(24)
    expect(hears(PEOPLE.onHold)).toEqual([])
    const performedAt = after.now()
    const request = { ...aRequest('Hanna Hold', { phone: PEOPLE.onHold }), performedAt }
    expect((await logTreatment(after.deps, { clinicId: 'demo', by: 'desk', request })).kind).toBe('logged')
    await after.advanceHours(25)
    expect(hears(PEOPLE.onHold).join()).toMatch(/hard to swallow/)
  })

  it('waits no longer than it would have: the unclear reply pages, the dead sender is found', async () => {
    const after = await world()
    await after.advance(12)
    expect((await openAlerts(after)).map(({ reply }) => reply)).toContain('blorp zzyx')
    const left = (await after.everything()).filter(({ value }) => value.state === 'claimed')
    expect(left).toEqual([])
  })

  it('is nothing new to a repeated request, a known number and a link', async () => {
    const after = await world()
    const request = aRequest('Ona Ordinary', { phone: PEOPLE.ordinary })
    const asked = { clinicId: 'demo', by: 'desk', request, idempotencyKey: REQUEST_KEY }
    expect(await logTreatment(after.deps, asked)).toMatchObject({ kind: 'repeated' })
    expect(await patientsByPhone(after.deps, 'demo', PEOPLE.ordinary)).toMatchObject({
      patients: [{ name: 'Ona Ordinary' }],
    })
    await after.text(PEOPLE.stranger, 'thanks again')
    expect(await patientsByPhone(after.deps, 'demo', PEOPLE.stranger)).toMatchObject({ patients: [{ known: false }] })
    for (const { key } of items.filter(({ key }) => key.pk.startsWith('LINK#')))
      expect(await openLink(after.deps, key.pk.slice('LINK#'.length))).not.toEqual({ kind: 'gone' })
  })

  it('is read by the auditor and in every timeline, and comes to its end', async () => {
    const after = await world()
    expect(await auditAlerts(after.deps)).toMatchObject({ alerts: 3, faults: 0 })
    for (const { key, value } of items)
      if (key.sk === 'PROFILE' && value.personId)
        expect((await timeline(after.deps, 'demo', String(value.personId)))?.events.length).toBeGreaterThan(0)
    for (const phone of [PEOPLE.pages, PEOPLE.acknowledged, PEOPLE.contacted])
      await after.text(LEE, `${await codeOf(after, phone)} c`)
    await after.advanceHours(1)
    expect((await after.everything()).some(({ value }) => value.state === 'claimed')).toBe(false)
  })
})

it('a colleague who has an alert open is named to others, for a minute', async () => {
  for (const { fixture, path } of versions.filter(({ fixture }) =>
    fixture.items.some(({ key }) => key.sk.startsWith('AT#')),
  )) {
    const world = await aWorld({ ...fixture, clinics: [] })
    const alerts = await openAlerts(world)
    const named = async () => {
      const at = await colleagues(world.deps, { clinicId: 'demo', id: 'dr-lee', name: 'Dr Lee' })
      return alerts.flatMap(({ alertId }) => at(alertId))
    }
    expect(await named(), path).toEqual([{ staffId: 'nurse-kim', name: 'Nurse Kim', doing: 'writing' }])
    await world.advance(1)
    expect(await named(), path).toEqual([])
  }
})

it('a task whose reason is kept as facts is read in Spanish', async () => {
  for (const { fixture, path } of versions) {
    const kept = fixture.items.flatMap(({ key, value }) => (key.sk.startsWith('TASK#') ? [value as Task] : []))
    const whys = kept.flatMap(({ why }) => why ?? [])
    for (const why of whys) expect(whyIn('es', why), path).toMatch(/^(El|La|Al) /)
    if (path.endsWith('v17.json')) expect(whys.map(({ kind }) => kind).sort()).toEqual(['calendar-differs', 'visit'])
  }
})

it('a photo has its picture, and belongs to what its patient wrote', async () => {
  for (const { fixture, path } of versions.filter(({ fixture }) =>
    fixture.items.some(({ key }) => /^PHOTO#/.test(key.sk)),
  )) {
    const world = await aWorld({ ...fixture, clinics: [] })
    const found = await patientsByPhone(world.deps, 'demo', PEOPLE.photographed)
    const { personId = '' } = (found.kind === 'found' && found.patients[0]) || {}
    const photos = await photosOf(world.deps, 'demo', personId)
    expect(photos.map(({ kind, type }) => [kind, type]).sort(), path).toEqual([
      ['before', 'image/png'],
      ['sent', 'image/jpeg'],
    ])
    for (const { photoId } of photos) expect(await readPhoto(world.deps, 'demo', photoId), path).toBeDefined()
    const { events = [] } = (await timeline(world.deps, 'demo', personId)) ?? {}
    const sent = photos.find(({ kind }) => kind === 'sent')?.photoId
    expect(events, path).toContainEqual(expect.objectContaining({ kind: 'message-received', photoIds: [sent] }))
  }
})

it('a patient is found by the id of the clinic’s own and by name, where the version knew them', async () => {
  for (const { fixture, path } of versions.filter(({ fixture }) =>
    fixture.items.some(({ key }) => key.sk === 'POINTER'),
  )) {
    const { deps } = await aWorld({ ...fixture, clinics: [] })
    const byId = await patientsByExternalId(deps, 'demo', 'guest-7')
    expect(byId, path).toMatchObject({ patients: [{ name: 'Kay Mail' }] })
    expect(await linesByName(deps, 'demo', 'kay'), path).toHaveLength(1)
    expect(await importsOf(deps, 'demo'), path).toHaveLength(1)
  }
})
