/** What a clinic has said of the files that it imports: columns by header, and services. */
import * as z from 'zod/mini'
import { CHOICES, type KeptLayout } from '../core/courses/table-layout.ts'
import { keys } from '../core/keys.ts'
import {
  importServicesOf,
  layoutsOf,
  MOST_LAYOUTS,
  removeLayout,
  setImportServices,
  setLayout,
} from '../use-cases/courses/import-layouts.ts'
import { serviceTable } from './intake.ts'
import { invalid, ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

const columns = z.strictObject({
  columns: z.record(z.string().check(z.minLength(1), z.maxLength(200)), z.string().check(z.maxLength(60))),
})
const showLayout = ({ layoutId, columns, changedAt, changedBy }: KeptLayout) => ({
  ...{ layoutId, columns, changedAt, changedBy },
})

const edits: Route['edits'] = ({ caller }) => keys.importServices(caller.clinicId)

export const layoutRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/import-layouts',
    summary: 'The headers of files that the clinic has explained',
    roles: PERMISSIONS.enrol,
    answers: { 200: 'The headers, and what each of their columns is' },
    async respond(deps, { caller }) {
      return ok({ layouts: (await layoutsOf(deps, caller.clinicId)).map(showLayout) })
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/import-layouts',
    summary: 'Say once what each column of a header is; files with this header are read so from then on',
    description: `\`columns\`: by the header's name, one of ${CHOICES.join(', ')}; "none" leaves a column out.`,
    roles: PERMISSIONS.enrol,
    body: columns,
    answers: {
      200: 'The header is remembered',
      409: 'There are as many as a clinic may have',
      422: 'A column is not known, comes twice or is missing',
    },
    async respond(deps, { caller, body }) {
      const set = await setLayout(deps, { clinicId: caller.clinicId, by: caller.id, columns: body.columns })
      switch (set.kind) {
        case 'set':
          return ok(showLayout(set.layout))
        case 'invalid':
          return invalid(set.faults)
        case 'too-many':
          return refuse(409, `A clinic has at most ${MOST_LAYOUTS} headers: remove one first.`)
      }
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/import-layouts/{id}',
    summary: 'Forget a header: it is asked about again',
    roles: PERMISSIONS.enrol,
    answers: { 200: 'It is forgotten', 404: 'No such header at this clinic' },
    async respond(deps, { caller, params: { id = '' } }) {
      const removed = await removeLayout(deps, caller.clinicId, id)
      return removed ? ok({ layoutId: id, removed: true }) : refuse(404, 'There is no such header at this clinic.')
    },
  }),
  route({
    method: 'GET',
    path: '/v1/import-services',
    summary: 'Which service of a file is which treatment',
    roles: PERMISSIONS.administer,
    edits,
    answers: { 200: 'The table; empty before the clinic has said anything' },
    async respond(deps, { caller }) {
      const found = await importServicesOf(deps, caller.clinicId)
      return ok(found ?? { services: [], changedAt: null, changedBy: null })
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/import-services',
    summary: 'Say which service of a file is which treatment; the whole table',
    description:
      'What is not in the table is read as a plan with areas ("filler: lips") or by the names of products. Rows of services with `"aftercare": false` are skipped.',
    roles: PERMISSIONS.administer,
    body: z.strictObject({ services: serviceTable }),
    edits,
    answers: { 200: 'The table', 422: 'A plan or area is not known, or a service comes twice' },
    async respond(deps, { caller, body }) {
      const given = { clinicId: caller.clinicId, by: caller.id, services: body.services }
      const set = await setImportServices(deps, given as Parameters<typeof setImportServices>[1])
      return set.kind === 'set' ? ok(set.services) : invalid(set.faults)
    },
  }),
]
