import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { PAGING_TIERS } from '../../core/review/figures.ts'
import type { ReplyInContext, WeekReview } from '../../use-cases/review/review-week.ts'
import { FaultOf, Hidden, humanize, LANGUAGES, When } from '../shared/components.tsx'
import { ScrollableTable } from '../shared/table.tsx'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { reviewWords } from '../words/review.ts'
import { doneBefore, type Names, Options } from './parts.tsx'

type Readings = {
  review: WeekReview
  next: ReplyInContext | undefined
  clinic: Clinic
  faults: readonly FieldError[]
  names: Names
}

/** The sample of replies that woke nobody, one at a time, and what came of it. */
export function SecondReadings({ review, next, clinic, faults, names }: Readings) {
  const words = useWords(reviewWords).readings
  const { sample, languages, monday } = review
  const read = sample?.filter(({ reread }) => reread).length ?? 0
  return (
    <section aria-labelledby="reading">
      <h2 id="reading">{words.title}</h2>
      <p class="hint">{words.hint}</p>
      {sample === undefined && <p class="card">{words.notOver}</p>}
      {sample?.length === 0 && <p class="card">{words.none}</p>}
      {sample && sample.length > 0 && (
        <p>
          <label>
            {words.read(read, sample.length)}
            <progress value={read} max={sample.length} />
          </label>
        </p>
      )}
      {next && <NextReply {...{ next, clinic, faults, names, monday }} />}
      {sample && sample.length > 0 && !next && (
        <p class="said">
          {words.all}
          {read < sample.length && ` ${words.erased(sample.length - read)}`}
        </p>
      )}
      {languages.length > 0 && (
        <ScrollableTable label={words.byLanguage}>
          <table>
            <caption>{words.byLanguage}</caption>
            <thead>
              <tr>
                <th scope="col">{words.language}</th>
                {words.columns.map((title) => (
                  <th key={title} scope="col" class="number">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {languages.map((each) => (
                <tr key={each.language}>
                  <th scope="row">{LANGUAGES[each.language] ?? each.language}</th>
                  <td class="number">{each.replies}</td>
                  <td class="number">{each.sample}</td>
                  <td class="number">{each.read}</td>
                  <td class="number">{each.missed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollableTable>
      )}
      <MissedSigns {...{ review, clinic, names }} />
    </section>
  )
}

const MissedSigns = ({ review, clinic, names }: Pick<Readings, 'review' | 'clinic' | 'names'>) => {
  const words = useWords(reviewWords).readings
  const missed = (review.sample ?? []).flatMap(({ reread }) => (reread?.missed ? reread : []))
  if (missed.length === 0) return null
  return (
    <>
      <h3>{words.missed}</h3>
      <ul>
        {missed.map(({ id, missed: sign, alertId, name, readAt }) => (
          <li key={id}>
            {words.foundBy(names[sign ?? ''] ?? sign ?? '', name)} <When at={readAt} zone={clinic.zone} />:{' '}
            <a href={`/console/alerts/${alertId}`}>{words.became}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

const NextReply = ({
  next,
  clinic,
  faults,
  names,
  monday,
}: Omit<Readings, 'review' | 'next'> & { next: ReplyInContext; monday: string }) => {
  const language = useLanguage()
  const words = reviewWords(language).readings
  const { message, asked, treatments } = next
  return (
    <form method="post" action={`/console/review/readings/${message.messageId}`} class="card" data-once>
      <Hidden name="week" value={monday} />
      <h3>
        <When at={message.receivedAt} zone={clinic.zone} />
      </h3>
      <p class="hint">{doneBefore(treatments, message.receivedAt, language)}</p>
      {asked && (
        <>
          <p class="hint">{words.weWrote}</p>
          <p class="bubble">{asked.text}</p>
        </>
      )}
      <p class="hint">{words.theyWrote}</p>
      <p class="bubble theirs">{message.text || words.nothing}</p>
      <FaultOf faults={faults} at="/reading" />
      <p class="buttons">
        <button type="submit" name="found" value="nothing">
          {words.nothingMissed}
        </button>
      </p>
      <details open={faults.some(({ pointer }) => pointer === '/reading')}>
        <summary>{words.signMissed}</summary>
        <div class="row">
          <label>
            {words.which}
            <select name="sign">
              <Options
                of={[
                  ['', reviewWords(language).pages.choose],
                  ...Object.entries(names).map(([value, label]) => [value, humanize(label)] as const),
                ]}
              />
            </select>
          </label>
          <label>
            {words.howSoon}
            <select name="tier">
              <Options of={PAGING_TIERS.map((tier) => [tier, words.tiers[tier]] as const)} chosen="urgent" />
            </select>
          </label>
        </div>
        <button type="submit" name="found" value="missed" class="danger">
          {words.page}
        </button>
      </details>
    </form>
  )
}
