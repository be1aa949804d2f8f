import type { Rota } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Instant } from '../../core/time.ts'
import { FaultOf, Faults, Hidden } from '../shared/components.tsx'
import { useLanguage } from '../shared/viewer.ts'
import { rotaWords } from '../words/rota.ts'
import { InputField, SelectField, TickField, Ticks } from './fields.tsx'
import { dutyChoices, ON_CALL, Sure, staffOptions, type Tried } from './frame.tsx'

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
  const words = rotaWords(useLanguage()).shifts
  const faults = tried?.kind === 'refused' ? tried.faults : []
  const all = [...lines, ...Array.from({ length: fresh }, () => EMPTY)]
  return (
    <form method="post" action={`${ON_CALL}/shifts`} class="shifts" data-once>
      <p class="hint">{words.hint}</p>
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
          {words.save}
        </button>
        <button type="submit" name="do" value="more" class="quiet">
          {words.add}
        </button>
      </p>
    </form>
  )
}

type LineGiven = { line: ShiftTyped; i: number; rota: Rota; faults: readonly FieldError[] }

function Line({ line, i, rota, faults }: LineGiven) {
  const language = useLanguage()
  const { labels, choosePerson, shifts: words } = rotaWords(language)
  const days = words.days.map((label, i) => ({ value: String(i + 1), label }))
  const at = `/shifts/${i}`
  const who = staffOptions(rota)
  const stays = who.some(({ value }) => value === line.staffId)
  return (
    <fieldset>
      <legend>{line.shiftId ? words.shift(i + 1) : words.new}</legend>
      <Hidden name={`${i}.id`} value={line.shiftId} />
      <div class="row">
        <SelectField name={`${i}.duty`} label={labels.duty} options={dutyChoices(language)} chosen={line.duty} />
        <SelectField
          name={`${i}.staff`}
          label={labels.who}
          options={who}
          chosen={line.staffId}
          empty={stays ? undefined : choosePerson}
          faults={faults}
          at={`${at}/staffId`}
        />
        <InputField
          type="time"
          name={`${i}.from`}
          label={labels.from}
          value={line.from}
          faults={faults}
          at={`${at}/from`}
        />
        <InputField type="time" name={`${i}.to`} label={labels.until} value={line.to} faults={faults} at={`${at}/to`} />
      </div>
      <div class="beside">
        <div>
          <Ticks legend={words.begins} name={`${i}.days`} options={days} chosen={line.days} />
          <FaultOf faults={faults} at={`${at}/days`} />
        </div>
        <TickField name={`${i}.remove`} value="yes" label={words.remove} checked={false} />
      </div>
    </fieldset>
  )
}
