import { OUTCOMES } from '../../core/alerts/outcome.ts'
import { type Instant, instantOf, wallTime } from '../../core/time.ts'
import { BEHAVIOURS } from '../../use-cases/rehearsal/miniature.ts'
import type { Move, Scenario } from '../../use-cases/rehearsal/scenario.ts'
import { formValue } from '../shared/page.ts'

/** A morning in the clinic's week: late enough for the first check-ins to come on the same day. */
const DAY_BEGINS = '10:05'

export const usualStart = (now: Instant, zone: string): string => `${wallTime(now, zone).date}T${DAY_BEGINS}`

/** The patient, plans and time that somebody chose; what is missing is found by the schema. */
export function chosen(form: URLSearchParams, { zone, now }: { zone: string; now: Instant }): Scenario {
  const when = formValue(form, 'when') || usualStart(now, zone)
  const [date = '', time = ''] = when.split('T')
  const isTime = /^20\d\d-\d\d-\d\d$/.test(date) && /^\d\d:\d\d$/.test(time)
  return {
    start: isTime ? instantOf({ date, time, zone }) : when,
    patient: { name: formValue(form, 'name'), language: formValue(form, 'language'), email: form.has('by-email') },
    procedures: form.getAll('plan').map((plan) => ({ plan, areas: form.getAll(`areas.${plan}`) })),
    proposed: form.has('proposed'),
    moves: [],
  }
}

/** The setup form as it would have to be filled to choose this. */
export function formOf({ start, patient, procedures, proposed }: Scenario, zone: string): URLSearchParams {
  const { date, time } = wallTime(start, zone)
  const form = new URLSearchParams({ name: patient.name, language: patient.language, when: `${date}T${time}` })
  if (patient.email) form.set('by-email', 'on')
  if (proposed) form.set('proposed', 'on')
  for (const { plan, areas } of procedures) {
    form.append('plan', plan)
    for (const area of areas) form.append(`areas.${plan}`, area)
  }
  return form
}

/** The move that a button, or Enter in a field, stands for; none where nothing was written. */
export function moveOf(form: URLSearchParams): Move | undefined {
  const [what = '', ...rest] = formValue(form, 'do').split(':')
  const said = rest.join(':')
  switch (what) {
    case 'say':
      return { do: 'text', text: said }
    case 'wait':
      return { do: 'wait', minutes: Number(said) }
    case 'next':
      return { do: 'next' }
    case 'staff': {
      const [staffId = '', ...words] = rest
      return { do: 'staff-text', staffId, text: words.join(':') || formValue(form, `text.${staffId}`) }
    }
    case 'outcome': {
      const outcome = OUTCOMES.find((each) => each === formValue(form, 'outcome'))
      return outcome && { do: 'outcome', staffId: formValue(form, 'outcome-by'), outcome }
    }
    case 'carrier': {
      const [of = '', wanted] = rest
      const behaviour = BEHAVIOURS.find((each) => each === wanted)
      return behaviour && { do: 'carrier', of, behaviour }
    }
    default:
      return typed(form)
  }
}

/** Enter: the patient's text, else the first that somebody of the staff wrote. */
function typed(form: URLSearchParams): Move | undefined {
  const text = formValue(form, 'text')
  if (text) return { do: 'text', text }
  const [name, written] = [...form].find(([field, value]) => field.startsWith('text.') && value.trim()) ?? []
  return name && written ? { do: 'staff-text', staffId: name.slice('text.'.length), text: written } : undefined
}

/** What was typed and not sent, by field: it stays where it was typed. */
export const leftOf = (form: URLSearchParams, move: Move | undefined): Record<string, string> =>
  Object.fromEntries(
    [...form].filter(([field, typed]) => {
      if (field !== 'text' && !field.startsWith('text.')) return false
      const isSent = (sent: string, text: string) => field === sent && typed.trim() === text
      if (move?.do === 'text') return !isSent('text', move.text)
      return move?.do !== 'staff-text' || !isSent(`text.${move.staffId}`, move.text)
    }),
  )
