/** A mail as it came, kept for a person to look at; and the task by which one does where nothing has read it. */
import type { Task } from '../../core/alerts/task.ts'
import { keys } from '../../core/keys.ts'
import type { Instant } from '../../core/time.ts'
import { truncate } from '../../core/truncate.ts'
import type { Clock, Hashing, Reads, Write } from '../ports.ts'
import type { PatientRecord } from '../store/read-patient.ts'
import { read, write, writeTask } from '../store/records.ts'
import type { EmailReading } from './read-email.ts'

/** DynamoDB takes items of 400 KB; SES hands over mails of 150 KB, in base64. */
const LONGEST_KEPT = 300_000
const LONGEST_SHOWN = 300

/** `content`: the message (RFC 5322) in base64. */
export type WholeEmail = { messageId: string; receivedAt: Instant; content: string }

export function wholeEmailWrite(
  deps: Clock,
  { record, id, whole }: { record: PatientRecord; id: string; whole: string },
): Write {
  const { clinicId, personId } = record.person.value
  const messageId = `${personId}.${id}`
  const kept: WholeEmail = { messageId, receivedAt: deps.now(), content: truncate(whole, LONGEST_KEPT) }
  // It goes when the clinic's period is over (review/keep-retention.ts), and not by itself: a legal hold keeps it.
  return write(keys.wholeEmail(clinicId, messageId), kept, 0)
}

/** The mail by which a message of a patient came; undefined where it came otherwise, or is kept no longer. */
export const findWholeEmail = async (
  deps: Reads,
  clinicId: string,
  messageId: string,
): Promise<WholeEmail | undefined> =>
  (await read<WholeEmail>(deps.records, keys.wholeEmail(clinicId, messageId)))?.value

/** One task for all that comes to one address of ours: a machine answers each of our answers. It pages nobody. */
export function unreadTask(
  deps: Clock & Hashing,
  { person: { value: person }, tasks }: PatientRecord,
  token: string,
  said: Exclude<EmailReading, { kind: 'person' }>,
): Write[] {
  const taskId = `${person.personId}.${deps.sha256(`${token} ${said.kind}`).slice(0, 16)}.unclear`
  if (tasks.some(({ value }) => value.taskId === taskId)) return []
  const task: Task = {
    ...{ taskId, clinicId: person.clinicId, personId: person.personId, kind: 'unclear', createdAt: deps.now() },
    because:
      said.kind === 'infected'
        ? 'A mail of this patient was not opened: a virus was found in it. Please ask how they are.'
        : `This looks like an automatic answer, so no one was paged: "${truncate(said.text, LONGEST_SHOWN)}"`,
    state: 'open',
    timers: {},
  }
  return [writeTask(task)]
}
