import { Faults, Hidden } from '../shared/components.tsx'
import { Field, Tick } from '../shared/fields.tsx'
import { formValue } from '../shared/page.ts'
import { useWords } from '../shared/viewer.ts'
import { checkoutWords } from '../words/checkout.ts'
import { ConsentFields, type Given, Languages, Risks, Treatments, Zones } from './fields.tsx'

/** The script lays it over the draft, in which the rest of the form was kept meanwhile. */
const givenByPatient = (form: URLSearchParams) => ({
  phone: formValue(form, 'phone'),
  language: formValue(form, 'language'),
  sms: form.has('sms'),
  'own-phone': formValue(form, 'own-phone'),
})

/** The whole checkout on one page, in the order in which it is asked at the desk. */
export function CheckoutForm(props: Given) {
  const words = useWords(checkoutWords)
  const { patient, aside, many } = words
  const { form, clinic, faults, newKey, filled, handed, people, preview } = props
  return (
    <form
      method="post"
      action="/console/checkout"
      class="checkout"
      data-draft={filled ? 'filled' : ''}
      {...(handed ? { 'data-handed': JSON.stringify(givenByPatient(form)) } : {})}
      data-once
      data-one-patient
      data-country={clinic.country}
      data-fill-from={clinic.checkoutOrigins?.join(' ')}
    >
      {/* Enter in a field logs nothing by accident: it is the button of the first step. */}
      <button type="submit" class="first" name="do" value="preview" tabIndex={-1} aria-hidden="true" />
      <Hidden name="key" value={formValue(form, 'key') || newKey} />
      <Hidden name="task" value={formValue(form, 'task')} />
      <Hidden name="external-id" value={formValue(form, 'external-id')} />
      <Hidden name="own-phone" value={formValue(form, 'own-phone')} />
      <Faults faults={faults} />
      <p id="resumed" class="said" role="status" hidden>
        {words.resumed}
      </p>
      <p id="aside" class="warning" role="status" hidden>
        {aside.before} <strong /> {aside.after}{' '}
        <button type="button" class="quiet">
          {aside.use}
        </button>
      </p>
      <div class="columns">
        <div>
          <p class="hint">
            {many.ask} <a href="/console/checkout/import">{many.act}</a>
            {many.after}
          </p>
          <fieldset>
            <legend>{patient.legend}</legend>
            <div class="row">
              <Field
                {...{ form, faults }}
                name="phone"
                label={patient.phone}
                at="/patient/phone"
                type="tel"
                inputMode="tel"
                data-lookup="/console/checkout/people"
                autofocus
              />
              <button type="submit" name="do" value="find" class="quiet">
                {patient.find}
              </button>
              <button type="submit" class="quiet" formaction="/console/checkout/own-phone">
                {patient.qr}
              </button>
            </div>
            {(form.has('phone-confirmed') || faults.some(({ pointer }) => pointer.endsWith('/phone'))) && (
              <Tick form={form} name="phone-confirmed" value="on" label={patient.readBack} />
            )}
            <div id="people" aria-live="polite">
              {people}
            </div>
            <Field {...{ form, faults }} name="name" label={patient.name} at="/patient/name" />
            <Field {...{ form, faults }} name="email" label={patient.email} at="/patient/email" type="email" />
            <div class="row">
              <Languages {...props} />
              <Zones {...props} />
            </div>
            <Tick form={form} name="minor" value="on" label={patient.under18} />
            <div class="if-minor">
              <Field
                {...{ form, faults }}
                name="guardian"
                label={patient.guardian}
                hint={patient.guardianHint}
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
            <a class="button quiet" href="/console/checkout" data-clear>
              {words.clear}
            </a>
            <button type="submit" name="do" value="preview" class="quiet">
              {words.preview}
            </button>
            <button type="submit" name="do" value="log">
              {words.act}
            </button>
          </p>
          <div id="preview" aria-live="polite" data-preview="/console/checkout/preview">
            {preview ?? <p class="hint">{words.empty}</p>}
          </div>
        </div>
      </div>
    </form>
  )
}
