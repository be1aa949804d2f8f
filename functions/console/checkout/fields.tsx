/** The parts of the checkout's form, in the order in which they are asked at the desk. */
import type { ComponentChildren } from 'preact'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import { RISKS, type Risk } from '../../core/patients/patient.ts'
import { riskIn } from '../../use-cases/wording/treatment-words.ts'
import { FaultOf, LANGUAGES } from '../shared/components.tsx'
import { Field, Tick } from '../shared/fields.tsx'
import { formValue } from '../shared/page.ts'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { ZONES } from '../shared/zones.ts'
import { checkoutWords } from '../words/checkout.ts'
import { Procedures } from './procedure-fields.tsx'

export type Given = {
  form: URLSearchParams
  clinic: Clinic
  plans: readonly CarePlan[]
  injectors: readonly string[]
  statements: readonly { language: string; text: string }[]
  language: string
  faults: readonly FieldError[]
  newKey: string
  /** Whether the form holds what somebody gave; a fresh one takes up the draft of this browser. */
  filled: boolean
  /** Whether it holds what the patient gave on their own phone: the draft's other fields are taken up too. */
  handed: boolean
  people: ComponentChildren
  preview: ComponentChildren
}

export const Languages = ({ clinic, language, faults }: Given) => (
  <label>
    {useWords(checkoutWords).language}
    <select name="language">
      {clinic.languages.map((each) => (
        <option key={each} value={each} selected={each === language}>
          {LANGUAGES[each] ?? each}
        </option>
      ))}
    </select>
    <FaultOf faults={faults} at="/patient/language" />
  </label>
)

/** Where the patient will be in the coming days; never guessed from an area code. */
export const Zones = ({ clinic, form, faults }: Given) => {
  const chosen = formValue(form, 'zone') || clinic.zone
  return (
    <label>
      {useWords(checkoutWords).zone}
      <select name="zone">
        {[...new Set([clinic.zone, chosen, ...ZONES])].map((zone) => (
          <option key={zone} value={zone} selected={zone === chosen}>
            {zone.split('/').at(-1)?.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
      <FaultOf faults={faults} at="/patient/timeZone" />
    </label>
  )
}

export const Treatments = ({ plans, form, faults, injectors, clinic }: Given) => {
  const words = useWords(checkoutWords).done
  return (
    <fieldset>
      <legend>{words.legend}</legend>
      <FaultOf faults={faults} at="/procedures" />
      <Procedures {...{ plans, form, faults }} products offers={clinic.offers} />
      <div class="row">
        <Field {...{ form, faults }} name="injector" label={words.by} at="/injector" list="injectors" />
        <datalist id="injectors">
          {injectors.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field
          {...{ form, faults }}
          name="when"
          label={words.when}
          hint={words.whenHint}
          at="/performedAt"
          type="datetime-local"
        />
      </div>
    </fieldset>
  )
}

export const Risks = ({ form }: { form: URLSearchParams }) => {
  const language = useLanguage()
  return (
    <fieldset>
      <legend>{checkoutWords(language).risks}</legend>
      {(Object.keys(RISKS) as Risk[]).map((risk) => (
        <Tick key={risk} form={form} name="risk" value={risk} label={riskIn(language, risk)} />
      ))}
    </fieldset>
  )
}

export const ConsentFields = ({ form, faults, statements, language }: Given) => {
  const words = useWords(checkoutWords).consent
  return (
    <fieldset>
      <legend>{words.legend}</legend>
      {statements.map((each) => (
        <p
          class="statement"
          key={each.language}
          lang={each.language}
          data-language={each.language}
          hidden={each.language !== language}
        >
          {each.text}
        </p>
      ))}
      <FaultOf faults={faults} at="/consent" />
      <Tick form={form} name="sms" value="on" label={words.texts} />
      <Tick form={form} name="by-email" value="on" label={words.emails} />
      <Tick form={form} name="declined" value="on" label={words.none} />
    </fieldset>
  )
}
