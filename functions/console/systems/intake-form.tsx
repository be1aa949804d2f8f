/** The form that connects a booking system: its secret, the table of services, and which field of an event means what. */

import { LONGEST_AGREEMENT } from '../../core/courses/agreement.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Leaf } from '../../core/intake/leaves.ts'
import { FIELDS, type FieldName } from '../../core/intake/read-generic.ts'
import type { SetupShown } from '../../use-cases/intake/set-up-intake.ts'
import { Choice, FaultOf, Faults } from '../shared/components.tsx'
import { Field, Tick } from '../shared/fields.tsx'
import { formValue } from '../shared/page.ts'

const NO_AFTERCARE = 'none'
const EMPTY_ROWS = 3
const CHANNELS = ['sms', 'email'] as const

export const FIELD_LABELS: Record<FieldName, string> = {
  visitId: 'Id of the visit',
  status: 'Status of the visit',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  phone: 'Phone',
  email: 'E-mail',
  performedAt: 'Time of the treatment',
  services: 'Services',
  injector: 'Who treated',
  occurredAt: 'Time of the event',
}
const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

/** What is stored, as the form has it. */
export function formOf(setup: SetupShown | undefined): URLSearchParams {
  const form = new URLSearchParams({
    statement: setup?.consent?.statement ?? '',
    ...(setup?.consent?.sms ? { 'sms-at': setup.consent.sms.at, 'sms-is': String(setup.consent.sms.is) } : {}),
    ...(setup?.consent?.email
      ? { 'email-at': setup.consent.email.at, 'email-is': String(setup.consent.email.is) }
      : {}),
  })
  for (const { service, plan, areas = [], product = '', aftercare } of setup?.services ?? []) {
    form.append('service', service)
    form.append('plan', aftercare === false ? NO_AFTERCARE : (plan ?? ''))
    form.append('areas', areas.join(', '))
    form.append('product', product)
  }
  const { agreement } = setup ?? {}
  if (agreement) form.set('agreement', agreement.statement)
  for (const channel of CHANNELS) if (agreement?.[channel]) form.append('agreement-for', channel)
  for (const [name, at] of Object.entries(setup?.fields ?? {})) form.set(`at.${name}`, at)
  return form
}

/** What the form asks for, as the API takes it. What means yes is a text, unless the sample shows a number or a yes-or-no. */
export function setupIn(form: URLSearchParams, leaves: readonly Leaf[]): object {
  const all = (name: string) => form.getAll(name).map((each) => each.trim())
  const [plans, areas, products] = [all('plan'), all('areas'), all('product')]
  const services = all('service').flatMap((service, i): object[] => {
    if (!service) return []
    if (plans[i] === NO_AFTERCARE) return [{ service, aftercare: false }]
    const listed = (areas[i] ?? '').split(',').flatMap((area) => area.trim() || [])
    return [{ service, plan: plans[i] || undefined, areas: listed, ...(products[i] ? { product: products[i] } : {}) }]
  })
  const agreed = (channel: string) => {
    const [at, is] = [formValue(form, `${channel}-at`), formValue(form, `${channel}-is`)]
    const leaf = leaves.find((each) => each.at === at && String(each.value) === is)
    const said = leaf?.value ?? (is === 'true' ? true : is === 'false' ? false : is)
    return at ? { [channel]: { at, is: said } } : {}
  }
  const consent = { ...agreed('sms'), ...agreed('email') }
  const fields = Object.fromEntries(
    FIELD_NAMES.flatMap((name) => {
      const at = formValue(form, `at.${name}`)
      return at && at !== FIELDS[name] ? [[name, at]] : []
    }),
  )
  const secret = formValue(form, 'secret')
  const statement = formValue(form, 'agreement')
  const covers = form.getAll('agreement-for')
  const agreement = { statement, sms: covers.includes('sms'), email: covers.includes('email') }
  return {
    ...(secret ? { secret, oldSecretHours: form.has('overlap') ? OVERLAP_HOURS : 0 } : {}),
    services,
    ...(Object.keys(consent).length > 0 ? { consent: { ...consent, statement: formValue(form, 'statement') } } : {}),
    ...(statement || covers.length > 0 ? { agreement } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  }
}

export const OVERLAP_HOURS = 24

type Given = {
  to: string
  form: URLSearchParams
  faults: readonly FieldError[]
  plans: readonly CarePlan[]
  isGeneric: boolean
  isConnected: boolean
  leaves: readonly Leaf[]
}

/** A place in the event: chosen from a sample where there is one, else written. */
const Place = ({ name, label, at, ...given }: Given & { name: string; label: string; at: string }) => {
  const { form, faults, leaves } = given
  if (leaves.length === 0) return <Field {...{ form, faults, name, label, at }} placeholder="/a/pointer" />
  const chosen = formValue(form, name)
  const others = leaves.some((leaf) => leaf.at === chosen) || !chosen ? [] : [{ value: chosen, label: chosen }]
  const options = leaves.map((leaf) => ({ value: leaf.at, label: `${leaf.at} = ${leaf.shown}` }))
  return (
    <label>
      {label}
      <Choice name={name} options={[{ value: '', label: 'not sent' }, ...others, ...options]} chosen={chosen} />
      <FaultOf faults={faults} at={at} />
    </label>
  )
}

export const SetupForm = (given: Given) => {
  const { to, form, faults, isGeneric, isConnected } = given
  return (
    <form method="post" action={to} data-once>
      <Faults faults={faults} />
      <input type="hidden" name="sample" value={formValue(form, 'sample')} />
      <Field
        {...{ form, faults }}
        name="secret"
        label="Secret"
        hint={isConnected ? 'empty: the present one stays' : 'as the booking system shows it'}
        at="/secret"
        type="password"
      />
      {isConnected && (
        <label class="chip">
          <input type="checkbox" name="overlap" value="on" /> Take the old secret for {OVERLAP_HOURS} hours more
        </label>
      )}
      <fieldset>
        <legend>What each service is</legend>
        <p class="hint">Name or id of the service as the booking system has it. Areas with commas between.</p>
        <Services {...given} />
      </fieldset>
      <fieldset>
        <legend>Consent</legend>
        <p class="hint">The field by which the patient agreed, if there is one. Without it the front desk asks.</p>
        {CHANNELS.map((channel) => (
          <div class="row" key={channel}>
            <Place
              {...given}
              name={`${channel}-at`}
              label={channel === 'sms' ? 'Texts' : 'E-mails'}
              at={`/consent/${channel}/at`}
            />
            <Field
              {...{ form, faults }}
              name={`${channel}-is`}
              label="agreed if it says"
              at={`/consent/${channel}/is`}
            />
          </div>
        ))}
        <label>
          What the patient was shown
          <textarea name="statement" rows={2}>
            {formValue(form, 'statement')}
          </textarea>
          <FaultOf faults={faults} at="/consent" />
        </label>
      </fieldset>
      <fieldset>
        <legend>Consent by a signed agreement</legend>
        <p class="hint">
          For events that say nothing of consent, if every patient has signed a form. Patients who said no, texted STOP
          or withdrew consent get nothing. The day of the visit counts as its date.
        </p>
        <label>
          Which agreement it is, and where it is kept
          <textarea name="agreement" rows={2} maxlength={LONGEST_AGREEMENT}>
            {formValue(form, 'agreement')}
          </textarea>
          <FaultOf faults={faults} at="/agreement" />
        </label>
        <p class="row">
          <Tick form={form} name="agreement-for" value="sms" label="It covers texts" />
          <Tick form={form} name="agreement-for" value="email" label="It covers e-mail" />
        </p>
      </fieldset>
      {isGeneric && (
        <fieldset>
          <legend>Where the event says what</legend>
          {FIELD_NAMES.map((name) => (
            <Place {...given} key={name} name={`at.${name}`} label={FIELD_LABELS[name]} at={`/fields/${name}`} />
          ))}
        </fieldset>
      )}
      <p class="buttons">
        <button type="submit">{isConnected ? 'Save' : 'Connect'}</button>
      </p>
    </form>
  )
}

const Services = ({ form, faults, plans }: Given) => {
  const all = (name: string) => form.getAll(name)
  const options = [
    { value: '', label: 'choose' },
    ...plans.map(({ plan, title }) => ({ value: plan, label: title })),
    { value: NO_AFTERCARE, label: 'No aftercare' },
  ]
  const rows = [...all('service'), ...Array<string>(EMPTY_ROWS).fill('')]
  return (
    <>
      {rows.map((service, i) => (
        <div class="row" key={i}>
          <label>
            Service <input name="service" value={service} autocomplete="off" />
          </label>
          <label>
            Care plan <Choice name="plan" options={options} chosen={all('plan')[i] ?? ''} />
          </label>
          <label>
            Areas <input name="areas" value={all('areas')[i] ?? ''} autocomplete="off" />
          </label>
          <label>
            Product <input name="product" value={all('product')[i] ?? ''} autocomplete="off" />
          </label>
          <FaultOf faults={faults} at={`/services/${i}`} />
        </div>
      ))}
    </>
  )
}
