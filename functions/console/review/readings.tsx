import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { PAGING_TIERS } from '../../core/review/figures.ts'
import type { ReplyInContext, WeekReview } from '../../use-cases/review/review-week.ts'
import { FaultOf, Hidden, humanize, LANGUAGES, When } from '../shared/components.tsx'
import { ScrollableTable } from '../shared/table.tsx'
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
  const { sample, languages, monday } = review
  const read = sample?.filter(({ reread }) => reread).length ?? 0
  return (
    <section aria-labelledby="reading">
      <h2 id="reading">Read again for missed signs</h2>
      <p class="hint">
        Of the replies that were taken for harmless, 5 % of each language are drawn, at least twenty of each. No one
        chooses which.
      </p>
      {sample === undefined && <p class="card">The week is not over: its replies are drawn on Monday.</p>}
      {sample?.length === 0 && <p class="card">No such reply came in this week.</p>}
      {sample && sample.length > 0 && (
        <p>
          <label>
            {read} of {sample.length} read
            <progress value={read} max={sample.length} />
          </label>
        </p>
      )}
      {next && <NextReply {...{ next, clinic, faults, names, monday }} />}
      {sample && sample.length > 0 && !next && (
        <p class="said">
          All of this week is read.{read < sample.length && ` ${sample.length - read} were erased with their patients.`}
        </p>
      )}
      {languages.length > 0 && (
        <ScrollableTable label="By language of the patient">
          <table>
            <caption>By language of the patient</caption>
            <thead>
              <tr>
                <th scope="col">Language</th>
                {['Replies', 'Drawn', 'Read', 'Missed'].map((title) => (
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
  const missed = (review.sample ?? []).flatMap(({ reread }) => (reread?.missed ? reread : []))
  if (missed.length === 0) return null
  return (
    <>
      <h3>Missed signs</h3>
      <ul>
        {missed.map(({ id, missed: sign, alertId, name, readAt }) => (
          <li key={id}>
            {names[sign ?? ''] ?? sign}, found by {name} on <When at={readAt} zone={clinic.zone} />:{' '}
            <a href={`/console/alerts/${alertId}`}>what became of it</a>
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
  const { message, asked, treatments } = next
  return (
    <form method="post" action={`/console/review/readings/${message.messageId}`} class="card" data-once>
      <Hidden name="week" value={monday} />
      <h3>
        <When at={message.receivedAt} zone={clinic.zone} />
      </h3>
      <p class="hint">{doneBefore(treatments, message.receivedAt)}</p>
      {asked && (
        <>
          <p class="hint">We had written:</p>
          <p class="bubble">{asked.text}</p>
        </>
      )}
      <p class="hint">The patient wrote:</p>
      <p class="bubble theirs">{message.text || '(nothing)'}</p>
      <FaultOf faults={faults} at="/reading" />
      <p class="buttons">
        <button type="submit" name="found" value="nothing">
          Nothing missed
        </button>
      </p>
      <details open={faults.some(({ pointer }) => pointer === '/reading')}>
        <summary>A sign was missed</summary>
        <div class="row">
          <label>
            Which sign
            <select name="sign">
              <Options
                of={[
                  ['', 'Choose'],
                  ...Object.entries(names).map(([value, label]) => [value, humanize(label)] as const),
                ]}
              />
            </select>
          </label>
          <label>
            How soon does someone have to call?
            <select name="tier">
              <Options of={PAGING_TIERS.map((tier) => [tier, HOW_SOON[tier]] as const)} chosen="urgent" />
            </select>
          </label>
        </div>
        <button type="submit" name="found" value="missed" class="danger">
          Page the clinic now
        </button>
      </details>
    </form>
  )
}

const HOW_SOON = {
  emergency: 'Emergency: at once',
  urgent: 'Urgent: within 15 minutes',
  prompt: 'Prompt: within an hour',
} as const
