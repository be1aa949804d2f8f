import { describe, expect, it } from 'vitest'
import type { OpeningHours } from '../../../functions/core/clinic/opening-hours.ts'
import { clinicFaults } from '../../../functions/core/clinic/validate-clinic.ts'
import { shaped, wholeClinic } from '../../../infra/clinic/file.ts'
import { anApi } from '../../support/api.ts'
import { anOwner } from '../../support/settings.ts'
import { harbor } from '../../support/world.ts'

const OFFICE: OpeningHours = {
  week: [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    { days: [1], from: '13:00', to: '24:00' },
  ],
  special: [
    { first: '2026-11-26', last: '2026-11-26', name: { en: 'Thanksgiving', es: 'Acción de Gracias' }, spans: [] },
    { first: '2026-12-24', last: '2026-12-26', name: { en: 'Inventory' }, spans: [{ from: '10:00', to: '12:00' }] },
  ],
}
const open = { ...harbor, clinic: { ...harbor.clinic, openingHours: OFFICE } }
const PATH = '/console/settings/hours'

describe('the opening hours in the settings', () => {
  it('are typed, copied from Monday to Friday, and each day of them is on record', async () => {
    const { send, see, clinicNow } = await anOwner()
    expect(await see('')).toContain(`href="${PATH}"`)
    const typed = { 'from.1.0': '09:00', 'to.1.0': '12:00', 'from.6.0': '10:00', 'to.6.0': '00:00', do: 'copy' }
    expect(await send('/hours', typed)).toMatchObject({ status: 303, location: `${PATH}?saved=yes` })
    expect((await clinicNow()).clinic.openingHours).toEqual({
      week: [
        { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
        { days: [6], from: '10:00', to: '24:00' },
      ],
      special: [],
    })
    await send('/hours', { 'from.6.0': '', 'to.6.0': '' })
    const log = (await see('/log')).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(log).toMatch(/Opening hours.{0,20}Saturday.{0,20}10:00-24:00.{0,20}closed/)
  })

  it('stay as they are where the page is saved untouched', async () => {
    const { send, clinicNow } = await anOwner(open)
    const before = await clinicNow()
    expect((await send('/hours', {})).status).toBe(303)
    expect((await clinicNow()).versions.clinic).toBe(before.versions.clinic)
  })

  it('close on a federal holiday by one tap, which keeps what was typed; nothing closes by itself', async () => {
    const { send, see, clinicNow } = await anOwner(open)
    expect(await see('/hours')).toMatch(/value="2026-12-25"[^>]*>Close Fri, Dec 25: Christmas/)
    expect(await see('/hours')).not.toMatch(/name="add" value="2026-11-26"/)
    await send('/hours', { 'to.2.0': '15:00', add: '2027-01-01' })
    const { openingHours } = (await clinicNow()).clinic
    expect(openingHours?.special).toHaveLength(3)
    expect(openingHours?.special.at(-1)).toEqual({
      ...{ first: '2027-01-01', last: '2027-01-01', spans: [] },
      name: { en: "New Year's Day", es: 'Año Nuevo' },
    })
    expect(openingHours?.week).toContainEqual({ days: [2], from: '09:00', to: '15:00' })
  })

  it('are taken away as a whole, and days one by one', async () => {
    const { send, form, post, clinicNow } = await anOwner(open)
    await send('/hours', { 'remove.0': 'yes' })
    expect((await clinicNow()).clinic.openingHours?.special.map(({ first }) => first)).toEqual(['2026-12-24'])
    const empty = [...(await form('/hours')).keys()].filter((name) => name !== 'seen').map((name) => [name, ''])
    await post('/hours', await form('/hours'), Object.fromEntries(empty))
    expect((await clinicNow()).clinic).not.toHaveProperty('openingHours')
  })

  it.each([
    ['en', { 'to.3.0': '02:00' }, 'week-3-0-to', 'This ends before it begins. To stay open past midnight, end here at'],
    ['es', { 'to.3.0': '02:00' }, 'week-3-0-to', 'Termina antes de empezar. Si el horario pasa de medianoche'],
    ['en', { 'from.3.1': '11:00', 'to.3.1': '14:00' }, 'week-3-1-from', 'This overlaps other hours'],
    ['es', { 'from.3.0': '' }, 'week-3-0-from', 'Escriba una hora'],
    ['en', { 'first.2': '2026-11-26', 'en.2': 'Inventory' }, 'special-2-first', 'Some of these days'],
    ['en', { 'first.2': '2027-02-01' }, 'special-2-name-en', 'Give it a name'],
    ['es', { 'es.2': 'Inventario' }, 'special-2-first', 'Escriba una fecha'],
    ['en', { 'start.2.0': '10:00', 'end.2.0': '12:00' }, 'special-2-first', 'Enter a date'],
    ['es', { 'last.1': '2026-12-01' }, 'special-1-last', 'El último día es anterior'],
  ] as const)('in %s, %j is refused beside its field, and nothing is lost', async (language, typed, field, words) => {
    const { send, clinicNow } = await anOwner(open, language)
    const refused = await send('/hours', typed)
    expect(refused.status).toBe(422)
    expect(refused.body).toContain(`id="fault-${field}">${words}`)
    for (const [name, value] of Object.entries(typed))
      expect(refused.body).toContain(`name="${name}" value${value ? `="${value}"` : ''}`)
    expect((await clinicNow()).clinic.openingHours).toEqual(OFFICE)
  })

  it('keep the week where every weekday is emptied beside special days', async () => {
    const { form, post, clinicNow } = await anOwner(open)
    const opened = await form('/hours')
    const week = [...opened.keys()].filter((name) => /^(from|to)\./.test(name)).map((name) => [name, ''])
    expect(await post('/hours', opened, Object.fromEntries(week))).toMatchObject({
      status: 422,
      body: expect.stringContaining('Enter hours for at least one weekday'),
    })
    expect((await clinicNow()).clinic.openingHours).toEqual(OFFICE)
  })

  it('which a colleague has saved meanwhile are not overwritten', async () => {
    const { form, post, clinicNow } = await anOwner(open)
    const opened = await form('/hours')
    await post('/hours', opened, { 'to.1.0': '11:00' })
    expect(await post('/hours', opened, { 'to.1.0': '10:00' })).toMatchObject({
      status: 409,
      body: expect.stringContaining('name="to.1.0" value="10:00"'),
    })
    expect((await clinicNow()).clinic.openingHours?.week[0]).toMatchObject({ to: '11:00' })
  })
})

describe('the checklist', () => {
  it.each(['en', 'es'] as const)('in %s recommends hours, and does not wait for them', async (language) => {
    const { see, send } = await anOwner(harbor, language)
    const before = await see('/checklist')
    expect(before).toContain(language === 'en' ? 'Recommended' : 'Recomendado')
    expect(before).toContain(`class="button quiet" href="${PATH}"`)
    const waits = (html: string) => /class="(warning|good)">([^<]*)</.exec(html)?.[2]
    await send('/hours', { 'from.1.0': '09:00', 'to.1.0': '17:00' })
    const after = await see('/checklist')
    expect(after).not.toContain(`href="${PATH}"`)
    expect(waits(after)).toBe(waits(before))
  })
})

describe('a clinic in a file', () => {
  it('has its hours checked by field', () => {
    const late = { ...OFFICE, week: [{ days: [6], from: '18:00', to: '02:00' }] }
    expect(clinicFaults({ ...harbor, clinic: { ...harbor.clinic, openingHours: late } })).toMatchObject([
      { pointer: '/clinic/openingHours/week/0/to' },
    ])
    expect(clinicFaults(open)).toEqual([])
    expect(shaped(wholeClinic, open, 'clinic.json').clinic.openingHours).toEqual(OFFICE)
    const typo = {
      ...open,
      clinic: { ...open.clinic, openingHours: { ...OFFICE, week: [{ days: [8], from: '9', to: '5' }] } },
    }
    expect(() => shaped(wholeClinic, typo, 'clinic.json')).toThrow(
      /clinic\.json \/clinic\/openingHours\/week\/0\/days\/0/,
    )
  })
})

describe('the opening hours of the API', () => {
  it('are a setting with the same faults; null takes them away', async () => {
    const { world } = await anOwner()
    const ask = anApi(world)
    const patch = (openingHours: unknown) => ask('PATCH', '/v1/clinic', { body: { openingHours } })
    expect((await ask('GET', '/v1/clinic')).body.openingHours).toBeNull()
    expect(await patch(OFFICE)).toMatchObject({ status: 200, body: { openingHours: OFFICE } })
    expect((await ask('GET', '/v1/clinic')).body.openingHours).toEqual(OFFICE)
    const late = { week: [{ days: [6], from: '18:00', to: '02:00' }], special: [] }
    expect(await patch(late)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/openingHours/week/0/to', detail: expect.stringContaining('until 24:00') }] },
    })
    expect(await patch({ week: OFFICE.week })).toMatchObject({ status: 422 })
    expect(await patch({ ...OFFICE, closed: true })).toMatchObject({ status: 422 })
    const never = { ...OFFICE, special: [{ ...OFFICE.special[0], first: '2026-02-30' }] }
    expect(await patch(never)).toMatchObject({
      body: { errors: [{ pointer: '/openingHours/special/0/first', detail: 'A date such as 2026-11-26 is needed.' }] },
    })
    expect((await ask('GET', '/v1/clinic')).body.openingHours).toEqual(OFFICE)
    expect(await patch(null)).toMatchObject({ status: 200, body: { openingHours: null } })
  })
})
