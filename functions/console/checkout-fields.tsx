import type { ComponentChildren } from 'preact'
import type { CarePlan } from '../core/care-plan.ts'
import type { Clinic } from '../core/clinic.ts'
import { RISKS } from '../core/patient.ts'
import type { Fault } from '../use-cases/log-treatment.ts'
import { given } from './page.ts'
import { FaultOf, Faults, Hidden, LANGUAGES, spoken } from './pieces.tsx'
import { ZONES } from './zones.ts'

type Given = {
  form: URLSearchParams
  clinic: Clinic
  plans: readonly CarePlan[]
  injectors: readonly string[]
  statements: readonly { language: string; text: string }[]
  language: string
  faults: readonly Fault[]
  newKey: string
  /** Whether the form holds what somebody gave; a fresh one takes up the draft of this browser. */
  filled: boolean
  people: ComponentChildren
  preview: ComponentChildren
}

export const Field = ({
  form,
  faults,
  name,
  label,
  at,
  hint,
  ...more
}: {
  form: URLSearchParams
  faults: readonly Fault[]
  name: string
  label: string
  at: string
  hint?: string
  [attribute: string]: unknown
}) => {
  const wrong = faults.some(({ pointer }) => pointer === at)
  return (
    <label>
      {label} {hint && <small>{hint}</small>}
      <input
        name={name}
        value={given(form, name)}
        autocomplete="off"
        {...(wrong ? { 'aria-invalid': 'true', 'aria-describedby': `fault${at.replaceAll('/', '-')}` } : {})}
        {...more}
      />
      <FaultOf faults={faults} at={at} />
    </label>
  )
}

export const Tick = ({
  form,
  name,
  value,
  label,
}: {
  form: URLSearchParams
  name: string
  value: string
  label: string
}) => (
  <label class="chip">
    <input type="checkbox" name={name} value={value} checked={form.getAll(name).includes(value)} /> {label}
  </label>
)

/** The whole checkout on one page, in the order in which it is asked at the desk. */
export function CheckoutForm(props: Given) {
  const { form, clinic, faults, newKey, filled, people, preview } = props
  return (
    <form
      method="post"
      action="/console/checkout"
      class="checkout"
      data-draft={filled ? 'filled' : ''}
      data-once
      data-country={clinic.country}
    >
      {/* Enter in a field logs nothing by accident: it is the button of the first step. */}
      <button type="submit" class="first" name="do" value="preview" tabIndex={-1} aria-hidden="true" />
      <Hidden name="key" value={given(form, 'key') || newKey} />
      <Hidden name="own-phone" value={given(form, 'own-phone')} />
      <Faults faults={faults} />
      <div class="columns">
        <div>
          <fieldset>
            <legend>Patient</legend>
            <div class="row">
              <Field
                {...{ form, faults }}
                name="phone"
                label="Phone"
                at="/patient/phone"
                type="tel"
                inputMode="tel"
                data-lookup="/console/checkout/people"
                autofocus
              />
              <button type="submit" name="do" value="find" class="quiet">
                Find
              </button>
              <button type="submit" class="quiet" formaction="/console/checkout/own-phone">
                By QR code
              </button>
            </div>
            <div id="people" aria-live="polite">
              {people}
            </div>
            <Field {...{ form, faults }} name="name" label="Name" at="/patient/name" />
            <Field {...{ form, faults }} name="email" label="E-mail" at="/patient/email" type="email" />
            <div class="row">
              <Languages {...props} />
              <Zones {...props} />
            </div>
            <Tick form={form} name="minor" value="on" label="Under 18" />
            <div class="if-minor">
              <Field
                {...{ form, faults }}
                name="guardian"
                label="Parent or guardian"
                hint="who agrees, and whose phone and e-mail these are"
                at="/guardian"
              />
            </div>
          </fieldset>
          <Treatments {...props} />
          <Risks form={form} />
          <ConsentFields {...props} />
        </div>
        <div>
          <p class="buttons">
            <button type="submit" name="do" value="preview" class="quiet">
              Show the messages
            </button>
            <button type="submit" name="do" value="log">
              Log the treatment
            </button>
          </p>
          <div id="preview" aria-live="polite" data-preview="/console/checkout/preview">
            {preview ?? <p class="hint">The messages appear here, with their dates.</p>}
          </div>
        </div>
      </div>
    </form>
  )
}

const Languages = ({ clinic, language, faults }: Given) => (
  <label>
    Language
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
const Zones = ({ clinic, form, faults }: Given) => {
  const chosen = given(form, 'zone') || clinic.zone
  return (
    <label>
      Lives in the zone of
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

/** What can be done, each with its areas once it is ticked. */
export const Procedures = ({
  plans,
  form,
  faults,
  products = false,
}: Pick<Given, 'plans' | 'form' | 'faults'> & { products?: boolean }) => (
  <div class="plans">
    {plans.map(({ plan, title, areas }) => (
      <div class="plan" key={plan}>
        <Tick form={form} name="plan" value={plan} label={title} />
        <fieldset class="if-plan" aria-label={`Areas of ${title}`}>
          {areas.map((area) => (
            <Tick key={area} form={form} name={`areas.${plan}`} value={area} label={spoken(area)} />
          ))}
          {products && (
            <Field
              {...{ form, faults }}
              name={`product.${plan}`}
              label={`Product of ${title}`}
              at={`/product/${plan}`}
            />
          )}
        </fieldset>
      </div>
    ))}
  </div>
)

const Treatments = ({ plans, form, faults, injectors }: Given) => (
  <fieldset>
    <legend>What was done</legend>
    <FaultOf faults={faults} at="/procedures" />
    <Procedures {...{ plans, form, faults }} products />
    <div class="row">
      <Field {...{ form, faults }} name="injector" label="By" at="/injector" list="injectors" />
      <datalist id="injectors">
        {injectors.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field
        {...{ form, faults }}
        name="when"
        label="When"
        hint="empty: just now"
        at="/performedAt"
        type="datetime-local"
      />
    </div>
  </fieldset>
)

const Risks = ({ form }: { form: URLSearchParams }) => (
  <fieldset>
    <legend>Ask the patient</legend>
    {Object.entries(RISKS).map(([risk, label]) => (
      <Tick key={risk} form={form} name="risk" value={risk} label={label} />
    ))}
  </fieldset>
)

const ConsentFields = ({ form, faults, statements, language }: Given) => (
  <fieldset>
    <legend>Consent</legend>
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
    <Tick form={form} name="sms" value="on" label="Texts" />
    <Tick form={form} name="by-email" value="on" label="E-mails" />
    <Tick form={form} name="declined" value="on" label="Wants no messages" />
  </fieldset>
)
