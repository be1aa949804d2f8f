import { AGREEMENT_FOR, type Agreement, agreementFaults, coversNone } from '../core/courses/agreement.ts'
import { type ImportJob, stateOf } from '../core/courses/import-job.ts'
import { columnOf } from '../core/courses/table-columns.ts'
import { FILE_FORMAT } from '../core/courses/treatment-file.ts'
import type { FieldError } from '../core/fault.ts'
import { cancelImport } from '../use-cases/courses/cancel-import.ts'
import {
  beginImport,
  getImport,
  importDoneBy,
  type RowResult,
  type Tried,
  tryImport,
} from '../use-cases/courses/import-treatments.ts'
import { importsOf } from '../use-cases/courses/list-imports.ts'
import type { Clock } from '../use-cases/ports.ts'
import { importFile } from './import-file.ts'
import { listed, MOST_LISTED, PAGED } from './lists.ts'
import { invalid, ok, refuse } from './problem.ts'
import { PERMISSIONS, type Request, type Route, route } from './route.ts'

const showJob = (deps: Clock, job: ImportJob) => ({
  importId: job.importId,
  state: stateOf(job),
  rows: job.rows,
  done: job.done,
  startedAt: job.startedAt,
  startedBy: job.by,
  ...(job.agreement ? { agreement: job.agreement } : {}),
  ...(stateOf(job) === 'working' ? { doneBy: importDoneBy(job, deps.now()) } : {}),
  ...(job.cancelled ? { cancelledAt: job.cancelled.at, cancelledBy: job.cancelled.by } : {}),
})

const showError = ({ pointer, detail }: FieldError) => {
  const column = columnOf(pointer)
  return { pointer, ...(column ? { column } : {}), detail }
}

const showResult = (row: RowResult) => (row.result === 'invalid' ? { ...row, errors: row.errors.map(showError) } : row)

const showTried = (rows: readonly Tried[], skipped: readonly number[]) => ({
  ...{ written: false, rows: rows.length + skipped.length, skipped },
  ready: rows.filter(({ result }) => result === 'ready').length,
  invalid: rows.filter(({ result }) => result === 'invalid').length,
  results: rows.map((row) => (row.result === 'invalid' ? { ...row, errors: row.errors.map(showError) } : row)),
})

type Asked = { agreement: Agreement } | { faults: FieldError[] }

function agreementIn({ agreement, agreementFor }: Request<unknown>['query']): Asked | undefined {
  if (agreement === undefined && agreementFor === undefined) return undefined
  const covers = (channel: string) => agreementFor === channel || agreementFor === 'both'
  const given: Agreement = { statement: agreement?.trim() ?? '', sms: covers('sms'), email: covers('email') }
  const faults = agreementFaults(given, { statement: '/query/agreement', channels: '/query/agreementFor' })
  return faults.length > 0 ? { faults } : { agreement: given }
}

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
    repeated: 'again',
    parameters: [
      { name: 'try', in: 'query', description: '"true": answer what would become of every row, write nothing.' },
      {
        name: 'correction',
        in: 'query',
        description: 'With try: "true" adds the faulty rows as a CSV file, to be corrected and sent again.',
        values: ['true', 'false'],
      },
      {
        name: 'agreement',
        in: 'query',
        description:
          'Which signed form the rows without any consent cell are by, and where it is kept (10 to 500 characters). Who said no before gets nothing.',
      },
      { name: 'agreementFor', in: 'query', description: 'The messages that it covers.', values: AGREEMENT_FOR },
    ],
    answers: {
      200: 'A try: each row, ready or with its faults',
      202: 'Taken; GET /v1/imports/{id} says how far it has come',
      413: 'The file is too large',
      415: 'No file',
      422: 'Not such a file: the header, or a line that cannot be read, is named',
    },
    async respond(deps, { caller, text, query }) {
      const asked = agreementIn(query)
      if (asked && 'faults' in asked) return invalid(asked.faults)
      const file = await importFile(deps, caller.clinicId, text, asked?.agreement)
      if (file.kind === 'refused') return invalid(file.faults)
      const { rows, skipped, silent } = file
      if (asked && silent.rows === 0) return invalid([coversNone('/query/agreement')])
      if (query.try === 'true') {
        const tried = await tryImport(deps, caller.clinicId, rows)
        return ok({
          ...showTried(tried, skipped),
          ...(asked ? { byAgreement: silent } : {}),
          ...(query.correction === 'true' ? { correction: file.corrected(tried) } : {}),
        })
      }
      const stated = asked && { agreement: asked.agreement, name: caller.name }
      const given = { clinicId: caller.clinicId, by: caller.id, text, rows, stated }
      return ok(showJob(deps, await beginImport(deps, given)), 202)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/imports',
    summary: 'The imports of the last thirty days, oldest first',
    roles: PERMISSIONS.enrol,
    parameters: PAGED,
    answers: { 200: 'The imports, without their rows' },
    async respond(deps, request) {
      return listed(deps, request, {
        name: 'imports',
        items: await importsOf(deps, request.caller.clinicId),
        placeOf: ({ startedAt, importId }) => `${startedAt} ${importId}`,
        show: (job) => showJob(deps, job),
        unasked: MOST_LISTED,
      })
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
  route({
    method: 'POST',
    path: '/v1/imports/{id}/cancel',
    summary: 'End an import that is on its way: what is logged stays, no further row is',
    roles: PERMISSIONS.enrol,
    repeated: 'again',
    answers: { 200: 'The import', 404: 'No such import at this clinic', 409: 'Every row is dealt with already' },
    async respond(deps, { caller, params }) {
      const ended = await cancelImport(deps, { clinicId: caller.clinicId, importId: params.id ?? '', by: caller.id })
      switch (ended.kind) {
        case 'cancelled':
          return ok(showJob(deps, ended.job))
        case 'over':
          return refuse(409, 'Every row of this import is dealt with already: there is nothing to cancel.')
        case 'unknown':
          return refuse(404, 'There is no such import at this clinic.')
      }
    },
  }),
]
