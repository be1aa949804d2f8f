import type { FieldError } from '../../core/fault.ts'
import { minutesBetween } from '../../core/time.ts'
import type { Rehearsed } from '../../use-cases/rehearsal/rehearse.ts'
import type { Scenario } from '../../use-cases/rehearsal/scenario.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { Faults, Hidden, When } from '../shared/components.tsx'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { stepIn } from '../words/happenings.ts'
import { lastingIn } from '../words/lasting.ts'
import { rehearsalWords } from '../words/rehearsal.ts'
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
  const language = useLanguage()
  const words = rehearsalWords(language)
  const { parts } = words
  const code = played.alert?.state === 'resolved' ? undefined : played.alert?.code
  const drawn = { lines: played.lines, clinic, now: played.now, scenario }
  return (
    <form
      method="post"
      action="/console/rehearsal"
      data-part
      data-told={lastNews(played, namesOf(clinicNow, language), language)}
    >
      {/* Enter in a text box sends what was written in it. */}
      <button type="submit" class="first" name="do" value="enter" tabIndex={-1} aria-hidden="true" />
      <Hidden name="scenario" value={JSON.stringify(scenario)} />
      <Faults faults={faults} />
      <nav class="tabs jump" aria-label={parts.label}>
        <a href="#patient-phone">{parts.patient}</a>
        <a href="#clock">{parts.clock}</a>
        <a href="#story">{parts.story}</a>
        <a href="#staff">{parts.staff}</a>
      </nav>
      <div class="rehearsal">
        <div>
          <PatientPhone {...drawn} typed={left.text ?? ''} />
        </div>
        <div>
          <Clock {...props} />
          <Happening {...props} />
          <section class="card" aria-labelledby="story">
            <h2 id="story">{words.what}</h2>
            <Story chapters={played.chapters} clinicNow={clinicNow} />
          </section>
          <Keep title={title} />
        </div>
        <div>
          <h2 id="staff">{words.staff}</h2>
          {played.staff.map((onDuty) => (
            <StaffPhone
              key={onDuty.staff.staffId}
              {...drawn}
              onDuty={onDuty}
              typed={left[`text.${onDuty.staff.staffId}`] ?? ''}
              code={code}
            />
          ))}
          <p class="hint">{words.leftOut}</p>
        </div>
      </div>
    </form>
  )
}

const Clock = ({ scenario, played: { now, toCome }, clinicNow: { clinic } }: Given) => {
  const [next] = toCome
  const language = useLanguage()
  const words = rehearsalWords(language).clock
  return (
    <section class="card clock" aria-labelledby="clock">
      <h2 id="clock" class="hidden">
        {words.title}
      </h2>
      <p class="time">
        <When at={now} zone={clinic.zone} />
        <small>
          {scenario.start === now
            ? words.justTreated
            : words.after(lastingIn(language, minutesBetween(scenario.start, now)))}
        </small>
      </p>
      <p class="buttons">
        <button type="submit" name="do" value="next">
          {words.next}
        </button>
        {words.waits.map(([minutes, label]) => (
          <button type="submit" key={minutes} class="quiet" name="do" value={`wait:${minutes}`}>
            {label}
          </button>
        ))}
      </p>
      {next && (
        <p class="hint">
          {words.nextOf} {stepIn(language, next.step).toLowerCase()}, <When at={next.dueAt} zone={clinic.zone} />
          {toCome.length > 1 && words.more(toCome.length - 1)}
        </p>
      )}
    </section>
  )
}

const Keep = ({ title }: { title: string }) => {
  const words = useWords(rehearsalWords).keep
  return (
    <section class="card" aria-labelledby="keep">
      <h2 id="keep" class="hidden">
        {words.title}
      </h2>
      <p class="buttons">
        <button type="submit" class="quiet" name="do" value="undo">
          {words.undo}
        </button>
        <button type="submit" class="quiet" name="do" value="restart">
          {words.restart}
        </button>
        <button type="submit" class="quiet" name="do" value="setup">
          {words.another}
        </button>
      </p>
      <div class="row">
        <label>
          {words.saveAs} <input name="title" value={title} maxLength={80} autocomplete="off" />
        </label>
        <button type="submit" class="quiet" name="do" value="save" data-plain>
          {words.save}
        </button>
      </div>
    </section>
  )
}
