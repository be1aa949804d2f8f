/** The lists of the inbox: alerts, the tasks of each kind, and the patients who have not answered. */
import { useContext } from 'preact/hooks'
import { TASK_KINDS } from '../../core/alerts/task.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { type Inbox, LINES_A_PAGE, type OpenAlert, type Whose } from '../../use-cases/alerts/inbox.ts'
import type { TaskLine } from '../../use-cases/alerts/task-lines.ts'
import { Hidden } from '../shared/components.tsx'
import { Viewer } from '../shared/viewer.ts'
import { inboxWords } from '../words/inbox.ts'
import { type About, AlertRow, Lead } from './alert-row.tsx'
import { ClosedAlerts, JustDone } from './done-rows.tsx'
import { Silences, Tasks } from './task-lists.tsx'

/** `done`: the tasks that were finished by the tap before. */
export type Filter = { whose: Whose; kind: string; find: string; from: number; done: string[] }
export type Shown = {
  all: Inbox
  filter: Filter
  at: string
  me: string
  clinic: Clinic
  clinical: boolean
  about: About
}

const INBOX = '/console/inbox'

/** `?kind=silence&from=100`; empty for everything. */
export const searchOf = ({ whose, kind, find, from, done }: Filter): string => {
  const said = { ...(whose === 'all' ? {} : { whose }), ...(kind ? { kind } : {}), ...(find ? { find } : {}) }
  const pairs = Object.entries({ ...said, ...(from > 0 ? { from: String(from) } : {}) })
  return `?${new URLSearchParams([...pairs, ...done.map((id) => ['done', id])])}`.replace(/\?$/, '')
}

/** Those that have a row on the page. */
export const shownAlerts = ({ alerts }: Inbox, { whose, kind, from }: Filter, me: string): OpenAlert[] =>
  alerts.filter(
    ({ alert: { acknowledgedBy } }) =>
      !kind &&
      from === 0 &&
      whose !== 'asleep' &&
      (whose === 'all' || (whose === 'mine' ? acknowledgedBy?.staffId === me : !acknowledgedBy)),
  )

const useWords = () => inboxWords(useContext(Viewer).language)

const isSilence = ({ tasks: [{ kind }] }: TaskLine): boolean => kind === 'silence'

export function Lists({ all, filter, at, me, clinic, about }: Shown) {
  const words = useWords()
  const alerts = shownAlerts(all, filter, me)
  const waiting = alerts.filter(({ alert }) => !alert.acknowledgedBy)
  const owned = alerts.filter(({ alert }) => alert.acknowledgedBy)
  const { lines } = all
  const around = { now: at, me, zone: clinic.zone }
  const [tasks, silences] = [lines.filter((line) => !isSilence(line)), lines.filter(isSilence)]
  return (
    <div data-count={all.alerts.length + countOf(all.counts)}>
      <Free all={all} />
      <Filters all={all} filter={filter} me={me} />
      <JustDone line={all.justDone} />
      {alerts.length > 0 && (
        <section aria-labelledby="alerts">
          <h2 id="alerts">
            {words.alerts} ({alerts.length})
          </h2>
          <Lead alerts={alerts} now={at} />
          <Rows waiting alerts={waiting} now={at} me={me} clinic={clinic} about={about} />
          {owned.length > 0 && (
            <details id="owned" open={waiting.length === 0}>
              <summary>{words.taken(owned.length)}</summary>
              <Rows alerts={owned} now={at} me={me} clinic={clinic} about={about} />
            </details>
          )}
        </section>
      )}
      {tasks.length > 0 && (
        <section aria-labelledby="tasks">
          <h2 id="tasks">
            {words.tasks} ({filter.find ? tasks.length : countOf(all.listed, filter.kind) - silent(all, filter)})
          </h2>
          <Tasks lines={tasks} {...around} folded={alerts.length > 0} />
        </section>
      )}
      {silences.length > 0 && (
        <Silences
          lines={silences}
          checkIns={all.listed.silence ?? 0}
          whole={all.total <= LINES_A_PAGE}
          open={filter.kind === 'silence' || filter.find !== '' || filter.whose === 'mine' || filter.whose === 'asleep'}
          {...around}
        />
      )}
      {lines.length > 0 && <Pages all={all} filter={filter} />}
      {filter.from === 0 && !filter.kind && <ClosedAlerts closed={all.closed} clinic={clinic} me={me} now={at} />}
      {alerts.length + lines.length === 0 && (
        <p class="card">{filter.find ? words.noOneNamed(filter.find) : words.nothing[filter.whose]}</p>
      )}
    </div>
  )
}

/** `id tier code` of each alert without an owner: the script compares them with those that it showed before. */
const Free = ({ all: { free } }: Pick<Shown, 'all'>) => (
  <p hidden>
    {free.map(({ alertId, tier, code }) => (
      <i data-piece="" key={alertId} data-free={`${alertId} ${tier} ${code}`} />
    ))}
  </p>
)

/** `waiting`: nobody has them, and the first is to be taken next. */
const Rows = ({
  waiting = false,
  alerts,
  now,
  me,
  clinic,
  about,
}: {
  waiting?: boolean
  alerts: readonly OpenAlert[]
  now: string
} & Pick<Shown, 'me' | 'clinic' | 'about'>) => (
  <ul class={waiting ? 'plain waiting' : 'plain'}>
    {alerts.map((item) => (
      <AlertRow key={item.alert.alertId} item={item} now={now} clinic={clinic} me={me} about={about} />
    ))}
  </ul>
)

const Pages = ({ all: { total }, filter }: Pick<Shown, 'all' | 'filter'>) => {
  const { pages: words } = useWords()
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
          {words.earlier}
        </a>
      )}
      <span class="hint">
        {from + 1}–{to} {words.of} {total}
      </span>
      {to < total && (
        <a class="button quiet" href={INBOX + searchOf({ ...filter, from: to, done: [] })}>
          {words.more}
        </a>
      )}
    </p>
  )
}

const silent = ({ listed }: Inbox, { kind }: Filter): number =>
  kind === '' || kind === 'silence' ? (listed.silence ?? 0) : 0

/** Of one kind where one is named. */
const countOf = (counts: Inbox['counts'], kind = ''): number =>
  Object.entries(counts).reduce((sum, [each, count]) => (kind === '' || kind === each ? sum + count : sum), 0)

export const Filters = ({ all, filter, me }: Pick<Shown, 'all' | 'filter' | 'me'>) => {
  const words = useWords()
  const link = (to: Partial<Filter>, label: string, count: number) => {
    const goal = searchOf({ ...EVERYTHING, ...to })
    const here = goal === searchOf({ ...filter, from: 0, find: '', done: [] })
    return (
      <a data-piece="" key={label} href={INBOX + goal} {...(here ? { 'aria-current': 'page' } : {})}>
        {label} <span class="count">{count}</span>
      </a>
    )
  }
  const owned = all.alerts.filter(({ alert }) => alert.acknowledgedBy)
  const mine = owned.filter(({ alert }) => alert.acknowledgedBy?.staffId === me)
  const kinds = TASK_KINDS.filter((kind) => all.counts[kind] || kind === filter.kind)
  return (
    <nav class="tabs filters" aria-label={words.show}>
      {link({}, words.filters.all, all.alerts.length + countOf(all.counts))}
      {link({ whose: 'nobody' }, words.filters.nobody, all.alerts.length - owned.length + all.shares.nobody)}
      {link({ whose: 'mine' }, words.filters.mine, mine.length + all.shares.mine)}
      {kinds.map((kind) => link({ kind }, words.kinds[kind], countOf(all.counts, kind)))}
      {(all.shares.asleep > 0 || filter.whose === 'asleep') &&
        link({ whose: 'asleep' }, words.filters.asleep, all.shares.asleep)}
    </nav>
  )
}

/** Outside of what stays fresh: nobody's typing is replaced. */
export const Find = ({ filter }: Pick<Shown, 'filter'>) => {
  const { find: words } = useWords()
  return (
    <form method="get" action={INBOX} class="row find">
      {filter.kind && <Hidden name="kind" value={filter.kind} />}
      {filter.whose !== 'all' && <Hidden name="whose" value={filter.whose} />}
      <label>
        <span>{words.label}</span>
        <input type="search" name="find" value={filter.find} placeholder={words.label} autocomplete="off" />
      </label>
      <button type="submit" class="quiet">
        {words.act}
      </button>
    </form>
  )
}

const EVERYTHING: Filter = { whose: 'all', kind: '', find: '', from: 0, done: [] }
