import { describe, expect, it } from 'vitest'
import { decodeTable } from '../../../functions/core/courses/table-text.ts'
import { readTreatmentFile, requestOf } from '../../../functions/core/courses/treatment-file.ts'
import { workbookText } from '../../../functions/runtime/workbook.ts'
import { EXPORTS, type Export } from '../../support/tables/exports.ts'
import { workbook } from '../../support/workbook-file.ts'

const PLACES = {
  US: {
    zone: 'America/Los_Angeles',
    country: 'US',
    at: '2026-11-22T22:30:00.000Z',
    phone: /^\D*1?\D*415\D*555\D*0123$/,
  },
  ES: {
    zone: 'Europe/Madrid',
    country: 'ES',
    at: '2026-11-22T13:30:00.000Z',
    phone: /^(\+34)?[\s6]*6\s*0\s*0\s*1\s*2\s*3\s*4\s*5\s*6$/,
  },
}
const written = ({ lines, by = ',' }: Export) =>
  lines.map((line) => line.map((cell) => (cell.includes(by) ? `"${cell}"` : cell)).join(by)).join('\r\n')

/** The only visit of a file, as a request. */
function visitIn(text: string, { country }: Export) {
  const file = readTreatmentFile(text)
  if ('faults' in file) return file.faults.map(({ detail }) => detail.slice(0, 80))
  return file.rows.map((row) => row.odd ?? requestOf(row, PLACES[country]))
}
const meant = ({ country, sms }: Export) => [
  {
    patient: {
      name: expect.stringMatching(/^(Ana Ruiz|Ruiz, Ana)$/),
      phone: expect.stringMatching(PLACES[country].phone),
    },
    performedAt: PLACES[country].at,
    procedures: [{ plan: 'filler', areas: ['lips'] }],
    consent: { method: 'import', ...(sms === undefined ? {} : { sms }) },
  },
]

describe.each(EXPORTS)('an export of $name', (one) => {
  it('is read by its header', () => expect(visitIn(written(one), one)).toMatchObject(meant(one)))

  it('is read as old Excel saves it, in UTF-16 and as a workbook', async () => {
    for (const bytes of [
      Buffer.from(written(one), 'latin1'),
      Buffer.from(`\ufeff${written(one)}`, 'utf16le'),
      Buffer.from(`sep=${one.by}\r\n${written(one)}\r\n${(one.by ?? ',').repeat(9)}\r\n`),
    ])
      expect(visitIn(decodeTable(bytes), one)).toMatchObject(meant(one))
    const text = await workbookText(workbook(one.lines), { seconds: 60 })
    expect(visitIn(text ?? '', one)).toMatchObject(meant(one))
  })
})

it('at least twenty-five exports', () => expect(EXPORTS.length).toBeGreaterThanOrEqual(25))
