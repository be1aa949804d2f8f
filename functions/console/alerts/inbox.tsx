/** The inbox: what waits for a person, fresh without reloading. */

import type { Task } from '../../core/alerts/task.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { type Inbox, inbox, type OpenAlert, type OpenTask } from '../../use-cases/alerts/inbox.ts'
import { finishTask } from '../../use-cases/alerts/tasks.ts'
import {
  ActionButton,
  Countdown,
  FLASH,
  humanize,
  ownerOf,
  Signs,
  staffName,
  Tier,
  When,
} from '../shared/components.tsx'
import { clinicOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageRequest } from '../shared/page.ts'

type Whose = 'all' | 'mine' | 'nobody'
type Filter = { whose: Whose; kind: string }

const filterOf = (query: URLSearchParams): Filter => {
  const whose = query.get('whose')
  return { whose: whose === 'mine' || whose === 'nobody' ? whose : 'all', kind: query.get('kind') ?? '' }
}

const search = ({ whose, kind }: Filter): string =>
  `?${new URLSearchParams({ ...(whose === 'all' ? {} : { whose }), ...(kind ? { kind } : {}) })}`.replace(/\?$/, '')

const AlertItem = ({ item: { alert, person }, now, clinic }: { item: OpenAlert; now: string; clinic: Clinic }) => (
  <li>
    <a class={`item ${alert.tier}`} href={`/console/alerts/${alert.alertId}`}>
      <span class="top">
        <Tier tier={alert.tier} /> <strong>{staffName(person)}</strong> <span>code {alert.code}</span>
        <span>
          {alert.state === 'contacted' && alert.contactedUntil ? (
            <>
              outcome due in <Countdown until={alert.contactedUntil} now={now} />
            </>
          ) : (
            <>
              contact due in <Countdown until={alert.contactBy} now={now} />
            </>
          )}
        </span>
      </span>
      <span class="words">“{alert.reply}”</span>
      <span class="top">
        <Signs signs={alert.signs} />
        <span>{ownerOf(alert)}</span>
        <small>
          since <When at={alert.openedAt} zone={clinic.zone} />
        </small>
      </span>
    </a>
  </li>
)

const TaskItem = ({ item: { task, person, words }, now }: { item: OpenTask; now: string }) => (
  <li class="task">
    <p class="top">
      <strong>{TASKS[task.kind]}</strong>
      <a href={`/console/patients/${task.personId}`}>{staffName(person)}</a>
      <small>
        waits for <Countdown since={task.createdAt} now={now} />
      </small>
    </p>
    {words && <p class="words">“{words}”</p>}
    <p>{task.because}</p>
    <ActionButton
      to={`/console/tasks/${encodeURIComponent(task.taskId)}/done`}
      label="Done"
      of={`${TASKS[task.kind]}, ${staffName(person)}`}
      quiet
    />
  </li>
)

/** What a task asks of whoever reads it. */
const TASKS: Record<Task['kind'], string> = {
  unclear: 'Read and answer: not understood',
  silence: 'No answer: ask how it is',
  undelivered: 'Did not arrive: call',
  uncertain: 'May not have arrived: check',
  expired: 'Was not sent in time',
  soon: 'Answer by the next work day',
  phone: 'Call the patient',
  question: 'A question to answer',
  'wrong-number': 'Wrong number: find the right one',
  confirm: 'Confirm with the patient',
  'next-check': 'Look at the patient again',
}

const shownAlerts = ({ alerts }: Inbox, { whose, kind }: Filter, me: string): OpenAlert[] =>
  alerts.filter(
    ({ alert: { acknowledgedBy } }) =>
      !kind && (whose === 'all' || (whose === 'mine' ? acknowledgedBy?.staffId === me : !acknowledgedBy)),
  )

/** Tasks belong to nobody until they are done. */
const shownTasks = ({ tasks }: Inbox, { whose, kind }: Filter): OpenTask[] =>
  whose === 'mine' ? [] : tasks.filter(({ task }) => !kind || task.kind === kind)

function Lists({
  all,
  filter,
  at,
  me,
  clinic,
}: {
  all: Inbox
  filter: Filter
  at: string
  me: string
  clinic: Clinic
}) {
  const alerts = shownAlerts(all, filter, me)
  const tasks = shownTasks(all, filter)
  return (
    <div data-count={all.alerts.length + all.tasks.length}>
      {alerts.length > 0 && (
        <section aria-labelledby="alerts">
          <h2 id="alerts">Alerts ({alerts.length})</h2>
          <ul class="plain">
            {alerts.map((item) => (
              <AlertItem key={item.alert.alertId} item={item} now={at} clinic={clinic} />
            ))}
          </ul>
        </section>
      )}
      {tasks.length > 0 && (
        <section aria-labelledby="tasks">
          <h2 id="tasks">Tasks ({tasks.length + all.unshown})</h2>
          <ul class="plain">
            {tasks.map((item) => (
              <TaskItem key={item.task.taskId} item={item} now={at} />
            ))}
          </ul>
          {all.unshown > 0 && <p class="hint">{all.unshown} younger ones appear as these are done.</p>}
        </section>
      )}
      {alerts.length + tasks.length === 0 && <p class="card">Nothing waits here.</p>}
    </div>
  )
}

const Filters = ({ all, filter, clinical }: { all: Inbox; filter: Filter; clinical: boolean }) => {
  const link = (to: Filter, label: string) => (
    <a
      key={label}
      href={`/console/inbox${search(to)}`}
      {...(search(to) === search(filter) ? { 'aria-current': 'page' } : {})}
    >
      {label}
    </a>
  )
  const kinds = [...new Set(all.tasks.map(({ task }) => task.kind))]
  return (
    <nav class="tabs" aria-label="Show">
      {link({ whose: 'all', kind: '' }, 'Everything')}
      {clinical && link({ whose: 'mine', kind: '' }, 'Mine')}
      {clinical && link({ whose: 'nobody', kind: '' }, 'Nobody has it')}
      {kinds.map((kind) => link({ whose: 'all', kind }, humanize(kind)))}
    </nav>
  )
}

async function currentInbox(deps: ConsoleDeps, { caller, query }: PageRequest) {
  const clinic = await clinicOf(deps, caller)
  const all = await inbox(deps, caller.clinicId, caller.role)
  return { all, filter: filterOf(query), at: deps.now(), me: caller.id, clinic }
}

export const inboxPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/console/inbox',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const shown = await currentInbox(deps, request)
      return {
        kind: 'page',
        title: 'Inbox',
        said: FLASH[request.query.get('said') ?? ''],
        body: (
          <>
            <Filters all={shown.all} filter={shown.filter} clinical={request.caller.role !== 'front-desk'} />
            <div data-live={`/console/inbox/list${search(shown.filter)}`}>
              <Lists {...shown} />
            </div>
          </>
        ),
      }
    },
  },
  {
    method: 'GET',
    path: '/console/inbox/list',
    roles: PERMISSIONS.tasks,
    respond: async (deps, request) => ({ kind: 'part', body: <Lists {...(await currentInbox(deps, request))} /> }),
  },
  {
    method: 'POST',
    path: '/console/tasks/{id}/done',
    roles: PERMISSIONS.tasks,
    async respond(deps, { caller, params, form }) {
      const done = await finishTask(deps, caller.clinicId, params.id ?? '', caller.id)
      const back = formValue(form, 'back').startsWith('/console/') ? formValue(form, 'back') : '/console/inbox'
      return { kind: 'go', to: `${back}?said=${done.kind === 'done' ? 'task-done' : 'task-unknown'}` }
    },
  },
]
