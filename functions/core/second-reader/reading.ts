import type { InboundMessage } from '../patients/patient.ts'
import { hoursBetween, type Instant, plusMinutes } from '../time.ts'
import type { Silence } from './opinion.ts'

/** A reply that paged nobody, on its way to the second reader. It holds no words: the message has them. */
export type Reading = {
  messageId: string
  personId: string
  clinicId: string
  receivedAt: Instant
  /** `given-up`: the reader was silent until it was too late to be of use. */
  state: 'waiting' | 'read' | 'given-up'
  tries: number
  /** `read`: when the index wakes it; the queue's own message comes before. */
  timers: { read?: Instant }
}

/** The queue brings a reading within seconds; the index only what the queue lost. */
const SAFETY_NET_MINUTES = 1
const LONGEST_PAUSE_MINUTES = 10
/** A sign that is found a day later is still told; what is older than that, staff have heard of otherwise. */
const GIVES_UP_HOURS = 24
/** A refusal is of the text, not of the hour: asking again and again changes nothing. */
const MOST_REFUSALS = 3

export const newReading = ({ messageId, personId, clinicId, receivedAt }: InboundMessage, now: Instant): Reading => ({
  messageId,
  personId,
  clinicId,
  receivedAt,
  state: 'waiting',
  tries: 0,
  timers: { read: plusMinutes(now, SAFETY_NET_MINUTES) },
})

/** Whether it is to be read now: at once where it never was, after a pause where the reader was silent. */
export const isDue = ({ state, tries, timers: { read } }: Reading, now: Instant): boolean =>
  state === 'waiting' && (tries === 0 || (read !== undefined && read <= now))

export const readOnce = (reading: Reading): Reading => ({ ...reading, state: 'read', timers: {} })

/** After a silence: another try in 1, 2, 4, 8 and then every 10 minutes, for a day. */
export function afterSilence(reading: Reading, because: Silence, now: Instant): Reading {
  const tries = reading.tries + 1
  const isOver = hoursBetween(reading.receivedAt, now) >= GIVES_UP_HOURS
  if (isOver || (because === 'refused' && tries >= MOST_REFUSALS))
    return { ...reading, tries, state: 'given-up', timers: {} }
  const pause = Math.min(2 ** (tries - 1), LONGEST_PAUSE_MINUTES)
  return { ...reading, tries, timers: { read: plusMinutes(now, pause) } }
}
