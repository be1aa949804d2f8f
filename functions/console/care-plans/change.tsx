import { isSigned } from '../../core/clinic/signatures.ts'
import type { Content } from '../../core/content.ts'
import { type CarePlan, type PlanStep, stepTitle } from '../../core/courses/care-plan.ts'
import type { PlanOverride, StepOverride } from '../../core/courses/plan-override.ts'
import type { FieldError } from '../../core/fault.ts'
import { durationMinutes, inDays } from '../../core/time.ts'
import { FaultOf, Faults, LANGUAGES } from '../shared/components.tsx'
import { amountOf, UNITS } from '../shared/durations.ts'
import { Tick } from '../shared/fields.tsx'
import { formValue } from '../shared/page.ts'
import { Checked } from './checked.tsx'
import { isLocked, plannedWords } from './form.ts'

type Given = {
  plan: CarePlan
  override: PlanOverride | undefined
  content: Content
  languages: readonly string[]
  form: URLSearchParams
  /** What the form wants otherwise than the plan. */
  steps: Record<string, StepOverride>
  faults: readonly FieldError[]
}

/** A clinic's wishes for every step; what is about safety is shown as locked. */
export const ChangeForm = (props: Given) => {
  const { plan, override, content, steps, faults } = props
  const base = `/console/care-plans/${plan.plan}`
  return (
    <form method="post" action={`${base}/change`} data-once>
      <Faults faults={faults.map(({ pointer, detail }) => ({ pointer, detail: `${placeOf(pointer)}${detail}` }))} />
      {override && (
        <p class="warning">
          This replaces what {override.signedBy[0]?.name} proposed
          {isSigned(override) ? '. Until a second person approves it, patients get the plan as it was written' : ''}.
        </p>
      )}
      <p>
        Words may hold {'{clinic}'}, {'{first}'}, {'{emergency}'}, {'{onCall}'} and {'{frontDesk}'}. To go back to the
        plan's own words, clear a text.
      </p>
      <div class="columns">
        <div>
          {plan.steps.map((step) => (
            <StepFields key={step.step} {...props} step={step} />
          ))}
        </div>
        <div class="beside">
          <section class="card" aria-labelledby="so-far">
            <h2 id="so-far">Your changes</h2>
            <div aria-live="polite" data-preview={`${base}/change/check`}>
              <Checked plan={plan} content={content} steps={steps} faults={faults} />
            </div>
          </section>
          <p class="buttons">
            <button type="submit">Propose it</button>
            <a class="button quiet" href={base}>
              Back
            </a>
          </p>
          <p class="hint">You sign as the first; a second clinician or admin has to approve it.</p>
        </div>
      </div>
    </form>
  )
}

/** `/steps/check-in-24h/texts/en` → `24-hour check-in, English: ` */
function placeOf(pointer: string): string {
  const [, , step, , language] = pointer.split('/')
  if (!step) return ''
  return `${[stepTitle(step), language && (LANGUAGES[language] ?? language)].filter(Boolean).join(', ')}: `
}

/** Attributes of a field with a fault. */
const wrong = (faults: readonly FieldError[], at: string) =>
  faults.some(({ pointer }) => pointer === at)
    ? { 'aria-invalid': 'true' as const, 'aria-describedby': `fault${at.replaceAll('/', '-')}` }
    : {}

const StepFields = ({ step, form, faults, languages, content }: Given & { step: PlanStep }) => {
  const name = step.step
  const at = (field: string) => `/steps/${name}/${field}`
  return (
    <fieldset>
      <legend>{stepTitle(name)}</legend>
      {isLocked(step) && (
        <p class="lock">
          {step.safety
            ? `Safety, locked: always sent, by text, no later than ${inDays(durationMinutes(step.after) ?? 0)} after.`
            : 'Locked: the first text leaves at once and says how to STOP.'}
        </p>
      )}
      {step.step !== 'welcome' && (
        <div class="row">
          <label>
            After the treatment
            <input
              name={`after.${name}`}
              value={formValue(form, `after.${name}`)}
              inputMode="numeric"
              autocomplete="off"
              {...wrong(faults, at('after'))}
            />
          </label>
          <label>
            <span class="hidden">Unit of time</span>
            <select name={`unit.${name}`}>
              {Object.keys(UNITS).map((unit) => (
                <option
                  key={unit}
                  value={unit}
                  selected={unit === (formValue(form, `unit.${name}`) || amountOf(step.after).unit)}
                >
                  {unit}
                </option>
              ))}
            </select>
          </label>
          {!isLocked(step) && step.channel === 'sms' && (
            <label>
              By
              <select name={`channel.${name}`} {...wrong(faults, at('channel'))}>
                <option value="sms">text</option>
                <option value="email" selected={formValue(form, `channel.${name}`) === 'email'}>
                  e-mail
                </option>
              </select>
            </label>
          )}
        </div>
      )}
      <FaultOf faults={faults} at={at('after')} />
      <FaultOf faults={faults} at={at('channel')} />
      {!isLocked(step) && <Tick form={form} name={`off.${name}`} value="on" label="Leave it out" />}
      <FaultOf faults={faults} at={at('off')} />
      {languages.map((language) => (
        <label key={language}>
          {LANGUAGES[language] ?? language}
          <textarea
            name={`text.${name}.${language}`}
            lang={language}
            rows={step.channel === 'email' ? 8 : 3}
            {...wrong(faults, at(`texts/${language}`))}
          >
            {formValue(form, `text.${name}.${language}`) || plannedWords(content, step, language)}
          </textarea>
          <FaultOf faults={faults} at={at(`texts/${language}`)} />
        </label>
      ))}
    </fieldset>
  )
}
