import type { CarePlan } from './courses/care-plan.ts'
import type { Keywords } from './messages/keywords.ts'
import type { Hours } from './messages/quiet-hours.ts'
import type { ReportRule } from './review/incident.ts'
import type { RetentionRules } from './review/retention.ts'

/** The words of one language, by id. An e-mail has `<id>.subject` beside it. */
export type Messages = Record<string, string>

/** Numbers that patients are told to call (`templates/emergency-lines.json`). */
export type EmergencyLines = {
  crisis: readonly { country: string; line: string }[]
  emergency: readonly { prefix: string; line: string }[]
  elsewhere: { line: string }
}

/** What clinicians approved of `templates/`: care plans, texts per language, opt-out keywords, signs. */
export type Content = {
  plans: Record<string, CarePlan>
  messages: Record<string, Messages>
  keywords: Keywords
  /** What each warning sign is called towards staff. */
  signs: Record<string, string>
  /** When routine messages may leave, by jurisdiction. */
  hours: Record<string, Hours>
  lines: EmergencyLines
  /** Who has to be told of harm. */
  reporting: readonly ReportRule[]
  /** For how long records are kept, at least and usually. */
  retention: RetentionRules
}
