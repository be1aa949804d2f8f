import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys, personOf } from '../../core/keys.ts'
import { monthSpan, plusMonths } from '../../core/on-call/calendar-span.ts'
import type { InboundMessage } from '../../core/patients/patient.ts'
import type { SecondReadEntry } from '../../core/review/activity-log.ts'
import { type SecondReaderFigures, secondReaderFigures } from '../../core/review/second-reader-figures.ts'
import type { Reads, Store } from '../ports.ts'
import { readActivityLog, writeEntry } from '../store/activity-log.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readMany } from '../store/records.ts'

/** Replies that are shown to be judged at once; the rest follow as they are judged. */
const MOST_SHOWN = 20

/** A reply that a person was asked to read, and nobody has judged; without its words where the patient was erased. */
export type ToJudge = { entry: SecondReadEntry; text: string | undefined }

export type SecondReaderMonth = { figures: SecondReaderFigures; toJudge: ToJudge[] }

/** What the second reader did in a month of the clinic's clock, and what nobody has judged yet, oldest first. */
export async function secondReaderMonth(
  deps: Reads,
  { clinicId, zone }: Clinic,
  month: string,
): Promise<SecondReaderMonth> {
  const span = monthSpan(month, zone)
  // A reply of the last day may open an alert in the next month, or join one of the month before.
  const around = { from: monthSpan(plusMonths(month, -1), zone).from, to: monthSpan(plusMonths(month, 1), zone).to }
  const [entries, alerts] = await Promise.all([
    readActivityLog(deps, clinicId, span, 'second-read'),
    readActivityLog(deps, clinicId, around, 'alert'),
  ])
  const open = entries
    .filter(({ said, judged }) => said === 'asked' && !judged)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, MOST_SHOWN)
  const messages = await readMany<InboundMessage>(
    deps.records,
    open.map(({ id }) => keys.message(clinicId, personOf(id), id)),
  )
  return {
    figures: secondReaderFigures(entries, alerts),
    toJudge: open.map((entry, i) => ({ entry, text: messages[i]?.value.text })),
  }
}

export type JudgedFinding = { kind: 'judged'; by: string } | { kind: 'nothing-to-judge' }

/**
 * Notes whether there was something in a reply that the second reader asked a person to read. The first judgement stands: it is
 * what the reader is measured by. `at`: when the reply came.
 */
export async function judgeFinding(
  deps: Store,
  clinicId: string,
  { messageId, at, right }: { messageId: string; at: string; right: boolean },
  by: { staffId: string; name: string },
): Promise<JudgedFinding> {
  return attempt(deps, async (deps): Promise<Decision<JudgedFinding>> => {
    const found = await read<SecondReadEntry>(deps.records, keys.entry(clinicId, 'second-read', at, messageId))
    if (found?.value.said !== 'asked') return { writes: [], answer: { kind: 'nothing-to-judge' } }
    const { value: entry, version } = found
    if (entry.judged) return { writes: [], answer: { kind: 'judged', by: entry.judged.name } }
    const judged = { right, by: by.staffId, name: by.name, at: deps.now() }
    return {
      writes: [writeEntry(clinicId, { ...entry, judged }, version)],
      answer: { kind: 'judged', by: by.name },
    }
  })
}
