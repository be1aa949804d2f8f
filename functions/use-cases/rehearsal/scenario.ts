import type { Outcome } from '../../core/alerts/outcome.ts'
import type { Channel } from '../../core/messages/outbound.ts'
import type { Instant } from '../../core/time.ts'
import type { Behaviour } from './miniature.ts'

/** What somebody who rehearses does next. Staff are named by id, the patient by `patient`. */
export type Move =
  | { do: 'text'; text: string }
  | { do: 'wait'; minutes: number }
  /** Until the next message arrives on any phone. */
  | { do: 'next' }
  | { do: 'staff-text'; staffId: string; text: string }
  | { do: 'outcome'; staffId: string; outcome: Outcome }
  | { do: 'carrier'; of: string; behaviour: Behaviour }

/** A rehearsal as a list of moves: the same moves at the same clinic are the same run. */
export type Scenario = {
  /** When the treatment was done and the clock begins. */
  start: Instant
  /** With `email` the patient agreed to mails too. */
  patient: { name: string; language: string; email: boolean }
  procedures: { plan: string; areas: string[] }[]
  /** Plays what is proposed for a care plan as if the second person had signed it. */
  proposed: boolean
  moves: Move[]
}

/** A message as a saved run keeps it: `to` is `patient` or a staff id, and a link is `{link}`, since its token is chance. */
export type ArrivedMessage = { at: Instant; to: string; channel: Channel; subject?: string; text: string }

/** A saved run: what was done, and all that arrived. */
export type SavedRun = { rehearsal: 1; title: string; clinic: string; scenario: Scenario; arrived: ArrivedMessage[] }

export const MOST_MOVES = 150
/** Characters of one text; a carrier joins at most so many parts. */
export const MOST_TEXT = 480
/** A course asks for the last time after three months. */
export const MOST_DAYS = 120
/** After so many sendings in one move the clock stops: pages nobody answers would go on for as long as it runs. */
export const MOST_MESSAGES_A_MOVE = 40
export const MOST_MESSAGES = 300
