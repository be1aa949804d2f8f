/** What an alert's page shows: the words, why, what was answered, who was paged, and what was done to the patient. */
import type { Alert } from '../core/alert.ts'
import type { Clinic, Staff } from '../core/clinic.ts'
import { opensIncident } from '../core/incident.ts'
import type { Outbound } from '../core/outbound.ts'
import { RISKS, type Treatment } from '../core/patient.ts'
import { hoursBetween } from '../core/time.ts'
import type { AlertRecord } from '../use-cases/alert-record.ts'
import {
  LANGUAGES,
  nameOfStaff,
  ownerOf,
  Phone,
  Running,
  Signs,
  spoken,
  Tier,
  When,
  Wide,
  Words,
  withNames,
} from './pieces.tsx'

/** Tier, clock and owner: the part that stays fresh by itself. */
export const AlertState = ({ alert, clinic, now }: { alert: Alert; clinic: Clinic; now: string }) => (
  <div class="card" data-state={alert.state}>
    <p class="top">
      <Tier tier={alert.tier} /> <strong>code {alert.code}</strong>
      <span>{ownerOf(alert)}</span>
    </p>
    {alert.state !== 'resolved' && (
      <p>
        {alert.state === 'contacted' && alert.contactedUntil ? (
          <>
            Outcome due in <Running until={alert.contactedUntil} now={now} />; then pages begin again.
          </>
        ) : (
          <>
            Contact due in <Running until={alert.contactBy} now={now} /> (by{' '}
            <When at={alert.contactBy} zone={clinic.zone} />
            ).
          </>
        )}
      </p>
    )}
    {alert.patientToldAt && (
      <p class="warning">
        The patient was told at <When at={alert.patientToldAt} zone={clinic.zone} /> that nobody was reached.
      </p>
    )}
    {alert.outcome && (
      <p>
        {spoken(alert.outcome.outcome)}, <When at={alert.outcome.at} zone={clinic.zone} />: {alert.outcome.note}
        {alert.outcome.nextCheckAt && (
          <>
            {' '}
            To be seen again <When at={alert.outcome.nextCheckAt} zone={clinic.zone} />.
          </>
        )}
        {opensIncident(alert.outcome) && (
          <>
            {' '}
            <a href={`/console/incidents/${alert.alertId}`}>The incident</a>
          </>
        )}
      </p>
    )}
  </div>
)

/** Every text of the report, each with the signs that were found in it. */
export const Report = ({ record: { alert, messages }, clinic }: { record: AlertRecord; clinic: Clinic }) => (
  <section class="card" aria-labelledby="report">
    <h2 id="report">What the patient wrote</h2>
    {messages.length === 0 && <Words text={alert.reply} signs={alert.signs} />}
    {messages.map(({ messageId, text, receivedAt, verdict }) => (
      <div key={messageId}>
        <small>
          <When at={receivedAt} zone={clinic.zone} />
        </small>
        <Words text={text} signs={verdict.signs} />
      </div>
    ))}
    <p>
      <Signs signs={alert.signs} />: {alert.because}
    </p>
  </section>
)

export const Patient = ({ record: { person, treatments }, clinic }: { record: AlertRecord; clinic: Clinic }) => (
  <section class="card" aria-labelledby="patient">
    <h2 id="patient">
      <a href={`/console/patients/${person.personId}`}>{person.name || 'An unknown number'}</a>
    </h2>
    {person.phone && (
      <p>
        <Phone phone={person.phone} clinic={clinic} />
      </p>
    )}
    <dl class="facts">
      <dt>Language</dt>
      <dd>
        <span lang={person.language}>{LANGUAGES[person.language] ?? person.language}</span>
        {person.language !== 'en' && clinic.interpreterPhone && (
          <>
            {', '}
            <Phone phone={clinic.interpreterPhone} clinic={clinic} label="interpreter line" />
          </>
        )}
      </dd>
      {person.guardian && (
        <>
          <dt>A minor</dt>
          <dd>{person.guardian} agreed, and has this phone</dd>
        </>
      )}
    </dl>
    <h3>Treatments of the last weeks</h3>
    {treatments.length === 0 && <p>None on record: read by the strictest rules.</p>}
    {treatments.map((treatment) => (
      <Treated key={treatment.treatmentId} treatment={treatment} clinic={clinic} />
    ))}
  </section>
)

export const Treated = ({ treatment, clinic }: { treatment: Treatment; clinic: Clinic }) => (
  <div>
    <ul>
      {treatment.procedures.map(({ plan, areas, product, injector }) => (
        <li key={plan}>
          <strong>{product ?? spoken(plan)}</strong>
          {product ? ` (${spoken(plan).toLowerCase()})` : ''}:{' '}
          {areas.map((area) => area.replaceAll('-', ' ')).join(', ') || 'no area on record'}
          {injector ? `, by ${injector}` : ''}
        </li>
      ))}
    </ul>
    <p class="hint">
      <When at={treatment.performedAt} zone={clinic.zone} />
      {treatment.state === 'cancelled' ? ', cancelled' : ''}
    </p>
    {treatment.risks && treatment.risks.length > 0 && (
      <p>
        <strong>Said at checkout:</strong> {treatment.risks.map((risk) => RISKS[risk]).join('; ')}
      </p>
    )}
  </div>
)

/** `31 h after the treatment`: what the windows of warning signs count from. */
export const hoursAfter = ({ treatments, alert }: AlertRecord): string => {
  const latest = treatments[0]
  return latest ? `${Math.round(hoursBetween(latest.performedAt, alert.openedAt))} h after the treatment` : ''
}

export const Answers = ({ answers, clinic, staff }: { answers: Outbound[]; clinic: Clinic; staff: Staff[] }) => (
  <section class="card" aria-labelledby="answers">
    <h2 id="answers">What the patient was told</h2>
    {answers.length === 0 && <p>Nothing yet.</p>}
    {answers.map(({ outboundId, text, plannedFor, state, channel, writtenBy }) => (
      <div key={outboundId}>
        <small>
          <When at={plannedFor} zone={clinic.zone} />, {channel === 'sms' ? 'text' : channel}, {state}
          {writtenBy ? `, by ${nameOfStaff(staff, writtenBy)}` : ''}
        </small>
        <p class="bubble">{text}</p>
      </div>
    ))}
  </section>
)

export const Pages = ({ pages, clinic, staff }: { pages: Outbound[]; clinic: Clinic; staff: Staff[] }) => (
  <details class="card">
    <summary>Pages sent: {pages.length}</summary>
    <Wide label="Pages sent">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">By</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {pages.map(({ outboundId, staffId, channel, state, sentAt, plannedFor }) => (
            <tr key={outboundId}>
              <td>
                <When at={sentAt ?? plannedFor} zone={clinic.zone} />
              </td>
              <td>{nameOfStaff(staff, staffId)}</td>
              <td>{channel === 'sms' ? 'text' : channel}</td>
              <td>{state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  </details>
)

export const Earlier = ({ record: { earlier, before }, clinic }: { record: AlertRecord; clinic: Clinic }) => (
  <details class="card">
    <summary>
      Earlier: {before.length} {before.length === 1 ? 'alert' : 'alerts'}, {earlier.length}{' '}
      {earlier.length === 1 ? 'text' : 'texts'}
    </summary>
    <ul>
      {before.map(({ alertId, tier, openedAt, outcome }) => (
        <li key={alertId}>
          <a href={`/console/alerts/${alertId}`}>
            {spoken(tier)}, <When at={openedAt} zone={clinic.zone} />
          </a>
          {outcome ? `: ${spoken(outcome.outcome)}` : ''}
        </li>
      ))}
    </ul>
    {earlier.map(({ messageId, text, receivedAt, verdict }) => (
      <div key={messageId}>
        <small>
          <When at={receivedAt} zone={clinic.zone} />, {verdict.tier}
        </small>
        <Words text={text} signs={verdict.signs} />
      </div>
    ))}
  </details>
)

const EVENTS: Record<string, string> = { 'chain-begun': 'Pages began again', opened: 'Opened' }

/** What people and the service did about it, oldest first. */
export const AlertHistory = ({ alert, clinic, staff }: { alert: Alert; clinic: Clinic; staff: Staff[] }) => (
  <details class="card">
    <summary>All that happened</summary>
    <ol class="timeline">
      {alert.history.map(({ at, event, by, because }, i) => (
        <li key={`${at}${event}${i}`}>
          <When at={at} zone={clinic.zone} /> {EVENTS[event] ?? spoken(event)}
          {by ? ` by ${nameOfStaff(staff, by)}` : ''}
          {because ? `: ${withNames(event, because, staff)}` : ''}
        </li>
      ))}
    </ol>
  </details>
)
