import type { Clinic, Staff } from '../core/clinic.ts'
import { CAUSES } from '../core/false-page.ts'
import { PAGING_TIERS } from '../core/figures.ts'
import type { Outbound } from '../core/outbound.ts'
import type { Treatment } from '../core/patient.ts'
import { isNight } from '../core/register.ts'
import { hoursBetween, type Instant } from '../core/time.ts'
import type { Fault } from '../use-cases/log-treatment.ts'
import type { FalsePage, ReplyInContext, WeekReview } from '../use-cases/review-week.ts'
import { given } from './page.ts'
import { FaultOf, Faults, Hidden, LANGUAGES, spoken, Tier, When, Wide, Words } from './pieces.tsx'

type Names = Readonly<Record<string, string>>

type Readings = {
  review: WeekReview
  next: ReplyInContext | undefined
  clinic: Clinic
  faults: readonly Fault[]
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
        Of the replies that were taken for harmless, 5 % of each language are drawn, at least twenty of each. Nobody
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
        <Wide label="By language of the patient">
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
        </Wide>
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
                of={[['', 'Choose'], ...Object.entries(names).map(([value, label]) => [value, spoken(label)] as const)]}
              />
            </select>
          </label>
          <label>
            How soon must somebody call?
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

const Options = ({ of, chosen }: { of: readonly (readonly [string, string])[]; chosen?: string | undefined }) => (
  <>
    {of.map(([value, label]) => (
      <option key={value} value={value} selected={value === chosen}>
        {label}
      </option>
    ))}
  </>
)

const HOW_SOON = {
  emergency: 'Emergency: at once',
  urgent: 'Urgent: within 15 minutes',
  prompt: 'Prompt: within an hour',
} as const

function doneBefore(treatments: readonly Treatment[], at: Instant): string {
  if (treatments.length === 0) return 'No treatment on record.'
  return treatments
    .map(({ procedures, performedAt }) => {
      const done = procedures.map(({ plan, areas }) =>
        areas.length > 0 ? `${spoken(plan)} (${areas.map(spoken).join(', ').toLowerCase()})` : spoken(plan),
      )
      return `${done.join(' and ')}, ${since(hoursBetween(performedAt, at))} before`
    })
    .join('; ')
}

const since = (hours: number): string => (hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`)

type Pages = {
  review: WeekReview
  clinic: Clinic
  staff: readonly Staff[]
  names: Names
  faults: readonly Fault[]
  form: URLSearchParams
}

/** Every false page of the week, with what is needed to find its cause. */
export function FalsePages(props: Pages) {
  const { falsePages, alerts } = props.review
  return (
    <section aria-labelledby="false-pages">
      <h2 id="false-pages">
        False pages: {falsePages.length} of {alerts} {alerts === 1 ? 'alert' : 'alerts'}
      </h2>
      <p class="hint">
        Alerts whose outcome was no concern, a duplicate or the wrong person, or whose tier was found too high. An alert
        counts once it has its outcome.
      </p>
      <Faults faults={props.faults.filter(({ pointer }) => pointer === '')} />
      {falsePages.map((each) => (
        <OneFalsePage key={each.entry.id} falsePage={each} {...props} />
      ))}
    </section>
  )
}

function OneFalsePage({ falsePage, ...props }: Pages & { falsePage: FalsePage }) {
  const { entry, record } = falsePage
  const { clinic, names } = props
  const title = `page-${entry.id}`
  return (
    <article class="card" aria-labelledby={title}>
      <h3 id={title}>
        <Tier tier={entry.tier} /> <When at={entry.at} zone={clinic.zone} />
        {isNight(entry.at, clinic.zone) && ' at night'}
      </h3>
      {!record && <p>The patient was erased; the words are gone. Cause: {causeOf(entry.falsePage)}.</p>}
      {record && (
        <>
          <Words text={record.alert.reply} signs={record.alert.signs} />
          <dl class="facts">
            <dt>Raised by</dt>
            <dd>
              {record.alert.signs.map(({ sign, rule }) => (
                <div key={rule + sign}>
                  {spoken(names[sign] ?? sign)} <small>rule {rule}</small>
                </div>
              ))}
              <div>{record.alert.because}</div>
            </dd>
            <dt>Treatment</dt>
            <dd>{doneBefore(record.treatments, record.alert.openedAt)}</dd>
            <dt>Woken</dt>
            <dd>
              <Woken pages={record.pages} {...props} />
            </dd>
            <dt>Outcome</dt>
            <dd>
              {spoken(record.alert.outcome?.outcome ?? '')}, {record.alert.outcome?.name}
              {record.alert.outcome?.tierWas
                ? `, tier was ${String(record.alert.outcome.tierWas).replace('-', ' ')}`
                : ''}
              : {record.alert.outcome?.note || 'no note'}
            </dd>
          </dl>
          <p>
            <a href={`/console/alerts/${entry.id}`}>Open the alert</a>
          </p>
          <CauseForm falsePage={falsePage} {...props} />
        </>
      )}
    </article>
  )
}

const causeOf = (found: FalsePage['entry']['falsePage']): string =>
  typeof found === 'string' ? CAUSES[found] : 'not found yet'

/** Each person once, when they were first woken. */
const Woken = ({ pages, clinic, staff }: { pages: readonly Outbound[] } & Pick<Pages, 'clinic' | 'staff'>) => {
  const first = new Map<string, Outbound>()
  for (const page of pages
    .filter(({ sentAt }) => sentAt)
    .sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? -1 : 1)))
    if (page.staffId && !first.has(page.staffId)) first.set(page.staffId, page)
  if (first.size === 0) return <>Nobody: no page had left yet</>
  return (
    <>
      {[...first].map(([staffId, { sentAt = '' }]) => (
        <div key={staffId}>
          {staff.find((person) => person.staffId === staffId)?.name ?? staffId}, <When at={sentAt} zone={clinic.zone} />
          {isNight(sentAt, clinic.zone) && ' at night'}
        </div>
      ))}
    </>
  )
}

/** Kept as typed where it was refused. */
const CauseForm = ({ falsePage, review, faults, form, clinic }: Pages & { falsePage: FalsePage }) => {
  const { id } = falsePage.entry
  const found = falsePage.record?.alert.falsePage
  const refused = faults.some(({ pointer }) => pointer.endsWith(`/${id}`))
  const cause = refused ? given(form, 'cause') : found?.cause
  const note = refused ? given(form, 'note') : (found?.note ?? '')
  return (
    <form method="post" action={`/console/review/causes/${id}`}>
      <Hidden name="week" value={review.monday} />
      {found && (
        <p>
          <strong>{CAUSES[found.cause]}</strong>, {found.name}, <When at={found.at} zone={clinic.zone} />
        </p>
      )}
      <div class="row">
        <label>
          Cause
          <select name="cause">
            <Options of={[['', 'Choose'], ...Object.entries(CAUSES)]} chosen={cause} />
          </select>
          <FaultOf faults={faults} at={`/cause/${id}`} />
        </label>
        <label>
          Note
          <input name="note" value={note} maxLength={1000} autocomplete="off" />
          <FaultOf faults={faults} at={`/note/${id}`} />
        </label>
        <button type="submit" class="quiet">
          {found ? 'Change the cause' : 'Note the cause'}
        </button>
      </div>
    </form>
  )
}
