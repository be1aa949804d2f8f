import { TASK_KINDS } from '../core/alerts/task.ts'
import { standingOf } from '../use-cases/alerts/task-standing.ts'
import { finishTask, openTasks, tasksOf, undoTask } from '../use-cases/alerts/tasks.ts'
import { listed, PAGED } from './lists.ts'
import { invalid, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'
import { taskActRoutes } from './task-acts.ts'
import { noTask, shown, showTask } from './task-shown.ts'

export const clinicRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/tasks',
    summary: 'Open tasks, or the tasks of one patient, oldest first',
    roles: PERMISSIONS.tasks,
    parameters: [
      {
        name: 'state',
        in: 'query',
        description: '"open", as without it; "done" for the tasks of one patient alone.',
        values: ['open', 'done'],
      },
      { name: 'kind', in: 'query', description: 'Of one kind.', values: TASK_KINDS },
      { name: 'patientId', in: 'query', description: 'The tasks about this patient.' },
      ...PAGED,
    ],
    answers: { 200: 'The tasks', 404: 'No such patient at this clinic' },
    async respond(deps, request) {
      const { caller, query } = request
      const { state = 'open', kind, patientId } = query
      if (state === 'done' && !patientId)
        return invalid([{ pointer: '/query/state', detail: 'Done tasks are listed by patient: give patientId too.' }])
      const tasks = patientId ? await tasksOf(deps, caller.clinicId, patientId) : await openTasks(deps, caller.clinicId)
      if (!tasks) return refuse(404, 'There is no such patient at this clinic.')
      const standing = await standingOf(deps, caller.clinicId, tasks)
      return listed(deps, request, {
        name: 'tasks',
        items: tasks.filter((task) => task.state === state && (kind === undefined || task.kind === kind)),
        placeOf: ({ createdAt, taskId }) => `${createdAt} ${taskId}`,
        show: (task) => showTask(deps, task, standing(task)),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/tasks/{id}/done',
    summary: 'A task has been dealt with',
    roles: PERMISSIONS.tasks,
    repeated: 'again',
    answers: { 200: 'The task', 404: 'No such task at this clinic' },
    async respond(deps, { caller, params }) {
      const done = await finishTask(deps, caller.clinicId, params.id ?? '', caller.id)
      return done.kind === 'done' ? shown(deps, caller, done.task) : noTask()
    },
  }),
  route({
    method: 'POST',
    path: '/v1/tasks/{id}/undo',
    summary: 'Within ten seconds of finishing it, by the same person: the task is open again',
    roles: PERMISSIONS.tasks,
    repeated: 'again',
    answers: { 200: 'The task', 403: 'Somebody else did it', 404: 'No such task at this clinic', 409: 'Too late' },
    async respond(deps, { caller, params }) {
      const undone = await undoTask(deps, caller.clinicId, params.id ?? '', caller.id)
      if (undone.kind === 'open') return shown(deps, caller, undone.task)
      if (undone.kind === 'unknown') return noTask()
      return refuse(undone.kind === 'not-yours' ? 403 : 409, undone.because)
    },
  }),
  ...taskActRoutes,
]
