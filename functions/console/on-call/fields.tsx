/** Fields with their label, and what is wrong with them beside them. */
import type { FieldError } from '../../core/fault.ts'
import { FaultOf } from '../shared/components.tsx'

export type Option = { value: string; label: string }

type Common = { label: string; name: string; faults?: readonly FieldError[]; at?: string }

const markOf = (faults: readonly FieldError[], at: string) =>
  faults.some(({ pointer }) => pointer === at)
    ? { 'aria-invalid': 'true' as const, 'aria-describedby': `fault${at.replaceAll('/', '-')}` }
    : {}

type SelectGiven = Common & { options: readonly Option[]; chosen: string; empty?: string | undefined }

export const SelectField = ({ label, name, options, chosen, empty, faults = [], at = '' }: SelectGiven) => (
  <label>
    {label}
    <select name={name} {...markOf(faults, at)}>
      {empty && <option value="">{empty}</option>}
      {options.map((each) => (
        <option key={each.value} value={each.value} selected={each.value === chosen}>
          {each.label}
        </option>
      ))}
    </select>
    {at && <FaultOf faults={faults} at={at} />}
  </label>
)

type InputGiven = Common & { value: string; hint?: string | undefined; [attribute: string]: unknown }

export const InputField = ({ label, hint, name, value, faults = [], at = '', ...more }: InputGiven) => (
  <label>
    {label} {hint && <small>{hint}</small>}
    <input name={name} value={value} autocomplete="off" {...markOf(faults, at)} {...more} />
    {at && <FaultOf faults={faults} at={at} />}
  </label>
)

export const TickField = ({ label, name, value, checked }: Option & { name: string; checked: boolean }) => (
  <label class="chip">
    <input type="checkbox" name={name} value={value} checked={checked} /> {label}
  </label>
)

type TicksGiven = { legend: string; name: string; options: readonly Option[]; chosen: readonly string[] }

export const Ticks = ({ legend, name, options, chosen }: TicksGiven) => (
  <fieldset class="ticks">
    <legend>{legend}</legend>
    {options.map(({ value, label }) => (
      <TickField key={value} name={name} value={value} label={label} checked={chosen.includes(value)} />
    ))}
  </fieldset>
)
