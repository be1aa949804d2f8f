/** The form of the opening hours: what its fields are called, and what they say. */
import { comingHolidays } from '../../core/clinic/federal-holidays.ts'
import { MOST_SPECIAL } from '../../core/clinic/opening-faults.ts'
import { byTime, type OpeningHours, type Span, type SpecialDays } from '../../core/clinic/opening-hours.ts'
import type { FieldError } from '../../core/fault.ts'
import { formValue } from '../shared/page.ts'

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const FRIDAY = 5

/** Spans of one day that have fields; a day rarely has more than one pause. */
export const MOST_A_DAY = 4

/** Fields for times know no 24:00: there, an end of 00:00 is midnight. */
const asField = (to: string): string => (to === '24:00' ? '00:00' : to)
const asEnd = (typed: string): string => (typed === '00:00' ? '24:00' : typed)

/** The form as the hours are saved now. */
export function formOfHours(hours: OpeningHours | undefined): URLSearchParams {
  const form = new URLSearchParams()
  for (const day of WEEKDAYS) setDay(form, day, spansOf(hours, day))
  for (const [i, special] of (hours?.special ?? []).entries()) setSpecial(form, i, special)
  return form
}

const spansOf = (hours: OpeningHours | undefined, day: number): Span[] =>
  [...(hours?.week.filter(({ days }) => days.includes(day)) ?? [])].sort(byTime)

function setDay(form: URLSearchParams, day: number, spans: readonly Span[]): void {
  for (let k = 0; k < MOST_A_DAY; k++) {
    form.set(`from.${day}.${k}`, spans[k]?.from ?? '')
    form.set(`to.${day}.${k}`, asField(spans[k]?.to ?? ''))
  }
}

function setSpecial(form: URLSearchParams, i: number, { first, last, name, spans }: SpecialDays): void {
  form.set(`first.${i}`, first)
  form.set(`last.${i}`, last === first ? '' : last)
  form.set(`en.${i}`, name.en)
  form.set(`es.${i}`, name.es ?? '')
  for (const [k, { from, to }] of spans.entries()) {
    form.set(`start.${i}.${k}`, from)
    form.set(`end.${i}.${k}`, asField(to))
  }
}

/** What the two other buttons of the form do to it before it is saved: Monday's hours for the week, a holiday. */
export function withTaps(typed: URLSearchParams, { today, country }: { today: string; country: string }) {
  const form = new URLSearchParams(typed)
  if (formValue(form, 'do') === 'copy')
    for (const day of WEEKDAYS.filter((day) => day > 1 && day <= FRIDAY))
      for (let k = 0; k < MOST_A_DAY; k++)
        for (const name of ['from', 'to']) form.set(`${name}.${day}.${k}`, formValue(form, `${name}.1.${k}`))
  const holiday = comingHolidays(today, country).find(({ date }) => date === formValue(form, 'add'))
  const free = specialRows(form).length
  if (holiday && free < MOST_SPECIAL)
    setSpecial(form, free, { first: holiday.date, last: holiday.date, name: holiday.name, spans: [] })
  form.delete('do')
  form.delete('add')
  return form
}

/** Rows for special days that say something, in their places. */
export function specialRows(form: URLSearchParams): number[] {
  const said = Array.from({ length: MOST_SPECIAL }, (_, i) => i).filter((i) => isFilled(form, i))
  return Array.from({ length: Math.max(-1, ...said) + 1 }, (_, i) => i)
}

const isFilled = (form: URLSearchParams, i: number): boolean =>
  ['first', 'last', 'en', 'es'].some((name) => formValue(form, `${name}.${i}`) !== '') ||
  spansIn(form, ['start', 'end'], i).length > 0

type Place = { pointer: string }
export type HoursTyped = { given: OpeningHours | null; faultsInForm(faults: readonly FieldError[]): FieldError[] }

/** What the form says, as the API takes it, and where in the form each part of it stands. */
export function hoursIn(form: URLSearchParams): HoursTyped {
  const week = WEEKDAYS.flatMap((day) =>
    spansIn(form, ['from', 'to'], day).map(({ k, span }) => ({ pointer: `/week/${day}/${k}`, days: [day], ...span })),
  )
  const special = specialRows(form)
    .filter((i) => isFilled(form, i) && !form.has(`remove.${i}`))
    .map((i) => ({ pointer: `/special/${i}`, ...specialIn(form, i) }))
  const faultsInForm = (faults: readonly FieldError[]) =>
    faults.map((fault) => {
      const [, list = '', at = '', rest = ''] =
        /^\/openingHours\/(week|special)(?:\/(\d+)(.*))?$/.exec(fault.pointer) ?? []
      const place = (list === 'week' ? week : special)[Number(at)]
      return { ...fault, pointer: at === '' || !place ? `/${list}` : place.pointer + rest }
    })
  const bare = <T extends Place>({ pointer: _, ...rest }: T) => rest
  const given = week.length + special.length === 0 ? null : { week: week.map(bare), special: special.map(bare) }
  return { given, faultsInForm }
}

function spansIn(form: URLSearchParams, [from, to]: readonly [string, string], at: number) {
  return Array.from({ length: MOST_A_DAY }, (_, k) => ({
    k,
    span: { from: formValue(form, `${from}.${at}.${k}`), to: asEnd(formValue(form, `${to}.${at}.${k}`)) },
  })).filter(({ span }) => span.from !== '' || span.to !== '')
}

function specialIn(form: URLSearchParams, i: number): SpecialDays {
  const value = (name: string) => formValue(form, `${name}.${i}`)
  const es = value('es')
  return {
    first: value('first'),
    last: value('last') || value('first'),
    name: { en: value('en') || es, ...(es ? { es } : {}) },
    spans: spansIn(form, ['start', 'end'], i).map(({ span }) => span),
  }
}
