import { comingHolidays } from '../../functions/core/clinic/federal-holidays.ts'
import type { SpecialDays } from '../../functions/core/clinic/opening-hours.ts'
import type { Instant } from '../../functions/core/time.ts'
import { between, oneOf, type Random, seeded } from '../support/seeded.ts'
import type { Size } from './invent.ts'
import { HABITS, type PatientStory, type Said, type Story } from './story.ts'
import { type Saying, say } from './words.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const DAYS_A_MONTH = 30.5
const CLINIC = 'c0'

/** New year, 29 February, and both changes of the clocks, with a month before and after. */
export const A_YEAR = { startsAt: '2027-12-01T08:00:00.000Z', days: 366 }

const TREATMENTS = [
  [{ plan: 'neurotoxin', areas: ['glabella'] }],
  [{ plan: 'filler', areas: ['lips'] }],
  [{ plan: 'laser', areas: ['face'] }],
  [{ plan: 'peel', areas: ['face'] }],
]

const ISO = (at: number): Instant => new Date(Math.floor(at)).toISOString()

/**
 * One clinic whose patients come every month, until the end: as many visits in each month, so that what grows does so for
 * another reason. It is closed on the federal holidays.
 */
export function inventYear({ seed, patients, days, faults, startsAt }: Size & { startsAt: Instant }): Story {
  const begins = Date.parse(startsAt)
  const ends = begins + days * DAY
  return {
    ...{ seed, startsAt, days, faults },
    closedDays: closedDays(begins, ends),
    patients: Array.from({ length: patients }, (_, n) => inventPatient(seed, n, { begins, ends, patients })),
  }
}

function closedDays(begins: number, ends: number): SpecialDays[] {
  const years = [...new Set([begins, ends].map((at) => new Date(at).getUTCFullYear()))]
  return years
    .flatMap((year) => comingHolidays(`${year}-01-01`, 'US').filter(({ date }) => date.startsWith(String(year))))
    .map(({ date, name }) => ({ first: date, last: date, name, spans: [] }))
}

type Frame = { begins: number; ends: number; patients: number }

function inventPatient(seed: number, n: number, { begins, ends, patients }: Frame): PatientStory {
  const random = seeded(`${seed} year's patient ${n}`)
  const month = DAYS_A_MONTH * DAY
  const visits: number[] = []
  // Spread over the month, so that no day has more than its share.
  for (let from = begins + (n / patients) * month; from < ends - DAY; from += month)
    visits.push(Math.floor(from / DAY) * DAY + between(random, 17 * HOUR, 24 * HOUR))
  const language = random() < 0.5 ? 'es' : 'en'
  const [comes = begins, ...again] = visits
  return {
    id: `y${n}`,
    clinic: CLINIC,
    name: `${oneOf(random, ['Ina', 'Odo', 'Vera', 'Milo', 'Tess'])} Y${n}zelle`,
    phone: `+14155550${String(n).padStart(3, '0')}`,
    ...(random() < 0.4 ? { email: `y${n}@mail.example` } : {}),
    language,
    zone: random() < 0.1 ? 'America/New_York' : 'America/Los_Angeles',
    comesAt: ISO(comes),
    procedures: oneOf(random, TREATMENTS),
    habit: oneOf(random, HABITS),
    texts: visits.flatMap((visit) => inventTexts(random, visit, language)).filter(({ at }) => Date.parse(at) < ends),
    returns: again.map((at) => ({ at: ISO(at), procedures: oneOf(random, TREATMENTS) })),
  }
}

/** Of their own accord, in the weeks after a visit. Who writes STOP writes START again: the months stay alike. */
function inventTexts(random: Random, visit: number, language: 'en' | 'es'): Said[] {
  const at = visit + between(random, HOUR, 20 * DAY)
  const tell = (saying: Saying, later = 0): Said => ({
    ...{ at: ISO(at + later), says: saying },
    text: say(random, saying, language),
  })
  const luck = random()
  if (luck < 0.08) return [tell('sign')]
  if (luck < 0.12) return [tell('told')]
  if (luck < 0.18) return [tell(oneOf(random, ['question', 'odd', 'chat', 'help']))]
  return luck < 0.2 ? [tell('stop'), tell('start', DAY)] : []
}
