/** What staff do with a task besides finishing it: take or give it, and let it sleep. */
import { dangerDueAt, latestSnooze, suggestedSnoozes } from '../../core/alerts/task-snooze.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { type Instant, plusMinutes } from '../../core/time.ts'
import { LONGEST_REASON } from '../../http/task-acts.ts'
import type { TaskLine } from '../../use-cases/alerts/task-lines.ts'
import { Choice, FaultOf, Hidden, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { wallField } from '../shared/wall-clock.ts'
import type { TaskWords } from '../words/tasks.ts'
import { taskPath } from './task-path.ts'
import { OwnerLine, SnoozeLine } from './task-standing.tsx'

type Given = {
  line: TaskLine
  clinic: Clinic
  words: TaskWords
  now: Instant
  form: URLSearchParams
  faults: readonly FieldError[]
}

/** The other tasks of the line, which share its fate. */
const Others = ({ line: { tasks } }: Pick<Given, 'line'>) => (
  <>
    {tasks.slice(1).map(({ taskId }) => (
      <Hidden key={taskId} name="task" value={taskId} />
    ))}
  </>
)

export const OwnerForms = ({
  line,
  clinic,
  words,
  faults,
  me,
  staff,
}: Given & { me: string; staff: readonly Staff[] }) => {
  const [{ taskId }] = line.tasks
  const { owner } = line.standing
  const isStaff = staff.some(({ staffId }) => staffId === me)
  const colleagues = staff.filter(({ staffId }) => staffId !== me && staffId !== owner?.staffId)
  const to = taskPath(taskId, '/assign')
  const from = owner ? <Hidden name="from" value={owner.staffId} /> : null
  return (
    <section class="card" aria-labelledby="owner">
      <h2 id="owner">{words.owner.title}</h2>
      {owner ? <OwnerLine line={line} zone={clinic.zone} words={words} me={me} /> : <p>{words.owner.nobody}</p>}
      {!isStaff && <p class="hint">{words.owner.notStaff}</p>}
      <div class="buttons">
        {isStaff && owner?.staffId !== me && (
          <form method="post" action={to} class="act" data-once>
            <Others line={line} />
            {from}
            <button type="submit" name="to" value={me} class={owner ? 'quiet' : ''}>
              {words.owner.take}
            </button>
          </form>
        )}
        {owner && (
          <form method="post" action={to} class="act" data-once>
            <Others line={line} />
            {from}
            <button type="submit" name="to" value="" class="quiet">
              {words.owner.giveBack}
            </button>
          </form>
        )}
      </div>
      {colleagues.length > 0 && (
        <form method="post" action={to} class="row" data-once>
          <Others line={line} />
          {from}
          <label>
            {words.owner.giveTo}
            <Choice
              name="to"
              options={[
                { value: '-', label: words.owner.choose },
                ...colleagues.map(({ staffId, name }) => ({ value: staffId, label: name })),
              ]}
            />
            <FaultOf faults={faults} at="/to" />
          </label>
          <button type="submit" class="quiet">
            {words.owner.give}
          </button>
        </form>
      )}
      <p class="hint">{words.owner.hint}</p>
    </section>
  )
}

export const SnoozeForm = ({ line, clinic, words, now, form, faults }: Given) => {
  const [task] = line.tasks
  const { zone } = clinic
  const say = words.snooze
  const when = { now, zone }
  const latest = latestSnooze(task, when)
  const due = dangerDueAt(task, zone)
  return (
    <section class="card" aria-labelledby="snooze">
      <h2 id="snooze">{say.title}</h2>
      <SnoozeLine line={line} zone={zone} words={words} />
      {line.standing.asleep && <WakeButton line={line} label={say.wake} />}
      {latest <= now ? (
        <p>
          {say.overdue} <When at={latest} zone={zone} />.
        </p>
      ) : (
        <form method="post" action={taskPath(task.taskId, '/snooze')} data-once>
          <Others line={line} />
          <p class="hint">{say.intro}</p>
          {due !== undefined && (
            <p>
              {say.intoDanger} <When at={due} zone={zone} />.
            </p>
          )}
          <fieldset>
            <legend>{say.until}</legend>
            {suggestedSnoozes(task, when).map(({ name, until }) => (
              <label key={name} class="chip">
                <input type="radio" name="until" value={until} checked={formValue(form, 'until') === until} />{' '}
                {say.in[name]}{' '}
                <small>
                  <When at={until} zone={zone} />
                </small>
              </label>
            ))}
            <label class="chip">
              <input type="radio" name="until" value="other" checked={formValue(form, 'until') === 'other'} />{' '}
              {say.in.other}
            </label>
            <label>
              {say.other}
              <input
                type="datetime-local"
                name="at"
                value={formValue(form, 'at')}
                min={wallField(plusMinutes(now, 1), zone)}
                max={wallField(latest, zone)}
              />
            </label>
            <FaultOf faults={faults} at="/until" />
          </fieldset>
          <label>
            {say.reason} <small>{say.reasonHint}</small>
            <input
              name="reason"
              value={formValue(form, 'reason')}
              maxLength={LONGEST_REASON}
              required
              autocomplete="off"
            />
            <FaultOf faults={faults} at="/reason" />
          </label>
          <p class="buttons">
            <button type="submit" class="quiet">
              {say.act}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}

const WakeButton = ({ line, label }: Pick<Given, 'line'> & { label: string }) => (
  <form method="post" action={taskPath(line.tasks[0].taskId, '/wake')} class="act">
    <Others line={line} />
    <button type="submit" class="quiet">
      {label}
    </button>
  </form>
)
