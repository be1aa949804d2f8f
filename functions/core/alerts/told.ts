/** What the patient of an alert has been told about it, by what became of the messages that say so. */
import type { Channel, Outbound, OutboundState } from '../messages/outbound.ts'
import type { Instant } from '../time.ts'

export type Told =
  /** Nothing has left, or nothing that left arrived. */
  | { kind: 'nothing' }
  /** `how`: `leaving`: planned in the same moment; `unsure`: it may have left. */
  | {
      kind: 'told'
      answers: NonNullable<Outbound['answers']>
      by: Channel
      /** Of the answer: what it promised follows from it. */
      at: Instant
      how: 'leaving' | 'sent' | 'arrived' | 'unsure'
    }

export const TOLD_NOTHING: Told = { kind: 'nothing' }

const HOW: Partial<Record<OutboundState, Extract<Told, { kind: 'told' }>['how']>> = {
  planned: 'leaving',
  claimed: 'leaving',
  sent: 'sent',
  delivered: 'arrived',
  uncertain: 'unsure',
}

/** The latest answer to one of these messages that left or is about to; one that the carrier keeps refusing is none. */
export function toldOf(outbound: readonly Outbound[], messageIds: readonly string[]): Told {
  const told = outbound
    .filter(({ messageId, answers }) => answers !== undefined && messageIds.includes(messageId ?? ''))
    .sort((a, b) => (a.plannedFor < b.plannedFor ? 1 : -1))
    .flatMap(({ answers, channel, state, attempts, plannedFor }): Told[] => {
      const how = state === 'planned' && attempts > 0 ? undefined : HOW[state]
      return how && answers ? [{ kind: 'told', answers, by: channel, at: plannedFor, how }] : []
    })
  return told[0] ?? TOLD_NOTHING
}
