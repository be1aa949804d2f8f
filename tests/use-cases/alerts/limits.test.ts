/** Who may do what about an alert, by which link or text, and what they are told when they may not. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Staff } from '../../../functions/core/clinic/clinic.ts'
import { pagesPk } from '../../../functions/core/keys.ts'
import { type AlertAction, actOnAlert } from '../../../functions/use-cases/alerts/act-on-alert.ts'
import { auditAlerts } from '../../../functions/use-cases/alerts/audit-alerts.ts'
import { actByLink, openLink, writeByLink } from '../../../functions/use-cases/alerts/open-link.ts'
import { isForStaffToo } from '../../../functions/use-cases/alerts/receive-staff-text.ts'
import { editClinic } from '../../../functions/use-cases/clinic/edit-clinic.ts'
import type { ClinicSnapshot } from '../../../functions/use-cases/store/read-clinic.ts'
import { checkout, theAlert } from '../../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../../support/world.ts'

const staff: Staff[] = [
  ...harbor.staff,
  { staffId: 'ms-poe', name: 'Ms Poe', role: 'nurse', email: 'poe@harbor.example' },
  { staffId: 'mr-day', name: 'Mr Day', role: 'front-desk', phone: '+14155550205' },
]

let world: World
beforeEach(async () => {
  world = await aWorld({ clinics: [{ ...harbor, staff }] })
  await checkout(world)
  await world.text(ANA, 'my lip is white')
  await world.settle()
})

const done = async (staffId: string, action: AlertAction) => {
  const by = staff.find((each) => each.staffId === staffId) ?? expect.fail(staffId)
  const { alert: _, ...answer } = (await actOnAlert(
    ...[world.deps, 'demo', (await theAlert(world)).alertId, action, by],
  )) as { alert?: unknown; kind: string }
  return answer
}

describe('an alert', () => {
  it('is handed to a person who hears of it and may act on it', async () => {
    const to = (to: string): AlertAction => ({ kind: 'hand-over', to })
    const cannot = (because: string) => ({ kind: 'cannot-take-it', because })
    expect(await done('dr-lee', to('ms-poe'))).toMatchObject(cannot('Ms Poe has no phone, so nothing would tell them.'))
    expect(await done('dr-lee', to('mr-day'))).toMatchObject(
      cannot('Mr Day works at the front desk: choose a clinician or a nurse.'),
    )
    const known = ['dr-hale', 'dr-lee', 'mr-day', 'ms-poe', 'nurse-kim']
    expect(await done('dr-lee', to('dr-who'))).toEqual({ kind: 'unknown-staff', staffId: 'dr-who', known })
    expect((await theAlert(world)).acknowledgedBy).toBeNull()
    expect(await done('dr-lee', to(' nurse KIM '))).toEqual({ kind: 'done' })
    expect((await theAlert(world)).acknowledgedBy?.staffId).toBe('nurse-kim')
  })

  it('is lowered by a clinician or an admin, and raised by anybody', async () => {
    const set = (tier: 'prompt' | 'urgent' | 'emergency'): AlertAction => ({ kind: 'set-tier', tier, reason: 'Seen.' })
    expect(await done('nurse-kim', set('emergency'))).toEqual({ kind: 'done' })
    expect(await done('nurse-kim', set('prompt'))).toEqual({ kind: 'may-not-lower' })
    expect((await theAlert(world)).tier).toBe('emergency')
    expect(await done('dr-lee', set('urgent'))).toEqual({ kind: 'done' })
    expect(await done('dr-hale', set('prompt'))).toEqual({ kind: 'done' })
  })

  it('whose patient cannot be reached is confirmed by the second clinician alone', async () => {
    expect(await done('dr-hale', { kind: 'confirm-unreachable' })).toEqual({
      ...{ kind: 'not-unreachable-yet', attempts: 0 },
      because: 'only the second clinician whom someone named for it can confirm it',
    })
  })

  it('is taken once: again by the same person, it is theirs; by another, it is not', async () => {
    expect(await done('dr-lee', { kind: 'acknowledge' })).toEqual({ kind: 'done' })
    expect(await done('dr-lee', { kind: 'acknowledge' })).toEqual({ kind: 'already-yours' })
    expect(await done('dr-hale', { kind: 'acknowledge' })).toEqual({ kind: 'somebody-has-it' })
    expect(await actOnAlert(world.deps, 'demo', 'none', { kind: 'acknowledge' }, staff[0] as Staff)).toEqual({
      ...{ kind: 'unknown-alert' },
    })
  })

  it('that its code names, and that is not its patient’s, is reported', async () => {
    const { alertId } = await theAlert(world)
    const [patient] = (await world.everything()).filter(({ value }) => value.openAlertId === alertId)
    const item = patient && (await world.records.get(patient.key))
    if (!item) throw new Error('no patient')
    const { openAlertId: _, ...value } = item.value
    await world.records.commit([{ kind: 'update', key: item.key, value, expects: item.version }])
    world.logged.length = 0
    expect(await auditAlerts(world.deps)).toMatchObject({ alerts: 1, faults: 1, heartbeat: false })
    expect(world.logged[0]).toEqual({ event: 'audit-fault', kind: 'orphaned-code', clinic: 'demo', alertId })
  })
})

describe('the link of a page', () => {
  async function token() {
    const pages = (await world.everything()).filter(({ key }) => key.pk === pagesPk('demo', patientId()))
    return String((pages.find(({ value }) => value.staffId === 'dr-lee')?.value.link as { token: string }).token)
  }
  let personId = ''
  const patientId = () => personId
  beforeEach(async () => {
    personId = (await theAlert(world)).personId
  })

  it('shows the alert, and the colleagues who can be handed it', async () => {
    const opened = await openLink(world.deps, await token())
    if (opened.kind !== 'page') throw new Error(opened.kind)
    expect([opened.staff.staffId, opened.record.alert.alertId]).toEqual(['dr-lee', (await theAlert(world)).alertId])
    expect(opened.colleagues.map(({ staffId }) => staffId)).toEqual(['dr-hale', 'nurse-kim'])
  })

  it('acts and writes as the person whom the page went to', async () => {
    const given = await token()
    expect((await actByLink(world.deps, given, { kind: 'acknowledge' })).kind).toBe('done')
    expect((await theAlert(world)).acknowledgedBy?.staffId).toBe('dr-lee')
    const formId = 'a'.repeat(10)
    const written = await writeByLink(world.deps, given, { text: 'I call you now.', formId })
    expect(written).toMatchObject({ kind: 'planned', item: { writtenBy: 'dr-lee', text: 'I call you now.' } })
  })

  it('of somebody who has left, or of nobody, does nothing', async () => {
    const given = await token()
    const left = staff.filter(({ staffId }) => staffId !== 'dr-lee')
    const shifts = harbor.shifts.map((shift) => ({ ...shift, staffId: 'dr-hale' }))
    const edited = await editClinic({ records: world.records, now: world.now() }, 'demo', { staff: left, shifts })
    expect(edited.kind).toBe('edited')
    for (const each of [given, 'b'.repeat(16)]) {
      expect(await openLink(world.deps, each)).toEqual({ kind: 'gone' })
      expect(await actByLink(world.deps, each, { kind: 'acknowledge' })).toEqual({ kind: 'unknown-alert' })
      expect(await writeByLink(world.deps, each, { text: 'hi', formId: 'x' })).toEqual({ kind: 'unknown' })
    }
    expect((await theAlert(world)).acknowledgedBy).toBeNull()
  })
})

describe('a text of staff who are patients too', () => {
  const clinicNow = { codes: [{ value: { code: '94', alertId: 'a' }, version: 1 }] } as unknown as ClinicSnapshot
  const isForStaff = (text: string, holdsSign = false) => isForStaffToo(text, clinicNow, () => holdsSign)

  it.each([
    ['94', true],
    ['95', true],
    ['94 c', true],
    ['94 on my way', true],
    ['95 on my way', false],
    ['my lip is white', false],
    ['help', false],
  ])('"%s" is one for the clinic: %s', (text, expected) => expect(isForStaff(text)).toBe(expected))

  it('that holds a warning sign is a patient’s, unless it is a code alone', () => {
    expect([isForStaff('94 i cant swallow', true), isForStaff('94', true)]).toEqual([false, true])
  })
})
