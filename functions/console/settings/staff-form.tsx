import { STAFF_ROLES } from '../../core/clinic/staff.ts'
import type { FieldError } from '../../core/fault.ts'
import { FaultOf, Faults, Hidden } from '../shared/components.tsx'
import { Field } from '../shared/fields.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue } from '../shared/page.ts'
import { settingsWords } from '../words/settings.ts'
import { staffWords } from '../words/staff.ts'

/** What a form says of a person, for the schema. */
export const personIn = (form: URLSearchParams) => ({
  name: formValue(form, 'name'),
  role: formValue(form, 'role'),
  phone: formValue(form, 'phone'),
  email: formValue(form, 'email'),
})

type Given = {
  to: string
  language: ConsoleLanguage
  form: URLSearchParams
  faults: readonly FieldError[]
  overtaken: boolean
  /** What was read when the form was opened; of a person who is there already. */
  seen?: string
}

export function StaffForm({ to, language, form, faults, overtaken, seen }: Given) {
  const words = staffWords(language)
  const common = settingsWords(language)
  const field = (name: 'name' | 'phone' | 'email') => ({ form, faults, name, at: `/${name}`, ...words.fields[name] })
  return (
    <form method="post" action={to} class="card settings" data-once>
      {overtaken && (
        <p class="warning" role="alert">
          {words.overtaken}
        </p>
      )}
      {seen !== undefined && <Hidden name="seen" value={seen} />}
      <Faults faults={faults} />
      <Field {...field('name')} maxlength={60} required />
      <fieldset class="roles">
        <legend>{words.fields.role.label}</legend>
        {STAFF_ROLES.map((role) => (
          <label key={role} class="chip">
            <input type="radio" name="role" value={role} checked={formValue(form, 'role') === role} />{' '}
            <span>
              {words.roles[role].label} <small>{words.roles[role].hint}</small>
            </span>
          </label>
        ))}
        <FaultOf faults={faults} at="/role" />
      </fieldset>
      <Field {...field('phone')} type="tel" />
      <Field {...field('email')} type="email" />
      <p class="buttons">
        <button type="submit">{common.save}</button>
      </p>
    </form>
  )
}
