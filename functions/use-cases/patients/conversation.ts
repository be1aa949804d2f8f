import type { Channel, Outbound, OutboundState, Purpose } from '../../core/messages/outbound.ts'
import { isErased } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { Reads } from '../ports.ts'
import { readPatient } from '../store/read-patient.ts'

/** One message of a patient's conversation with the clinic. `at`: when it came, left, or is due to leave. */
export type ConversationMessage = { messageId: string; at: Instant; channel: Channel; text: string } & (
  | { direction: 'in'; alertId?: string; keyword?: string; photoIds?: string[] }
  | {
      direction: 'out'
      status: OutboundState
      purpose: Purpose
      step?: string
      treatmentId?: string
      alertId?: string
      /** The member of the staff who wrote it. */
      by?: string
    }
)

/**
 * What was written to and by a patient and what is still to come, oldest first; without pages to the staff. Undefined
 * where the clinic has no such patient.
 */
export async function conversation(
  deps: Reads,
  clinicId: string,
  personId: string,
): Promise<ConversationMessage[] | undefined> {
  const record = await readPatient(deps.records, clinicId, personId)
  if (!record || isErased(record.person.value)) return undefined
  const received = record.messages.map(
    ({ value: { messageId, receivedAt, from, text, alertId, keyword, photoIds } }): ConversationMessage => ({
      ...{ messageId, at: receivedAt, direction: 'in', channel: from.includes('@') ? 'email' : 'sms', text },
      ...(alertId ? { alertId } : {}),
      ...(keyword ? { keyword } : {}),
      ...(photoIds ? { photoIds } : {}),
    }),
  )
  const sent = record.outbound.map(({ value }) => value).filter(({ staffId }) => staffId === undefined)
  return [...received, ...sent.map(shown)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

const shown = (item: Outbound): ConversationMessage => ({
  messageId: item.outboundId,
  at: item.sentAt ?? item.timers.send ?? item.plannedFor,
  direction: 'out',
  channel: item.channel,
  text: item.text,
  status: item.state,
  purpose: item.purpose,
  ...(item.step ? { step: item.step } : {}),
  ...(item.treatmentId ? { treatmentId: item.treatmentId } : {}),
  ...(item.alertId ? { alertId: item.alertId } : {}),
  ...(item.writtenBy ? { by: item.writtenBy } : {}),
})
