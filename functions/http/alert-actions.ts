/** What the pages about an alert have in common, signed in or behind a link: the outcome as typed, why an action was refused. */

import { OUTCOMES, type Resolution } from '../core/alerts/outcome.ts'
import type { RefusalFact } from '../core/alerts/refusals.ts'
import type { FieldError } from '../core/fault.ts'
import type { Language } from '../core/language.ts'
import { sentenceOf } from '../core/row-facts.ts'
import type { ActionResult } from '../use-cases/alerts/act-on-alert.ts'
import { alertFormWords } from './alert-words.ts'

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

export const chooseAnOutcome = (language: Language): FieldError => ({
  pointer: '/outcome',
  detail: alertFormWords(language).needs.outcome,
})

/** Why something was not done, in the language of the person who asked for it. */
export const reasonIn = (language: Language, { because, fact }: { because: string; fact?: RefusalFact }): string =>
  (fact && sentenceOf(alertFormWords(language).why, fact)) ?? because

const TRIES_NEEDED = 3

/** Why an action was refused, with its field; undefined where it was done. */
export function refusalOf(acted: ActionResult, language: Language = 'en'): FieldError | undefined {
  const words = alertFormWords(language)
  switch (acted.kind) {
    case 'done':
    case 'already-yours':
      return undefined
    case 'somebody-has-it':
      return { pointer: '', detail: words.hasIt(acted.alert.acknowledgedBy?.name ?? '') }
    case 'already-resolved':
      return { pointer: '', detail: words.hasClosed(acted.alert.outcome?.name ?? '') }
    case 'not-yours':
    case 'too-late':
      return { pointer: '', detail: reasonIn(language, acted) }
    case 'unknown-alert':
      return { pointer: '', detail: words.needs.noAlert }
    case 'unknown-staff':
      return { pointer: '/to', detail: words.needs.colleague }
    case 'cannot-take-it':
      return { pointer: '/to', detail: reasonIn(language, acted) }
    case 'may-not-lower':
      return { pointer: '/reason', detail: words.needs.mayNotLower }
    case 'not-unreachable-yet':
      return acted.attempts >= TRIES_NEEDED
        ? { pointer: '/secondClinician', detail: words.needs.second }
        : { pointer: '/outcome', detail: words.tries(acted.attempts, TRIES_NEEDED) }
  }
}
