/** The inbox: what waits for a person, fresh without reloading. */
import { PERMISSIONS } from '../../http/route.ts'
import { inbox, WHOSE } from '../../use-cases/alerts/inbox.ts'
import { finishTask, finishTasks, undoTasks } from '../../use-cases/alerts/tasks.ts'
import { clinicOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { inboxWords } from '../words/inbox.ts'
import { saidWords } from '../words/said.ts'
import { Calling } from './calling.tsx'
import { type Filter, Find, Lists, type Shown, searchOf } from './inbox-lists.tsx'

const INBOX = '/console/inbox'

/** Tasks that one tap finishes, and that can be opened again together. */
const MOST_DONE = 20

const filterOf = (query: URLSearchParams): Filter => {
  return {
    whose: WHOSE.find((each) => each === query.get('whose')) ?? 'all',
    kind: query.get('kind') ?? '',
    find: formValue(query, 'find').slice(0, 100),
    from: Math.max(0, Math.floor(Number(query.get('from'))) || 0),
    done: query.getAll('done').slice(0, MOST_DONE),
  }
}

async function currentInbox(deps: ConsoleDeps, { caller, query }: PageRequest): Promise<Shown> {
  const clinic = await clinicOf(deps, caller)
  const filter = filterOf(query)
  const all = await inbox(deps, caller.clinicId, caller.role, { ...filter, me: caller.id })
  const clinical = caller.role !== 'front-desk'
  return { all, filter, at: deps.now(), me: caller.id, clinic, clinical }
}

/** Back to the inbox, which offers to undo what was done. */
function back(said: string, done: readonly string[] = []): PageAnswer {
  const shown = done.slice(0, MOST_DONE).map((taskId): [string, string] => ['done', taskId])
  return { kind: 'go', to: `${INBOX}?${new URLSearchParams([['said', said], ...shown])}` }
}

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
      const count = await finishTasks(deps, caller.clinicId, tasks, caller.id)
      return count > 0 ? back('task-done', tasks) : back('task-unknown')
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
      return done.kind === 'done' ? back('task-done', [id]) : back('task-unknown')
    },
  },
  {
    method: 'POST',
    path: '/console/tasks/undo',
    roles: PERMISSIONS.tasks,
    async respond(deps, { caller, form }) {
      const open = await undoTasks(deps, caller.clinicId, form.getAll('task'), caller.id)
      return back(open > 0 ? 'task-undone' : 'task-stays')
    },
  },
]
