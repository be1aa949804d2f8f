import type { ImportJob } from '../core/courses/import-job.ts'
import { columnOf, FILE_FORMAT, type FileRow, readTreatmentFile, requestOf } from '../core/courses/treatment-file.ts'
import type { FieldError } from '../core/fault.ts'
import {
  beginImport,
  getImport,
  type ImportRow,
  importDoneBy,
  type RowResult,
} from '../use-cases/courses/import-treatments.ts'
import type { Deps } from '../use-cases/ports.ts'
import { invalid, ok, refuse } from './problem.ts'
import { check, PERMISSIONS, type Route, route } from './route.ts'
import { treatment } from './treatments.ts'

/** A row as a request of its own, by the schema that checks such requests. */
function rowOf(row: FileRow): ImportRow {
  const { line, odd } = row
  if (odd) return { line, errors: [{ pointer: '', detail: odd }] }
  const checked = check(treatment, requestOf(row))
  return 'faults' in checked ? { line, errors: checked.faults } : { line, request: checked.body }
}

const showJob = (deps: Deps, job: ImportJob) => ({
  importId: job.importId,
  state: job.done < job.rows ? 'working' : 'done',
  rows: job.rows,
  done: job.done,
  startedAt: job.startedAt,
  startedBy: job.by,
  ...(job.done < job.rows ? { doneBy: importDoneBy(job, deps.now()) } : {}),
})

const showError = ({ pointer, detail }: FieldError) => {
  const column = columnOf(pointer)
  return { pointer, ...(column ? { column } : {}), detail }
}

const showResult = (row: RowResult) => (row.result === 'invalid' ? { ...row, errors: row.errors.map(showError) } : row)

const countOf = (results: readonly RowResult[], wanted: RowResult['result']): number =>
  results.filter(({ result }) => result === wanted).length

export const importRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/imports/treatments',
    summary: 'Log the treatments of a file, fifteen a minute; the same file again is the same import',
    description: FILE_FORMAT,
    roles: PERMISSIONS.enrol,
    text: 'text/csv',
    answers: {
      202: 'Taken; GET /v1/imports/{id} says how far it has come',
      413: 'The file is too large',
      415: 'No file',
      422: 'Not such a file: the header, or a line that cannot be read, is named',
    },
    async respond(deps, { caller, text }) {
      const file = readTreatmentFile(text)
      if ('faults' in file) return invalid(file.faults)
      const given = { clinicId: caller.clinicId, by: caller.id, text, rows: file.rows.map(rowOf) }
      return ok(showJob(deps, await beginImport(deps, given)), 202)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/imports/{id}',
    summary: 'How far an import has come, and what became of each row by its line',
    roles: PERMISSIONS.enrol,
    answers: { 200: 'The import', 404: 'No such import at this clinic' },
    async respond(deps, { caller, params }) {
      const found = await getImport(deps, caller.clinicId, params.id ?? '')
      if (!found) return refuse(404, 'There is no such import at this clinic.')
      const { job, results } = found
      return ok({
        ...showJob(deps, job),
        created: countOf(results, 'created'),
        repeated: countOf(results, 'repeated'),
        invalid: countOf(results, 'invalid'),
        failed: countOf(results, 'failed'),
        results: results.map(showResult),
      })
    },
  }),
]
