import type { RecordRead } from '../../core/access/record-read.ts'
import { patientReadsPk, readsPk } from '../../core/keys.ts'
import { plusMonths, type Span, within } from '../../core/on-call/calendar-span.ts'
import type { Reads } from '../ports.ts'
import { readAll } from '../store/records.ts'

/** Of one patient, or of one reader, or both; `span`: all times, without it, of one patient. */
export type ReadsAsked = { patientId?: string | undefined; by?: string | undefined; span?: Span | undefined }

/** Who read which record, oldest first. Without a patient a span is needed: the log is kept by months. */
export async function findReads(deps: Reads, clinicId: string, asked: ReadsAsked): Promise<RecordRead[]> {
  const { patientId, by, span } = asked
  const found =
    patientId === undefined ? await ofClinic(deps, clinicId, span) : await ofPatient(deps, clinicId, patientId)
  return found
    .filter((read) => (!span || within(read.at, span)) && (by === undefined || read.by === by))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

const ofPatient = async ({ records }: Reads, clinicId: string, patientId: string): Promise<RecordRead[]> =>
  (await readAll<RecordRead>(records, patientReadsPk(clinicId, patientId), 'READ#')).map(({ value }) => value)

async function ofClinic({ records }: Reads, clinicId: string, span: Span | undefined): Promise<RecordRead[]> {
  if (!span) throw new Error('readings of a clinic without a span')
  const months: string[] = []
  for (let month = span.from.slice(0, 7); month <= span.to.slice(0, 7); month = plusMonths(month, 1)) months.push(month)
  const found = await Promise.all(
    months.map((month) => readAll<RecordRead>(records, readsPk(clinicId, month), 'READ#')),
  )
  return found.flat().map(({ value }) => value)
}
