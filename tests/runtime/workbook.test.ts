import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTreatmentFile } from '../../functions/core/courses/treatment-file.ts'
import { isWorkbook, workbookText } from '../../functions/runtime/workbook.ts'
import { timesAsDear } from '../support/growth.ts'

/** A ZIP archive whose files are stored as they are. */
function archive(files: Record<string, string>): Buffer {
  const parts: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)]
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt32LE(crc32(content), 10)
    about.writeUInt32LE(content.length, 14)
    about.writeUInt32LE(content.length, 18)
    about.writeUInt16LE(path.length, 22)
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), about, path, content)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    entries.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), about, place, path)
    offset += 30 + path.length + content.length
  }
  const end = Buffer.alloc(18)
  const count = Object.keys(files).length
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(Buffer.concat(entries).length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, ...entries, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}

const NS = 'http://schemas.openxmlformats.org'
function workbook(rows: readonly (readonly (string | number)[])[], change = (xml: string) => xml): Buffer {
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`
  const named = (row: readonly (string | number)[], r: number) =>
    `<row r="${r + 1}">${row.map((value, c) => cell(value).replace('<c', `<c r="${'ABCDEFGH'[c]}${r + 1}"`)).join('')}</row>`
  return archive({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${NS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets><sheet name="Visits" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': change(
      `<?xml version="1.0"?><worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData>${rows.map(named).join('')}</sheetData></worksheet>`,
    ),
  })
}

const HEADER = ['name', 'phone', 'performed_at', 'procedures', 'consent_sms']
const ROW = ['José Núñez', 4155550132, '2026-11-23T18:00:00Z', 'neurotoxin: glabella', 'yes']

describe('a workbook of Excel', () => {
  it('is read as the table that its first sheet is, with whole numbers', async () => {
    const bytes = workbook([HEADER, ROW])
    expect(isWorkbook(bytes)).toBe(true)
    const file = readTreatmentFile((await workbookText(bytes)) ?? '')
    expect(file).toMatchObject({ rows: [{ cells: { name: 'José Núñez', phone: '4155550132' } }] })
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
