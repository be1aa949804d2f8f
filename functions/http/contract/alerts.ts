import * as z from 'zod/mini'
import { OUTCOMES } from '../../core/alerts/outcome.ts'
import { TASK_KINDS } from '../../core/alerts/task.ts'
import { as, at, type Call, channel, id, messageState, next, pagingTier, sign } from './common.ts'

const resolution = {
  outcome: z.enum(OUTCOMES),
  note: z.string(),
  spokeTo: z.optional(z.string()),
  harm: z.optional(z.enum(['none', 'mild', 'moderate', 'severe'])),
  tierWas: z.optional(z.enum(['too-high', 'right', 'too-low'])),
  nextCheckAt: z.optional(at),
  course: z.optional(z.enum(['resume', 'hold', 'end'])),
  secondClinician: z.optional(z.string()),
}
const person = { staffId: id, name: z.string() }
const recorded = { ...resolution, by: id, name: z.string(), at, confirmedBy: z.optional(z.strictObject(person)) }

const page = as(
  'Page',
  z.strictObject({
    pageId: id,
    staffId: z.optional(id),
    channel,
    state: messageState,
    sentAt: z.nullable(at),
    round: z.optional(z.int()),
  }),
  'One message about an alert to one member of the staff.',
)

export const alert = as(
  'Alert',
  z.strictObject({
    alertId: id,
    code: z.string(),
    tier: pagingTier,
    signs: z.array(sign),
    reply: z.string(),
    because: z.string(),
    state: z.enum(['paging', 'acknowledged', 'contacted', 'resolved']),
    openedAt: at,
    contactBy: at,
    patientId: id,
    gathered: z.nullable(z.array(z.strictObject({ patientId: id, messageId: id }))),
    pages: z.array(page),
    acknowledgedBy: z.nullable(z.strictObject({ ...person, at, until: at })),
    contactedUntil: z.nullable(at),
    patientToldAt: z.nullable(at),
    attempts: z.array(z.strictObject({ at, by: id, kind: z.string() })),
    unreachable: z.nullable(
      z.strictObject({ by: id, name: z.string(), at, secondId: id, resolution: z.strictObject(resolution) }),
    ),
    outcome: z.nullable(z.strictObject(recorded)),
    withdrawn: z.array(
      z.strictObject({
        ...recorded,
        falsePage: z.optional(z.looseObject({})),
        withdrawn: z.strictObject({ at, by: id, name: z.string(), reason: z.string() }),
      }),
    ),
  }),
  "`reply`: the patient's words; of an alert that unknown numbers share, how many they are, and `gathered` has each. `code`: what staff text back. `contactBy`: when a person should have reached the patient.",
)

const task = as(
  'Task',
  z.strictObject({
    taskId: id,
    kind: z.enum(TASK_KINDS),
    patientId: z.nullable(id),
    createdAt: at,
    because: z.string(),
    state: z.enum(['open', 'done']),
    dueAt: z.optional(at),
    owner: z.optional(z.strictObject({ ...person, at })),
    snooze: z.optional(
      z.strictObject({ until: at, reason: z.string(), by: id, name: z.string(), at, asleep: z.boolean() }),
    ),
    offers: z.optional(z.strictObject({ timeZone: z.string() })),
    checkout: z.optional(z.string()),
  }),
  'Work for a person that is not urgent enough to page. A visit of a booking system has no patient yet: `checkout` opens its form.',
)

const alerts = (operationId: string, schema: z.ZodMiniType = alert): Call => ({
  ...{ operationId, tag: 'Alerts' },
  answers: { 200: schema },
})
const tasks = (operationId: string, schema: z.ZodMiniType): Call => ({
  ...{ operationId, tag: 'Tasks' },
  answers: { 200: schema },
})

export const alertCalls: Record<string, Call> = {
  'GET /v1/alerts': alerts('listAlerts', z.strictObject({ alerts: z.array(alert), next })),
  'GET /v1/alerts/{id}': alerts('getAlert'),
  'POST /v1/alerts/{id}/acknowledge': alerts('acknowledgeAlert'),
  'POST /v1/alerts/{id}/undo': alerts('undoAcknowledgement'),
  'POST /v1/alerts/{id}/contacted': alerts('recordContact'),
  'POST /v1/alerts/{id}/attempts': alerts('recordAttempt'),
  'POST /v1/alerts/{id}/hand-over': alerts('handOverAlert'),
  'POST /v1/alerts/{id}/escalate': alerts('escalateAlert'),
  'POST /v1/alerts/{id}/resolve': alerts('resolveAlert'),
  'POST /v1/alerts/{id}/reopen': alerts('reopenAlert'),
  'POST /v1/alerts/{id}/confirm': alerts('confirmUnreachable'),
  'POST /v1/alerts/{id}/tier': alerts('setAlertTier'),
  'GET /v1/tasks': tasks('listTasks', z.strictObject({ tasks: z.array(task), next })),
  'POST /v1/tasks/{id}/done': tasks('finishTask', task),
  'POST /v1/tasks/{id}/undo': tasks('undoTask', task),
  'PATCH /v1/tasks/{id}': tasks('changeTask', task),
}
