import { checkoutPath, TASK_KINDS, type Task } from '../core/alerts/task.ts'
import { finishTask, openTasks } from '../use-cases/alerts/tasks.ts'
import type { Links } from '../use-cases/ports.ts'
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
      const asked = tasks.filter(({ kind }) => query.kind === undefined || kind === query.kind)
      return ok({ tasks: asked.map((task) => showTask(deps, task)) })
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
      return done.kind === 'done' ? ok(showTask(deps, done.task)) : refuse(404, 'There is no such task at this clinic.')
    },
  }),
]

/** A visit that is not checked out has no patient yet: `checkout` opens the form with what is known. */
const showTask = ({ linkBase }: Links, task: Task) => ({
  taskId: task.taskId,
  kind: task.kind,
  patientId: task.kind === 'intake' ? null : task.personId,
  createdAt: task.createdAt,
  because: task.because,
  state: task.state,
  ...(task.offers ? { offers: task.offers } : {}),
  ...(task.kind === 'intake' && task.state === 'open' ? { checkout: linkBase + checkoutPath(task) } : {}),
})
