import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serviceNamed } from '../../../functions/core/courses/service-names.ts'
import { decodeTable } from '../../../functions/core/courses/table-text.ts'
import { readTreatmentFile, requestOf } from '../../../functions/core/courses/treatment-file.ts'
import { inEnglish } from '../../../functions/core/row-facts.ts'
import { growthOf } from '../../support/growth.ts'

const HEADER = ['name', 'phone', 'performed_at', 'procedures', 'consent_sms']
const CELLS = ['José Núñez', '+14155550132', '2026-11-23T18:00:00Z', 'neurotoxin: glabella', 'yes']
const EXPECTED = {
  patient: { name: 'José Núñez', phone: '+14155550132' },
  performedAt: '2026-11-23T18:00:00Z',
  procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
  consent: { sms: true, method: 'import' },
}
const table = (by: string, end = '\n') => [HEADER, CELLS].map((cells) => cells.join(by)).join(end)
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
const utf16 = (text: string, marked = true) => Buffer.from(`${marked ? '\ufeff' : ''}${text}`, 'utf16le')
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()

describe('a table as spreadsheets save it', () => {
  it.each([
    ['commas', Buffer.from(table(','))],
    ['semicolons', Buffer.from(table(';'))],
    ['tabs', Buffer.from(table('\t'))],
    ['bars', Buffer.from(table('|'))],
    ['a line that names the separator', Buffer.from(`sep=;\r\n${table(';')}`)],
    ['a quoted line that names it', Buffer.from(`"sep=;"\n${table(';')}`)],
    ['line ends of Windows', Buffer.from(table(',', '\r\n'))],
    ['line ends of old', Buffer.from(table(',', '\r'))],
    ['a mark of UTF-8', Buffer.from(`\ufeff${table(',')}`)],
    ['UTF-16', utf16(table('\t'))],
    ['UTF-16 without a mark', utf16(table('\t'), false)],
    ['UTF-16, big end first', swapped(utf16(table('\t')))],
    ['windows-1252', Buffer.from(table(';'), 'latin1')],
    ['empty rows at the end', Buffer.from(`${table(',')}\n,,,,\n,,,,\n`)],
    ['empty rows of spaces', Buffer.from(`${table(',')}\n , , , , \n`)],
    ['empty columns at the end', Buffer.from([HEADER, CELLS].map((cells) => `${cells.join(',')},,,`).join('\n'))],
    ['empty columns below the header alone', Buffer.from(`${HEADER.join(',')}\n${CELLS.join(',')},,,`)],
    [
      'invisible marks',
      Buffer.from(table(',').replace('+14155550132', '\u202a+14155550132\u202c').replace('name', '\u200bname')),
    ],
    ['a number kept as text', Buffer.from(table(',').replace('+14155550132', '="+14155550132"'))],
    ['a number behind an apostrophe', Buffer.from(table(',').replace('+14155550132', "'+14155550132"))],
    [
      'cells in quotation marks',
      Buffer.from([HEADER, CELLS].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n')),
    ],
  ])('with %s is read', (_, bytes) => expect(only(decodeTable(bytes))).toEqual(EXPECTED))

  it.each([
    ['UTF-16', utf16],
    ['UTF-16, big end first', (text: string) => swapped(utf16(text))],
    ['UTF-8', (text: string) => Buffer.from(text)],
  ])('in %s keeps names that are in no Western alphabet', (_, bytes) => {
    const names = '李小龍 Ольга Петрова Νίκος '.repeat(8).trim()
    expect(only(decodeTable(bytes(table('\t').replace('José Núñez', names))))).toMatchObject({
      patient: { name: names },
    })
    expect(decodeTable(bytes('李小龍'.repeat(200)))).toBe('李小龍'.repeat(200))
  })

  it('in UTF-16 that was read as UTF-8 on its way is read while no letter was lost', () => {
    const plain = utf16(table('\t').replace('José Núñez', 'Ana Ruiz')).toString()
    expect(only(plain)).toMatchObject({ patient: { name: 'Ana Ruiz' } })
  })

  it.each([
    ['letters that were lost', Buffer.from(table(','), 'latin1').toString(), /CSV UTF-8/],
    ['letters of UTF-16 that were lost', swapped(utf16(`${table('\t')}李`)).toString(), /CSV UTF-8|no rows|missing/],
    ['a workbook', decodeTable(Buffer.from('504b0304140006000800', 'hex')), /spreadsheet, no CSV/],
    ['an old workbook', decodeTable(Buffer.from('d0cf11e0a1b11ae1', 'hex')), /spreadsheet, no CSV/],
  ])('with %s is refused, and the way out is named', (_, text, detail) => {
    const file = readTreatmentFile(text)
    expect('faults' in file && file.faults[0]?.detail).toMatch(detail)
  })

  it.each(['1.4155E+10', '1,4155E+10', '1.41556E+10'])('of a phone that became %s says how to mend it', (phone) => {
    const file = readTreatmentFile(table(';').replace('+14155550132', phone))
    expect('rows' in file && file.rows[0]?.odd && inEnglish(file.rows[0].odd)).toMatch(
      /shortened this phone .* format Text/,
    )
  })

  it.each<[string, string, typeof US, string]>([
    ['11/23/2026 10:05 AM', 'month first', US, '2026-11-23T18:05:00.000Z'],
    ['11/23/26 1:05 PM', 'month first', US, '2026-11-23T21:05:00.000Z'],
    ['11/23/2026, 12:30 am', 'month first', US, '2026-11-23T08:30:00.000Z'],
    ['11/23/2026', 'month first, at noon', US, '2026-11-23T20:00:00.000Z'],
    ['23/11/2026 10:05', 'day first', ES, '2026-11-23T09:05:00.000Z'],
    ['23.11.2026 10:05:00', 'day first', ES, '2026-11-23T09:05:00.000Z'],
    ['2026-11-23 10:05', 'year first', US, '2026-11-23T18:05:00.000Z'],
    ['2026-11-23T18:00:00Z', 'an instant', US, '2026-11-23T18:00:00Z'],
    ['23/11/2026', 'no date there', US, '23/11/2026'],
    ['31/02/2026', 'no date', ES, '31/02/2026'],
    ['yesterday', 'words', US, 'yesterday'],
  ])('dates "%s" (%s) by the clinic’s country and zone', (cell, _, place, instant) =>
    expect(only(table(';').replace('2026-11-23T18:00:00Z', cell), place)).toMatchObject({ performedAt: instant }))

  it.each([
    [['Client Name', 'Mobile', 'Appointment Date', 'Service', 'SMS consent']],
    [['Guest name', 'Phone Number', 'Start time', 'Service Name', 'sms opt-in']],
    [['Patient', 'Cell Phone', 'Date of service', 'Treatment', 'Text consent']],
    [['Nombre', 'Teléfono', 'Fecha', 'Tratamiento', 'consent_sms']],
  ])('knows columns by other names: %j', (header) =>
    expect(only([header, CELLS].map((cells) => cells.join(';')).join('\n'))).toEqual(EXPECTED))

  it('puts a name together from its parts', () => {
    const [, ...rest] = HEADER
    const text = [
      ['First Name', 'Last Name', ...rest],
      ['Ana', 'Ruiz', ...CELLS.slice(1)],
    ]
      .map((cells) => cells.join(','))
      .join('\n')
    expect(only(text)).toMatchObject({ patient: { name: 'Ana Ruiz' } })
  })

  it.each([
    ['Botox – Forehead 20u', 'neurotoxin', ['forehead']],
    ['Dysport: 11s and crow’s feet', 'neurotoxin', ['glabella', 'crows-feet']],
    ['Lip Flip', 'neurotoxin', ['perioral']],
    ['Juvederm Voluma - cheeks', 'filler', ['cheeks']],
    ['Restylane lips 1ml', 'filler', ['lips']],
    ['Kybella double chin', 'deoxycholic-acid', ['chin', 'submental']],
    ['VI Peel', 'peel', []],
    ['SkinPen face', 'microneedling', ['face']],
    ['IPL photofacial', 'laser', []],
  ])('maps the service "%s" to its plan and areas', (service, plan, areas) =>
    expect(serviceNamed(service)).toMatchObject({ plan, areas }))

  it.each(['Consultation', 'Botox and filler', 'Gift card', ''])('maps "%s" to none', (service) =>
    expect(serviceNamed(service)).toBeUndefined())

  it('that is mangled is read or refused, and never throws or keeps a letter that was lost', () => {
    const seeds = [Buffer.from(table(',')), utf16(table('\t')), Buffer.from(`sep=;\n${table(';')}`, 'latin1')]
    const change = fc.record({ at: fc.nat(200), bytes: fc.uint8Array({ maxLength: 4 }), gone: fc.nat(6) })
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(change, { maxLength: 4 }),
        fc.boolean(),
        (seed, changes, lossy) => {
          const bytes = changes.reduce(
            (all, { at, bytes, gone }) => Buffer.concat([all.subarray(0, at), bytes, all.subarray(at + gone)]),
            seed,
          )
          const file = readTreatmentFile(lossy ? bytes.toString() : decodeTable(bytes))
          if ('faults' in file) expect(file.faults.length).toBeGreaterThan(0)
          else for (const row of file.rows) expect(JSON.stringify(requestOf(row, US))).not.toContain('\ufffd')
        },
      ),
      { numRuns: 10_000 },
    )
  })

  it.each([
    ',',
    '"',
    ';\n',
    '\n',
    '\0',
    '="',
    'sep=',
    '\ufffd\0',
  ])('of nothing but %j is read at a cost that grows with its length', async (unit) => {
    const read = (size: number) => readTreatmentFile(unit.repeat(Math.floor(size / unit.length)))
    expect(await growthOf(read, 250_000)).toBeLessThan(10)
  })
})
