import { TASK_KINDS, type Task } from '../core/alerts/task.ts'
import { finishTask, openTasks } from '../use-cases/alerts/tasks.ts'
import { ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

export const clinicRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/tasks',
    summary: 'Open tasks, oldest first',
    roles: PERMISSIONS.tasks,
    parameters: [
      { name: 'state', in: 'query', description: 'Only open tasks are listed.', values: ['open'] },
      { name: 'kind', in: 'query', description: `One of ${TASK_KINDS.join(', ')}.`, values: TASK_KINDS },
    ],
    answers: { 200: 'The tasks' },
    async respond(deps, { caller, query }) {
      const tasks = await openTasks(deps, caller.clinicId)
      return ok({ tasks: tasks.filter(({ kind }) => query.kind === undefined || kind === query.kind).map(showTask) })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/tasks/{id}/done',
    summary: 'A task has been dealt with',
    roles: PERMISSIONS.tasks,
    answers: { 200: 'The task', 404: 'No such task at this clinic' },
    async respond(deps, { caller, params }) {
      const done = await finishTask(deps, caller.clinicId, params.id ?? '', caller.id)
      return done.kind === 'done' ? ok(showTask(done.task)) : refuse(404, 'There is no such task at this clinic.')
    },
  }),
]

const showTask = ({ taskId, kind, personId, createdAt, because, state, offers }: Task) => ({
  taskId,
  kind,
  patientId: personId,
  createdAt,
  because,
  state,
  ...(offers ? { offers } : {}),
})
