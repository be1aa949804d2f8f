import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS, columnOf } from '../../../functions/core/courses/table-columns.ts'
import { LONGEST_ROW, MOST_ROWS, readTreatmentFile, requestOf } from '../../../functions/core/courses/treatment-file.ts'
import { inEnglish } from '../../../functions/core/row-facts.ts'

const HEADER = 'name,phone,performed_at,procedures,consent_sms'
const ROW = 'Ana Ruiz,+14155550123,2026-11-23T18:05:00Z,neurotoxin: glabella,yes'

const rowsOf = (text: string) => {
  const file = readTreatmentFile(text)
  if ('faults' in file) throw new Error(JSON.stringify(file.faults))
  return file.rows
}
const faultsOf = (text: string) => {
  const file = readTreatmentFile(text)
  return 'faults' in file ? file.faults : []
}

describe('a list of treatments from a spreadsheet', () => {
  it('is read by its column names, in any order and any usual spelling', () => {
    const text = `\uFEFF"Procedures","NAME",Performed At,phone,consent-sms\r\n"filler: lips, chin; neurotoxin: glabella","Ruiz, Ana",2026-11-23T18:05:00Z,415 555 0123,Yes\r\n`
    expect(requestOf(rowsOf(text)[0] as never)).toEqual({
      patient: { name: 'Ruiz, Ana', phone: '415 555 0123' },
      performedAt: '2026-11-23T18:05:00Z',
      procedures: [
        { plan: 'filler', areas: ['lips', 'chin'] },
        { plan: 'neurotoxin', areas: ['glabella'] },
      ],
      consent: { sms: true, method: 'import' },
    })
  })

  it('keeps the product, which a recall is traced by, and the injector', () => {
    const text = `${HEADER},product,injector\n${ROW},Botox Cosmetic,Dr Lee`
    expect(requestOf(rowsOf(text)[0] as never)).toMatchObject({
      procedures: [{ plan: 'neurotoxin', product: 'Botox Cosmetic', injector: 'Dr Lee' }],
    })
  })

  it('names a row by the line at which it ends, empty lines and line breaks in a cell counted', () => {
    const text = `${HEADER}\n${ROW}\n\n"Bea\nLund",+14155550124,2026-11-23T18:05:00Z,filler: lips,no\n`
    expect(rowsOf(text).map(({ line }) => line)).toEqual([2, 5])
  })

  it('says of a row with too few or too many cells what is odd about it, and reads the others', () => {
    expect(rowsOf(`${HEADER}\nAna Ruiz,+14155550123\n${ROW}`).map(({ odd }) => odd && inEnglish(odd))).toEqual([
      'This row has 2 cells, the header 5.',
      undefined,
    ])
  })

  it.each([
    ['a column nobody knows', `${HEADER},botox_units\n${ROW},20`, '/line/1', /botox_units/],
    [
      'a column called as what every object has',
      `${HEADER},constructor\n${ROW},20`,
      '/line/1',
      /no column "constructor"/,
    ],
    ['a column that is missing', 'name,phone\nAna,1', '/line/1', /performed_at/],
    ['a column that comes twice', `${HEADER},name\n${ROW},Bea`, '/line/1', /twice/],
    ['no rows', HEADER, '/line/2', /no rows/],
    ['a quotation mark that is never closed', `${HEADER}\n"Ana${ROW}`, '/line/2', /Line 2/],
    ['a line of megabytes', `${HEADER}\n${'x'.repeat(LONGEST_ROW)}${ROW}`, '/line/2', /longer/],
    ['too many rows', `${HEADER}\n${`${ROW}\n`.repeat(MOST_ROWS + 1)}`, '', /at most 5000/],
  ])('is refused with its line: %s', (_, text, pointer, detail) => {
    expect(faultsOf(text)[0]).toMatchObject({ pointer, detail: expect.stringMatching(detail) })
  })

  it('with a header of a hundred thousand commas is answered in a few lines', () => {
    const faults = faultsOf(`${HEADER},${','.repeat(100_000)}${'x'.repeat(10_000)}\n${ROW}`).map(
      ({ pointer, detail }) => ({ pointer, detail }),
    )
    expect(faults).toContainEqual({ pointer: '/line/1', detail: expect.stringMatching(/no column ""/) })
    expect(JSON.stringify(faults).length).toBeLessThan(5000)
  })

  it('never throws, whatever the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(readTreatmentFile(text)).toBeDefined()
        for (const row of rowsOf(`${HEADER}\n${ROW}`))
          requestOf({ ...row, cells: { procedures: text, consent_sms: text } })
      }),
    )
  })

  it('leaves what is no yes or no as it is, so that the check of the request names it', () => {
    const [row] = rowsOf(`${HEADER}\n${ROW.replace('yes', 'perhaps')}`)
    expect(requestOf(row as never)).toMatchObject({ consent: { sms: 'perhaps' } })
  })

  it('knows the column of every field it fills, and of what lies below one', () => {
    for (const [column, pointer] of Object.entries(COLUMNS)) expect(columnOf(pointer)).toBe(column)
    expect(columnOf('/procedures/1/plan')).toBe('procedures')
    expect(columnOf('/elsewhere')).toBeUndefined()
  })
})
