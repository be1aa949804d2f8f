import { asksOfBooking, asksSomething, type Keywords } from '../../core/messages/keywords.ts'
import type { Verdict } from '../../core/triage/verdict.ts'

/** Why a person of the clinic has to answer a harmless reply that is no keyword; undefined where nothing is asked. */
export function askedOfStaff(text: string, verdict: Verdict, keywords: Keywords): string | undefined {
  if (verdict.tier !== 'other' && verdict.tier !== 'routine') return undefined
  if (asksOfBooking(text, keywords)) return 'Asks about an appointment. Please answer.'
  if (verdict.answer) return verdict.answer === 'two' ? verdict.because : undefined
  return asksSomething(text, keywords) ? 'Asks a question. Please answer.' : undefined
}
