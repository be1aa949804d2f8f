/** The inbox: what waits for a person, fresh without reloading. */
import { inGoodTime } from '../../http/noted.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { inbox, WHOSE } from '../../use-cases/alerts/inbox.ts'
import { colleagues } from '../../use-cases/alerts/presence.ts'
import { finishTask, finishTasks, undoTasks } from '../../use-cases/alerts/tasks.ts'
import { MOST_TOGETHER } from '../../use-cases/alerts/together.ts'
import { treatedBefore } from '../../use-cases/alerts/treated-before.ts'
import { clinicOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { inboxWords } from '../words/inbox.ts'
import { saidWords } from '../words/said.ts'
import { Calling } from './calling.tsx'
import { ClosedToday } from './closed-today.tsx'
import { LeftOver } from './done-rows.tsx'
import { type Filter, Find, Lists, type Shown, searchOf, shownAlerts } from './inbox-lists.tsx'

const INBOX = '/console/inbox'

const filterOf = (query: URLSearchParams): Filter => {
  return {
    whose: WHOSE.find((each) => each === query.get('whose')) ?? 'all',
    kind: query.get('kind') ?? '',
    find: formValue(query, 'find').slice(0, 100),
    from: Math.max(0, Math.floor(Number(query.get('from'))) || 0),
    done: query.getAll('done').slice(0, MOST_TOGETHER),
  }
}

const noOne = () => []

async function currentInbox(deps: ConsoleDeps, { caller, query }: PageRequest): Promise<Shown> {
  const clinic = await clinicOf(deps, caller)
  const filter = filterOf(query)
  const left = query.getAll('left').slice(0, MOST_TOGETHER)
  const all = await inbox(deps, caller.clinicId, caller.role, { ...filter, left, me: caller.id })
  const clinical = caller.role !== 'front-desk'
  const others = all.alerts.length > 0 ? await inGoodTime(colleagues(deps, caller)) : 'late'
  const rows = shownAlerts(all, filter, caller.id)
  const treated = await treatedBefore(
    deps,
    rows.map(({ alert }) => alert),
  )
  const about = { others: others === 'late' ? noOne : others, treated }
  return { all, filter, at: deps.now(), me: caller.id, clinic, clinical, about }
}

/** Back to the inbox, which offers to undo what was done, and names what was left. */
export function backToInbox(
  said: string,
  { done = [], left = [] }: { done?: string[]; left?: string[] } = {},
): PageAnswer {
  const named = (name: string, ids: readonly string[]) => ids.map((taskId): [string, string] => [name, taskId])
  return {
    kind: 'go',
    to: `${INBOX}?${new URLSearchParams([['said', said], ...named('done', done), ...named('left', left)])}`,
  }
}

/** What a tap named and did not do: a colleague was faster, or it is more than one tap takes. */
const leftOf = (tasks: readonly string[], done: readonly string[]): string[] =>
  tasks.filter((each) => !done.includes(each))

export const inboxPages: readonly Page[] = [
  {
    method: 'GET',
    path: INBOX,
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const shown = await currentInbox(deps, request)
      return {
        kind: 'page',
        language: request.language,
        title: inboxWords(request.language).title,
        said: saidWords(request.language)[request.query.get('said') ?? ''],
        body: (
          <>
            <ClosedToday deps={deps} clinic={shown.clinic} />
            <LeftOver left={shown.all.left} />
            <Find filter={shown.filter} />
            {shown.clinical && <Calling language={request.language} />}
            <div data-live={`${INBOX}/list${searchOf(shown.filter)}`}>
              <Lists {...shown} />
            </div>
          </>
        ),
      }
    },
  },
  {
    method: 'GET',
    path: `${INBOX}/list`,
    roles: PERMISSIONS.tasks,
    respond: async (deps, request) => ({
      kind: 'part',
      language: request.language,
      body: <Lists {...(await currentInbox(deps, request))} />,
    }),
  },
  {
    method: 'POST',
    path: '/console/tasks/done',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const { caller, form } = request
      const tasks = form.getAll('task')
      const answers = await finishTasks(deps, caller.clinicId, tasks, caller.id)
      const done = tasks.filter((_, i) => answers[i]?.kind === 'done')
      return done.length > 0
        ? backToInbox('task-done', { done, left: leftOf(tasks, done) })
        : backToInbox('task-unknown')
    },
  },
  {
    method: 'POST',
    path: '/console/tasks/{id}/done',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const { caller, params } = request
      const { id = '' } = params
      const done = await finishTask(deps, caller.clinicId, id, caller.id)
      return done.kind === 'done' ? backToInbox('task-done', { done: [id] }) : backToInbox('task-unknown')
    },
  },
  {
    method: 'POST',
    path: '/console/tasks/undo',
    roles: PERMISSIONS.tasks,
    async respond(deps, { caller, form }) {
      const tasks = form.getAll('task')
      const answers = await undoTasks(deps, caller.clinicId, tasks, caller.id)
      const open = tasks.filter((_, i) => answers[i]?.kind === 'open')
      return open.length > 0 ? backToInbox('task-undone', { left: leftOf(tasks, open) }) : backToInbox('task-stays')
    },
  },
]
