import type { RecordRead } from '../../core/access/record-read.ts'
import { type Key, patientReadsPk, readsPk } from '../../core/keys.ts'
import { type Item, MOST_WRITES, type Store, type Write } from '../ports.ts'
import { attempt } from '../store/attempt.ts'

/** Two deletions a line. */
const LINES_AT_ONCE = MOST_WRITES / 2

/** Takes away who read which record in a month, from the clinic's log and from the patients'. How many lines there were. */
export async function endReads(deps: Store, clinicId: string, month: string): Promise<number> {
  for (let ended = 0; ; ) {
    const count = await attempt(deps, async (deps) => {
      const lines = (await deps.records.list(readsPk(clinicId, month), 'READ#')).slice(0, LINES_AT_ONCE)
      const copies = await Promise.all(lines.map((line) => deps.records.get(copyOf(clinicId, line))))
      const writes: Write[] = [...lines, ...copies].flatMap((item) =>
        item ? [{ kind: 'delete', key: item.key, expects: item.version } as const] : [],
      )
      return { writes, answer: lines.length }
    })
    ended += count
    if (count < LINES_AT_ONCE) return ended
  }
}

/** The patient's copy of a line has the same key but for the patient, whose partition it is in. */
function copyOf(clinicId: string, { key, value }: Item): Key {
  const { patientId } = value as RecordRead
  return { pk: patientReadsPk(clinicId, patientId), sk: key.sk.replace(`#${patientId}#`, '#') }
}
