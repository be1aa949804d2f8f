/** What an alert's page shows first: its state, the patient's words, and what the patient was told. */

import type { Alert } from '../../core/alerts/alert.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import type { Colleague } from '../../core/alerts/presence.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { readablePhone } from '../../core/phone.ts'
import { opensIncident } from '../../core/review/incident.ts'
import { alertFormWords } from '../../http/alert-words.ts'
import { type AlertRecord, isAfterFiller } from '../../use-cases/alerts/alert-record.ts'
import { readingIn } from '../../use-cases/wording/reading-words.ts'
import { recordWords } from '../../use-cases/wording/record-language.ts'
import { Due, MarkedText, nameOfStaff, ownerOf, Signs, When } from '../shared/components.tsx'
import { Photos } from '../shared/photos.tsx'
import { TierMark } from '../shared/tier-mark.tsx'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { alertPageWords } from '../words/alert.ts'
import { channelIn, stateIn } from '../words/happenings.ts'
import { Others } from './others.tsx'
import { Withdrawn } from './reopen-form.tsx'

/** Tier, clock and owner: the part that stays fresh by itself. */
export const AlertState = ({
  alert,
  clinic,
  now,
  others,
}: {
  alert: Alert
  clinic: Clinic
  now: string
  others: readonly Colleague[]
}) => {
  const language = useLanguage()
  const words = alertPageWords(language)
  return (
    <div data-piece="" class={`card state ${alert.tier}`} data-state={alert.state}>
      <p class="tab">
        <TierMark tier={alert.tier} /> <strong>{recordWords(language).tiers[alert.tier]}</strong>{' '}
        <small>
          {words.code} {alert.code}
        </small>
      </p>
      <p>
        <strong>{ownerOf(alert, language)}</strong>
      </p>
      <Others others={others} />
      {alert.state !== 'resolved' && (
        <p>
          {alert.state === 'contacted' && alert.contactedUntil ? (
            <>
              {words.outcomeDue.before} <Due at={alert.contactedUntil} now={now} />
              {words.outcomeDue.after}
            </>
          ) : (
            <>
              {words.call.before} <Due at={alert.contactBy} now={now} /> ({words.call.by}{' '}
              <When at={alert.contactBy} zone={clinic.zone} />
              ).
            </>
          )}
        </p>
      )}
      {alert.patientToldAt && (
        <p class="warning">
          {words.told.before} <When at={alert.patientToldAt} zone={clinic.zone} />
          {words.told.after}
        </p>
      )}
      {alert.unreachable && alert.state !== 'resolved' && (
        <p class="warning">{words.unreachable(alert.unreachable.name)}</p>
      )}
      {alert.outcome && (
        <p>
          {capital(outcomeWord(alert.outcome.outcome, language))}, <When at={alert.outcome.at} zone={clinic.zone} />:{' '}
          {alert.outcome.note}
          {alert.outcome.nextCheckAt && (
            <>
              {' '}
              {words.seeAgain} <When at={alert.outcome.nextCheckAt} zone={clinic.zone} />.
            </>
          )}
          {opensIncident(alert.outcome) && (
            <>
              {' '}
              <a href={`/console/incidents/${alert.alertId}`}>{words.incident}</a>
            </>
          )}
        </p>
      )}
      <Withdrawn alert={alert} clinic={clinic} />
    </div>
  )
}

/** Every text of the report, each with the signs that were found in it. */
export const Report = ({ record, record: { alert, messages }, clinic }: { record: AlertRecord; clinic: Clinic }) => {
  const language = useLanguage()
  const words = alertFormWords(language)
  return (
    <section data-piece="" class="card" aria-labelledby="report">
      <h2 id="report">{words.wroteTitle(alert.gathered !== undefined)}</h2>
      {messages.length === 0 && <MarkedText text={alert.reply} signs={alert.signs} />}
      {messages.map(({ messageId, personId, text, receivedAt, verdict, from, photoIds = [] }) => (
        <div key={messageId}>
          <small>
            <When at={receivedAt} zone={clinic.zone} />
          </small>
          {alert.gathered && (
            <p>
              <a href={`tel:${from}`}>{readablePhone(from, clinic.country)}</a> ·{' '}
              <a href={`/console/patients/${encodeURIComponent(personId)}`}>{alertPageWords(language).allTexts}</a>
            </p>
          )}
          <MarkedText text={text} signs={verdict.signs} />
          <Photos photoIds={photoIds} at={receivedAt} zone={clinic.zone} name={words.photo} />
        </div>
      ))}
      {record.beforePhotos.map(({ photoId, receivedAt }) => (
        <div key={photoId}>
          <small>
            {words.before}, <When at={receivedAt} zone={clinic.zone} />
          </small>
          <Photos photoIds={[photoId]} at={receivedAt} zone={clinic.zone} name={words.beforePhoto} />
        </div>
      ))}
      {isAfterFiller(record) && messages.some(({ photoIds }) => photoIds) && <p class="warning">{words.noProof}</p>}
      <p>
        <Signs signs={alert.signs} />: {readingIn(language, alert)}
      </p>
    </section>
  )
}

export const Answers = ({ answers, clinic, staff }: { answers: Outbound[]; clinic: Clinic; staff: Staff[] }) => {
  const language = useLanguage()
  const words = alertPageWords(language)
  return (
    <section class="card" aria-labelledby="answers">
      <h2 id="answers">{useWords(alertFormWords).toldTitle}</h2>
      {answers.length === 0 && <p>{words.nothingYet}</p>}
      {answers.map(({ outboundId, text, plannedFor, state, channel, writtenBy }) => (
        <div key={outboundId}>
          <small>
            <When at={plannedFor} zone={clinic.zone} />, {channelIn(language, channel)}, {stateIn(language, state)}
            {writtenBy ? `, ${words.by(nameOfStaff(staff, writtenBy))}` : ''}
          </small>
          <p class="bubble">{text}</p>
        </div>
      ))}
    </section>
  )
}
