/** What the second reader has found, and how often it was right: by this a clinic decides whether it may page. */
import { CAUSES } from '../../core/alerts/false-page.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { monthOf, plusMonths } from '../../core/on-call/calendar-span.ts'
import type { Findings, Group, SecondReaderFigures } from '../../core/review/second-reader-figures.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { judgeFinding, secondReaderMonth, type ToJudge } from '../../use-cases/review/second-reader.ts'
import { Hidden, humanize, LANGUAGES, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { ScrollableTable, Table } from '../shared/table.tsx'
import type { Names } from './parts.tsx'

const PATH = '/console/second-reader'

const MODES = {
  off: 'Off: no reply goes to it. Your service operator can turn it on, first in shadow mode.',
  shadow: 'Shadow: it never pages. What it would page for becomes a task.',
  live: 'Live: it pages for a warning sign that triage has not found. It never lowers anything, and never answers a patient.',
}

type Showing = { said?: string; status?: number; month?: string }

async function secondReaderPage(deps: ConsoleDeps, request: PageRequest, showing: Showing = {}): Promise<PageAnswer> {
  const { clinic } = await clinicNowOf(deps, request.caller)
  const present = monthOf(deps.now(), clinic.zone)
  const asked = showing.month ?? formValue(request.query, 'month')
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked < present ? asked : present
  const { figures, toJudge } = await secondReaderMonth(deps, clinic, month)
  const { said, status } = showing
  return {
    kind: 'page',
    title: 'Second reader',
    said,
    ...(status ? { status } : {}),
    body: (
      <>
        <nav class="tabs" aria-label="Months">
          {[2, 1, 0].map((back) => {
            const each = plusMonths(present, -back)
            return (
              <a key={each} href={`${PATH}?month=${each}`} {...(each === month ? { 'aria-current': 'true' } : {})}>
                {each}
              </a>
            )
          })}
          <a href="/console/review">Safety review</a>
        </nav>
        <p class="hint">
          A language model reads the replies that paged no one. It may raise them; a person decides the rest.
        </p>
        <p class="card">{MODES[clinic.secondReader ?? 'off']}</p>
        <Counts figures={figures} />
        <Found figures={figures} />
        <Judge {...{ toJudge, clinic, month }} names={deps.content().signs} />
      </>
    ),
  }
}

const Counts = ({ figures: { read, unread, ungrounded, limited, paged, asked } }: { figures: SecondReaderFigures }) => (
  <ul class="tiles">
    {[
      { label: 'replies read', value: read },
      { label: 'paged', value: paged.found },
      { label: 'asked a person', value: asked.found },
      { label: 'held back by its limits', value: limited },
      { label: 'quoted words that no one wrote', value: ungrounded },
      { label: 'not read within a day', value: unread },
    ].map(({ label, value }) => (
      <li class="tile" key={label}>
        <strong>{value}</strong> {label}
      </li>
    ))}
  </ul>
)

const COLUMNS = ['Paged', 'right', 'false pages', 'no outcome yet', 'Asked a person', 'right', 'wrong', 'not judged']

const cells = ({ paged, asked }: { paged: Findings; asked: Findings }) =>
  [paged, asked].flatMap(({ found, right, wrong, open }) => [found, right, wrong, open])

const Found = ({ figures }: { figures: SecondReaderFigures }) => {
  const rows = (groups: readonly Group[], nameOf: (name: string) => string) =>
    groups.map((group) => [nameOf(group.name), ...cells(group)] as const)
  return (
    <section aria-labelledby="found">
      <h2 id="found">What it found</h2>
      <ScrollableTable label="Findings by tier">
        <Table
          caption="By tier"
          columns={['Tier', ...COLUMNS]}
          rows={[...rows(figures.byTier, humanize), ['All', ...cells(figures)]]}
        />
      </ScrollableTable>
      <ScrollableTable label="Findings by language">
        <Table
          caption="By language of the patient"
          columns={['Language', ...COLUMNS]}
          rows={rows(figures.byLanguage, (language) => LANGUAGES[language] ?? language)}
        />
      </ScrollableTable>
      {figures.causes.length > 0 && (
        <>
          <h3>Why its false pages woke someone</h3>
          <ul>
            {figures.causes.map(({ cause, count }) => (
              <li key={cause}>
                {cause === 'unknown' ? 'Not reviewed yet' : CAUSES[cause]}: {count}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type Judging = { toJudge: readonly ToJudge[]; clinic: Clinic; month: string; names: Names }

const Judge = ({ toJudge, clinic, month, names }: Judging) => (
  <section aria-labelledby="judge">
    <h2 id="judge">Was it right?</h2>
    {toJudge.length === 0 && <p class="card">Nothing waits to be judged.</p>}
    {toJudge.map(({ entry: { id, at, personId, tier, signs = [] }, text }) => (
      <form key={id} method="post" action={`${PATH}/${encodeURIComponent(id)}`} class="card" data-once>
        <Hidden name="at" value={at} />
        <Hidden name="month" value={month} />
        <h3>
          <a href={`/console/patients/${personId}`}>
            <When at={at} zone={clinic.zone} />
          </a>
        </h3>
        <p class="bubble theirs">{text ?? '(erased)'}</p>
        <p>
          It found {signs.map((sign) => names[sign] ?? sign).join(', ') || 'something it has no name for'}
          {tier && tier !== 'unclear' ? `, ${tier}` : ''}.
        </p>
        <p class="buttons">
          <button type="submit" name="right" value="yes">
            Yes, that should have been seen
          </button>
          <button type="submit" name="right" value="no" class="quiet">
            No, this was harmless
          </button>
        </p>
      </form>
    ))}
  </section>
)

async function judged(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, params, caller } = request
  const [right, at, month] = ['right', 'at', 'month'].map((field) => formValue(form, field)) as [string, string, string]
  if ((right !== 'yes' && right !== 'no') || Number.isNaN(Date.parse(at)))
    return secondReaderPage(deps, request, { said: 'Choose whether it was right.', status: 422, month })
  const by = { staffId: caller.id, name: caller.name }
  const finding = { messageId: params.id ?? '', at, right: right === 'yes' }
  const answer = await judgeFinding(deps, caller.clinicId, finding, by)
  if (answer.kind === 'nothing-to-judge')
    return secondReaderPage(deps, request, { said: 'There is nothing to judge in this reply.', status: 409, month })
  if (answer.by !== caller.name)
    return secondReaderPage(deps, request, { said: `${answer.by} had judged this reply before; that stands.`, month })
  return { kind: 'go', to: `${PATH}?month=${month}#judge` }
}

export const secondReaderPages: readonly Page[] = [
  {
    method: 'GET',
    path: PATH,
    roles: PERMISSIONS.clinical,
    respond: (deps, request) => secondReaderPage(deps, request),
  },
  { method: 'POST', path: `${PATH}/{id}`, roles: PERMISSIONS.clinical, respond: judged },
]
