/** The form of one service: its name in files, and what it is. */
import { capital } from '../../core/capital.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import type { ServiceRow } from '../../core/intake/services.ts'
import { Choice, FaultOf, Faults } from '../shared/components.tsx'
import { Field, Tick } from '../shared/fields.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue } from '../shared/page.ts'
import { areaIn, planTitle } from '../words/plans.ts'
import type { ServicesWords } from '../words/services.ts'

const NO_AFTERCARE = 'none'

/** A row of the table as the form has it. */
export function formOf({ service, plan = '', areas = [], product = '', aftercare }: ServiceRow): URLSearchParams {
  const form = new URLSearchParams({ service, product, plan: aftercare === false ? NO_AFTERCARE : plan })
  for (const area of areas) form.append('areas', area)
  return form
}

/** What the form says, as the API takes it. */
export function rowIn(form: URLSearchParams): object {
  const [service, plan, product] = [formValue(form, 'service'), formValue(form, 'plan'), formValue(form, 'product')]
  if (plan === NO_AFTERCARE) return { service, aftercare: false }
  return {
    service,
    ...(plan ? { plan } : {}),
    areas: form.getAll('areas'),
    ...(product ? { product } : {}),
  }
}

/** The areas of a row, as people read them. */
export const areasIn = ({ areas = [] }: ServiceRow, language: ConsoleLanguage): string =>
  areas.map((area) => areaIn(language, area)).join(', ')

type Given = {
  to: string
  label: string
  form: URLSearchParams
  faults: readonly FieldError[]
  words: ServicesWords
  plans: readonly CarePlan[]
  language: ConsoleLanguage
}

export const ServiceForm = ({ to, label, form, faults, words, plans, language }: Given) => {
  const areas = [...new Set(plans.flatMap((plan) => plan.areas))]
  return (
    <form method="post" action={to} data-once>
      <Faults faults={faults} />
      <Field {...{ form, faults }} name="service" at="/service" {...words.fields.service} maxlength={120} required />
      <label>
        {words.fields.plan.label}
        <Choice
          name="plan"
          options={[
            { value: '', label: words.choose },
            ...plans.map((each) => ({ value: each.plan, label: planTitle(language, each) })),
            { value: NO_AFTERCARE, label: words.noAftercare },
          ]}
          chosen={formValue(form, 'plan')}
        />
        <FaultOf faults={faults} at="/plan" />
      </label>
      <fieldset class="ticks">
        <legend>
          {words.fields.areas.label} <small>{words.fields.areas.hint}</small>
        </legend>
        {areas.map((area) => (
          <Tick key={area} form={form} name="areas" value={area} label={capital(areaIn(language, area))} />
        ))}
        <FaultOf faults={faults} at="/areas" />
      </fieldset>
      <Field {...{ form, faults }} name="product" at="/product" {...words.fields.product} maxlength={120} />
      <p class="buttons">
        <button type="submit">{label}</button>
      </p>
    </form>
  )
}
