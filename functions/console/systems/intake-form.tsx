/** The form that connects a booking system: its secret, the table of services, and which field of an event means what. */
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Leaf } from '../../core/intake/leaves.ts'
import { FIELDS } from '../../core/intake/read-generic.ts'
import { AgreementFields } from '../shared/agreement-fields.tsx'
import { Choice, FaultOf, Faults, Hidden } from '../shared/components.tsx'
import { Field } from '../shared/fields.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue } from '../shared/page.ts'
import type { IntakeWords } from '../words/intake.ts'
import { planTitle } from '../words/plans.ts'
import { CHANNELS, FIELD_NAMES, NO_AFTERCARE, OVERLAP_HOURS, servicesTyped } from './intake-values.ts'

const EMPTY_ROWS = 3
const EMPTY = { service: '', plan: '', areas: '', product: '' }

type Given = {
  to: string
  form: URLSearchParams
  faults: readonly FieldError[]
  plans: readonly CarePlan[]
  isGeneric: boolean
  isConnected: boolean
  leaves: readonly Leaf[]
  words: IntakeWords
  language: ConsoleLanguage
}

export const SetupForm = (given: Given) => {
  const { to, form, faults, isGeneric, isConnected, words } = given
  const { keep, copy, make, label } = words.secret
  return (
    <form method="post" action={to} data-once>
      <Faults faults={faults} />
      <Hidden name="sample" value={formValue(form, 'sample')} />
      <Field
        {...{ form, faults, label }}
        name="secret"
        hint={isConnected ? keep : isGeneric ? make : copy}
        at="/secret"
        type="password"
      />
      {isConnected && (
        <label class="chip">
          <input type="checkbox" name="overlap" value="on" /> {words.overlap(OVERLAP_HOURS)}
        </label>
      )}
      <fieldset>
        <legend>{words.services.title}</legend>
        <p class="hint">{words.services.hint}</p>
        <Services {...given} />
      </fieldset>
      <Consent {...given} />
      <AgreementFields {...given} words={given.words.agreement} at={{ statement: '/agreement' }} />
      {isGeneric && (
        <fieldset>
          <legend>{words.fields.title}</legend>
          {given.leaves.length === 0 && <p class="hint">{words.fields.usual}</p>}
          {FIELD_NAMES.map((name) => (
            <Place
              {...given}
              key={name}
              name={`at.${name}`}
              label={words.fields.names[name]}
              at={`/fields/${name}`}
              usual={FIELDS[name]}
            />
          ))}
        </fieldset>
      )}
      <p class="buttons">
        <button type="submit">{isConnected ? words.save : words.connect}</button>
      </p>
    </form>
  )
}

type PlaceGiven = Given & { name: string; label: string; at: string; usual?: string }

/** A place in the event: chosen from a sample where there is one, else written. `usual`: where it is looked for unless said otherwise. */
const Place = ({ name, label, at, usual, ...given }: PlaceGiven) => {
  const { form, faults, leaves, words } = given
  if (leaves.length === 0) return <Field {...{ form, faults, name, label, at }} placeholder={usual} />
  const chosen = formValue(form, name)
  const others = leaves.some((leaf) => leaf.at === chosen) || !chosen ? [] : [{ value: chosen, label: chosen }]
  const options = leaves.map((leaf) => ({ value: leaf.at, label: `${leaf.at} = ${leaf.shown}` }))
  return (
    <label>
      {label}
      <Choice
        name={name}
        options={[{ value: '', label: words.fields.notSent }, ...others, ...options]}
        chosen={chosen}
      />
      <FaultOf faults={faults} at={at} />
    </label>
  )
}

const Services = ({ form, faults, plans, words: { services: words }, language }: Given) => {
  const options = [
    { value: '', label: words.choose },
    ...plans.map((each) => ({ value: each.plan, label: planTitle(language, each) })),
    { value: NO_AFTERCARE, label: words.noAftercare },
  ]
  const rows = [...servicesTyped(form), ...Array<typeof EMPTY>(EMPTY_ROWS).fill(EMPTY)]
  return (
    <>
      {rows.map(({ service, plan, areas, product }, i) => (
        <div class="row" key={i}>
          <label>
            {words.service} <input name="service" value={service} autocomplete="off" />
          </label>
          <label>
            {words.plan} <Choice name="plan" options={options} chosen={plan} />
          </label>
          <label>
            {words.areas} <input name="areas" value={areas} autocomplete="off" />
          </label>
          <label>
            {words.product} <input name="product" value={product} autocomplete="off" />
          </label>
          <FaultOf faults={faults} at={`/services/${i}`} />
        </div>
      ))}
    </>
  )
}

const Consent = (given: Given) => {
  const { form, faults, words } = given
  return (
    <fieldset>
      <legend>{words.consent.title}</legend>
      <p class="hint">{words.consent.hint}</p>
      {CHANNELS.map((channel) => (
        <div class="row" key={channel}>
          <Place {...given} name={`${channel}-at`} label={words.consent.at[channel]} at={`/consent/${channel}/at`} />
          <Field {...{ form, faults }} name={`${channel}-is`} label={words.consent.is} at={`/consent/${channel}/is`} />
        </div>
      ))}
      <label>
        {words.consent.statement}
        <textarea name="statement" rows={2}>
          {formValue(form, 'statement')}
        </textarea>
        <FaultOf faults={faults.filter(({ pointer }) => /^\/consent(\/statement)?$/.test(pointer))} at="/consent" />
      </label>
    </fieldset>
  )
}
