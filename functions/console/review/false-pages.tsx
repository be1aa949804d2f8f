import { CAUSES } from '../../core/alerts/false-page.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { isNight } from '../../core/review/activity-log.ts'
import type { FalsePage, WeekReview } from '../../use-cases/review/review-week.ts'
import { FaultOf, Faults, Hidden, humanize, MarkedText, Tier, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
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
          <MarkedText text={record.alert.reply} signs={record.alert.signs} />
          <dl class="facts">
            <dt>Raised by</dt>
            <dd>
              {record.alert.signs.map(({ sign, rule }) => (
                <div key={rule + sign}>
                  {humanize(names[sign] ?? sign)} <small>rule {rule}</small>
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
              {record.alert.outcome && capital(outcomeWord(record.alert.outcome.outcome))}, {record.alert.outcome?.name}
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
  if (first.size === 0) return <>No one: no page had been sent yet</>
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
  const cause = refused ? formValue(form, 'cause') : found?.cause
  const note = refused ? formValue(form, 'note') : (found?.note ?? '')
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
