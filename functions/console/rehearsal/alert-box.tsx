import { OUTCOMES } from '../../core/alerts/outcome.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { InboundMessage } from '../../core/patients/patient.ts'
import { type Instant, inDays, minutesBetween } from '../../core/time.ts'
import type { Rehearsed } from '../../use-cases/rehearsal/rehearse.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { humanize, MarkedText, ownerOf, Tier, When } from '../shared/components.tsx'

type Played = Extract<Rehearsed, { kind: 'played' }>
type Given = { played: Played; clinicNow: ClinicSnapshot }

/** The alert, or how the last text was read, and the tasks that wait. */
export const Happening = (props: Given) => {
  const { alert, lastReply, openTasks } = props.played
  return (
    <>
      {alert && alert.state !== 'resolved' ? (
        <AlertBox {...props} alert={alert} />
      ) : (
        <Reading reply={lastReply} ended={alert && ownerOf(alert)} />
      )}
      {openTasks.length > 0 && (
        <section class="card" aria-labelledby="waiting">
          <h2 id="waiting">In the inbox, for the next work day</h2>
          <ul class="plain">
            {openTasks.map(({ taskId, kind, because, createdAt }) => (
              <li key={taskId}>
                <strong>{humanize(kind)}</strong>: {because}{' '}
                <small>
                  <When at={createdAt} zone={props.clinicNow.clinic.zone} />
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const Reading = ({ reply, ended }: { reply: InboundMessage | undefined; ended: string | undefined }) => (
  <section class="card" aria-labelledby="reading">
    <h2 id="reading">How the last text was read</h2>
    {reply ? (
      <>
        <p>
          <Tier tier={reply.verdict.tier} />
        </p>
        <MarkedText text={reply.text} signs={reply.verdict.signs} />
        <p>{reply.verdict.because}</p>
      </>
    ) : (
      <p class="hint">The patient has written nothing yet. Move the clock, or write something on the phone.</p>
    )}
    {ended && <p>{ended}</p>}
  </section>
)

type AlertGiven = Given & { alert: NonNullable<Played['alert']> }

const AlertBox = ({ alert, played: { now, staff }, clinicNow: { clinic, rota } }: AlertGiven) => {
  const clinicians = rota.staff.filter(({ role, phone }) => phone && role !== 'front-desk')
  const likely = alert.acknowledgedBy?.staffId ?? staff[0]?.staff.staffId
  const overdue = alert.state !== 'contacted' && alert.contactBy < now
  return (
    <section class={`card alert-box ${alert.tier}`} aria-labelledby="alert">
      <h2 id="alert">
        Alert {alert.code} <Tier tier={alert.tier} />
      </h2>
      <p class={alert.acknowledgedBy ? 'owner good' : 'owner loud'}>{ownerOf(alert)}</p>
      <MarkedText text={alert.reply} signs={alert.signs} />
      <p>{alert.because}</p>
      <dl class="facts">
        <dt>Opened</dt>
        <dd>
          <When at={alert.openedAt} zone={clinic.zone} />
        </dd>
        <dt>Contact by</dt>
        <dd class={overdue ? 'loud' : ''}>
          <When at={alert.contactBy} zone={clinic.zone} />
          {alert.state === 'contacted'
            ? ', reached'
            : overdue
              ? `, ${inDays(minutesBetween(alert.contactBy, now))} over`
              : ''}
        </dd>
        <NextPage alert={alert} zone={clinic.zone} />
      </dl>
      <div class="row">
        <label>
          Outcome
          <select name="outcome">
            {OUTCOMES.filter((each) => each !== 'unreachable').map((each) => (
              <option key={each} value={each}>
                {capital(outcomeWord(each))}
              </option>
            ))}
          </select>
        </label>
        <label>
          By
          <select name="outcome-by">
            {clinicians.map(({ staffId, name }) => (
              <option key={staffId} value={staffId} selected={staffId === likely}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="quiet" name="do" value="outcome">
          Record it
        </button>
      </div>
    </section>
  )
}

const NextPage = ({ alert: { timers }, zone }: { alert: AlertGiven['alert']; zone: string }) => {
  const fact = (label: string, at: Instant | undefined) =>
    at && (
      <>
        <dt>{label}</dt>
        <dd>
          <When at={at} zone={zone} />
        </dd>
      </>
    )
  return (
    <>
      {fact('Next pages', timers.page)}
      {fact('Patient is told', timers.tell)}
      {fact('Pages again', timers.lapse)}
    </>
  )
}
