import type { Clinic } from '../../core/clinic/clinic.ts'
import { comingHolidays } from '../../core/clinic/federal-holidays.ts'
import { MOST_SPECIAL } from '../../core/clinic/opening-faults.ts'
import type { FieldError } from '../../core/fault.ts'
import { clinicDate } from '../../core/time.ts'
import { FaultOf, Faults, Hidden } from '../shared/components.tsx'
import { Field } from '../shared/fields.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue } from '../shared/page.ts'
import type { HoursWords } from '../words/hours.ts'
import { MOST_A_DAY, specialRows, WEEKDAYS } from './hours-values.ts'

type Typed = { form: URLSearchParams; faults: readonly FieldError[]; words: HoursWords }

type Given = Typed & {
  to: string
  seen: string
  clinic: Clinic
  /** On the clinic's clock. */
  today: string
  language: ConsoleLanguage
  save: string
}

export function HoursForm({ to, seen, clinic, today, language, save, ...typed }: Given) {
  const { form, faults, words } = typed
  const rows = specialRows(form)
  const closed = rows.filter((i) => !form.has(`remove.${i}`)).map((i) => formValue(form, `first.${i}`))
  return (
    <form method="post" action={to} class="settings" data-once>
      <Hidden name="seen" value={seen} />
      <button type="submit" class="first" tabIndex={-1} aria-hidden="true">
        {save}
      </button>
      <Faults faults={faults} />
      <section class="card" aria-labelledby="week">
        <h2 id="week">{words.week}</h2>
        <p class="hint">
          {words.weekHint} {words.clock(clinic.zone.replace(/^.*\//, '').replaceAll('_', ' '))}
        </p>
        {WEEKDAYS.map((day) => (
          <Weekday key={day} day={day} {...typed} />
        ))}
        <FaultOf faults={faults.filter(({ pointer }) => pointer === '/week')} at="/week" />
        <button type="submit" name="do" value="copy" class="quiet">
          {words.copy}
        </button>
      </section>
      <section class="card" aria-labelledby="special">
        <h2 id="special">{words.special}</h2>
        <p class="hint">{words.specialHint}</p>
        {rows.map((i) => (
          <Special key={i} i={i} isOver={isOver(form, i, today)} {...typed} />
        ))}
        {rows.length < MOST_SPECIAL ? <Special i={rows.length} isNew {...typed} /> : <p class="hint">{words.full}</p>}
        <FaultOf faults={faults.filter(({ pointer }) => pointer === '/special')} at="/special" />
      </section>
      <p class="buttons">
        <button type="submit">{save}</button>
      </p>
      <Holidays {...{ clinic, today, language, words, closed }} />
    </form>
  )
}

const isOver = (form: URLSearchParams, i: number, today: string): boolean => {
  const last = formValue(form, `last.${i}`) || formValue(form, `first.${i}`)
  return last !== '' && last < today
}

const Weekday = ({ day, form, faults, words }: Typed & { day: number }) => {
  const name = words.days[day - 1] ?? ''
  const filled = Array.from({ length: MOST_A_DAY }, (_, k) => k).filter(
    (k) => formValue(form, `from.${day}.${k}`) || formValue(form, `to.${day}.${k}`),
  )
  const shown = Math.min(MOST_A_DAY, Math.max(2, Math.max(-1, ...filled) + 1))
  return (
    <fieldset class="ticks times">
      <legend>{name}</legend>
      {Array.from({ length: shown }, (_, k) => (
        <Times
          key={k}
          {...{ form, faults }}
          names={[`from.${day}.${k}`, `to.${day}.${k}`]}
          labels={[k === 0 ? words.from : words.andFrom, words.until]}
          at={`/week/${day}/${k}`}
        />
      ))}
    </fieldset>
  )
}

type TimesGiven = Pick<Typed, 'form' | 'faults'> & {
  names: readonly [string, string]
  labels: readonly [string, string]
  at: string
}

const Times = ({ form, faults, names: [from, to], labels: [first, last], at }: TimesGiven) => (
  <>
    <Field form={form} faults={faults} name={from} label={first} at={`${at}/from`} type="time" />
    <Field form={form} faults={faults} name={to} label={last} at={`${at}/to`} type="time" />
  </>
)

const Special = ({
  i,
  isOver = false,
  isNew = false,
  ...typed
}: Typed & { i: number; isOver?: boolean; isNew?: boolean }) => {
  const { form, faults, words } = typed
  const given = { form, faults }
  const at = `/special/${i}`
  const spans = Array.from({ length: MOST_A_DAY }, (_, k) => k).filter((k) => form.get(`start.${i}.${k}`))
  return (
    <fieldset>
      <legend>
        {(!isNew && words.named(formValue(form, `en.${i}`), formValue(form, `es.${i}`))) || words.fresh}
        {isOver && ` (${words.over})`}
      </legend>
      <div class="row">
        <Field {...given} name={`first.${i}`} label={words.first} at={`${at}/first`} type="date" />
        <Field {...given} name={`last.${i}`} label={words.last} at={`${at}/last`} type="date" />
      </div>
      <div class="row">
        <Field {...given} name={`en.${i}`} label={words.en} at={`${at}/name/en`} maxlength={40} />
        <Field {...given} name={`es.${i}`} label={words.es} at={`${at}/name/es`} maxlength={40} />
      </div>
      <div class="times">
        {Array.from({ length: Math.max(1, spans.length) }, (_, k) => (
          <Times
            key={k}
            {...given}
            names={[`start.${i}.${k}`, `end.${i}.${k}`]}
            labels={[words.start, words.end]}
            at={`${at}/spans/${k}`}
          />
        ))}
      </div>
      {!isNew && (
        <label class="chip">
          <input type="checkbox" name={`remove.${i}`} value="yes" checked={form.has(`remove.${i}`)} /> {words.remove}
        </label>
      )}
    </fieldset>
  )
}

type HolidaysGiven = {
  clinic: Clinic
  today: string
  language: ConsoleLanguage
  words: HoursWords
  /** Days that are in the list already. */
  closed: readonly string[]
}

const Holidays = ({ clinic, today, language, words, closed }: HolidaysGiven) => {
  const all = comingHolidays(today, clinic.country)
  if (all.length === 0) return null
  const left = all.filter(({ date }) => !closed.includes(date))
  return (
    <section class="card" aria-labelledby="holidays">
      <h2 id="holidays">{words.holidays}</h2>
      <p class="hint">{left.length > 0 ? words.holidaysHint : words.allAdded}</p>
      <p class="buttons">
        {left.map(({ date, name }) => (
          <button key={date} type="submit" name="add" value={date} class="quiet">
            {words.close} {clinicDate(date, clinic.country, language)}:{' '}
            {language === 'es' ? (name.es ?? name.en) : name.en}
          </button>
        ))}
      </p>
    </section>
  )
}
