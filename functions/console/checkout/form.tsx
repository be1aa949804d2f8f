import { Faults, Hidden } from '../shared/components.tsx'
import { Field, Tick } from '../shared/fields.tsx'
import { formValue } from '../shared/page.ts'
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
        Not logged yet: these entries are from before. Log them, or clear the form.
      </p>
      <p id="aside" class="warning" role="status" hidden>
        What you entered for <strong /> was set aside: this is another patient.{' '}
        <button type="button" class="quiet">
          Same patient: use it
        </button>
      </p>
      <div class="columns">
        <div>
          <p class="hint">
            Many visits? <a href="/console/checkout/import">Log them from a file</a>.
          </p>
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
            {(form.has('phone-confirmed') || faults.some(({ pointer }) => pointer.endsWith('/phone'))) && (
              <Tick form={form} name="phone-confirmed" value="on" label="The number is right: I read it back" />
            )}
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
            <a class="button quiet" href="/console/checkout" data-clear>
              Clear
            </a>
            <button type="submit" name="do" value="preview" class="quiet">
              Preview messages
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
