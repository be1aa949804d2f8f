/** How clinics and their booking systems call columns, services and days: one that is not known costs a person a question. */
import { describe, expect, it } from 'vitest'
import { serviceNamed } from '../../../functions/core/courses/service-names.ts'
import { columnNamed } from '../../../functions/core/courses/table-columns.ts'
import { requestOf } from '../../../functions/core/courses/treatment-file.ts'
import { isMonthFirst, writtenDay, writtenWhen } from '../../../functions/core/courses/written-date.ts'

describe('a column', () => {
  it.each([
    ['name', 'Client Name', 'Nombre completo', 'Invitee name'],
    ['first_name', 'Given name', 'Nombre de pila'],
    ['last_name', 'Surname', 'Apellidos'],
    ['phone', 'Mobile', 'Teléfono móvil'],
    ['email', 'E-mail', 'Correo electrónico'],
    ['date_of_birth', 'DOB', 'Fecha de nacimiento'],
    ['performed_at', 'Appointment date', 'Fecha de la cita', 'Start Date & Time'],
    ['procedures', 'Service name', 'Tratamiento'],
    ['injector', 'Provider', 'Profesional'],
    ['consent_sms', 'OK to text', 'Acepta SMS'],
    ['consent_email', 'Email opt-in', 'Acepta email'],
    ['time_of_day', 'Start time', 'Hora de inicio'],
    ['status', 'Appointment status', 'Estado de la cita'],
    ['none', 'Client ID', 'End time', 'Precio', 'Invoice No.', 'Location', 'Created by', 'what_is_wrong'],
  ])('%s is known by its usual names', (column, ...names) => {
    for (const name of names) expect(columnNamed(name), name).toBe(column)
    expect(columnNamed(column)).toBe(column)
  })

  it.each(['', ' ', '_', '?'])('without a name (%j) is none that is known', (name) => {
    expect(columnNamed(name).replace(/[_?]/, '')).toBe('')
  })
})

describe('a service', () => {
  it.each([
    ['Botox glabella', 'neurotoxin', 'glabella'],
    ['Dysport 11s', 'neurotoxin', 'glabella'],
    ['Xeomin elevens', 'neurotoxin', 'glabella'],
    ['Jeuveau frown lines', 'neurotoxin', 'glabella'],
    ['Daxxify frown', 'neurotoxin', 'glabella'],
    ['Toxina entrecejo', 'neurotoxin', 'glabella'],
    ['Letybo - Forehead 20u', 'neurotoxin', 'forehead'],
    ['Botox frente', 'neurotoxin', 'forehead'],
    ["Tox crow's feet", 'neurotoxin', 'crows-feet'],
    ['Botox crows feet', 'neurotoxin', 'crows-feet'],
    ['Botox crowsfeet', 'neurotoxin', 'crows-feet'],
    ['Botox patas de gallo', 'neurotoxin', 'crows-feet'],
    ['Masseter toxin', 'neurotoxin', 'masseter'],
    ['Botox masseters', 'neurotoxin', 'masseter'],
    ['Botox jawline slimming', 'neurotoxin', 'masseter'],
    ['Botox maseteros', 'neurotoxin', 'masseter'],
    ['Botox platysma', 'neurotoxin', 'platysma'],
    ['Botox platysmal bands', 'neurotoxin', 'platysma'],
    ['Botox Nefertiti', 'neurotoxin', 'platysma'],
    ['Botox neck', 'neurotoxin', 'neck'],
    ['Botox cuello', 'neurotoxin', 'neck'],
    ['Botox trapezius', 'neurotoxin', 'trapezius'],
    ['Neurotoxin traps', 'neurotoxin', 'trapezius'],
    ['Trap tox', 'neurotoxin', 'trapezius'],
    ['Lip flip', 'neurotoxin', 'perioral'],
    ['Neuromodulator smokers lines', 'neurotoxin', 'perioral'],
    ['Filler perioral', 'filler', 'perioral'],
    ['Fillers lips', 'filler', 'lips'],
    ['Juvederm lip', 'filler', 'lips'],
    ['Relleno labios', 'filler', 'lips'],
    ['Restylane nose', 'filler', 'nose'],
    ['Radiesse nariz', 'filler', 'nose'],
    ['Botox bunny lines', 'neurotoxin', 'nose'],
    ['Vollure nasolabial', 'filler', 'nasolabial'],
    ['RHA smile lines', 'filler', 'nasolabial'],
    ['Versa NLF', 'filler', 'nasolabial'],
    ['Voluma cheeks', 'filler', 'cheeks'],
    ['Filler cheek', 'filler', 'cheeks'],
    ['Relleno pómulos', 'filler', 'cheeks'],
    ['Belotero periorbital', 'filler', 'periorbital'],
    ['Filler under eye', 'filler', 'periorbital'],
    ['Filler under eyes', 'filler', 'periorbital'],
    ['Filler tear trough', 'filler', 'periorbital'],
    ['Filler tear troughs', 'filler', 'periorbital'],
    ['Relleno ojeras', 'filler', 'periorbital'],
    ['Volbella chin', 'filler', 'chin'],
    ['Relleno mentón', 'filler', 'chin'],
    ['Belkyra submental', 'deoxycholic-acid', 'submental'],
    ['Kybella papada', 'deoxycholic-acid', 'submental'],
    ['VI Peel face', 'peel', 'face'],
    ['Chemical peel full face', 'peel', 'face'],
    ['IPL facial', 'laser', 'face'],
    ['Láser cara', 'laser', 'face'],
    ['BBL', 'laser', ''],
    ['Fraxel', 'laser', ''],
    ['CO2', 'laser', ''],
    ['Moxi', 'laser', ''],
    ['Halo', 'laser', ''],
    ['Photofacial', 'laser', ''],
    ['SkinPen', 'microneedling', ''],
    ['Morpheus8', 'microneedling', ''],
    ['Micro-needling', 'microneedling', ''],
    ['Microneedling', 'microneedling', ''],
    ['Deoxycholic acid', 'deoxycholic-acid', ''],
  ])('%s is %s on "%s"', (service, plan, area) => {
    expect(serviceNamed(service)).toEqual({ plan, areas: area ? [area] : [], product: service })
  })

  it.each([
    ...['', 'Botox consult', 'Filler consultation', 'Botox consulta', 'Botox valoración', 'Botox follow-up'],
    ...['Botox followup', 'Botox check up', 'Botox checkup', 'Filler review', 'Botox: no treatment', 'Botox deposit'],
    ...['Filler gift card', 'Tox membership', 'Botox package', 'Peel retail', 'Botox (cancelled)', 'Botox canceled'],
    ...['Botox no show', 'Botox and filler', 'Hair cut'],
  ])('"%s" is none that needs aftercare by itself', (service) => {
    expect(serviceNamed(service)).toBeUndefined()
  })

  it('is kept by 120 letters of its name', () => {
    expect(serviceNamed(`Botox ${'x'.repeat(200)}`)?.product).toHaveLength(120)
  })
})

describe('a yes or no', () => {
  const consent = (cell: string) =>
    (requestOf({ cells: { consent_sms: cell } }) as { consent: { sms: unknown } }).consent.sms

  it.each([
    'yes',
    'Y',
    'TRUE',
    '1',
    'x',
    'Sí',
    'si',
    'Opted in',
    'opted-in',
    'opt in',
    'Opt-In',
  ])('%s is yes', (cell) => {
    expect(consent(cell)).toBe(true)
  })

  it.each(['no', 'N', 'False', '0', 'opted out', 'Opted-out', 'opt out', 'opt-out', 'Declined'])('%s is no', (cell) => {
    expect(consent(cell)).toBe(false)
  })

  it('that is neither stays as it was typed, and is refused there', () => {
    expect([consent('maybe'), consent('yes please')]).toEqual(['maybe', 'yes please'])
  })
})

describe('a written day', () => {
  const US = { zone: 'UTC', country: 'US' }
  const months = ['Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec', 'ene feb mar abr may jun jul ago sep oct nov dic']

  it('is read by the name of its month, in English and Spanish', () => {
    for (const names of months)
      for (const [i, name] of names.split(' ').entries()) {
        const day = `2026-${String(i + 1).padStart(2, '0')}-22T12:00:00.000Z`
        expect([writtenWhen(`${name} 22, 2026`, US), writtenWhen(`22 de ${name}. de 2026`, US)]).toEqual([day, day])
      }
  })

  it('has the month first where the country writes it so', () => {
    for (const country of ['US', 'PR', 'VI', 'GU', 'AS', 'MP', 'PH', 'FM', 'MH', 'PW'])
      expect(isMonthFirst(country)).toBe(true)
    for (const country of ['GB', 'MX', 'ES', 'CA', '']) expect(isMonthFirst(country)).toBe(false)
    const british = { zone: 'UTC', country: 'GB' }
    expect([writtenWhen('3/4/26', US), writtenWhen('3/4/26', british), writtenWhen('2026.3.4', british)]).toEqual([
      ...['2026-03-04T12:00:00.000Z', '2026-04-03T12:00:00.000Z', '2026-03-04T12:00:00.000Z'],
    ])
    expect([writtenDay('3/4/1990', US), writtenDay('3/4/1990', british)]).toEqual(['1990-03-04', '1990-04-03'])
  })

  it.each([
    ['11/22/2026 12:05 AM', '2026-11-22T00:05:00.000Z'],
    ['11/22/2026 12:05 pm', '2026-11-22T12:05:00.000Z'],
    ['11/22/2026, 1:05 p.m.', '2026-11-22T13:05:00.000Z'],
    ['11/22/2026 13:05:59', '2026-11-22T13:05:00.000Z'],
    ['02/28/2026', '2026-02-28T12:00:00.000Z'],
    ['02/29/2026', '02/29/2026'],
    ['11/31/2026', '11/31/2026'],
    ['13/01/2026', '13/01/2026'],
  ])('%s is %s', (cell, read) => {
    expect(writtenWhen(cell, US)).toBe(read)
  })

  it('of birth that the calendar does not have stays as it is, and is refused by its field', () => {
    for (const cell of ['02/30/1990', '13/13/1990', '1990', ''])
      expect([writtenDay(cell, US), writtenDay(cell, undefined)]).toEqual([cell, cell])
    expect(writtenDay(undefined, US)).toBeUndefined()
  })
})
