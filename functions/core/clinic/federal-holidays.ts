/** Holidays that a clinic may want to close on. Nothing is closed by them. */
import { plusDays, weekday } from '../time.ts'
import type { DayName } from './opening-hours.ts'

export type Holiday = { date: string; name: DayName }

/** Countries and territories that keep them (ISO 3166). */
const KEEP: readonly string[] = ['US', 'PR', 'VI', 'GU', 'AS', 'MP']

const MONDAY = 1
const THURSDAY = 4

const nth = (year: number, month: string, day: number, n: number): string => {
  const first = `${year}-${month}-01`
  return plusDays(first, ((day - weekday(first) + 7) % 7) + 7 * (n - 1))
}
const lastMonday = (year: number, month: string, days: number): string => {
  const last = `${year}-${month}-${days}`
  return plusDays(last, -((weekday(last) - MONDAY + 7) % 7))
}

/** The legal public holidays of the United States in a year: 5 U.S.C. 6103(a). */
const ofYear = (year: number): Holiday[] => [
  { date: `${year}-01-01`, name: { en: "New Year's Day", es: 'Año Nuevo' } },
  { date: nth(year, '01', MONDAY, 3), name: { en: 'Martin Luther King Jr. Day', es: 'Día de Martin Luther King' } },
  { date: nth(year, '02', MONDAY, 3), name: { en: "Presidents' Day", es: 'Día de los Presidentes' } },
  { date: lastMonday(year, '05', 31), name: { en: 'Memorial Day', es: 'Día de los Caídos' } },
  { date: `${year}-06-19`, name: { en: 'Juneteenth', es: 'Juneteenth' } },
  { date: `${year}-07-04`, name: { en: 'Independence Day', es: 'Día de la Independencia' } },
  { date: nth(year, '09', MONDAY, 1), name: { en: 'Labor Day', es: 'Día del Trabajo' } },
  { date: nth(year, '10', MONDAY, 2), name: { en: 'Columbus Day', es: 'Día de la Raza' } },
  { date: `${year}-11-11`, name: { en: 'Veterans Day', es: 'Día de los Veteranos' } },
  { date: nth(year, '11', THURSDAY, 4), name: { en: 'Thanksgiving', es: 'Acción de Gracias' } },
  { date: `${year}-12-25`, name: { en: 'Christmas', es: 'Navidad' } },
]

/**
 * The weekday on which a holiday of the weekend is kept: Friday before a Saturday, 5 U.S.C. 6103(b); Monday after a Sunday,
 * Executive Order 11582, section 3.
 */
function observed({ date, name }: Holiday): Holiday[] {
  const day = weekday(date)
  if (day < 6) return []
  return [
    {
      date: plusDays(date, day === 6 ? -1 : 1),
      name: { en: `${name.en} (observed)`, es: `${name.es ?? name.en} (se observa)` },
    },
  ]
}

/** Those of the 365 days from `today` on, in order; none where another country's are kept. */
export function comingHolidays(today: string, country: string): Holiday[] {
  if (!KEEP.includes(country)) return []
  const year = Number(today.slice(0, 4))
  return [year, year + 1, year + 2]
    .flatMap(ofYear)
    .flatMap((holiday) => [holiday, ...observed(holiday)])
    .filter(({ date }) => today <= date && date < plusDays(today, 365))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}
