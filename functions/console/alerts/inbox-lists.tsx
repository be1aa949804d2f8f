/** The lists of the inbox: alerts, the tasks of each kind, and the patients who have not answered. */
import { TASK_KINDS, type TaskKind } from '../../core/alerts/task.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { type Inbox, LINES_A_PAGE, type OpenAlert, type TaskLine } from '../../use-cases/alerts/inbox.ts'
import { Hidden } from '../shared/components.tsx'
import { AlertRow, Lead } from './alert-row.tsx'
import { ClosedAlerts, JustDone } from './done-rows.tsx'
import { Silences, Tasks } from './task-lists.tsx'

export type Whose = 'all' | 'mine' | 'nobody'
/** `done`: the tasks that were finished by the tap before. */
export type Filter = { whose: Whose; kind: string; find: string; from: number; done: string[] }
export type Shown = { all: Inbox; filter: Filter; at: string; me: string; clinic: Clinic; clinical: boolean }

const INBOX = '/console/inbox'

/** `?kind=silence&from=100`; empty for everything. */
export const searchOf = ({ whose, kind, find, from, done }: Filter): string => {
  const said = { ...(whose === 'all' ? {} : { whose }), ...(kind ? { kind } : {}), ...(find ? { find } : {}) }
  const pairs = Object.entries({ ...said, ...(from > 0 ? { from: String(from) } : {}) })
  return `?${new URLSearchParams([...pairs, ...done.map((id) => ['done', id])])}`.replace(/\?$/, '')
}

const KINDS: Record<TaskKind, string> = {
  ...{ unclear: 'Not understood', silence: 'No reply', undelivered: 'Failed', uncertain: 'Unconfirmed' },
  ...{ expired: 'Not sent', soon: 'Next work day', phone: 'To call', question: 'Questions' },
  ...{ 'wrong-number': 'Wrong number', confirm: 'To confirm', 'next-check': 'Next check', intake: 'Checkout' },
  'second-reader': 'Second reader',
  calendar: 'Calendar',
}

const shownAlerts = ({ alerts }: Inbox, { whose, kind }: Filter, me: string): OpenAlert[] =>
  alerts.filter(
    ({ alert: { acknowledgedBy } }) =>
      !kind && (whose === 'all' || (whose === 'mine' ? acknowledgedBy?.staffId === me : !acknowledgedBy)),
  )

const isSilence = ({ tasks: [{ kind }] }: TaskLine): boolean => kind === 'silence'

export function Lists({ all, filter, at, me, clinic, clinical }: Shown) {
  const alerts = filter.from === 0 ? shownAlerts(all, filter, me) : []
  const waiting = alerts.filter(({ alert }) => !alert.acknowledgedBy)
  const owned = alerts.filter(({ alert }) => alert.acknowledgedBy)
  // Tasks belong to nobody until they are done.
  const lines = filter.whose === 'mine' ? [] : all.lines
  const [tasks, silences] = [lines.filter((line) => !isSilence(line)), lines.filter(isSilence)]
  return (
    <div data-count={all.alerts.length + countOf(all)} data-free={freeOf(all)}>
      <Filters all={all} filter={filter} me={me} clinical={clinical} />
      <JustDone line={all.justDone} />
      {alerts.length > 0 && (
        <section aria-labelledby="alerts">
          <h2 id="alerts">Alerts ({alerts.length})</h2>
          <Lead alerts={alerts} now={at} />
          <Rows alerts={waiting} now={at} me={me} clinic={clinic} />
          {owned.length > 0 && (
            <details id="owned" open={waiting.length === 0}>
              <summary>
                Already taken: {owned.length} {owned.length === 1 ? 'alert' : 'alerts'}
              </summary>
              <Rows alerts={owned} now={at} me={me} clinic={clinic} />
            </details>
          )}
        </section>
      )}
      {tasks.length > 0 && (
        <section aria-labelledby="tasks">
          <h2 id="tasks">Tasks ({filter.find ? tasks.length : countOf(all, filter.kind) - silent(all, filter)})</h2>
          <Tasks lines={tasks} now={at} folded={alerts.length > 0} />
        </section>
      )}
      {silences.length > 0 && (
        <Silences
          lines={silences}
          checkIns={all.counts.silence ?? 0}
          whole={all.total <= LINES_A_PAGE}
          open={filter.kind === 'silence' || filter.find !== ''}
          now={at}
        />
      )}
      {lines.length > 0 && <Pages all={all} filter={filter} />}
      {filter.from === 0 && !filter.kind && <ClosedAlerts closed={all.closed} clinic={clinic} me={me} now={at} />}
      {alerts.length + lines.length === 0 && (
        <p class="card">{filter.find ? `No one named “${filter.find}” is waiting.` : "You're all caught up."}</p>
      )}
    </div>
  )
}

/** `id tier code` of each alert without an owner, a line each: the script compares them with those that it showed before. */
const freeOf = ({ free }: Inbox): string =>
  free.map(({ alertId, tier, code }) => `${alertId} ${tier} ${code}`).join('\n')

/** The first that nobody has is the next to be taken. */
const Rows = ({
  alerts,
  now,
  me,
  clinic,
}: {
  alerts: readonly OpenAlert[]
  now: string
} & Pick<Shown, 'me' | 'clinic'>) => (
  <ul class="plain">
    {alerts.map((item, i) => (
      <AlertRow
        key={item.alert.alertId}
        item={item}
        now={now}
        clinic={clinic}
        next={i === 0 && !item.alert.acknowledgedBy}
        me={me}
      />
    ))}
  </ul>
)

const Pages = ({ all: { total }, filter }: Pick<Shown, 'all' | 'filter'>) => {
  if (total <= LINES_A_PAGE && filter.from === 0) return null
  const { from } = filter
  const to = Math.min(from + LINES_A_PAGE, total)
  return (
    <p class="buttons">
      {from > 0 && (
        <a
          class="button quiet"
          href={INBOX + searchOf({ ...filter, from: Math.max(0, from - LINES_A_PAGE), done: [] })}
        >
          Earlier ones
        </a>
      )}
      <span class="hint">
        {from + 1}–{to} of {total}
      </span>
      {to < total && (
        <a class="button quiet" href={INBOX + searchOf({ ...filter, from: to, done: [] })}>
          More
        </a>
      )}
    </p>
  )
}

const silent = ({ counts }: Inbox, { kind }: Filter): number =>
  kind === '' || kind === 'silence' ? (counts.silence ?? 0) : 0

/** Open tasks of the clinic, of one kind where one is named. */
const countOf = ({ counts }: Inbox, kind = ''): number =>
  Object.entries(counts).reduce((sum, [each, count]) => (kind === '' || kind === each ? sum + count : sum), 0)

export const Filters = ({
  all,
  filter,
  me,
  clinical,
}: Pick<Shown, 'all' | 'filter' | 'me'> & { clinical: boolean }) => {
  const link = (to: Partial<Filter>, label: string, count: number) => {
    const goal = searchOf({ ...EVERYTHING, ...to })
    const here = goal === searchOf({ ...filter, from: 0, find: '', done: [] })
    return (
      <a key={label} href={INBOX + goal} {...(here ? { 'aria-current': 'page' } : {})}>
        {label} <span class="count">{count}</span>
      </a>
    )
  }
  const owned = all.alerts.filter(({ alert }) => alert.acknowledgedBy)
  const kinds = TASK_KINDS.filter((kind) => all.counts[kind] || kind === filter.kind)
  return (
    <nav class="tabs" aria-label="Show">
      {link({}, 'Everything', all.alerts.length + countOf(all))}
      {clinical && link({ whose: 'nobody' }, 'Not taken', all.alerts.length - owned.length + countOf(all))}
      {clinical &&
        link({ whose: 'mine' }, 'Mine', owned.filter(({ alert }) => alert.acknowledgedBy?.staffId === me).length)}
      {kinds.map((kind) => link({ kind }, KINDS[kind], countOf(all, kind)))}
    </nav>
  )
}

/** Outside of what stays fresh: nobody's typing is replaced. */
export const Find = ({ filter }: Pick<Shown, 'filter'>) => (
  <form method="get" action={INBOX} class="row find">
    {filter.kind && <Hidden name="kind" value={filter.kind} />}
    <label>
      Find a patient
      <input type="search" name="find" value={filter.find} autocomplete="off" />
    </label>
    <button type="submit" class="quiet">
      Find
    </button>
  </form>
)

const EVERYTHING: Filter = { whose: 'all', kind: '', find: '', from: 0, done: [] }
