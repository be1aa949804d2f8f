import { isSigned } from '../../core/clinic/signatures.ts'
import type { Content } from '../../core/content.ts'
import type { CarePlan, PlanStep } from '../../core/courses/care-plan.ts'
import type { PlanOverride, StepOverride } from '../../core/courses/plan-override.ts'
import type { FieldError } from '../../core/fault.ts'
import { durationMinutes } from '../../core/time.ts'
import { FaultOf, Faults, LANGUAGES } from '../shared/components.tsx'
import { amountOf, UNITS, type Unit } from '../shared/durations.ts'
import { Tick } from '../shared/fields.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue } from '../shared/page.ts'
import { useLanguage } from '../shared/viewer.ts'
import { carePlanWords } from '../words/care-plans.ts'
import { stepIn } from '../words/happenings.ts'
import { lastingIn } from '../words/lasting.ts'
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
  const language = useLanguage()
  const words = carePlanWords(language).change
  const base = `/console/care-plans/${plan.plan}`
  return (
    <form method="post" action={`${base}/change`} data-once>
      <Faults
        faults={faults.map(({ pointer, detail }) => ({ pointer, detail: `${placeOf(pointer, language)}${detail}` }))}
      />
      {override && <p class="warning">{words.replaces(override.signedBy[0]?.name ?? '', isSigned(override))}</p>}
      <p>{words.placeholders}</p>
      <div class="columns">
        <div>
          {plan.steps.map((step) => (
            <StepFields key={step.step} {...props} step={step} />
          ))}
        </div>
        <div class="beside">
          <section class="card" aria-labelledby="so-far">
            <h2 id="so-far">{words.yours}</h2>
            <div aria-live="polite" data-preview={`${base}/change/check`}>
              <Checked plan={plan} content={content} steps={steps} faults={faults} />
            </div>
          </section>
          <p class="buttons">
            <button type="submit">{words.act}</button>
            <a class="button quiet" href={base}>
              {words.back}
            </a>
          </p>
          <p class="hint">{words.hint}</p>
        </div>
      </div>
    </form>
  )
}

/** `/steps/check-in-24h/texts/en` → `24-hour check-in, English: ` */
function placeOf(pointer: string, ofPage: ConsoleLanguage): string {
  const [, , step, , language] = pointer.split('/')
  if (!step) return ''
  return `${[stepIn(ofPage, step), language && (LANGUAGES[language] ?? language)].filter(Boolean).join(', ')}: `
}

/** Attributes of a field with a fault. */
const wrong = (faults: readonly FieldError[], at: string) =>
  faults.some(({ pointer }) => pointer === at)
    ? { 'aria-invalid': 'true' as const, 'aria-describedby': `fault${at.replaceAll('/', '-')}` }
    : {}

const StepFields = ({ step, form, faults, languages, content }: Given & { step: PlanStep }) => {
  const ofPage = useLanguage()
  const words = carePlanWords(ofPage).change
  const name = step.step
  const at = (field: string) => `/steps/${name}/${field}`
  return (
    <fieldset>
      <legend>{stepIn(ofPage, name)}</legend>
      {isLocked(step) && (
        <p class="lock">
          {step.safety ? words.lockedAfter(lastingIn(ofPage, durationMinutes(step.after) ?? 0)) : words.lockedFirst}
        </p>
      )}
      {step.step !== 'welcome' && (
        <div class="row">
          <label>
            {words.after}
            <input
              name={`after.${name}`}
              value={formValue(form, `after.${name}`)}
              inputMode="numeric"
              autocomplete="off"
              {...wrong(faults, at('after'))}
            />
          </label>
          <label>
            <span class="hidden">{words.unit}</span>
            <select name={`unit.${name}`}>
              {(Object.keys(UNITS) as Unit[]).map((unit) => (
                <option
                  key={unit}
                  value={unit}
                  selected={unit === (formValue(form, `unit.${name}`) || amountOf(step.after).unit)}
                >
                  {words.units[unit]}
                </option>
              ))}
            </select>
          </label>
          {!isLocked(step) && step.channel === 'sms' && (
            <label>
              {words.by}
              <select name={`channel.${name}`} {...wrong(faults, at('channel'))}>
                <option value="sms">{words.channels.sms}</option>
                <option value="email" selected={formValue(form, `channel.${name}`) === 'email'}>
                  {words.channels.email}
                </option>
              </select>
            </label>
          )}
        </div>
      )}
      <FaultOf faults={faults} at={at('after')} />
      <FaultOf faults={faults} at={at('channel')} />
      {!isLocked(step) && <Tick form={form} name={`off.${name}`} value="on" label={words.leaveOut} />}
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
