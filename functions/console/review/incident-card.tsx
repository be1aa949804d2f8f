import type { Alert } from '../../core/alerts/alert.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic, Role } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { type Incident, isHeld } from '../../core/review/incident.ts'
import { type Instant, wallTime } from '../../core/time.ts'
import { Withdrawn } from '../alerts/reopen-form.tsx'
import { ActionButton, FaultOf, humanize, MarkedText, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { OneReport } from './incident-worksheet.tsx'

type Given = {
  incident: Incident
  clinic: Clinic
  /** Gone where the patient was erased. */
  alert: Alert | undefined
  /** Whether the copy is what was frozen; unknown before there is one. */
  intact: boolean | undefined
  role: Role
  now: Instant
  faults: readonly FieldError[]
  form: URLSearchParams
}

/** Outcomes of the alert that were withdrawn; without the alert, those of them that opened this incident. */
const EarlierOutcomes = ({ alert, incident: { earlier = [] }, clinic }: Given) => {
  if (alert ? !alert.withdrawn?.length : earlier.length === 0) return null
  return (
    <>
      <h3>Earlier outcomes, withdrawn</h3>
      {alert ? (
        <Withdrawn alert={alert} clinic={clinic} />
      ) : (
        earlier.map(({ outcome, harm, openedAt, openedBy }) => (
          <p key={openedAt}>
            {capital(outcomeWord(outcome))}, {harm} harm, <When at={openedAt} zone={clinic.zone} />, {openedBy.name}
          </p>
        ))
      )}
    </>
  )
}

export function IncidentCard(props: Given) {
  const { incident, clinic, alert, now } = props
  const today = wallTime(now, clinic.zone).date
  return (
    <div class="columns facts-first">
      <div>
        <section class="card" aria-labelledby="facts">
          <h2 id="facts">What happened</h2>
          {alert && <MarkedText text={alert.reply} signs={alert.signs} />}
          <dl class="facts">
            <dt>Harm</dt>
            <dd>{humanize(incident.harm)}</dd>
            <dt>Outcome</dt>
            <dd>
              {capital(outcomeWord(incident.outcome))}
              {alert?.outcome?.note && `: ${alert.outcome.note}`}
            </dd>
            <dt>Opened</dt>
            <dd>
              <When at={incident.openedAt} zone={clinic.zone} />, {incident.openedBy.name}
            </dd>
          </dl>
          <EarlierOutcomes {...props} />
          {incident.withdrawn && (
            <p class="warning">
              {incident.withdrawn.name} withdrew this outcome on <When at={incident.withdrawn.at} zone={clinic.zone} />:{' '}
              {incident.withdrawn.because}
            </p>
          )}
          <p class="buttons">
            <a class="button quiet" href={`/console/alerts/${incident.incidentId}`}>
              Open the alert
            </a>
            <a class="button quiet" href={`/console/patients/${incident.personId}`}>
              Open the record
            </a>
          </p>
        </section>
        <Frozen {...props} />
        <Hold {...props} />
        <p>
          <a href="/console/incidents">All incidents</a>
        </p>
      </div>
      <section aria-labelledby="worksheet">
        <h2 id="worksheet">Who has to be told</h2>
        <p class="hint">Dates are of the clinic's calendar. What is a duty here is for counsel to say.</p>
        {incident.reports.map((report) => (
          <OneReport key={report.id} report={report} today={today} {...props} />
        ))}
      </section>
    </div>
  )
}

const Frozen = ({ incident, clinic, intact }: Given) => {
  const { frozen, incidentId } = incident
  return (
    <section class="card" aria-labelledby="frozen">
      <h2 id="frozen">Frozen record</h2>
      {frozen ? (
        <>
          <p>
            {frozen.items} items as they stood on <When at={frozen.at} zone={clinic.zone} />.{' '}
            {intact ? 'The copy fits its hash.' : 'The copy does not fit its hash: it was changed.'}
          </p>
          <p>
            <small>SHA-256</small> <code>{frozen.hash}</code>
          </p>
          <p class="buttons">
            <a class="button quiet" href={`/console/incidents/${incidentId}/record`}>
              Download
            </a>
          </p>
        </>
      ) : (
        <>
          <p>There is no copy: it could not be made, or it went with an erasure.</p>
          {isHeld(incident) && (
            <ActionButton to={`/console/incidents/${incidentId}/freeze`} label="Freeze the record now" />
          )}
        </>
      )}
    </section>
  )
}

const Hold = ({ incident, clinic, role, faults, form }: Given) => (
  <section class="card" aria-labelledby="hold">
    <h2 id="hold">Legal hold</h2>
    {incident.released ? (
      <p>
        Released by {incident.released.name} on <When at={incident.released.at} zone={clinic.zone} />:{' '}
        {incident.released.because}
      </p>
    ) : (
      <p>Held: the patient cannot be erased.</p>
    )}
    {!incident.released && role !== 'admin' && <p class="hint">Only the admin can release it.</p>}
    {!incident.released && role === 'admin' && (
      <form
        method="post"
        action={`/console/incidents/${incident.incidentId}/release`}
        data-confirm="Release the hold? The patient may then be erased."
      >
        <label>
          Why it need no longer be held
          <textarea name="because" maxLength={1000}>
            {formValue(form, 'because')}
          </textarea>
          <FaultOf faults={faults} at="/because" />
        </label>
        <button type="submit" class="danger">
          Release the hold
        </button>
      </form>
    )}
  </section>
)
