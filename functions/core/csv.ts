/** A spreadsheet runs a cell that begins like a formula (OWASP, CSV injection); an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/

const cell = (value: string): string => {
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Comma-separated values (RFC 4180) with a header line, for people who open them in a spreadsheet. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows
    .map((row) => `${row.map((value) => (typeof value === 'number' ? String(value) : cell(value))).join(',')}\r\n`)
    .join('')
