import { describe, expect, it } from 'vitest'
import { serviceNamed } from '../../../functions/core/courses/service-names.ts'
import { readTreatmentFile, requestOf, tookNoPlace } from '../../../functions/core/courses/treatment-file.ts'
import { inEnglish } from '../../../functions/core/row-facts.ts'

const US = { zone: 'America/Los_Angeles', country: 'US' }
const ES = { zone: 'Europe/Madrid', country: 'ES' }

function only(text: string, place = US) {
  const file = readTreatmentFile(text)
  if ('faults' in file) throw new Error(JSON.stringify(file.faults))
  expect(file.rows).toHaveLength(1)
  const [row] = file.rows
  if (!row || row.odd) throw new Error(row?.odd?.kind)
  return requestOf(row, place)
}

describe('an export of a booking system', () => {
  const visit = (header: string, row: string, place = US) => only([header, row].join('\n'), place)
  it.each<[string, string, string]>([
    [
      'a month by its name',
      'Guest Name,Guest Phone,Service Date,Service,SMS Consent',
      'Ana Ruiz,4155550123,22-Nov-2026 14:30,Filler Lips,Y',
    ],
    [
      'a month first, by its name',
      'Customer,Cell,Appointment Date,Service,Text consent',
      'Ana Ruiz,4155550123,"Nov 22, 2026 2:30 PM",Filler Lips,TRUE',
    ],
    [
      'a day of the week',
      'Client;Mobile;Date;Treatment;SMS opt in',
      'Ana Ruiz;4155550123;Sunday, 22 November 2026, 14:30;Filler lips;yes',
    ],
    [
      'the time in a column of its own',
      'Client,Phone,Date,Start time,Service,SMS consent',
      'Ana Ruiz,4155550123,11/22/2026,2:30 PM,Filler Lips,Opted In',
    ],
    [
      'a start alone',
      'Client,Phone,Start time,Service,SMS consent',
      'Ana Ruiz,4155550123,11/22/2026 2:30 PM,Filler Lips,yes',
    ],
    [
      'a number with a decimal',
      'Client,Phone,Date,Service,SMS consent',
      'Ana Ruiz,4155550123.0,11/22/2026 14:30,Filler Lips,yes',
    ],
    [
      'lines above its header',
      'Harbor Clinic\nExported 11/23/2026\n\nClient,Phone,Date,Service,SMS consent',
      'Ana Ruiz,4155550123,11/22/2026 14:30,Filler Lips,yes',
    ],
    [
      'a status that says that it took place',
      'Client,Phone,Date,Service,SMS consent,Status',
      'Ana Ruiz,4155550123,11/22/2026 14:30,Filler Lips,yes,Completed',
    ],
  ])('with %s is read', (_, header, row) => {
    expect(visit(header, row)).toMatchObject({
      patient: { name: 'Ana Ruiz', phone: '4155550123' },
      performedAt: '2026-11-22T22:30:00.000Z',
      procedures: [{ plan: 'filler', areas: ['lips'] }],
      consent: { sms: true },
    })
  })

  it.each([
    '22 de noviembre de 2026 14:30',
    '22-nov-2026 14:30',
    '22 nov 2026, 14:30',
  ])('with a month in Spanish is read: %s', (when) => {
    const text = `cliente;telefono;fecha;servicio;consent_sms\nAna;600123456;${when};Relleno labios;si`
    const file = readTreatmentFile(text.replace('cliente', 'nombre'))
    if ('faults' in file) throw new Error(JSON.stringify(file.faults))
    expect(requestOf(file.rows[0] as never, ES)).toMatchObject({ performedAt: '2026-11-22T13:30:00.000Z' })
  })

  it.each(['Foo 22, 2026', '32-Nov-2026', 'Nov 2026', '22 Nov'])('with %s in place of a date is refused', (when) => {
    const text = `client,phone,date,service\nAna,4155550123,"${when}",Filler`
    const file = readTreatmentFile(text)
    expect('rows' in file && requestOf(file.rows[0] as never, US)).toMatchObject({ performedAt: when })
  })

  it.each([
    ['01/02/1980', US, '1980-01-02'],
    ['1/2/1980', ES, '1980-02-01'],
    ['13/13/1980', US, '13/13/1980'],
  ])('with a day of birth %s is read as the country writes it', (dob, place, read) => {
    const file = readTreatmentFile(`client,phone,date,service,dob\nAna,4155550123,11/22/2026,Filler,${dob}`)
    expect('rows' in file && requestOf(file.rows[0] as never, place)).toMatchObject({ patient: { dateOfBirth: read } })
  })

  it.each(['No Show', 'Cancelled', 'CANCELED_BY_CLIENT', 'Rescheduled'])('leaves out a visit that is %s', (status) => {
    const file = readTreatmentFile(`client,phone,date,service,status\nAna,4155550123,11/22/2026,Filler,${status}`)
    expect('rows' in file && file.rows.map(tookNoPlace)).toEqual([true])
  })

  it('takes no visit above the header for a title', () => {
    const file = readTreatmentFile(
      'Ana,4155550123,11/22/2026,Filler\nclient,phone,date,service\nBo,4155550124,11/22/2026,Filler',
    )
    expect(file).toMatchObject({ faults: expect.anything() })
  })

  it('asks about a status that does not say whether the visit took place', () => {
    const file = readTreatmentFile('client,phone,date,service,status\nAna,4155550123,11/22/2026,Filler,Booked')
    expect('rows' in file && file.rows[0]?.odd && inEnglish(file.rows[0].odd)).toMatch(/"Booked" does not say/)
  })

  it.each([
    'Botox consultation',
    'Filler follow-up',
    'Dysport deposit',
    'Botox (no treatment)',
  ])('takes %s for no treatment', (service) => expect(serviceNamed(service)).toBeUndefined())
})
