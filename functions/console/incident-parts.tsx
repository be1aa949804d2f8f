import type { Alert } from '../core/alert.ts'
import type { Clinic, Role } from '../core/clinic.ts'
import { type Incident, isHeld, type Report } from '../core/incident.ts'
import { type Instant, wallTime } from '../core/time.ts'
import type { Fault } from '../use-cases/log-treatment.ts'
import { given } from './page.ts'
import { Act, FaultOf, spoken, When, Words } from './pieces.tsx'

const date = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(day))

const nextDue = ({ reports }: Incident): Report | undefined =>
  reports.filter(({ done }) => !done).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]

const Due = ({ report, today }: { report: Report; today: string }) => (
  <span class={report.dueOn < today ? 'overdue' : ''}>
    {report.dueOn < today ? 'Overdue since' : 'By'} <time dateTime={report.dueOn}>{date(report.dueOn)}</time>
  </span>
)

type Named = { incident: Incident; name: string }

export function IncidentList({ named, clinic, now }: { named: readonly Named[]; clinic: Clinic; now: Instant }) {
  const today = wallTime(now, clinic.zone).date
  return (
    <>
      <p class="hint">
        An outcome with moderate or severe harm opens an incident: the record is frozen, nothing of it may be erased,
        and a worksheet says who has to be told.
      </p>
      {named.length === 0 && <p class="card">There is no incident.</p>}
      {named.map(({ incident, name }) => {
        const due = nextDue(incident)
        const told = incident.reports.filter(({ done }) => done).length
        return (
          <a
            key={incident.incidentId}
            class={`item ${incident.harm === 'severe' ? 'emergency' : 'urgent'}`}
            href={`/console/incidents/${incident.incidentId}`}
          >
            <span class="top">
              <strong>{name}</strong>
              <span>{spoken(incident.harm)} harm</span>
              <When at={incident.openedAt} zone={clinic.zone} />
              <span>{isHeld(incident) ? 'Held' : 'Released'}</span>
            </span>
            {told} of {incident.reports.length} reports done
            {due && (
              <>
                . {due.to}: <Due report={due} today={today} />
              </>
            )}
          </a>
        )
      })}
    </>
  )
}

type Given = {
  incident: Incident
  clinic: Clinic
  /** Gone where the patient was erased. */
  alert: Alert | undefined
  /** Whether the copy is what was frozen; unknown before there is one. */
  intact: boolean | undefined
  role: Role
  now: Instant
  faults: readonly Fault[]
  form: URLSearchParams
}

export function IncidentCard(props: Given) {
  const { incident, clinic, alert, now } = props
  const today = wallTime(now, clinic.zone).date
  return (
    <div class="columns facts-first">
      <div>
        <section class="card" aria-labelledby="facts">
          <h2 id="facts">What happened</h2>
          {alert && <Words text={alert.reply} signs={alert.signs} />}
          <dl class="facts">
            <dt>Harm</dt>
            <dd>{spoken(incident.harm)}</dd>
            <dt>Outcome</dt>
            <dd>
              {spoken(incident.outcome)}
              {alert?.outcome?.note && `: ${alert.outcome.note}`}
            </dd>
            <dt>Opened</dt>
            <dd>
              <When at={incident.openedAt} zone={clinic.zone} />, {incident.openedBy.name}
            </dd>
          </dl>
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

const BASIS = {
  law: 'Law',
  voluntary: 'Voluntary',
  contract: 'Contract',
} as const

const OneReport = ({ report, today, incident, clinic, faults, form }: Given & { report: Report; today: string }) => {
  const refused = faults.some(({ pointer }) => pointer === `/note/${report.id}`)
  return (
    <article class="card" id={report.id} aria-labelledby={`${report.id}-title`}>
      <h3 id={`${report.id}-title`}>{report.to}</h3>
      <p>
        {report.done ? (
          <strong class="done">Done</strong>
        ) : (
          <strong>
            <Due report={report} today={today} />
          </strong>
        )}
        , {report.who}. {BASIS[report.basis]}.
      </p>
      {report.condition && <p>{report.condition}</p>}
      <p>
        {report.what} {report.how}
      </p>
      <p class="hint">{report.source}</p>
      {report.done ? (
        <p class="bubble">
          {report.done.note || '(the note was erased with the patient)'}
          {'\n'}
          <small>
            {report.done.name}, <When at={report.done.at} zone={clinic.zone} />
          </small>
        </p>
      ) : (
        <form method="post" action={`/console/incidents/${incident.incidentId}/reports/${report.id}`} data-once>
          <div class="row">
            <label>
              Done how, or why not needed
              <input
                name="note"
                value={refused ? given(form, 'note') : ''}
                maxLength={1000}
                autocomplete="off"
                {...(refused ? { 'aria-invalid': 'true', 'aria-describedby': `fault-note-${report.id}` } : {})}
              />
              <FaultOf faults={faults} at={`/note/${report.id}`} />
            </label>
            <button type="submit" class="quiet">
              Done
            </button>
          </div>
        </form>
      )}
    </article>
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
          {isHeld(incident) && <Act to={`/console/incidents/${incidentId}/freeze`} label="Freeze the record now" />}
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
            {given(form, 'because')}
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
