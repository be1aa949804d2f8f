import type { Instant } from '../../functions/core/time.ts'
import { between, oneOf, type Random, seeded } from '../support/seeded.ts'
import type { Fault } from './faults.ts'
import { HABITS, type PatientStory, type Said, type Story } from './story.ts'
import { type Saying, say } from './words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const PATIENTS_PER_CLINIC = 400
const MOST_CLINICS = 10

/** Each begins a week before the clocks change in Los Angeles: backward in one, forward in the other. */
const STARTS = ['2026-10-25T08:00:00.000Z', '2027-03-07T08:00:00.000Z']

const TREATMENTS = [
  [{ plan: 'neurotoxin', areas: ['glabella'] }],
  [{ plan: 'neurotoxin', areas: ['masseter', 'neck'] }],
  [{ plan: 'filler', areas: ['lips'] }],
  [
    { plan: 'filler', areas: ['cheeks'] },
    { plan: 'neurotoxin', areas: ['forehead'] },
  ],
  [{ plan: 'laser', areas: ['face'] }],
  [{ plan: 'peel', areas: ['face'] }],
]
const ELSEWHERE = ['America/New_York', 'Pacific/Honolulu', 'America/Denver', 'America/Los_Angeles']

export type Size = { seed: number; patients: number; days: number; faults: readonly Fault[] }

/** A story from a seed. Each patient follows from the seed and their number alone, so that leaving one out changes no other. */
export function invent({ seed, patients, days, faults }: Size): Story {
  const startsAt = STARTS[seed % STARTS.length] ?? ''
  const clinics = Math.min(MOST_CLINICS, Math.max(2, Math.ceil(patients / PATIENTS_PER_CLINIC)))
  return {
    seed,
    startsAt,
    days,
    faults,
    patients: Array.from({ length: patients }, (_, n) => inventPatient(seed, n, { startsAt, days, clinics })),
  }
}

type Frame = { startsAt: Instant; days: number; clinics: number }

const ISO = (at: number): Instant => new Date(Math.floor(at)).toISOString()

const phoneOf = (place: number): string => `+14155550${String(place % 900).padStart(3, '0')}`

function inventPatient(seed: number, n: number, { startsAt, days, clinics }: Frame): PatientStory {
  const random = seeded(`${seed} patient ${n}`)
  const number = n % clinics
  const place = Math.floor(n / clinics)
  // One in twenty uses the phone of whoever came before: families share phones.
  const phone = phoneOf(place > 0 && random() < 0.05 ? place - 1 : place)
  const comesDay = Math.floor(between(random, 0, Math.max(1, days / 3)))
  const comes = Date.parse(startsAt) + comesDay * DAY + between(random, 9 * HOUR, 17.5 * HOUR)
  const language = random() < 0.2 ? 'es' : 'en'
  const zone = random() < 0.2 ? oneOf(random, ELSEWHERE) : number % 2 === 0 ? 'America/Los_Angeles' : 'America/Phoenix'
  const ends = Date.parse(startsAt) + days * DAY
  const texts = inventTexts(random, { comes, ends, language, place })
  const invented: PatientStory = {
    id: `p${n}`,
    clinic: `c${number}`,
    name: `${oneOf(random, ['Ina', 'Odo', 'Vera', 'Milo', 'Tess'])} Q${n}zelle`,
    phone,
    ...(random() < 0.4 ? { email: `q${n}@mail.example` } : {}),
    language,
    zone,
    comesAt: ISO(comes),
    procedures: oneOf(random, TREATMENTS),
    habit: oneOf(random, HABITS),
    texts: texts.filter(({ at }) => Date.parse(at) < ends).sort((a, b) => (a.at < b.at ? -1 : 1)),
    ...(random() < 0.1
      ? { comesAgain: { at: ISO(comes + between(random, HOUR, 9 * DAY)), procedures: oneOf(random, TREATMENTS) } }
      : {}),
    ...(random() < 0.04
      ? { newPhone: { at: ISO(comes + between(random, DAY, 5 * DAY)), phone: phoneOf(place + 450) } }
      : {}),
  }
  const unusual = seeded(`${seed} unusual ${n}`)
  if (unusual() < 0.1 && !invented.comesAgain && !invented.newPhone) return { ...invented, byFile: true }
  return { ...invented, ...inventErasure(unusual, comes, invented) }
}

/** One in fifteen wants to be forgotten, and does not come again. */
const inventErasure = (random: Random, comes: number, { comesAgain }: PatientStory): Pick<PatientStory, 'erasedAt'> =>
  random() < 0.07 && !comesAgain ? { erasedAt: ISO(comes + between(random, HOUR, 9 * DAY)) } : {}

type Telling = { comes: number; ends: number; language: 'en' | 'es'; place: number }

function inventTexts(random: Random, { comes, ends, language, place }: Telling): Said[] {
  const texts: Said[] = []
  const spoken = () => (random() < 0.9 ? language : language === 'en' ? 'es' : 'en')
  const tell = (at: number, saying: Saying, from?: string) =>
    texts.push({ at: ISO(at), says: saying, text: say(random, saying, spoken()), ...(from ? { from } : {}) })
  const some = () => between(random, comes + 5 * MINUTE, ends)
  if (random() < 0.3) tell(some(), 'sign')
  if (random() < 0.1) {
    const at = some()
    tell(at, 'chat')
    tell(at + between(random, 0, 20_000), oneOf(random, ['sign', 'fine', 'odd', 'chat']))
    tell(at + between(random, 0, 20_000), 'chat')
    tell(at + between(random, 0, 60_000), oneOf(random, ['sign', 'fine', 'stop', 'chat']))
  }
  if (random() < 0.12) {
    const at = some()
    tell(at, random() < 0.3 ? 'stop-with-sign' : random() < 0.2 ? 'wrong-number' : 'stop')
    if (random() < 0.3) tell(at + between(random, 5000, 2 * DAY), 'sign')
    if (random() < 0.4) tell(at + between(random, 1000, 2 * DAY), 'start')
    if (random() < 0.2) tell(at + between(random, 1000, 2 * DAY), 'stop')
  }
  if (random() < 0.04) {
    const at = some()
    tell(at, 'stop')
    tell(at + between(random, 0, 4000), 'start')
    if (random() < 0.6) tell(at + between(random, 0, 8000), 'stop')
  }
  if (random() < 0.1) tell(some(), oneOf(random, ['help', 'question', 'odd', 'chat']))
  if (random() < 0.15) tell(some(), random() < 0.7 ? 'told' : 'everyday')
  if (random() < 0.05) {
    const at = some()
    tell(at, oneOf(random, ['sign', 'odd', 'fine', 'everyday']), phoneOf(place + 451))
    if (random() < 0.5) tell(at + between(random, 0, 30_000), oneOf(random, ['sign', 'chat']), phoneOf(place + 451))
  }
  return texts
}
