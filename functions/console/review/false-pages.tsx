import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { isNight } from '../../core/review/activity-log.ts'
import type { FalsePage, WeekReview } from '../../use-cases/review/review-week.ts'
import { readingIn } from '../../use-cases/wording/reading-words.ts'
import { recordWords } from '../../use-cases/wording/record-language.ts'
import { FaultOf, Faults, Hidden, humanize, MarkedText, Tier, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { type ReviewWords, reviewWords } from '../words/review.ts'
import { doneBefore, type Names, Options } from './parts.tsx'

type Pages = {
  review: WeekReview
  clinic: Clinic
  staff: readonly Staff[]
  names: Names
  faults: readonly FieldError[]
  form: URLSearchParams
}

/** Every false page of the week, with what is needed to find its cause. */
export function FalsePages(props: Pages) {
  const words = useWords(reviewWords).pages
  const { falsePages, alerts } = props.review
  return (
    <section aria-labelledby="false-pages">
      <h2 id="false-pages">{words.title(falsePages.length, alerts)}</h2>
      <p class="hint">{words.hint}</p>
      <Faults faults={props.faults.filter(({ pointer }) => pointer === '')} />
      {falsePages.map((each) => (
        <OneFalsePage key={each.entry.id} falsePage={each} {...props} />
      ))}
    </section>
  )
}

function OneFalsePage({ falsePage, ...props }: Pages & { falsePage: FalsePage }) {
  const language = useLanguage()
  const all = reviewWords(language)
  const words = all.pages
  const { entry, record } = falsePage
  const { clinic, names } = props
  const title = `page-${entry.id}`
  return (
    <article class="card" aria-labelledby={title}>
      <h3 id={title}>
        <Tier tier={entry.tier} /> <When at={entry.at} zone={clinic.zone} />
        {isNight(entry.at, clinic.zone) && ` ${words.atNight}`}
      </h3>
      {!record && <p>{words.erased(causeOf(entry.falsePage, all))}</p>}
      {record && (
        <>
          <MarkedText text={record.alert.reply} signs={record.alert.signs} />
          <dl class="facts">
            <dt>{words.raisedBy}</dt>
            <dd>
              {record.alert.signs.map(({ sign, rule }) => (
                <div key={rule + sign}>
                  {humanize(names[sign] ?? sign)} <small>{words.rule(rule)}</small>
                </div>
              ))}
              <div>{readingIn(language, record.alert)}</div>
            </dd>
            <dt>{words.treatment}</dt>
            <dd>{doneBefore(record.treatments, record.alert.openedAt, language)}</dd>
            <dt>{words.paged}</dt>
            <dd>
              <Woken pages={record.pages} {...props} />
            </dd>
            <dt>{words.outcome}</dt>
            <dd>
              {record.alert.outcome && capital(outcomeWord(record.alert.outcome.outcome, language))},{' '}
              {record.alert.outcome?.name}
              {record.alert.outcome?.tierWas
                ? `, ${words.tierWas(recordWords(language).judged[record.alert.outcome.tierWas])}`
                : ''}
              : {record.alert.outcome?.note || words.noNote}
            </dd>
          </dl>
          <p>
            <a href={`/console/alerts/${entry.id}`}>{words.open}</a>
          </p>
          <CauseForm falsePage={falsePage} {...props} />
        </>
      )}
    </article>
  )
}

const causeOf = (found: FalsePage['entry']['falsePage'], { causes, pages }: ReviewWords): string =>
  typeof found === 'string' ? causes[found] : pages.notFound

/** Each person once, when they were first woken. */
const Woken = ({ pages, clinic, staff }: { pages: readonly Outbound[] } & Pick<Pages, 'clinic' | 'staff'>) => {
  const words = useWords(reviewWords).pages
  const first = new Map<string, Outbound>()
  for (const page of pages
    .filter(({ sentAt }) => sentAt)
    .sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? -1 : 1)))
    if (page.staffId && !first.has(page.staffId)) first.set(page.staffId, page)
  if (first.size === 0) return <>{words.noOne}</>
  return (
    <>
      {[...first].map(([staffId, { sentAt = '' }]) => (
        <div key={staffId}>
          {staff.find((person) => person.staffId === staffId)?.name ?? staffId}, <When at={sentAt} zone={clinic.zone} />
          {isNight(sentAt, clinic.zone) && ` ${words.atNight}`}
        </div>
      ))}
    </>
  )
}

/** Kept as typed where it was refused. */
const CauseForm = ({ falsePage, review, faults, form, clinic }: Pages & { falsePage: FalsePage }) => {
  const { causes, pages: words } = useWords(reviewWords)
  const { id } = falsePage.entry
  const found = falsePage.record?.alert.falsePage
  const refused = faults.some(({ pointer }) => pointer.endsWith(`/${id}`))
  const cause = refused ? formValue(form, 'cause') : found?.cause
  const note = refused ? formValue(form, 'note') : (found?.note ?? '')
  return (
    <form method="post" action={`/console/review/causes/${id}`}>
      <Hidden name="week" value={review.monday} />
      {found && (
        <p>
          <strong>{causes[found.cause]}</strong>, {found.name}, <When at={found.at} zone={clinic.zone} />
        </p>
      )}
      <div class="row">
        <label>
          {words.cause}
          <select name="cause">
            <Options of={[['', words.choose], ...Object.entries(causes)]} chosen={cause} />
          </select>
          <FaultOf faults={faults} at={`/cause/${id}`} />
        </label>
        <label>
          {words.note}
          <input name="note" value={note} maxLength={1000} autocomplete="off" />
          <FaultOf faults={faults} at={`/note/${id}`} />
        </label>
        <button type="submit" class="quiet">
          {found ? words.change : words.act}
        </button>
      </div>
    </form>
  )
}
