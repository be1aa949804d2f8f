/** The inbox: what waits for a person, fresh without reloading. */
import { PERMISSIONS } from '../../http/route.ts'
import { inbox } from '../../use-cases/alerts/inbox.ts'
import { finishTask, finishTasks } from '../../use-cases/alerts/tasks.ts'
import { FLASH } from '../shared/components.tsx'
import { clinicOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { Calling } from './calling.tsx'
import { type Filter, Find, Lists, type Shown, searchOf } from './inbox-lists.tsx'

const INBOX = '/console/inbox'

const filterOf = (query: URLSearchParams): Filter => {
  const whose = query.get('whose')
  return {
    whose: whose === 'mine' || whose === 'nobody' ? whose : 'all',
    kind: query.get('kind') ?? '',
    find: formValue(query, 'find').slice(0, 100),
    from: Math.max(0, Math.floor(Number(query.get('from'))) || 0),
  }
}

async function currentInbox(deps: ConsoleDeps, { caller, query }: PageRequest): Promise<Shown> {
  const clinic = await clinicOf(deps, caller)
  const filter = filterOf(query)
  const all = await inbox(deps, caller.clinicId, caller.role, filter)
  const clinical = caller.role !== 'front-desk'
  return { all, filter, at: deps.now(), me: caller.id, clinic, clinical }
}

/** Back to the page of the console that a button was on. */
function back({ form }: PageRequest, done: boolean): PageAnswer {
  const from = formValue(form, 'back').startsWith('/console/') ? formValue(form, 'back') : INBOX
  return { kind: 'go', to: `${from}?said=${done ? 'task-done' : 'task-unknown'}` }
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
        title: 'Inbox',
        said: FLASH[request.query.get('said') ?? ''],
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
    respond: async (deps, request) => ({ kind: 'part', body: <Lists {...(await currentInbox(deps, request))} /> }),
  },
  {
    method: 'POST',
    path: '/console/tasks/done',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const { caller, form } = request
      return back(request, (await finishTasks(deps, caller.clinicId, form.getAll('task'), caller.id)) > 0)
    },
  },
  {
    method: 'POST',
    path: '/console/tasks/{id}/done',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const { caller, params } = request
      const done = await finishTask(deps, caller.clinicId, params.id ?? '', caller.id)
      return back(request, done.kind === 'done')
    },
  },
]
