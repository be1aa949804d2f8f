/** What the second reader has found, and how often it was right: by this a clinic decides whether it may page. */
import { capital } from '../../core/capital.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { monthOf, plusMonths } from '../../core/on-call/calendar-span.ts'
import type { Findings, Group, SecondReaderFigures } from '../../core/review/second-reader-figures.ts'
import type { Tier } from '../../core/triage/verdict.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { judgeFinding, secondReaderMonth, type ToJudge } from '../../use-cases/review/second-reader.ts'
import { recordWords } from '../../use-cases/wording/record-language.ts'
import { Hidden, LANGUAGES, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { ScrollableTable, Table } from '../shared/table.tsx'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { reviewWords } from '../words/review.ts'
import { secondReaderWords } from '../words/second-reader.ts'
import { type Names, signNames } from './parts.tsx'

const PATH = '/console/second-reader'

type Showing = { said?: string; status?: number; month?: string }

async function secondReaderPage(deps: ConsoleDeps, request: PageRequest, showing: Showing = {}): Promise<PageAnswer> {
  const { clinic } = await clinicNowOf(deps, request.caller)
  const present = monthOf(deps.now(), clinic.zone)
  const asked = showing.month ?? formValue(request.query, 'month')
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked < present ? asked : present
  const { figures, toJudge } = await secondReaderMonth(deps, clinic, month)
  const { said, status } = showing
  const words = secondReaderWords(request.language)
  return {
    kind: 'page',
    title: words.title,
    said,
    ...(status ? { status } : {}),
    body: (
      <>
        <nav class="tabs" aria-label={words.months}>
          {[2, 1, 0].map((back) => {
            const each = plusMonths(present, -back)
            return (
              <a key={each} href={`${PATH}?month=${each}`} {...(each === month ? { 'aria-current': 'true' } : {})}>
                {each}
              </a>
            )
          })}
          <a href="/console/review">{words.review}</a>
        </nav>
        <p class="hint">{words.hint}</p>
        <p class="card">{words.modes[clinic.secondReader ?? 'off']}</p>
        <Counts figures={figures} />
        <Found figures={figures} />
        <Judge {...{ toJudge, clinic, month }} names={signNames(deps.content(), request.language)} />
      </>
    ),
  }
}

const Counts = ({ figures: { read, unread, ungrounded, limited, paged, asked } }: { figures: SecondReaderFigures }) => {
  const { tiles } = useWords(secondReaderWords)
  return (
    <ul class="tiles">
      {[
        { label: tiles.read, value: read },
        { label: tiles.paged, value: paged.found },
        { label: tiles.asked, value: asked.found },
        { label: tiles.limited, value: limited },
        { label: tiles.ungrounded, value: ungrounded },
        { label: tiles.unread, value: unread },
      ].map(({ label, value }) => (
        <li class="tile" key={label}>
          <strong>{value}</strong> {label}
        </li>
      ))}
    </ul>
  )
}

const cells = ({ paged, asked }: { paged: Findings; asked: Findings }) =>
  [paged, asked].flatMap(({ found, right, wrong, open }) => [found, right, wrong, open])

const Found = ({ figures }: { figures: SecondReaderFigures }) => {
  const language = useLanguage()
  const all = secondReaderWords(language)
  const words = all.found
  const tierName = (tier: string) => capital(recordWords(language).tiers[tier as Tier] ?? tier)
  const rows = (groups: readonly Group[], nameOf: (name: string) => string) =>
    groups.map((group) => [nameOf(group.name), ...cells(group)] as const)
  return (
    <section aria-labelledby="found">
      <h2 id="found">{words.title}</h2>
      <ScrollableTable label={words.tierTable}>
        <Table
          caption={words.byTier}
          columns={[words.tier, ...all.columns]}
          rows={[...rows(figures.byTier, tierName), [words.all, ...cells(figures)]]}
        />
      </ScrollableTable>
      <ScrollableTable label={words.languageTable}>
        <Table
          caption={words.byLanguage}
          columns={[words.language, ...all.columns]}
          rows={rows(figures.byLanguage, (each) => LANGUAGES[each] ?? each)}
        />
      </ScrollableTable>
      {figures.causes.length > 0 && (
        <>
          <h3>{all.why}</h3>
          <ul>
            {figures.causes.map(({ cause, count }) => (
              <li key={cause}>
                {cause === 'unknown' ? all.notReviewed : reviewWords(language).causes[cause]}: {count}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type Judging = { toJudge: readonly ToJudge[]; clinic: Clinic; month: string; names: Names }

const Judge = ({ toJudge, clinic, month, names }: Judging) => {
  const language = useLanguage()
  const words = secondReaderWords(language).judge
  return (
    <section aria-labelledby="judge">
      <h2 id="judge">{words.title}</h2>
      {toJudge.length === 0 && <p class="card">{words.nothing}</p>}
      {toJudge.map(({ entry: { id, at, personId, tier, signs = [] }, text }) => (
        <form key={id} method="post" action={`${PATH}/${encodeURIComponent(id)}`} class="card" data-once>
          <Hidden name="at" value={at} />
          <Hidden name="month" value={month} />
          <h3>
            <a href={`/console/patients/${personId}`}>
              <When at={at} zone={clinic.zone} />
            </a>
          </h3>
          <p class="bubble theirs">{text ?? words.erased}</p>
          <p>
            {words.found(
              signs.map((sign) => names[sign] ?? sign).join(', ') || words.nameless,
              tier && tier !== 'unclear' ? recordWords(language).tiers[tier] : undefined,
            )}
          </p>
          <p class="buttons">
            <button type="submit" name="right" value="yes">
              {words.yes}
            </button>
            <button type="submit" name="right" value="no" class="quiet">
              {words.no}
            </button>
          </p>
        </form>
      ))}
    </section>
  )
}

async function judged(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, params, caller, language } = request
  const { needs } = secondReaderWords(language)
  const [right, at, month] = ['right', 'at', 'month'].map((field) => formValue(form, field)) as [string, string, string]
  if ((right !== 'yes' && right !== 'no') || Number.isNaN(Date.parse(at)))
    return secondReaderPage(deps, request, { said: needs.right, status: 422, month })
  const by = { staffId: caller.id, name: caller.name }
  const finding = { messageId: params.id ?? '', at, right: right === 'yes' }
  const answer = await judgeFinding(deps, caller.clinicId, finding, by)
  if (answer.kind === 'nothing-to-judge')
    return secondReaderPage(deps, request, { said: needs.nothing, status: 409, month })
  if (answer.by !== caller.name) return secondReaderPage(deps, request, { said: needs.before(answer.by), month })
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
