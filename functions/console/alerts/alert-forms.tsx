/** What staff do about an alert, each a form of its own. */

import type { Alert } from '../../core/alerts/alert.ts'
import { OUTCOMES } from '../../core/alerts/outcome.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { mayUndo } from '../../core/alerts/undo.ts'
import { capital } from '../../core/capital.ts'
import type { Role, Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Instant } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import type { AlertRecord } from '../../use-cases/alerts/alert-record.ts'
import { ActionButton, Choice, FaultOf, humanize } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'

type Props = {
  alert: Alert
  me: string
  role: Role
  staff: readonly Staff[]
  form: URLSearchParams
  faults: readonly FieldError[]
}

const chosen = (ids: readonly string[]) => ids.map((value) => ({ value, label: humanize(value) }))
const act = (alert: Alert, what: string) => `/console/alerts/${encodeURIComponent(alert.alertId)}/${what}`

type Next = Pick<Props, 'alert' | 'me'> & { phone: string | undefined; now: Instant }

/** The next thing to do, as one large button; for ten seconds also the way back. */
export const NextStep = ({ alert, me, phone, now }: Next) => {
  if (alert.state === 'resolved') return null
  const mine = alert.acknowledgedBy?.staffId === me
  return (
    <div class="buttons">
      {!alert.acknowledgedBy && <ActionButton to={act(alert, 'acknowledge')} label="Take this alert" />}
      <ActionButton
        to={act(alert, 'contacted')}
        label={alert.state === 'contacted' ? 'Still in touch: keep it 2 more hours' : 'I reached the patient'}
        quiet={!mine || alert.state === 'contacted'}
      />
      {phone && (
        <a class="button quiet" href={`tel:${phone}`}>
          Call the patient
        </a>
      )}
      {alert.unreachable?.secondId === me && (
        <ActionButton to={act(alert, 'confirm')} label={`Confirm ${alert.unreachable.name}: cannot be reached`} quiet />
      )}
      <ActionButton to={act(alert, 'attempts')} label="No answer" fields={{ what: 'no-answer' }} quiet />
      <ActionButton to={act(alert, 'attempts')} label="Left a message" fields={{ what: 'voicemail' }} quiet />
      {/* Last: when it goes after ten seconds, no other button moves under a thumb. */}
      {mayUndo(alert, me, now) && <ActionButton to={act(alert, 'undo')} label="Undo: I don't have it" quiet />}
    </div>
  )
}

/** What may become of the follow-ups; the first leaves them as they are, and says how that is. */
function coursesOf({ person, treatments, halted }: AlertRecord): { value: string; label: string }[] {
  const stopped = treatments.filter(({ treatmentId }) => halted.includes(treatmentId)).length
  const later = treatments.length - stopped
  const all = stopped > 0 && later > 0 ? ' all' : ''
  const stay = person.course === 'hold' ? 'Stay on hold' : 'Stay ended'
  const goOn = later === 1 ? 'those of the later visit go on' : 'those of later visits go on'
  const offered = [
    { value: 'resume', label: 'Resume' },
    { value: 'hold', label: `Hold${all}` },
    { value: 'end', label: `End${all}` },
  ]
  if (stopped === 0) return [{ value: '', label: 'Go on' }, ...offered.slice(1)]
  if (later > 0) return [{ value: '', label: `${stay}; ${goOn}` }, ...offered]
  return [{ value: '', label: stay }, ...offered.filter(({ value }) => value !== person.course)]
}

export const OutcomeForm = ({ alert, form, faults, record }: Props & { record: AlertRecord }) => (
  <form
    method="post"
    id="outcome"
    action={act(alert, 'resolve')}
    class="card"
    data-draft={form.has('outcome') ? 'filled' : ''}
    data-once
  >
    <h2>Outcome</h2>
    <p class="hint">An outcome closes the alert. Nothing else does.</p>
    <label>
      What happened
      <Choice
        name="outcome"
        options={[
          { value: '', label: 'Choose …' },
          ...OUTCOMES.map((value) => ({ value, label: capital(outcomeWord(value)) })),
        ]}
        chosen={formValue(form, 'outcome')}
      />
      <FaultOf faults={faults} at="/outcome" />
    </label>
    <label>
      Note
      <textarea name="note" maxLength={4000}>
        {formValue(form, 'note')}
      </textarea>
      <FaultOf faults={faults} at="/note" />
    </label>
    <details {...(faults.length > 0 ? { open: true } : {})}>
      <summary>More: spoke to, harm, tier, next check, course</summary>
      <label>
        Spoke to
        <input name="spokeTo" value={formValue(form, 'spokeTo')} maxLength={1000} autocomplete="off" />
      </label>
      <label>
        Harm to the patient
        <Choice
          name="harm"
          options={[{ value: '', label: 'Not recorded' }, ...chosen(['none', 'mild', 'moderate', 'severe'])]}
          chosen={formValue(form, 'harm')}
        />
      </label>
      <label>
        Was the tier right?
        <Choice
          name="tierWas"
          options={[{ value: '', label: 'Not recorded' }, ...chosen(['right', 'too-high', 'too-low'])]}
          chosen={formValue(form, 'tierWas')}
        />
      </label>
      <label>
        Next check
        <input type="datetime-local" name="nextCheckAt" value={formValue(form, 'nextCheckAt')} />
        <FaultOf faults={faults} at="/nextCheckAt" />
      </label>
      <label>
        Follow-ups of the course
        <Choice name="course" options={coursesOf(record)} chosen={formValue(form, 'course')} />
      </label>
      <label>
        Second clinician <small>for a patient who could not be reached</small>
        <input name="secondClinician" value={formValue(form, 'secondClinician')} maxLength={1000} autocomplete="off" />
      </label>
    </details>
    <p class="buttons">
      <button type="submit" class={alert.state === 'contacted' ? '' : 'quiet'}>
        Record the outcome
      </button>
    </p>
  </form>
)

/** A colleague closed the alert first: the note that was typed here, or kept by this browser, is shown and not lost. */
export const Unsent = ({ alert, form }: Pick<Props, 'alert' | 'form'>) => (
  <section class="card" data-unsent={act(alert, 'resolve')} hidden={formValue(form, 'note') === ''}>
    <h2>Not saved: your note</h2>
    <p>{alert.outcome?.name} recorded an outcome first. Copy your note, or text or tell them.</p>
    <label>
      What you typed
      <textarea readOnly rows={4}>
        {formValue(form, 'note')}
      </textarea>
    </label>
  </section>
)

export const OtherForms = ({ alert, staff, me, role, faults }: Props) => (
  <details class="card" {...(faults.some(({ pointer }) => ['/to', '/reason'].includes(pointer)) ? { open: true } : {})}>
    <summary>Hand over, page everyone, change the tier</summary>
    <form method="post" action={act(alert, 'hand-over')} class="row">
      <label>
        Hand over to
        <Choice
          name="to"
          options={staff
            .filter(({ staffId, phone, role: their }) => staffId !== me && phone && their !== 'front-desk')
            .map(({ staffId, name }) => ({ value: staffId, label: name }))}
        />
        <FaultOf faults={faults} at="/to" />
      </label>
      <button type="submit" class="quiet">
        Hand over
      </button>
    </form>
    <form method="post" action={act(alert, 'tier')} class="row">
      <label>
        Tier
        <Choice name="tier" options={chosen(['emergency', 'urgent', 'prompt'])} chosen={alert.tier} />
      </label>
      <label>
        Reason <small>{PERMISSIONS.lowerTier.some((each) => each === role) ? '' : 'a nurse may raise it'}</small>
        <input name="reason" maxLength={1000} required autocomplete="off" />
        <FaultOf faults={faults} at="/reason" />
      </label>
      <button type="submit" class="quiet">
        Change the tier
      </button>
    </form>
    <form method="post" action={act(alert, 'escalate')} data-confirm="Page everyone on the schedule now?">
      <button type="submit" class="danger">
        Page everyone now
      </button>
    </form>
  </details>
)
