/** What a clinic may set: what it can do without goes, what it cannot is refused by its field, and nothing else changes. */
import { describe, expect, it } from 'vitest'
import { clinicChanges, fieldChanges } from '../../../functions/core/clinic/clinic-change.ts'
import { offered, offerFaults } from '../../../functions/core/clinic/offers.ts'
import { settingsOf } from '../../../functions/core/clinic/settings.ts'
import { personOfStaff, staffIdFor } from '../../../functions/core/clinic/staff.ts'
import { isOwnNumber, notTextable } from '../../../functions/core/clinic/textable.ts'
import { type ClinicFile, clinicFaults } from '../../../functions/core/clinic/validate-clinic.ts'
import { harbor } from '../../support/world.ts'

const { clinic } = harbor

describe('settings', () => {
  it('are kept as they are meant: phones in E.164, an empty line takes away what the clinic can do without', () => {
    expect(settingsOf({ name: 'Harbor Two', onCallPhone: '(415) 555-0198', languages: ['en'] }, clinic)).toEqual({
      changes: { name: 'Harbor Two', onCallPhone: '+14155550198', languages: ['en'] },
    })
    expect(settingsOf({ interpreterPhone: '', nightPlace: '', voiceAnswer: '' }, clinic)).toEqual({
      changes: { interpreterPhone: undefined, nightPlace: undefined, voiceAnswer: undefined },
    })
    expect(settingsOf({}, clinic)).toEqual({ changes: {} })
  })

  it('that the clinic cannot do without are refused by their field', () => {
    for (const name of ['name', 'zone', 'emergencyNumber', 'frontDeskPhone', 'onCallPhone'] as const)
      expect(settingsOf({ [name]: '' }, clinic)).toEqual({
        faults: [{ pointer: `/${name}`, detail: 'Fill this in: the clinic cannot do without it.' }],
      })
    for (const name of ['frontDeskPhone', 'onCallPhone', 'interpreterPhone'] as const)
      expect(settingsOf({ [name]: '12', name: 'New' }, clinic)).toMatchObject({ faults: [{ pointer: `/${name}` }] })
  })
})

describe('what a clinic offers', () => {
  const plans = [
    { plan: 'filler', areas: ['lips', 'chin'], title: 'Filler' },
    { plan: 'peel', areas: ['face'], title: 'Peel' },
  ]
  const offer = (plan: string, ...areas: string[]) => ({ plan, areas, products: [] })

  it('is at least one procedure, of known plans and areas, each once', () => {
    expect(offerFaults([], plans)).toEqual([{ pointer: '/offers', detail: 'Choose at least one procedure.' }])
    expect(offerFaults([offer('filler', 'lips')], plans)).toEqual([])
    expect(offerFaults([offer('peel'), offer('magic'), offer('peel'), offer('filler', 'lips', 'knee')], plans)).toEqual(
      [
        { pointer: '/offers/1/plan', detail: 'There is no care plan "magic".' },
        { pointer: '/offers/2/plan', detail: '"peel" is named twice.' },
        { pointer: '/offers/3/areas', detail: 'The plan has no area "knee".' },
      ],
    )
  })

  it('is all of its plans until it says so, and then those areas, or all where it names none', () => {
    expect(offered(plans, undefined)).toEqual(plans)
    expect(offered(plans, [offer('filler', 'chin')])).toEqual([{ ...plans[0], areas: ['chin'] }])
    expect(offered(plans, [offer('peel')])).toEqual([plans[1]])
  })
})

describe('a person of the staff', () => {
  it('gets an id of 32 letters that says the name and that nobody has', () => {
    const id = (name: string, ...taken: string[]) => staffIdFor(name, (each) => taken.includes(each))
    expect([id('Dr. Léa O’Neil'), id('Dr Lee', 'dr-lee'), id('Dr Lee', 'dr-lee', 'dr-lee-2')]).toEqual([
      ...['dr-lea-o-neil', 'dr-lee-2', 'dr-lee-3'],
    ])
    expect([id('x'.repeat(33)), id('王'), id('王', 'staff')]).toEqual(['x'.repeat(32), 'staff', 'staff-2'])
  })

  it('is kept with phone and address, or told which of them is wrong', () => {
    const colleague = { staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician', email: 'Lee@Harbor.example' } as const
    const given = (phone?: string, email?: string, staffId = 'kim') =>
      personOfStaff({ name: 'Kim', role: 'nurse', phone, email }, staffId, { staff: [colleague], country: 'US' })
    const kim = { staffId: 'kim', name: 'Kim', role: 'nurse' }
    expect(given()).toEqual({ person: kim })
    expect(given('', '')).toEqual({ person: kim })
    expect(given('(415) 555-0202', ' Kim@Harbor.example ')).toEqual({
      person: { ...kim, phone: '+14155550202', email: 'kim@harbor.example' },
    })
    expect(given('12')).toMatchObject({ faults: [{ pointer: '/phone' }] })
    expect(given(undefined, 'LEE@harbor.example')).toEqual({
      faults: [{ pointer: '/email', detail: 'A colleague has this address. Everyone signs in with their own.' }],
    })
    expect(given(undefined, 'lee@harbor.example', 'dr-lee')).toMatchObject({ person: { email: 'lee@harbor.example' } })
  })
})

describe('the log of changes', () => {
  it('says field by field from what to what, 300 letters of each', () => {
    const [most, more] = ['x'.repeat(300), 'x'.repeat(301)]
    expect(
      fieldChanges('clinic', { a: most, b: 1, same: [1], gone: null }, { a: more, c: { d: 2 }, same: [1] }),
    ).toEqual([
      { field: 'clinic/a', from: most, to: `${'x'.repeat(299)}…` },
      { field: 'clinic/b', from: '1' },
      { field: 'clinic/c', to: '{"d":2}' },
      { field: 'clinic/gone' },
    ])
  })

  it('names people, shifts and systems by their ids', () => {
    const [lee] = harbor.staff
    const after: ClinicFile = {
      ...harbor,
      clinic: { ...clinic, name: 'Harbor Two' },
      staff: harbor.staff.slice(1),
      clients: [...(harbor.clients ?? []), { clientId: 'new', name: 'New' }],
      shifts: harbor.shifts.map((shift, i) => (i === 0 ? { ...shift, to: '23:00' } : shift)),
    }
    const changes = clinicChanges(harbor, after)
    expect(clinicChanges(harbor, harbor)).toEqual([])
    expect(changes).toContainEqual({ field: 'clinic/name', from: clinic.name, to: 'Harbor Two' })
    expect(changes).toContainEqual({ field: `staff/${lee?.staffId}/name`, from: lee?.name })
    expect(changes).toContainEqual({ field: 'clients/new/name', to: 'New' })
    const [shift] = harbor.shifts
    expect(changes).toContainEqual({ field: `shifts/${shift?.shiftId}/to`, from: shift?.to, to: '23:00' })
  })
})

describe('a clinic as it is written down', () => {
  const faults = (change: Partial<ClinicFile>) =>
    clinicFaults({ ...harbor, ...change }).map(({ pointer, detail }) => [pointer, detail])

  it('works, or is told everything that is wrong', () => {
    expect(faults({})).toEqual([])
    const [first, second] = harbor.staff
    const [shift] = harbor.shifts
    if (!first || !second || !shift) throw new Error('nobody')
    const { phone: _, ...phoneless } = second
    const tollFree =
      'A toll-free number: carriers answer STOP there themselves, before we can read it. Use a 10DLC number.'
    expect(faults({ clinic: { ...clinic, textingNumber: '+18885550100', frontDeskPhone: '4155550199' } })).toEqual([
      ['/clinic/frontDeskPhone', 'Write it as +14155550199.'],
      ['/clinic/textingNumber', tollFree],
    ])
    expect(faults({ clinic: { ...clinic, zone: 'Mars', interpreterPhone: '12' } })).toMatchObject([
      ['/clinic/zone', '"Mars" is not a time zone that we know, such as America/Chicago.'],
      ['/clinic/interpreterPhone', expect.any(String)],
    ])
    const shifts = [
      { ...shift, staffId: first.staffId },
      { ...shift, staffId: second.staffId },
      { ...shift, shiftId: 'x', staffId: 'nobody' },
    ]
    const clients = ['a', 'a'].map((clientId) => ({ clientId, name: 'A' }))
    expect(faults({ staff: [first, phoneless, { ...first }], shifts, clients })).toEqual([
      ['/staff/2/staffId', `Two of the staff are "${first.staffId}".`],
      ['/shifts/1/staffId', `${second.name} has no phone to be paged on.`],
      ['/shifts/1/shiftId', `Two shifts are "${shift.shiftId}".`],
      ['/shifts/2/staffId', 'There is no "nobody" among the staff.'],
      ['/clients/1/clientId', 'Two systems are "a".'],
    ])
    for (const code of ['00', '33', '44', '55', '66', '77', '88'])
      expect(faults({ clinic: { ...clinic, pagingNumber: `+18${code}5550100` } })).toContainEqual([
        ...['/clinic/pagingNumber', tollFree],
      ])
  })
})

describe('a number that no text goes to', () => {
  const kind = (e164: string, change: object = {}) => notTextable(e164, { ...clinic, ...change })?.kind

  it('is the clinic’s own, of no country, of no person, or of a country that it does not text', () => {
    for (const field of ['textingNumber', 'pagingNumber', 'frontDeskPhone', 'onCallPhone', 'interpreterPhone'] as const)
      expect(isOwnNumber('+14155559999', { ...clinic, [field]: '+14155559999' })).toBe(true)
    expect(isOwnNumber('+14155559999', { ...clinic, attachedNumbers: ['+14155559999'] })).toBe(true)
    expect(notTextable(clinic.onCallPhone, clinic)).toEqual({
      ...{ kind: 'own-number', phone: clinic.onCallPhone, clinic: clinic.name },
    })
    expect(notTextable('+881612345678', clinic)).toEqual({ kind: 'no-country', phone: '+881612345678' })
    expect(notTextable('+18005550123', clinic)).toEqual({ kind: 'no-person', phone: '+18005550123', type: 'TOLL_FREE' })
    expect(notTextable('+34612345678', clinic)).toEqual({
      ...{ kind: 'other-country', phone: '+34612345678', clinic: clinic.name, country: 'ES', served: ['US'] },
    })
    expect([kind('+14155550123'), kind('+17872345678'), kind('+34612345678', { textsTo: ['US', 'ES'] })]).toEqual([
      ...[undefined, undefined, undefined],
    ])
    expect(kind('+17872345678', { country: 'MX' })).toBe('other-country')
    // Virgin Islands, Guam, American Samoa, Northern Mariana Islands.
    for (const e164 of ['+13406421234', '+16713001234', '+16847331234', '+16702345678'])
      expect(kind(e164)).toBeUndefined()
  })
})
