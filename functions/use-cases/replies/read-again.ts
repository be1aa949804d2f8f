/** What of a reply goes to the second reader, once all that follows from the first reading is on its way. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import { isBareKeyword } from '../../core/messages/keywords.ts'
import type { InboundMessage } from '../../core/patients/patient.ts'
import { newReading, type Reading } from '../../core/second-reader/reading.ts'
import { enqueue } from '../messages/enqueue.ts'
import type { Answered } from '../messages/incoming.ts'
import type { Clock, HasSecondReader, Logs, Queueing, Templates, Triages } from '../ports.ts'
import { readInShadow } from './read-in-shadow.ts'

/** The reading of a reply that paged nobody; none where stage or clinic has no second reader, or nothing is said in words. */
export function readingOf(
  deps: Clock & Templates & HasSecondReader,
  message: InboundMessage,
  { secondReader }: Clinic,
): Reading | undefined {
  if (!deps.hasSecondReader || !secondReader || !/\p{L}/u.test(message.text)) return undefined
  if (message.keyword && isBareKeyword(message.text, deps.content().keywords)) return undefined
  return newReading(message, deps.now())
}

/** Puts on their queues what leaves at once; then compares in shadow, and queues what is to be read again. The next tick finds what fails here. */
export async function enqueueAnswered(
  deps: Clock & Queueing & Logs & Triages,
  { planned, reading, compared }: Answered,
): Promise<void> {
  await enqueue(deps, planned)
  if (compared) readInShadow(deps, compared)
  if (reading) await deps.queues.put('second-reads', [keys.reading(reading.clinicId, reading.messageId)])
}
