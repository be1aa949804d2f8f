import type { Key } from '../../core/keys.ts'
import type { SecondReadEntry } from '../../core/review/activity-log.ts'
import { afterSilence, isDue, type Reading, readOnce } from '../../core/second-reader/reading.ts'
import { type Instant, minutesBetween } from '../../core/time.ts'
import { enqueue } from '../messages/enqueue.ts'
import type { Composing, Queueing, Reads, ReadsAgain, Store, Triages } from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { readPatient } from '../store/read-patient.ts'
import { read, type Versioned, writeReading } from '../store/records.ts'
import { groundOf, type Subject } from './ground.ts'
import { type Joined, joinFinding, NOTHING_JOINED } from './join-finding.ts'

export type SecondRead =
  | { kind: 'nothing-due' }
  /** The reader said nothing usable; it is asked again later, or no more. */
  | { kind: 'silent' }
  | { kind: 'read'; said: SecondReadEntry['said'] }

type Again = Store & Queueing & Composing & Triages & ReadsAgain

/**
 * Lets the second reader read a reply that paged nobody, and adds what it finds to what is on record. Safe to repeat and to run
 * twice at once: the reader may be asked twice, and what it says counts once. Whatever it does, the first verdict and all
 * that followed from it stay as they are.
 */
export async function secondRead(deps: Again, key: Key): Promise<SecondRead> {
  const found = await read<Reading>(deps.records, key)
  if (!found || !isDue(found.value, deps.now())) return { kind: 'nothing-due' }
  const subject = await subjectOf(deps, found.value)
  const { secondReader: mode } = subject?.clinicNow.clinic ?? {}
  // The patient was erased, or the clinic no longer asks: nothing leaves.
  if (!subject || !mode) return settle(deps, key)
  const ground = groundOf(subject, deps.rules())
  const opinion = await deps.secondReader.read(ground.asked)
  const seconds = Math.round(minutesBetween(found.value.receivedAt, deps.now()) * 60)
  if (opinion.kind === 'unavailable') {
    deps.log.write({ event: 'second-reader-failed', clinic: found.value.clinicId, because: opinion.because, seconds })
    return silent(deps, key, opinion.because)
  }
  const { said, planned } = await attempt(deps, async (deps): Promise<Decision<Joined>> => {
    const now = await read<Reading>(deps.records, key)
    const fresh = now?.value.state === 'waiting' ? await subjectOf(deps, now.value) : undefined
    if (!now || !fresh) return { writes: [], answer: NOTHING_JOINED }
    const { writes, answer, entry } = await joinFinding(deps, fresh, opinion)
    const isUsable = answer.said !== 'ungrounded'
    deps.log.write({ event: isUsable ? 'second-reader-read' : 'second-reader-failed', ...about(now.value, answer) })
    return {
      writes: [...writes, writeReading(readOnce(now.value), now.version), writeEntry(now.value.clinicId, entry)],
      answer,
    }
  })
  await enqueue(deps, planned)
  return { kind: 'read', said }
}

const about = ({ clinicId: clinic }: Reading, { said }: Joined) => ({ clinic, said })

/** Everything that the reading of one reply stands on, as it is now. */
async function subjectOf({ records }: Reads, reading: Reading): Promise<Subject | undefined> {
  const [clinicNow, record] = await Promise.all([
    readClinic(records, reading.clinicId),
    readPatient(records, reading.clinicId, reading.personId),
  ])
  const message = record?.messages.find(({ value }) => value.messageId === reading.messageId)?.value
  return clinicNow && record && message ? { clinicNow, record, message } : undefined
}

/** Nobody is to read it any more. */
async function settle(deps: Store, key: Key): Promise<SecondRead> {
  await change(deps, key, ({ value, version }) => ({ writes: [writeReading(readOnce(value), version)], answer: null }))
  return { kind: 'nothing-due' }
}

async function silent(deps: Again, key: Key, because: Parameters<typeof afterSilence>[1]): Promise<SecondRead> {
  await change(deps, key, async ({ value, version }, now) => {
    const next = afterSilence(value, because, now)
    const subject = next.state === 'given-up' ? await subjectOf(deps, value) : undefined
    const entry = subject && unread(subject, now, deps.instructions)
    if (entry) deps.log.write({ event: 'second-reader-gave-up', clinic: value.clinicId, because })
    return {
      writes: [writeReading(next, version), ...(entry ? [writeEntry(value.clinicId, entry)] : [])],
      answer: null,
    }
  })
  return { kind: 'silent' }
}

const change = (
  deps: Store,
  key: Key,
  decide: (found: Versioned<Reading>, now: Instant) => Decision<null> | Promise<Decision<null>>,
): Promise<null> =>
  attempt(deps, async (deps) => {
    const found = await read<Reading>(deps.records, key)
    if (!found || !isDue(found.value, deps.now())) return { writes: [], answer: null }
    return decide(found, deps.now())
  })

function unread({ message, record, clinicNow }: Subject, now: Instant, instructions: string): SecondReadEntry {
  return {
    kind: 'second-read',
    id: message.messageId,
    at: message.receivedAt,
    readAt: now,
    personId: message.personId,
    language: record.person.value.language,
    mode: clinicNow.clinic.secondReader ?? 'shadow',
    first: message.verdict.tier,
    said: 'unread',
    instructions,
  }
}
