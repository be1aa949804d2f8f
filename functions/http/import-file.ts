/** A file that is imported, read by what the clinic has said of its columns and services; the console and the API alike. */
import type { Agreement } from '../core/courses/agreement.ts'
import {
  correctedFile,
  readTreatmentFile,
  saysNothingOfConsent,
  tookNoPlace,
  type UnknownHeader,
} from '../core/courses/treatment-file.ts'
import type { FieldError } from '../core/fault.ts'
import { rowFault } from '../core/row-facts.ts'
import { importServicesOf, layoutsOf } from '../use-cases/courses/import-layouts.ts'
import type { ImportRow, Tried } from '../use-cases/courses/import-treatments.ts'
import type { Reads } from '../use-cases/ports.ts'
import { readClinic } from '../use-cases/store/read-clinic.ts'
import { needsNothing, rowOf, wrongWith } from './import-rows.ts'

export type ImportFile =
  /** `skipped`: lines of visits that did not take place or need no aftercare. */
  | { kind: 'read'; rows: ImportRow[]; skipped: number[]; silent: Silent; corrected(tried: readonly Tried[]): string }
  | { kind: 'refused'; faults: FieldError[]; unknown?: UnknownHeader }

/** Rows without a consent cell, and how many of them have no date of consent either. */
export type Silent = { rows: number; byVisitDay: number }

export async function importFile(
  deps: Reads,
  clinicId: string,
  text: string,
  agreement?: Agreement,
): Promise<ImportFile> {
  const [layouts, kept, clinicNow] = await Promise.all([
    layoutsOf(deps, clinicId),
    importServicesOf(deps, clinicId),
    readClinic(deps.records, clinicId),
  ])
  const file = readTreatmentFile(text, layouts)
  if ('faults' in file) return { kind: 'refused', ...file }
  const services = kept?.services ?? []
  const skipped = file.rows.filter((row) => tookNoPlace(row) || needsNothing(row, services))
  const working = file.rows.filter((row) => !skipped.includes(row))
  const silent = working.filter((row) => row.odd === undefined && saysNothingOfConsent(row))
  if (working.length === 0) return { kind: 'refused', faults: [NOTHING] }
  return {
    kind: 'read',
    rows: working.map((row) => rowOf(row, { clinic: clinicNow?.clinic, services, agreement })),
    silent: {
      rows: silent.length,
      byVisitDay: silent.filter(({ cells }) => cells.consent_captured_at === undefined).length,
    },
    skipped: skipped.map(({ line }) => line),
    corrected(tried) {
      const wrong = tried.flatMap((row) =>
        row.result === 'invalid' ? [[row.line, wrongWith(row.errors)] as const] : [],
      )
      return correctedFile(file.header, file.rows, new Map(wrong))
    },
  }
}

const NOTHING: FieldError = rowFault('', { kind: 'nothing-to-log' })
