/** What of a clinic leaves with an export, item by item, and what stays with the stage. */
import { SOURCES } from '../../core/intake/source.ts'
import {
  activityLogPk,
  brandPk,
  clinicChangesPk,
  clinicPk,
  frozenPk,
  importsPk,
  incidentsPk,
  intakePk,
  type Key,
  keys,
  mailsPk,
  pagesPk,
  patientPk,
  patientReadsPk,
  patientsPk,
  phonePk,
  photoPartsPk,
  photosPk,
  readsPk,
  staffPk,
} from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Patient, Treatment } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { Item, Reads } from '../ports.ts'
import { readClinic } from '../store/read-clinic.ts'
import { readMany } from '../store/records.ts'

/** An item as the table holds it: its key, its value, and when it is due, listed as open, or forgotten. */
export type ExportedItem = { key: Key; value: Item['value']; found: Item['found'] }

/**
 * Stays: secrets and addresses that open something (sessions, webhooks, intake set-ups, calendars), client ids of the stage's
 * user pool, marks of requests, and what is on its way (imports, deliveries). A clinic connects its systems anew.
 */
const OF_THE_STAGE = /^(CLIENT|WEBHOOK)#|^(ACCESS|CALENDAR|SETUP)$|^(ARRIVED|SEEN|STAFF)#/
const isOurs = ({ key }: Item): boolean =>
  !OF_THE_STAGE.test(key.sk) || (key.sk.startsWith('STAFF#') && key.pk.startsWith('CLINIC#'))

/** No stage is older. */
const FIRST_MONTH = '2024-01'

export type Stop =
  | { name: 'settings' | 'staff' | 'incidents' | 'visits' }
  | { name: 'register' | 'people'; month: string }

export const stopId = (stop: Stop): string => ('month' in stop ? `${stop.name}.${stop.month}` : stop.name)

/** All that an export goes through, in order: settings first, then each month's register and people. */
export function stopsUntil(now: Instant): Stop[] {
  const months: string[] = []
  for (let month = FIRST_MONTH; month <= now.slice(0, 7); month = after(month)) months.push(month)
  return [
    ...([{ name: 'settings' }, { name: 'staff' }] as const),
    ...months.flatMap((month) => [{ name: 'register', month } as const, { name: 'people', month } as const]),
    ...([{ name: 'incidents' }, { name: 'visits' }] as const),
  ]
}

const after = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** What a stop consists of, each read as a whole: people, members of staff, incidents, booking systems. */
export async function unitsOf(deps: Reads, clinicId: string, stop: Stop): Promise<string[]> {
  switch (stop.name) {
    case 'settings':
    case 'register':
      return ['']
    case 'staff':
      return ((await readClinic(deps.records, clinicId))?.rota.staff ?? []).map(({ staffId }) => staffId).sort()
    case 'incidents': {
      const listed = await deps.records.list(incidentsPk(clinicId), 'INCIDENT#')
      return ['', ...listed.map(({ key }) => key.sk.slice('INCIDENT#'.length))]
    }
    case 'visits':
      return [...SOURCES].sort()
    case 'people':
      return peopleOf(deps, clinicId, stop.month)
  }
}

/** Everybody who came on record in the month: patients by their lines, and those without one (numbers that only texted) by the register. */
async function peopleOf(deps: Reads, clinicId: string, month: string): Promise<string[]> {
  const lines = await deps.records.list(patientsPk(clinicId), `PATIENT#${month}`)
  const ids = new Set(lines.map(({ value }) => String(value.personId)))
  const entries = await deps.records.list(activityLogPk(clinicId, month), '')
  const others = new Set(entries.flatMap(({ value }) => (value.personId ? String(value.personId) : [])))
  const unlisted = [...others].filter((id) => !ids.has(id))
  const people = await readMany<Patient>(
    deps.records,
    unlisted.map((id) => keys.patient(clinicId, id)),
  )
  for (const person of people) if (person?.value.createdAt.startsWith(month)) ids.add(person.value.personId)
  return [...ids].sort()
}

/** Every item of one unit, in the order of the keys. */
export async function itemsOfUnit(deps: Reads, clinicId: string, stop: Stop, unit: string): Promise<ExportedItem[]> {
  const found = (await itemsIn(deps, clinicId, stop, unit)).filter(isOurs)
  return found
    .map(({ key, value, found }) => ({ key, value, found }))
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0))
}

export const placeOf = ({ key }: Pick<ExportedItem, 'key'>): string => `${key.pk} ${key.sk}`

async function itemsIn({ records }: Reads, clinicId: string, stop: Stop, unit: string): Promise<Item[]> {
  switch (stop.name) {
    case 'settings':
      return [
        ...(await records.list(clinicPk(clinicId), '')),
        ...(await records.list(brandPk(clinicId), '')),
        ...(await records.list(importsPk(clinicId), 'COLUMNS#')),
        ...(await records.list(importsPk(clinicId), 'SERVICES')),
        ...(await records.list(clinicChangesPk(clinicId), '')),
      ]
    case 'staff':
      return records.list(staffPk(clinicId, unit), '')
    case 'register':
      return [
        ...(await records.list(activityLogPk(clinicId, stop.month), '')),
        ...(await records.list(readsPk(clinicId, stop.month), '')),
      ]
    case 'incidents':
      return unit === '' ? records.list(incidentsPk(clinicId), '') : records.list(frozenPk(clinicId, unit), '')
    case 'visits':
      return ofVisits({ records }, clinicId, unit)
    case 'people':
      return ofPerson({ records }, clinicId, unit)
  }
}

/** What became of the visits of a booking system, with the tasks of those that nobody has checked out. */
async function ofVisits({ records }: Reads, clinicId: string, source: string): Promise<Item[]> {
  const visits = await records.list(intakePk(clinicId, source), 'VISIT#')
  const tasks = visits.flatMap(({ value }) => (value.taskId ? keys.task(clinicId, String(value.taskId)) : []))
  return [...visits, ...(await records.getAll(tasks)).filter((item) => item !== undefined)]
}

/** One person's record, mails as they came, photos, whatever finds the person, the opt-outs of their numbers, and what their mails link to. */
async function ofPerson({ records }: Reads, clinicId: string, personId: string): Promise<Item[]> {
  const own = await records.list(patientPk(clinicId, personId), '')
  const person = own.find(({ key }) => key.sk === 'PROFILE')?.value as Patient | undefined
  const clinic = (await records.get(keys.clinic(clinicId)))?.value as { textingNumber?: string; pagingNumber?: string }
  const ours = [...new Set([clinic?.textingNumber, clinic?.pagingNumber])].filter((number) => number !== undefined)
  const theirs = [...new Set([person?.phone, ...(person?.formerPhones ?? [])])].filter((number) => number !== undefined)
  const numbers = ours.flatMap((our) => theirs.map((their) => phonePk(our, their)))
  const elsewhere = [
    ...(person ? [keys.patientLine(clinicId, person.createdAt, personId)] : []),
    ...(person?.externalId ? [keys.external(clinicId, 'patient', person.externalId)] : []),
    ...own.flatMap(({ key, value }) => {
      const { externalId } = value as unknown as Treatment
      const { link } = value as unknown as Outbound
      if (key.sk.startsWith('TREATMENT#') && externalId) return keys.external(clinicId, 'treatment', externalId)
      return key.sk.startsWith('OUT#') && link?.kind === 'mail' ? keys.link(link.token) : []
    }),
  ]
  const [mails, photos, pictures, pages, reads, pointed, ...phones] = await Promise.all([
    records.list(mailsPk(clinicId, personId), ''),
    records.list(photosPk(clinicId, personId), ''),
    records.list(photoPartsPk(clinicId, personId), ''),
    records.list(pagesPk(clinicId, personId), ''),
    records.list(patientReadsPk(clinicId, personId), ''),
    records.getAll(elsewhere),
    ...numbers.map((pk) => records.list(pk, '')),
  ])
  const isOther = ({ key }: Item) => key.sk.startsWith('PATIENT#') && key.sk !== `PATIENT#${personId}`
  return [
    ...own,
    ...mails,
    ...photos,
    ...pictures,
    ...pages,
    ...reads,
    ...pointed.filter((item) => item !== undefined),
    ...phones.flat().filter((item) => !isOther(item)),
  ]
}
