import { stepTitle } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import { inDays, minutesBetween } from '../../core/time.ts'
import type { Rehearsed } from '../../use-cases/rehearsal/rehearse.ts'
import type { Scenario } from '../../use-cases/rehearsal/scenario.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { Faults, Hidden, When } from '../shared/components.tsx'
import { Happening } from './alert-box.tsx'
import { PatientPhone, StaffPhone } from './phones-panel.tsx'
import { lastNews, namesOf, Story } from './story.tsx'

type Played = Extract<Rehearsed, { kind: 'played' }>
type Given = {
  scenario: Scenario
  played: Played
  title: string
  faults: readonly FieldError[]
  /** What was typed and not sent, by field. */
  left: Record<string, string>
  clinicNow: ClinicSnapshot
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
          Next of the course: {stepTitle(next.step).toLowerCase()}, <When at={next.dueAt} zone={clinic.zone} />
          {toCome.length > 1 && `; ${toCome.length - 1} more after it`}
        </p>
      )}
    </section>
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
