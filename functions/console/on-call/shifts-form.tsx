import type { Rota } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Instant } from '../../core/time.ts'
import { FaultOf, Faults, Hidden } from '../shared/components.tsx'
import { InputField, SelectField, TickField, Ticks } from './fields.tsx'
import { DUTY_CHOICES, ON_CALL, Sure, staffOptions, type Tried } from './frame.tsx'

/** A line of the form, as typed. */
export type ShiftTyped = {
  shiftId: string
  duty: string
  staffId: string
  days: string[]
  from: string
  to: string
  left?: true
}

export const MOST_NEW = 10
const EMPTY: ShiftTyped = { shiftId: '', duty: 'on-call', staffId: '', days: [], from: '', to: '' }
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((label, i) => ({ value: String(i + 1), label }))

type Given = {
  rota: Rota
  zone: string
  now: Instant
  seen: string
  lines: readonly ShiftTyped[]
  /** Empty lines besides those that say something. */
  fresh: number
  tried: Exclude<Tried, { kind: 'done' }> | undefined
}

/** All weekly shifts, a line each, with room for a new one. */
export function ShiftsForm({ rota, zone, now, seen, lines, fresh, tried }: Given) {
  const faults = tried?.kind === 'refused' ? tried.faults : []
  const all = [...lines, ...Array.from({ length: fresh }, () => EMPTY)]
  return (
    <form method="post" action={`${ON_CALL}/shifts`} class="shifts" data-once>
      <p class="hint">
        Every week, on the clinic's clock. A shift that ends at or before its beginning ends on the next day; 00:00 as
        an end is midnight. For a single shift, use stand-ins and swaps.
      </p>
      <Hidden name="seen" value={seen} />
      <Hidden name="lines" value={String(all.length)} />
      <Hidden name="fresh" value={String(fresh)} />
      <Faults faults={faults} />
      {all.map((line, i) => (
        <Line key={line.shiftId || i} line={line} i={i} rota={rota} faults={faults} />
      ))}
      {tried?.kind === 'leaves' && <Sure opened={tried.opened} zone={zone} now={now} />}
      <p class="buttons">
        <button type="submit" name="do" value="save">
          Save the shifts
        </button>
        <button type="submit" name="do" value="more" class="quiet">
          Add a shift
        </button>
      </p>
    </form>
  )
}

type LineGiven = { line: ShiftTyped; i: number; rota: Rota; faults: readonly FieldError[] }

function Line({ line, i, rota, faults }: LineGiven) {
  const at = `/shifts/${i}`
  const who = staffOptions(rota)
  const stays = who.some(({ value }) => value === line.staffId)
  return (
    <fieldset>
      <legend>{line.shiftId ? `Shift ${i + 1}` : 'New shift'}</legend>
      <Hidden name={`${i}.id`} value={line.shiftId} />
      <div class="row">
        <SelectField name={`${i}.duty`} label="Duty" options={DUTY_CHOICES} chosen={line.duty} />
        <SelectField
          name={`${i}.staff`}
          label="Who"
          options={who}
          chosen={line.staffId}
          empty={stays ? undefined : 'Choose a person'}
          faults={faults}
          at={`${at}/staffId`}
        />
        <InputField type="time" name={`${i}.from`} label="From" value={line.from} faults={faults} at={`${at}/from`} />
        <InputField type="time" name={`${i}.to`} label="Until" value={line.to} faults={faults} at={`${at}/to`} />
      </div>
      <div class="beside">
        <div>
          <Ticks legend="Begins on" name={`${i}.days`} options={DAYS} chosen={line.days} />
          <FaultOf faults={faults} at={`${at}/days`} />
        </div>
        <TickField name={`${i}.remove`} value="yes" label="Remove this shift" checked={false} />
      </div>
    </fieldset>
  )
}
