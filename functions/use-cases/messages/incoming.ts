import type { Outbound } from '../../core/messages/outbound.ts'
import type { Reading } from '../../core/second-reader/reading.ts'
import type { Instant } from '../../core/time.ts'
import type { Rules } from '../../core/triage/rules.ts'
import type { Tier, Verdict } from '../../core/triage/verdict.ts'

/** A text as the carrier handed it over. `receivedAt` is the envelope's: the only arrival time there is. */
export type IncomingText = { carrierId: string; from: string; to: string; text: string; receivedAt: Instant }

/** What a patient wrote, and how: numbers of a text, addresses of a mail. `photoIds`: photos that came with it, by a link. */
export type Incoming = IncomingText & { channel: 'sms' | 'email'; photoIds?: string[] }

export type Received =
  | { kind: 'repeated' }
  | { kind: 'not-ours' }
  | { kind: 'staff' }
  | { kind: 'reply'; tier: Tier; alerted: boolean }

/**
 * `told`: what is said to the patient, whether or not it leaves as a message. `again`: only a part is written yet.
 * `reading`: what the second reader is to read. `compared`: what is compared in shadow.
 */
export type Answered = {
  received: Received
  planned: Outbound[]
  told?: string
  again?: true
  reading?: Reading
  compared?: Compared
}

/** A verdict, and the way to that of other rules on the same text. */
export type Compared = { clinicId: string; verdict: Verdict; by(rules: Rules): Verdict }
