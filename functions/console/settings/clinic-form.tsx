import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Line } from '../../core/clinic/settings.ts'
import type { FieldError } from '../../core/fault.ts'
import { FaultOf, Faults, Hidden, LANGUAGES, Phone } from '../shared/components.tsx'
import { Field, Tick } from '../shared/fields.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue } from '../shared/page.ts'
import { ZONES } from '../shared/zones.ts'
import type { ClinicWords } from '../words/clinic-settings.ts'
import type { SettingsWords } from '../words/settings.ts'

type Given = {
  to: string
  /** What was read when the form was opened. */
  seen: string
  clinic: Clinic
  language: ConsoleLanguage
  words: ClinicWords
  common: SettingsWords
  form: URLSearchParams
  faults: readonly FieldError[]
  /** Languages that there are texts in. */
  available: readonly string[]
}

type FieldGiven = Pick<Given, 'form' | 'faults' | 'words' | 'common'> & {
  name: Exclude<Line, 'zone'>
  optional?: boolean
  [attribute: string]: unknown
}

const One = ({ words, common, name, optional = false, ...more }: FieldGiven) => (
  <Field
    {...more}
    name={name}
    at={`/${name}`}
    label={words.fields[name].label + (optional ? ` (${common.optional})` : '')}
    hint={words.fields[name].hint}
  />
)

export function ClinicForm({ to, seen, clinic, words, common, form, faults, available }: Given) {
  const given = { form, faults, words, common }
  const zones = [...new Set([formValue(form, 'zone'), ...ZONES])].filter(Boolean)
  return (
    <form method="post" action={to} class="settings" data-once>
      <Hidden name="seen" value={seen} />
      <Faults faults={faults} />
      <section class="card" aria-labelledby="name">
        <h2 id="name">{words.name}</h2>
        <One {...given} name="name" maxlength={20} required />
        <label>
          {words.fields.zone.label} <small>{words.fields.zone.hint}</small>
          <select name="zone">
            {zones.map((zone) => (
              <option key={zone} value={zone} selected={zone === formValue(form, 'zone')}>
                {zone.replace(/^.*\//, '').replaceAll('_', ' ')} ({zone})
              </option>
            ))}
          </select>
          <FaultOf faults={faults} at="/zone" />
        </label>
        <fieldset class="ticks">
          <legend>{words.fields.languages.label}</legend>
          {available.map((each) => (
            <Tick key={each} form={form} name="languages" value={each} label={LANGUAGES[each] ?? each} />
          ))}
          <FaultOf faults={faults} at="/languages" />
        </fieldset>
      </section>
      <section class="card" aria-labelledby="phones">
        <h2 id="phones">{words.phones}</h2>
        <One {...given} name="frontDeskPhone" type="tel" required />
        <One {...given} name="onCallPhone" type="tel" required />
        <One {...given} name="emergencyNumber" inputmode="numeric" required />
        <One {...given} name="interpreterPhone" type="tel" optional />
      </section>
      <section class="card" aria-labelledby="night">
        <h2 id="night">{words.night}</h2>
        <One {...given} name="nightPlace" maxlength={200} />
        <One {...given} name="voiceAnswer" maxlength={200} />
      </section>
      <section class="card" aria-labelledby="numbers">
        <h2 id="numbers">{words.numbers}</h2>
        <dl class="facts">
          <dt>{words.textingNumber}</dt>
          <dd>
            <Phone phone={clinic.textingNumber} clinic={clinic} />
          </dd>
          <dt>{words.pagingNumber}</dt>
          <dd>
            <Phone phone={clinic.pagingNumber} clinic={clinic} />
          </dd>
          <dt>{words.mailFrom}</dt>
          <dd>{clinic.mailFrom}</dd>
        </dl>
        <p class="hint">{words.notYours}</p>
      </section>
      <p class="buttons">
        <button type="submit">{common.save}</button>
      </p>
    </form>
  )
}
