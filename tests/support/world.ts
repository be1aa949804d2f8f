/**
 * A clinic for scenario tests: the production use cases on memory records (or another store), with phones, a carrier and a clock
 * that the story moves. Nothing sleeps; two runs of one story are the same.
 */
import { createHash, createHmac } from 'node:crypto'
import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import type { Staff } from '../../functions/core/clinic/clinic.ts'
import type { ClinicFile } from '../../functions/core/clinic/validate-clinic.ts'
import type { Key } from '../../functions/core/keys.ts'
import type { Instant } from '../../functions/core/time.ts'
import { content } from '../../functions/runtime/content.ts'
import { rules } from '../../functions/runtime/rules.ts'
import { addClinic } from '../../functions/use-cases/clinic/add-clinic.ts'
import type { Item, Records, SecondReader } from '../../functions/use-cases/ports.ts'
import { type Arrived, type Behaviour, type Ground, miniature } from '../../functions/use-cases/rehearsal/miniature.ts'
import { seeded } from './seeded.ts'

export type { Arrived, Behaviour }

export type Kept = Pick<Item, 'key' | 'value' | 'found'>

/** The words and rules of this checkout. */
export const ground: Ground = {
  linkBase: 'https://care.example',
  mailDomain: 'reply.care.example',
  content,
  rules,
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  hmac: (text) => createHmac('sha256', 'a secret').update(text).digest('hex'),
}

type Beginning = {
  now?: Instant
  clinics?: ClinicFile[]
  seed?: number
  store?: (now: () => Instant) => Records
  /** What an earlier version of the code has left behind. */
  items?: readonly Kept[]
  /** Reads what pages nobody. */
  secondReader?: SecondReader
}

export async function aWorld({
  now = '2026-11-23T18:05:00.000Z',
  clinics = [harbor],
  seed = 7,
  store = (now) => memoryRecords({ now }),
  items = [],
  secondReader,
}: Beginning = {}) {
  const written = new Map<string, Key>()
  const logged: Record<string, unknown>[] = []
  const small = miniature(ground, {
    start: now,
    records(clock) {
      const kept = store(clock)
      return {
        ...kept,
        async commit(writes) {
          for (const { key } of writes) written.set(`${key.pk} ${key.sk}`, key)
          return kept.commit(writes)
        },
      }
    },
    counted: items.length,
    random: seeded(seed),
    log: { write: (entry) => void logged.push(entry) },
    ...(secondReader ? { secondReader } : {}),
  })
  for (const item of items) await small.records.commit([{ kind: 'put', ...item }])
  for (const file of clinics) await addClinic(small.records, file)
  const { deps, records, beats, arrived, settle, standStill, carrier, webhookCalls, receiver, calendar, fetches } =
    small

  return {
    deps,
    records,
    logged,
    beats,
    settle,
    advance: (minutes: number) => small.advance(minutes),
    standStill,
    advanceHours: (hours: number) => small.advance(hours * 60),
    now: small.now,
    carrier: (number: string, behaviour: Behaviour) => carrier(number, behaviour),
    /** Messages that arrived at a number or an address, in order. */
    at: (address: string) => arrived.filter(({ to }) => to === address),
    arrived,
    /** Calls to clinics' own systems, and what one answers from now on. */
    webhookCalls,
    receiver,
    /** What is found at a calendar's address from now on, and the addresses that were asked. */
    calendar,
    fetches,
    /** Everything that is on record, in the order of its keys. */
    async everything(): Promise<Kept[]> {
      const found = await Promise.all([...written.values()].map((key) => records.get(key)))
      const kept = found.flatMap((item) => (item ? [{ key: item.key, value: item.value, found: item.found }] : []))
      return kept.sort((a, b) => (`${a.key.pk} ${a.key.sk}` < `${b.key.pk} ${b.key.sk}` ? -1 : 1))
    },
    /** A text arrives at our number; `id` repeats a carrier's message. */
    text: (from: string, body: string, { id, to = HARBOR }: { id?: string; to?: string } = {}) =>
      small.text(from, to, body, id),
  }
}

export type World = Awaited<ReturnType<typeof aWorld>>

export const HARBOR = '+14155550100'
export const ANA = '+14155550123'
export const LEE = '+14155550201'
export const KIM = '+14155550202'
export const HALE = '+14155550203'

const staff: Staff[] = [
  { staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician', phone: LEE, email: 'lee@harbor.example' },
  { staffId: 'nurse-kim', name: 'Nurse Kim', role: 'nurse', phone: KIM, email: 'kim@harbor.example' },
  { staffId: 'dr-hale', name: 'Dr Hale', role: 'admin', phone: HALE },
]

const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }

/** A clinic whose phone is answered round the clock. */
export const harbor: ClinicFile = {
  clinic: {
    clinicId: 'demo',
    name: 'Harbor Clinic',
    zone: 'America/Los_Angeles',
    country: 'US',
    textingNumber: HARBOR,
    pagingNumber: HARBOR,
    frontDeskPhone: '+14155550199',
    onCallPhone: '+14155550198',
    emergencyNumber: '911',
    mailFrom: 'care@harbor.example',
    languages: ['en', 'es'],
  },
  staff,
  shifts: [
    { shiftId: 'on-call', duty: 'on-call', staffId: 'dr-lee', ...always },
    { shiftId: 'backup', duty: 'backup', staffId: 'nurse-kim', ...always },
    { shiftId: 'fallback', duty: 'fallback', staffId: 'dr-hale', ...always },
  ],
}
