/** What the pages about an alert have in common, signed in or behind a link: the outcome as typed, why an action was refused. */
import { OUTCOMES, type Resolution } from '../core/alerts/outcome.ts'
import type { FieldError } from '../core/fault.ts'
import type { ActionResult } from '../use-cases/alerts/act-on-alert.ts'

const oneOf = <T extends string>(options: readonly T[], value: string | null): T | undefined =>
  options.find((option) => option === value)

/** The outcome that a form says, without the next check; undefined where none was chosen. */
export function resolutionIn(form: URLSearchParams): Resolution | undefined {
  const outcome = oneOf(OUTCOMES, form.get('outcome'))
  if (!outcome) return undefined
  const text = (name: string) => (form.get(name) ?? '').trim()
  const harm = oneOf(['none', 'mild', 'moderate', 'severe'] as const, form.get('harm'))
  const tierWas = oneOf(['too-high', 'right', 'too-low'] as const, form.get('tierWas'))
  const course = oneOf(['resume', 'hold', 'end'] as const, form.get('course'))
  const [spokeTo, secondClinician] = [text('spokeTo'), text('secondClinician')]
  return {
    outcome,
    note: text('note'),
    ...(harm ? { harm } : {}),
    ...(tierWas ? { tierWas } : {}),
    ...(course ? { course } : {}),
    ...(spokeTo ? { spokeTo } : {}),
    ...(secondClinician ? { secondClinician } : {}),
  }
}

export const CHOOSE_AN_OUTCOME: FieldError = { pointer: '/outcome', detail: 'What happened? Choose an outcome.' }

const TRIES_NEEDED = 3

/** Why an action was refused, with its field; undefined where it was done. */
export function refusalOf(acted: ActionResult): FieldError | undefined {
  switch (acted.kind) {
    case 'done':
    case 'already-yours':
      return undefined
    case 'somebody-has-it':
      return {
        pointer: '',
        detail: `${acted.alert.acknowledgedBy?.name} has this alert. You don't need to do anything.`,
      }
    case 'already-resolved':
      return { pointer: '', detail: `${acted.alert.outcome?.name} has already recorded an outcome.` }
    case 'not-yours':
    case 'too-late':
      return { pointer: '', detail: acted.because }
    case 'unknown-alert':
      return { pointer: '', detail: 'There is no such alert at this clinic.' }
    case 'unknown-staff':
      return { pointer: '/to', detail: 'Choose a colleague.' }
    case 'cannot-take-it':
      return { pointer: '/to', detail: acted.because }
    case 'may-not-lower':
      return { pointer: '/reason', detail: 'Only a clinician or the admin can lower a tier.' }
    case 'not-unreachable-yet': {
      const more = TRIES_NEEDED - acted.attempts
      if (more <= 0) return { pointer: '/secondClinician', detail: 'Name the second clinician who agrees.' }
      const detail = `You've logged ${acted.attempts} of ${TRIES_NEEDED} tries. Log ${more} more, then choose Unreachable.`
      return { pointer: '/outcome', detail }
    }
  }
}
