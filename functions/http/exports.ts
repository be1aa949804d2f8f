/** All of a clinic's records, for an admin who takes them elsewhere: nothing holds a clinic here. */
import {
  beginExport,
  EXPORT_HOURS,
  type ExportBegun,
  exportPage,
  exportsOf,
  openExport,
} from '../use-cases/clinic/export-clinic.ts'
import { listed, NO_CURSOR, openedCursor, PAGED, sealedCursor } from './lists.ts'
import { invalid, ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

const show = ({ exportId, startedAt, by }: ExportBegun) => ({ exportId, startedAt, by })
const roles = PERMISSIONS.administer
const path = '/v1/exports'

export const exportRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path,
    summary: "Begin an export of all the clinic's records; that it was begun, and by whom, stays on record",
    roles,
    async repeated(deps, { caller }, at) {
      const begun = (await exportsOf(deps, caller.clinicId)).find(({ startedAt }) => startedAt >= at)
      return begun ? ok(show(begun)) : refuse(404, 'This export is gone.')
    },
    answers: { 201: 'The export, whose pages are read next' },
    respond: async (deps, { caller }) => ok(show(await beginExport(deps, caller.clinicId, caller.id)), 201),
  }),
  route({
    method: 'GET',
    path,
    summary: 'The exports that were begun, oldest first',
    roles,
    parameters: PAGED,
    answers: { 200: 'The exports' },
    async respond(deps, request) {
      return listed(deps, request, {
        name: 'exports',
        items: await exportsOf(deps, request.caller.clinicId),
        placeOf: ({ startedAt, exportId }) => `${startedAt} ${exportId}`,
        show,
      })
    },
  }),
  route({
    method: 'GET',
    path: `${path}/{id}/items`,
    summary: "A page of an export: records as they are stored, patients' words and contacts among them",
    description: `Pages have up to 1,000 records and 3 MB, for ${EXPORT_HOURS} hours. A page may be empty and still have a \`next\`. \`npm run clinic -- import\` takes them in (docs/export.md).`,
    roles,
    parameters: [{ name: 'cursor', in: 'query', description: '`next` of the page before.' }],
    answers: { 200: 'The page', 404: 'No such export at this clinic, or it is too old' },
    async respond(deps, { caller, params: { id = '' }, query: { cursor } }) {
      const begun = await openExport(deps, caller.clinicId, id)
      if (!begun)
        return refuse(404, `There is no such export, or it is older than ${EXPORT_HOURS} hours: begin another.`)
      const about = [caller.clinicId, 'export', id]
      const place = cursor === undefined ? '' : openedCursor(deps, about, cursor)
      if (place === undefined) return invalid([NO_CURSOR])
      const { items, next } = await exportPage(deps, begun, place)
      return ok({ items, next: next === undefined ? null : sealedCursor(deps, about, next) })
    },
  }),
]
