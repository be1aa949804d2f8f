/** What an alert's page shows first: its state, the patient's words, and what the patient was told. */

import type { Alert } from '../../core/alerts/alert.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { readablePhone } from '../../core/phone.ts'
import { NO_PROOF } from '../../core/photos/photo.ts'
import { opensIncident } from '../../core/review/incident.ts'
import { type AlertRecord, isAfterFiller } from '../../use-cases/alerts/alert-record.ts'
import { Due, MarkedText, nameOfStaff, ownerOf, Signs, When } from '../shared/components.tsx'
import { Photos } from '../shared/photos.tsx'
import { TierMark } from '../shared/tier-mark.tsx'
import { Withdrawn } from './reopen-form.tsx'

/** Tier, clock and owner: the part that stays fresh by itself. */
export const AlertState = ({ alert, clinic, now }: { alert: Alert; clinic: Clinic; now: string }) => (
  <div class={`card state ${alert.tier}`} data-state={alert.state}>
    <p class="tab">
      <TierMark tier={alert.tier} /> <strong>{alert.tier}</strong> <small>code {alert.code}</small>
    </p>
    <p>
      <strong>{ownerOf(alert)}</strong>
    </p>
    {alert.state !== 'resolved' && (
      <p>
        {alert.state === 'contacted' && alert.contactedUntil ? (
          <>
            The outcome is <Due at={alert.contactedUntil} now={now} />; then paging restarts.
          </>
        ) : (
          <>
            The call to the patient is <Due at={alert.contactBy} now={now} /> (by{' '}
            <When at={alert.contactBy} zone={clinic.zone} />
            ).
          </>
        )}
      </p>
    )}
    {alert.patientToldAt && (
      <p class="warning">
        Patient told at <When at={alert.patientToldAt} zone={clinic.zone} />: no one reached yet.
      </p>
    )}
    {alert.unreachable && alert.state !== 'resolved' && (
      <p class="warning">
        {alert.unreachable.name} could not reach the patient. A second clinician has to confirm it; until then the alert
        stays open and paging continues.
      </p>
    )}
    {alert.outcome && (
      <p>
        {capital(outcomeWord(alert.outcome.outcome))}, <When at={alert.outcome.at} zone={clinic.zone} />:{' '}
        {alert.outcome.note}
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
    <Withdrawn alert={alert} clinic={clinic} />
  </div>
)

/** Every text of the report, each with the signs that were found in it. */
export const Report = ({ record, record: { alert, messages }, clinic }: { record: AlertRecord; clinic: Clinic }) => (
  <section class="card" aria-labelledby="report">
    <h2 id="report">{alert.gathered ? 'What unknown numbers wrote' : 'What the patient wrote'}</h2>
    {messages.length === 0 && <MarkedText text={alert.reply} signs={alert.signs} />}
    {messages.map(({ messageId, personId, text, receivedAt, verdict, from, photoIds = [] }) => (
      <div key={messageId}>
        <small>
          <When at={receivedAt} zone={clinic.zone} />
        </small>
        {alert.gathered && (
          <p>
            <a href={`tel:${from}`}>{readablePhone(from, clinic.country)}</a> ·{' '}
            <a href={`/console/patients/${encodeURIComponent(personId)}`}>All their texts and our answers</a>
          </p>
        )}
        <MarkedText text={text} signs={verdict.signs} />
        <Photos photoIds={photoIds} at={receivedAt} zone={clinic.zone} />
      </div>
    ))}
    {record.beforePhotos.map(({ photoId, receivedAt }) => (
      <div key={photoId}>
        <small>
          Before, <When at={receivedAt} zone={clinic.zone} />
        </small>
        <Photos photoIds={[photoId]} at={receivedAt} zone={clinic.zone} name="Before photo" />
      </div>
    ))}
    {isAfterFiller(record) && messages.some(({ photoIds }) => photoIds) && <p class="warning">{NO_PROOF}</p>}
    <p>
      <Signs signs={alert.signs} />: {alert.because}
    </p>
  </section>
)

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
