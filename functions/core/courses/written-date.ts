import { instantOf } from '../time.ts'

/** Where the file was written: by whose wall clock, and in which order a date is. */
export type Place = { zone: string; country: string }

/** Countries that write the month first. */
const MONTH_FIRST = ['US', 'PR', 'VI', 'GU', 'AS', 'MP', 'PH', 'FM', 'MH', 'PW']
/** Whether a country's dates begin with the month. */
export const isMonthFirst = (country: string): boolean => MONTH_FIRST.includes(country)

const NOON = '12:00'

/** Months by their first three letters, in English and Spanish. */
const MONTHS = ['jan|ene', 'feb', 'mar', 'apr|abr', 'may', 'jun', 'jul', 'aug|ago', 'sep', 'oct', 'nov', 'dec|dic'].map(
  (names) => new RegExp(`^(${names})`, 'i'),
)
const monthOf = (name: string): string => String(MONTHS.findIndex((names) => names.test(name)) + 1)

/** `Nov 22, 2026`, `22-Nov-2026` and `Sunday, 22 de noviembre de 2026` as `2026-11-22`; the rest stays. */
const withMonthNumber = (cell: string): string =>
  cell
    .replace(/^[\p{L}]{2,12}\.?,\s+(?=[\p{L}\d])/u, '')
    .replace(
      /^(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b,?/u,
      (all, name: string, day: string, year: string) =>
        monthOf(name) === '0' ? all : `${year}-${monthOf(name)}-${day}`,
    )
    .replace(
      /^(\d{1,2})(?:st|nd|rd|th)?[-\s](?:de\s+)?(\p{L}{3,10})\.?(?:\s+de)?[-\s,]+(\d{4}|\d{2})\b,?/u,
      (all, day: string, name: string, year: string) =>
        monthOf(name) === '0' ? all : `${year.length === 2 ? `20${year}` : year}-${monthOf(name)}-${day}`,
    )

/** A date with or without a time on the clinic's wall clock; what is no such date stays as it is, and is refused there. */
export function writtenWhen(cell: string | undefined, place: Place | undefined): string | undefined {
  if (!cell || !place) return cell
  const numbered = withMonthNumber(cell)
  const said =
    /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:,?[T\s]+(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?\s?m?\.?)?$/i.exec(
      numbered,
    )
  if (!said) return cell
  const [, first = '', second = '', third = '', hour, minute = '', half] = said
  const isYearFirst = first.length === 4
  const [year, month, day] = isYearFirst
    ? [first, second, third]
    : isMonthFirst(place.country)
      ? [third, first, second]
      : [third, second, first]
  const two = (part: string | number) => String(part).padStart(2, '0')
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  const date = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`
  const time = hour === undefined ? NOON : `${two(hours)}:${minute}`
  const isReal =
    !Number.isNaN(Date.parse(`${date}T${time}:00Z`)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)
  return isReal ? instantOf({ date, time, zone: place.zone }) : cell
}

/** A day of birth as the clinic's country writes it; what is no such day stays as it is, and is refused there. */
export function writtenDay(cell: string | undefined, place: Place | undefined): string | undefined {
  const [, first, second, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(cell ?? '') ?? []
  if (!cell || !place || !first || !second || !year) return cell
  const [month, day] = isMonthFirst(place.country) ? [first, second] : [second, first]
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isReal =
    !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)
  return isReal ? date : cell
}
