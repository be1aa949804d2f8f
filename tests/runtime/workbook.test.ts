import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTreatmentFile } from '../../functions/core/courses/treatment-file.ts'
import { isWorkbook, workbookText } from '../../functions/runtime/workbook.ts'
import { timesAsDear } from '../support/growth.ts'
import { workbook } from '../support/workbook-file.ts'

const HEADER = ['name', 'phone', 'performed_at', 'procedures', 'consent_sms']
const ROW = ['José Núñez', 4155550132, '2026-11-23T18:00:00Z', 'neurotoxin: glabella', 'yes']

describe('a workbook of Excel', () => {
  it('is read as the table that its first sheet is, with whole numbers', async () => {
    const bytes = workbook([HEADER, ROW])
    expect(isWorkbook(bytes)).toBe(true)
    const file = readTreatmentFile((await workbookText(bytes)) ?? '')
    expect(file).toMatchObject({ rows: [{ cells: { name: 'José Núñez', phone: '4155550132' } }] })
  })

  it('that a program wrote as a stream, with the size of each part after it, is read too', async () => {
    const bytes = workbook([HEADER, ROW], undefined, true)
    const file = readTreatmentFile((await workbookText(bytes)) ?? '')
    expect(file).toMatchObject({ rows: [{ cells: { name: 'José Núñez', phone: '4155550132' } }] })
  })

  it.each([
    ['a stream that says another size before its part', true, 7],
    ['no stream, and says no size before its part', false, 0],
  ])('that is %s is not opened', async (_, streamed, size) => {
    const bytes = workbook([HEADER, ROW], undefined, streamed)
    bytes.writeUInt32LE(size, bytes.indexOf('xl/worksheets/sheet1.xml') - 8)
    expect(await workbookText(bytes)).toBeUndefined()
  })

  it('whose end is damaged is not waited for', async () => {
    const bytes = workbook([HEADER, ROW])
    const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1')) + 8
    const damaged = Buffer.concat([bytes.subarray(0, end), Buffer.from('EXDATE:'), bytes.subarray(end)])
    expect(await workbookText(damaged, { seconds: 0.2 })).toBeUndefined()
  })

  it('that says it unpacks to more than a list of treatments holds is not opened', async () => {
    const bytes = workbook([HEADER, ROW])
    bytes.writeUInt32LE(0xf0000000, bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24)
    expect(await workbookText(bytes)).toBeUndefined()
  })

  it.each([0x10000000, 0xffffffff])('one part of which says so by itself (%d bytes) is not opened', async (size) => {
    const bytes = workbook([HEADER, ROW])
    bytes.writeUInt32LE(size, bytes.indexOf('xl/worksheets/sheet1.xml') - 8)
    expect(await workbookText(bytes)).toBeUndefined()
  })

  it('that holds a part which its list does not name is not opened', async () => {
    const bytes = workbook([HEADER, ROW])
    const lastOfList = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    bytes.write('PK\u0001\u0009', lastOfList, 'latin1')
    expect(await workbookText(bytes)).toBeUndefined()
  })

  it.each([
    'A9999999',
    'ZZZZ1',
    'AAA1',
  ])('that names a cell far away (%s) is not opened, at no more than the cost of one that is', async (cell) => {
    const bytes = workbook([HEADER, ROW], (xml) => xml.replace('r="A2"', `r="${cell}"`))
    expect(await workbookText(bytes)).toBeUndefined()
    expect(await timesAsDear(workbookText, bytes, workbook([HEADER, ROW]))).toBeLessThan(10)
  })

  it('that is broken is none, and never throws', async () => {
    const seed = workbook([HEADER, ROW])
    const change = fc.record({ at: fc.nat(seed.length - 1), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(seed)
        for (const { at, byte } of changes) bytes[at] = byte
        const text = await workbookText(bytes)
        if (text !== undefined) readTreatmentFile(text)
      }),
      { numRuns: 1_000 },
    )
  })
})
