import { OUTCOMES } from '../../core/alerts/outcome.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { InboundMessage } from '../../core/patients/patient.ts'
import { type Instant, minutesBetween } from '../../core/time.ts'
import type { Rehearsed } from '../../use-cases/rehearsal/rehearse.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { readingIn } from '../../use-cases/wording/reading-words.ts'
import { MarkedText, ownerOf, Tier, When } from '../shared/components.tsx'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { taskIn } from '../words/happenings.ts'
import { lastingIn } from '../words/lasting.ts'
import { rehearsalWords } from '../words/rehearsal.ts'

type Played = Extract<Rehearsed, { kind: 'played' }>
type Given = { played: Played; clinicNow: ClinicSnapshot }

/** The alert, or how the last text was read, and the tasks that wait. */
export const Happening = (props: Given) => {
  const language = useLanguage()
  const words = rehearsalWords(language).now
  const { alert, lastReply, openTasks } = props.played
  return (
    <>
      {alert && alert.state !== 'resolved' ? (
        <AlertBox {...props} alert={alert} />
      ) : (
        <Reading reply={lastReply} ended={alert && ownerOf(alert, language)} />
      )}
      {openTasks.length > 0 && (
        <section class="card" aria-labelledby="waiting">
          <h2 id="waiting">{words.inbox}</h2>
          <ul class="plain">
            {openTasks.map(({ taskId, kind, because, createdAt }) => (
              <li key={taskId}>
                <strong>{taskIn(language, kind)}</strong>: {because}{' '}
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

const Reading = ({ reply, ended }: { reply: InboundMessage | undefined; ended: string | undefined }) => {
  const language = useLanguage()
  const words = rehearsalWords(language).now
  return (
    <section class="card" aria-labelledby="reading">
      <h2 id="reading">{words.reading}</h2>
      {reply ? (
        <>
          <p>
            <Tier tier={reply.verdict.tier} />
          </p>
          <MarkedText text={reply.text} signs={reply.verdict.signs} />
          <p>{readingIn(language, reply.verdict)}</p>
        </>
      ) : (
        <p class="hint">{words.nothing}</p>
      )}
      {ended && <p>{ended}</p>}
    </section>
  )
}

type AlertGiven = Given & { alert: NonNullable<Played['alert']> }

const AlertBox = ({ alert, played: { now, staff }, clinicNow: { clinic, rota } }: AlertGiven) => {
  const language = useLanguage()
  const words = rehearsalWords(language).now
  const clinicians = rota.staff.filter(({ role, phone }) => phone && role !== 'front-desk')
  const likely = alert.acknowledgedBy?.staffId ?? staff[0]?.staff.staffId
  const overdue = alert.state !== 'contacted' && alert.contactBy < now
  return (
    <section class={`card alert-box ${alert.tier}`} aria-labelledby="alert">
      <h2 id="alert">
        {words.alert(alert.code)} <Tier tier={alert.tier} />
      </h2>
      <p class={alert.acknowledgedBy ? 'owner good' : 'owner loud'}>{ownerOf(alert, language)}</p>
      <MarkedText text={alert.reply} signs={alert.signs} />
      <p>{readingIn(language, alert)}</p>
      <dl class="facts">
        <dt>{words.opened}</dt>
        <dd>
          <When at={alert.openedAt} zone={clinic.zone} />
        </dd>
        <dt>{words.contactBy}</dt>
        <dd class={overdue ? 'loud' : ''}>
          <When at={alert.contactBy} zone={clinic.zone} />
          {alert.state === 'contacted'
            ? words.reached
            : overdue
              ? words.over(lastingIn(language, minutesBetween(alert.contactBy, now)))
              : ''}
        </dd>
        <NextPage alert={alert} zone={clinic.zone} />
      </dl>
      <div class="row">
        <label>
          {words.outcome}
          <select name="outcome">
            {OUTCOMES.filter((each) => each !== 'unreachable').map((each) => (
              <option key={each} value={each}>
                {capital(outcomeWord(each, language))}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.by}
          <select name="outcome-by">
            {clinicians.map(({ staffId, name }) => (
              <option key={staffId} value={staffId} selected={staffId === likely}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="quiet" name="do" value="outcome">
          {words.record}
        </button>
      </div>
    </section>
  )
}

const NextPage = ({ alert: { timers }, zone }: { alert: AlertGiven['alert']; zone: string }) => {
  const words = useWords(rehearsalWords).now
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
      {fact(words.nextPages, timers.page)}
      {fact(words.told, timers.tell)}
      {fact(words.again, timers.lapse)}
    </>
  )
}
