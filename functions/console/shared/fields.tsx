/** Fields of a form: what was typed stays, and what is wrong with it stands beside it. */
import type { FieldError } from '../../core/fault.ts'
import { FaultOf } from './components.tsx'
import { formValue } from './page.ts'

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
  faults: readonly FieldError[]
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
        value={formValue(form, name)}
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
