/** Workbooks of Excel, as bytes. */
import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP archive whose files are stored as they are; `streamed`: packed, with their sizes after them. */
function archive(files: Record<string, string>, streamed: boolean): Buffer {
  const parts: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)]
    const data = streamed ? deflateRawSync(content) : content
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(streamed ? 8 : 0, 2)
    about.writeUInt16LE(streamed ? 8 : 0, 4)
    about.writeUInt32LE(crc32(content), 10)
    about.writeUInt32LE(data.length, 14)
    about.writeUInt32LE(content.length, 18)
    about.writeUInt16LE(path.length, 22)
    const before = Buffer.from(about)
    if (streamed) before.fill(0, 10, 22)
    const after = streamed ? [Buffer.from('PK\u0007\u0008', 'latin1'), about.subarray(10, 22)] : []
    const part = [Buffer.from('PK\u0003\u0004', 'latin1'), before, path, data, ...after]
    parts.push(...part)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    entries.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), about, place, path)
    offset += Buffer.concat(part).length
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
/** A workbook with one sheet of these rows of up to 26 cells; `change` alters the sheet's XML; `streamed`: as programs write that do not go back. */
export function workbook(
  rows: readonly (readonly (string | number)[])[],
  change = (xml: string) => xml,
  streamed = false,
): Buffer {
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`
  const named = (row: readonly (string | number)[], r: number) =>
    `<row r="${r + 1}">${row.map((value, c) => cell(value).replace('<c', `<c r="${String.fromCharCode(65 + c)}${r + 1}"`)).join('')}</row>`
  return archive(
    {
      '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${NS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
      '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets><sheet name="Visits" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': change(
        `<?xml version="1.0"?><worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData>${rows.map(named).join('')}</sheetData></worksheet>`,
      ),
    },
    streamed,
  )
}
