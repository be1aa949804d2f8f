/** What staff do about an alert, each a form of its own. */

import type { Alert } from '../../core/alerts/alert.ts'
import { OUTCOMES } from '../../core/alerts/outcome.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { mayUndo } from '../../core/alerts/undo.ts'
import { capital } from '../../core/capital.ts'
import type { Role, Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Instant } from '../../core/time.ts'
import { alertFormWords } from '../../http/alert-words.ts'
import { linkWords } from '../../http/link-words.ts'
import { PERMISSIONS } from '../../http/route.ts'
import type { AlertRecord } from '../../use-cases/alerts/alert-record.ts'
import { recordWords } from '../../use-cases/wording/record-language.ts'
import { ActionButton, Choice, FaultOf } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { type AlertPageWords, alertPageWords } from '../words/alert.ts'

type Props = {
  alert: Alert
  me: string
  role: Role
  staff: readonly Staff[]
  form: URLSearchParams
  faults: readonly FieldError[]
}

const chosen = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label: capital(label) }))
const act = (alert: Alert, what: string) => `/console/alerts/${encodeURIComponent(alert.alertId)}/${what}`

type Next = Pick<Props, 'alert' | 'me'> & { phone: string | undefined; now: Instant }

/**
 * What to do, always in this order: call, take, reached, outcome. On a phone it stays at the foot of the screen. The next thing
 * alone is filled; for ten seconds there is a way back.
 */
export const NextStep = ({ alert, me, phone, now }: Next) => {
  const { acknowledgedBy: owner, state, unreachable } = alert
  const [words, forms, { bar }] = [useWords(alertPageWords), useWords(alertFormWords), useWords(linkWords)]
  if (state === 'resolved') return null
  const mine = owner?.staffId === me
  const reached = state === 'contacted'
  return (
    <>
      <nav class="buttons next-steps" aria-label={bar.steps}>
        {phone && (
          <a class={mine && !reached ? 'button' : 'button quiet'} href={`tel:${phone}`}>
            {words.callPatient}
          </a>
        )}
        {owner ? (
          <span class="done">✓ {mine ? bar.yours : <bdi>{owner.name}</bdi>}</span>
        ) : (
          <ActionButton to={act(alert, 'acknowledge')} label={forms.take} />
        )}
        <ActionButton to={act(alert, 'contacted')} label={reached ? words.keep : forms.reached} quiet />
        <a class={reached ? 'button' : 'button quiet'} href="#outcome">
          {forms.outcome.title}
        </a>
      </nav>
      <div class="buttons">
        {unreachable?.secondId === me && (
          <ActionButton to={act(alert, 'confirm')} label={words.confirm(unreachable.name)} quiet />
        )}
        <ActionButton to={act(alert, 'attempts')} label={forms.noAnswer} fields={{ what: 'no-answer' }} quiet />
        <ActionButton to={act(alert, 'attempts')} label={forms.leftMessage} fields={{ what: 'voicemail' }} quiet />
        {/* Last: when it goes after ten seconds, no other button moves under a thumb. */}
        {mayUndo(alert, me, now) && <ActionButton to={act(alert, 'undo')} label={words.undo} quiet />}
      </div>
    </>
  )
}

/** What may become of the follow-ups; the first leaves them as they are, and says how that is. */
function coursesOf(
  { person, treatments, halted }: AlertRecord,
  words: AlertPageWords['courses'],
): { value: string; label: string }[] {
  const stopped = treatments.filter(({ treatmentId }) => halted.includes(treatmentId)).length
  const later = treatments.length - stopped
  const all = stopped > 0 && later > 0
  const stay = words.stay[person.course === 'hold' ? 'hold' : 'end']
  const offered = [
    { value: 'resume', label: words.resume },
    { value: 'hold', label: words.hold(all) },
    { value: 'end', label: words.end(all) },
  ]
  if (stopped === 0) return [{ value: '', label: words.goOn }, ...offered.slice(1)]
  if (later > 0) return [{ value: '', label: `${stay}; ${words.later(later)}` }, ...offered]
  return [{ value: '', label: stay }, ...offered.filter(({ value }) => value !== person.course)]
}

export const OutcomeForm = ({ alert, form, faults, record }: Props & { record: AlertRecord }) => {
  const language = useLanguage()
  const [{ outcome: words, courses }, { outcome: sheet }] = [alertPageWords(language), alertFormWords(language)]
  return (
    <form
      method="post"
      id="outcome"
      action={act(alert, 'resolve')}
      class="card"
      data-draft={form.has('outcome') ? 'filled' : ''}
      data-once
    >
      <h2>{sheet.title}</h2>
      <p class="hint">{sheet.hint}</p>
      <label>
        {words.what}
        <Choice
          name="outcome"
          options={[
            { value: '', label: words.choose },
            ...OUTCOMES.map((value) => ({ value, label: capital(outcomeWord(value, language)) })),
          ]}
          chosen={formValue(form, 'outcome')}
        />
        <FaultOf faults={faults} at="/outcome" />
      </label>
      <label>
        {sheet.note}
        <textarea name="note" maxLength={4000}>
          {formValue(form, 'note')}
        </textarea>
        <FaultOf faults={faults} at="/note" />
      </label>
      <details {...(faults.length > 0 ? { open: true } : {})}>
        <summary>{words.more}</summary>
        <label>
          {sheet.spokeTo}
          <input name="spokeTo" value={formValue(form, 'spokeTo')} maxLength={1000} autocomplete="off" />
        </label>
        <label>
          {sheet.harm}
          <Choice
            name="harm"
            options={[{ value: '', label: sheet.notRecorded }, ...chosen(sheet.harms)]}
            chosen={formValue(form, 'harm')}
          />
        </label>
        <label>
          {sheet.tierWas}
          <Choice
            name="tierWas"
            options={[{ value: '', label: sheet.notRecorded }, ...chosen(sheet.judged)]}
            chosen={formValue(form, 'tierWas')}
          />
        </label>
        <label>
          {words.nextCheck}
          <input type="datetime-local" name="nextCheckAt" value={formValue(form, 'nextCheckAt')} />
          <FaultOf faults={faults} at="/nextCheckAt" />
        </label>
        <label>
          {words.course}
          <Choice name="course" options={coursesOf(record, courses)} chosen={formValue(form, 'course')} />
        </label>
        <label>
          {words.second} <small>{words.secondHint}</small>
          <input
            name="secondClinician"
            value={formValue(form, 'secondClinician')}
            maxLength={1000}
            autocomplete="off"
          />
        </label>
      </details>
      <p class="buttons">
        <button type="submit" class={alert.state === 'contacted' ? '' : 'quiet'}>
          {sheet.act}
        </button>
      </p>
    </form>
  )
}

/** A colleague closed the alert first: the note that was typed here, or kept by this browser, is shown and not lost. */
export const Unsent = ({ alert, form }: Pick<Props, 'alert' | 'form'>) => {
  const { unsent } = useWords(alertPageWords)
  return (
    <section class="card" data-unsent={act(alert, 'resolve')} hidden={formValue(form, 'note') === ''}>
      <h2>{unsent.title}</h2>
      <p>{unsent.hint(alert.outcome?.name ?? '')}</p>
      <label>
        {useWords(alertFormWords).typed}
        <textarea readOnly rows={4}>
          {formValue(form, 'note')}
        </textarea>
      </label>
    </section>
  )
}

export const OtherForms = ({ alert, staff, me, role, faults }: Props) => {
  const language = useLanguage()
  const [{ other: words }, forms] = [alertPageWords(language), alertFormWords(language)]
  const { emergency, urgent, prompt } = recordWords(language).tiers
  return (
    <details
      class="card"
      {...(faults.some(({ pointer }) => ['/to', '/reason'].includes(pointer)) ? { open: true } : {})}
    >
      <summary>{words.title}</summary>
      <form method="post" action={act(alert, 'hand-over')} class="row">
        <label>
          {words.handOverTo}
          <Choice
            name="to"
            options={staff
              .filter(({ staffId, phone, role: their }) => staffId !== me && phone && their !== 'front-desk')
              .map(({ staffId, name }) => ({ value: staffId, label: name }))}
          />
          <FaultOf faults={faults} at="/to" />
        </label>
        <button type="submit" class="quiet">
          {forms.handOver.act}
        </button>
      </form>
      <form method="post" action={act(alert, 'tier')} class="row">
        <label>
          {words.tier}
          <Choice name="tier" options={chosen({ emergency, urgent, prompt })} chosen={alert.tier} />
        </label>
        <label>
          {words.reason} <small>{PERMISSIONS.lowerTier.some((each) => each === role) ? '' : words.nurse}</small>
          <input name="reason" maxLength={1000} required autocomplete="off" />
          <FaultOf faults={faults} at="/reason" />
        </label>
        <button type="submit" class="quiet">
          {words.change}
        </button>
      </form>
      <form method="post" action={act(alert, 'escalate')} data-confirm={words.sure}>
        <button type="submit" class="danger">
          {words.pageAll}
        </button>
      </form>
    </details>
  )
}
