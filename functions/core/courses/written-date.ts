import { instantOf } from '../time.ts'

/** Where the file was written: by whose wall clock, and in which order a date is. */
export type Place = { zone: string; country: string }

/** Countries that write the month first. */
const MONTH_FIRST = ['US', 'PR', 'VI', 'GU', 'AS', 'MP', 'PH', 'FM', 'MH', 'PW']
/** Whether a country's dates begin with the month. */
export const isMonthFirst = (country: string): boolean => MONTH_FIRST.includes(country)

const NOON = '12:00'

/** A date with or without a time on the clinic's wall clock; what is no such date stays as it is, and is refused there. */
export function writtenWhen(cell: string | undefined, place: Place | undefined): string | undefined {
  if (!cell || !place) return cell
  const said =
    /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:,?[T\s]+(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?\s?m?\.?)?$/i.exec(cell)
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
