/** Who read which record: as a list, and as a file for spreadsheets. */
import type { RecordRead } from '../core/access/record-read.ts'
import type { Clinic } from '../core/clinic/clinic.ts'
import { csv } from '../core/csv.ts'
import { keys } from '../core/keys.ts'
import { type Span, spanOfDays } from '../core/on-call/calendar-span.ts'
import { placesInOrder } from '../core/paging.ts'
import { isDate, wallTime } from '../core/time.ts'
import { findReads } from '../use-cases/access/find-reads.ts'
import type { Deps } from '../use-cases/ports.ts'
import { read } from '../use-cases/store/records.ts'
import { MOST_LISTED, PAGED, pageFor } from './lists.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { type Parameter, PERMISSIONS, type Request, type Route, route } from './route.ts'

/** Days of one question that names no patient: the log is kept by months. */
export const MOST_DAYS = 31

const FILTERS: readonly Parameter[] = [
  { name: 'patientId', in: 'query', description: 'Readings of this record, also after its erasure.' },
  { name: 'staffId', in: 'query', description: 'Readings by this member of staff, or this system.' },
  { name: 'from', in: 'query', description: "The first day, such as 2026-11-23, on the clinic's calendar." },
  {
    name: 'to',
    in: 'query',
    description: `The last day; that of from, without it. At most ${MOST_DAYS} days without a patientId.`,
  },
  ...PAGED,
]
const ANSWERS = { 404: 'The clinic is not set up', 422: 'A day is none, or there are too many of them' }

export const recordReadRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/audit/reads',
    summary: 'Who read which record, oldest first',
    description:
      'A line is one reader and one record in ten minutes; `listed`: it stood in a list, such as the inbox, and the line is of an hour. Without a patientId and a day: today.',
    roles: PERMISSIONS.administer,
    parameters: FILTERS,
    answers: { 200: 'The readings', ...ANSWERS },
    async respond(deps, request) {
      const found = await page(deps, request)
      return 'status' in found ? found : ok({ reads: found.shown, next: found.next })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/audit/reads.csv',
    summary: 'The same as a file',
    description: 'Where more follow, the header `link` has the address of the next page (RFC 8288).',
    roles: PERMISSIONS.administer,
    parameters: FILTERS,
    media: 'text/csv',
    answers: { 200: 'The file', ...ANSWERS },
    async respond(deps, request) {
      const found = await page(deps, request)
      if ('status' in found) return found
      const query = new URLSearchParams({ ...request.query, cursor: found.next ?? '' })
      const more = found.next === null ? {} : { headers: { link: `</v1/audit/reads.csv?${query}>; rel="next"` } }
      return { ...ok(readsCsv(found.shown, found.zone)), media: 'text/csv', ...more }
    },
  }),
]

/** A header line, and a line for each reading: instants in UTC, and the day and time on a wall clock. */
export const readsCsv = (reads: readonly RecordRead[], zone: string): string =>
  csv([
    ['at (UTC)', `date (${zone})`, 'time', 'reader', 'name', 'role', 'door', 'what', 'in a list', 'patient'],
    ...reads.map(({ at, by, name = '', role = '', via, what, listed, patientId }) => {
      const { date, time } = wallTime(at, zone)
      return [at, date, time, by, name, role, via, what, listed ? 'yes' : '', patientId]
    }),
  ])

type Found = { shown: RecordRead[]; next: string | null; zone: string }

async function page(deps: Deps, request: Request<unknown>): Promise<Found | Answer> {
  const { clinicId } = request.caller
  const clinic = (await read<Clinic>(deps.records, keys.clinic(clinicId)))?.value
  if (!clinic) return refuse(404, 'This clinic is not set up.')
  const { zone } = clinic
  const { patientId, staffId } = request.query
  const asked = spanOf(request.query, wallTime(deps.now(), zone).date, zone)
  if ('fault' in asked) return invalid([asked.fault])
  const found = await findReads(deps, clinicId, { patientId, by: staffId, ...asked })
  const places = placesInOrder(found, ({ at }) => at)
  const listing = {
    ...{ name: 'reads', items: found, unasked: MOST_LISTED },
    placeOf: (each: RecordRead) => places.get(each) ?? '',
    show: (each: RecordRead) => each,
  }
  const paged = await pageFor(deps, request, listing)
  return 'status' in paged ? paged : { ...paged, zone }
}

type Asked = Record<string, string | undefined>
type SpanAsked = { span?: Span } | { fault: { pointer: string; detail: string } }

/** All times of a patient, where no day is named; of a clinic, today. */
export function spanOf({ patientId, from, to }: Asked, today: string, zone: string): SpanAsked {
  if (patientId !== undefined && from === undefined && to === undefined) return {}
  const first = from ?? to ?? today
  const last = to ?? first
  for (const [name, day] of [
    ['from', first],
    ['to', last],
  ] as const)
    if (!isDate(day)) return { fault: { pointer: `/query/${name}`, detail: 'A day such as 2026-11-23 is needed.' } }
  if (last < first) return { fault: { pointer: '/query/to', detail: 'The last day is before the first one.' } }
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1
  if (patientId === undefined && days > MOST_DAYS)
    return { fault: { pointer: '/query/to', detail: `At most ${MOST_DAYS} days at once, or name a patient.` } }
  return { span: spanOfDays(first, last, zone) }
}
