/** What became of a course's questions, so that a person sees at a glance whom nobody has heard from. */
import type { Outbound } from '../messages/outbound.ts'
import type { InboundMessage } from '../patients/patient.ts'
import { type Instant, minutesBetween } from '../time.ts'

/** `waiting`: sent, and an answer is still expected; `silent`: none came; `not-sent`: cancelled, expired or not delivered. */
export type CheckInState = 'answered' | 'waiting' | 'silent' | 'to-come' | 'not-sent'
/** `minutesAfter`: minutes from the treatment to the question, as it was planned. */
export type CheckIn = { id: string; minutesAfter: number; state: CheckInState }

const LEFT: readonly Outbound['state'][] = ['sent', 'delivered', 'uncertain']
const AHEAD: readonly Outbound['state'][] = ['planned', 'held', 'claimed']

/**
 * The check-ins of one visit, in their order. A text answers the check-in that was sent last before it, of whatever visit; one
 * that only opts out, or asks for help, answers none.
 *
 * @param outbound all that was planned for the patient
 * @param messages all that the patient has written
 */
export function checkInsOf(
  { treatmentId, performedAt }: { treatmentId: string; performedAt: Instant },
  outbound: readonly Outbound[],
  messages: readonly Pick<InboundMessage, 'receivedAt' | 'keyword'>[],
): CheckIn[] {
  const asked = outbound.filter((item) => item.purpose === 'follow-up' && item.expectsAnswer)
  const answered = answeredOf(asked, messages)
  return asked
    .filter((item) => item.treatmentId === treatmentId)
    .sort((a, b) => (a.plannedFor < b.plannedFor ? -1 : 1))
    .map((item) => ({
      id: item.outboundId,
      minutesAfter: minutesBetween(performedAt, item.plannedFor),
      state: stateOf(item, answered.has(item.outboundId)),
    }))
}

function stateOf({ state, timers }: Outbound, isAnswered: boolean): CheckInState {
  if (AHEAD.includes(state)) return 'to-come'
  if (!LEFT.includes(state)) return 'not-sent'
  if (isAnswered) return 'answered'
  return timers.silence ? 'waiting' : 'silent'
}

function answeredOf(
  asked: readonly Outbound[],
  messages: readonly Pick<InboundMessage, 'receivedAt' | 'keyword'>[],
): Set<string> {
  const sent = asked
    .filter(({ state }) => LEFT.includes(state))
    .map(({ outboundId, sentAt, plannedFor }) => ({ outboundId, at: sentAt ?? plannedFor }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const lastBefore = ({ receivedAt }: { receivedAt: Instant }) => sent.findLast(({ at }) => at <= receivedAt)
  return new Set(messages.filter(({ keyword }) => !keyword).flatMap((message) => lastBefore(message)?.outboundId ?? []))
}
