import { OUTCOMES } from '../core/alert.ts'
import type { InboundMessage } from '../core/patient.ts'
import { type Instant, minutesBetween } from '../core/time.ts'
import type { Fault } from '../use-cases/log-treatment.ts'
import type { ClinicNow } from '../use-cases/read-clinic.ts'
import { PATIENT } from '../use-cases/rehearsal/phones.ts'
import type { Rehearsed } from '../use-cases/rehearsal/rehearse.ts'
import type { ArrivedMessage, SavedRun, Scenario } from '../use-cases/rehearsal/scenario.ts'
import { inDays } from './durations.ts'
import { Faults, Hidden, ownerOf, spoken, Tier, When, Words } from './pieces.tsx'
import { PatientPhone, StaffPhone } from './rehearsal-phones.tsx'
import { lastNews, namesOf, Story } from './rehearsal-story.tsx'

type Played = Extract<Rehearsed, { kind: 'played' }>
type Given = {
  scenario: Scenario
  played: Played
  title: string
  faults: readonly Fault[]
  /** What was typed and not sent, by field. */
  left: Record<string, string>
  clinicNow: ClinicNow
}

/** Three columns: the patient, what happens, the staff. One form, which carries the moves made so far. */
export const Stage = (props: Given) => {
  const { scenario, played, title, faults, left, clinicNow } = props
  const { clinic } = clinicNow
  const code = played.alert?.state === 'resolved' ? undefined : played.alert?.code
  const drawn = { lines: played.lines, clinic, now: played.now, scenario }
  return (
    <form method="post" action="/console/rehearsal" data-part data-told={lastNews(played, namesOf(clinicNow))}>
      {/* Enter in a text box sends what was written in it. */}
      <button type="submit" class="first" name="do" value="enter" tabIndex={-1} aria-hidden="true" />
      <Hidden name="scenario" value={JSON.stringify(scenario)} />
      <Faults faults={faults} />
      <nav class="tabs jump" aria-label="Parts of the rehearsal">
        <a href="#patient-phone">Patient</a>
        <a href="#clock">Clock</a>
        <a href="#story">Story</a>
        <a href="#staff">Staff</a>
      </nav>
      <div class="rehearsal">
        <div>
          <PatientPhone {...drawn} typed={left.text ?? ''} />
        </div>
        <div>
          <Clock {...props} />
          <Happening {...props} />
          <section class="card" aria-labelledby="story">
            <h2 id="story">What happened</h2>
            <Story chapters={played.chapters} clinicNow={clinicNow} />
          </section>
          <Keep title={title} />
        </div>
        <div>
          <h2 id="staff">Staff</h2>
          {played.staff.map((onDuty) => (
            <StaffPhone
              key={onDuty.staff.staffId}
              {...drawn}
              onDuty={onDuty}
              typed={left[`text.${onDuty.staff.staffId}`] ?? ''}
              code={code}
            />
          ))}
          <p class="hint">Texts about duty, such as hand-overs and test pages, are left out of rehearsals.</p>
        </div>
      </div>
    </form>
  )
}

const WAITS = [
  ['1', '+1 min'],
  ['15', '+15 min'],
  ['120', '+2 h'],
  ['1440', '+1 day'],
] as const

const Clock = ({ scenario, played: { now, toCome }, clinicNow: { clinic } }: Given) => {
  const [next] = toCome
  return (
    <section class="card clock" aria-labelledby="clock">
      <h2 id="clock" class="hidden">
        The clock
      </h2>
      <p class="time">
        <When at={now} zone={clinic.zone} />
        <small>
          {scenario.start === now
            ? 'just treated'
            : `${inDays(minutesBetween(scenario.start, now))} after the treatment`}
        </small>
      </p>
      <p class="buttons">
        <button type="submit" name="do" value="next">
          Next message
        </button>
        {WAITS.map(([minutes, label]) => (
          <button type="submit" key={minutes} class="quiet" name="do" value={`wait:${minutes}`}>
            {label}
          </button>
        ))}
      </p>
      {next && (
        <p class="hint">
          Next of the course: {spoken(next.step).toLowerCase()}, <When at={next.dueAt} zone={clinic.zone} />
          {toCome.length > 1 && `; ${toCome.length - 1} more after it`}
        </p>
      )}
    </section>
  )
}

/** The alert, or how the last text was read, and the tasks that wait. */
const Happening = (props: Given) => {
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
                <strong>{spoken(kind)}</strong>: {because}{' '}
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
        <Words text={reply.text} signs={reply.verdict.signs} />
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
      <Words text={alert.reply} signs={alert.signs} />
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
                {spoken(each)}
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

const Keep = ({ title }: { title: string }) => (
  <section class="card" aria-labelledby="keep">
    <h2 id="keep" class="hidden">
      This rehearsal
    </h2>
    <p class="buttons">
      <button type="submit" class="quiet" name="do" value="undo">
        Undo
      </button>
      <button type="submit" class="quiet" name="do" value="restart">
        From the start
      </button>
      <button type="submit" class="quiet" name="do" value="setup">
        Another patient
      </button>
    </p>
    <div class="row">
      <label>
        Save as <input name="title" value={title} maxLength={80} autocomplete="off" />
      </label>
      <button type="submit" class="quiet" name="do" value="save" data-plain>
        Save the file
      </button>
    </div>
  </section>
)

type ComparedGiven = { saved: SavedRun; clinicNow: ClinicNow; gone: ArrivedMessage[]; fresh: ArrivedMessage[] }

/** Whether the saved run still arrives as it did. */
export const Compared = ({ saved, clinicNow, gone, fresh }: ComparedGiven) => {
  if (gone.length + fresh.length === 0)
    return (
      <p class="said" role="status">
        The same {saved.arrived.length} messages arrive as when “{saved.title}” was saved.
      </p>
    )
  const name = namesOf(clinicNow)
  const list = (messages: readonly ArrivedMessage[]) => (
    <ul class="plain">
      {messages.slice(0, 20).map(({ at, to, text }) => (
        <li key={at + to + text}>
          <When at={at} zone={clinicNow.clinic.zone} />, {to === PATIENT ? 'to the patient' : `to ${name(to)}`}: {text}
        </li>
      ))}
      {messages.length > 20 && <li>and {messages.length - 20} more</li>}
    </ul>
  )
  return (
    <section class="warning" aria-labelledby="compared">
      <h2 id="compared">It plays otherwise than when it was saved</h2>
      {gone.length > 0 && <h3>No longer arrives</h3>}
      {gone.length > 0 && list(gone)}
      {fresh.length > 0 && <h3>Arrives now</h3>}
      {fresh.length > 0 && list(fresh)}
    </section>
  )
}
