/** A task is given to a person, put to sleep until a time, or woken. */
import * as z from 'zod/mini'
import { type Assignment, assignTask } from '../use-cases/alerts/assign-task.ts'
import { snoozeTask, wakeTask } from '../use-cases/alerts/snooze-task.ts'
import type { Deps } from '../use-cases/ports.ts'
import { instant } from './instant.ts'
import { type Answer, invalid, refuse } from './problem.ts'
import { type Caller, PERMISSIONS, type Route, route } from './route.ts'
import { noTask, shown } from './task-shown.ts'

/** A reason is read in a line of the inbox. */
export const LONGEST_REASON = 200

const staffId = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_REASON))

const taskDone = () => refuse(409, 'This task is done.')

export const taskActRoutes: readonly Route[] = [
  route({
    method: 'PATCH',
    path: '/v1/tasks/{id}',
    summary: 'Give a task to a person, or snooze it; null takes either back',
    description: '`from`: the colleague whom it is taken from. A reply ends a snooze; 422 has the `latest` time.',
    roles: PERMISSIONS.tasks,
    body: z.strictObject({
      owner: z.optional(z.nullable(staffId)),
      from: z.optional(staffId),
      snooze: z.optional(z.nullable(z.strictObject({ until: instant, reason }))),
    }),
    answers: { 200: 'The task', 404: 'No such task at this clinic', 409: 'Somebody else has it, or it is done' },
    async respond(deps, { caller, params, body: { owner, from, snooze } }) {
      const { id = '' } = params
      if ((owner === undefined) === (snooze === undefined))
        return invalid([{ pointer: '', detail: 'Give one of owner and snooze. Nothing was done.' }])
      if (owner !== undefined) return assigned(deps, caller, id, { to: owner ?? undefined, from, by: caller.id })
      if (from !== undefined) return invalid([{ pointer: '/from', detail: 'This goes with owner alone.' }])
      return snooze ? snoozed(deps, caller, id, snooze) : woken(deps, caller, id)
    },
  }),
]

async function assigned(deps: Deps, caller: Caller, taskId: string, how: Assignment): Promise<Answer> {
  const said = await assignTask(deps, caller.clinicId, taskId, how)
  switch (said.kind) {
    case 'assigned':
      return shown(deps, caller, said.task)
    case 'unknown':
      return noTask()
    case 'done':
      return taskDone()
    case 'somebody-has-it':
      return refuse(409, `${said.owner.name} has this task since ${said.owner.at}.`, { owner: said.owner })
    case 'unknown-staff': {
      const known = said.known.map(({ staffId }) => staffId).join(', ')
      return invalid([{ pointer: '/owner', detail: `There is no "${said.staffId}" among the staff: ${known}.` }])
    }
  }
}

type Snooze = { until: string; reason: string }

async function snoozed(deps: Deps, caller: Caller, taskId: string, snooze: Snooze): Promise<Answer> {
  const by = { staffId: caller.id, name: caller.name }
  const said = await snoozeTask(deps, caller.clinicId, taskId, { ...snooze, by })
  switch (said.kind) {
    case 'snoozed':
      return shown(deps, caller, said.task)
    case 'unknown':
      return noTask()
    case 'done':
      return taskDone()
    case 'past':
      return invalid([{ pointer: '/snooze/until', detail: 'Give a time that is still to come.' }])
    case 'too-long':
      return notBeyond(said.latest, `This task can sleep until ${said.latest} at the latest.`)
    case 'overdue':
      return notBeyond(
        said.due,
        `This task was due at ${said.due}: it cannot sleep. Do it now, or give it to a colleague.`,
      )
  }
}

async function woken(deps: Deps, caller: Caller, taskId: string): Promise<Answer> {
  const said = await wakeTask(deps, caller.clinicId, taskId, caller.id)
  if (said.kind === 'unknown') return noTask()
  return said.kind === 'done' ? taskDone() : shown(deps, caller, said.task)
}

const notBeyond = (latest: string, detail: string) =>
  refuse(422, 'See errors.', { errors: [{ pointer: '/snooze/until', detail }], latest })
