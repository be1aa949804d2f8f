import type { Alert } from '../../core/alerts/alert.ts'
import { type Cause, isFalsePage } from '../../core/alerts/false-page.ts'
import { note as noted } from '../../core/alerts/history.ts'
import { keys } from '../../core/keys.ts'
import type { AlertEntry } from '../../core/review/activity-log.ts'
import type { Store } from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, writeAlert } from '../store/records.ts'

export type CauseNoted =
  | { kind: 'noted'; alert: Alert }
  | { kind: 'unknown-alert' }
  /** Its outcome says that it was right to wake somebody. */
  | { kind: 'no-false-page' }

/** Notes why a false page woke somebody. A later finding replaces an earlier one; the alert's history keeps both. */
export async function noteCause(
  deps: Store,
  clinicId: string,
  alertId: string,
  { cause, note, by }: { cause: Cause; note: string; by: { staffId: string; name: string } },
): Promise<CauseNoted> {
  return attempt(deps, async (deps): Promise<Decision<CauseNoted>> => {
    const found = await read<Alert>(deps.records, keys.alert(clinicId, alertId))
    if (!found) return { writes: [], answer: { kind: 'unknown-alert' } }
    const { value: before, version } = found
    const entry = await read<AlertEntry>(deps.records, keys.entry(clinicId, 'alert', before.openedAt, alertId))
    if (!entry || !isFalsePage(before)) return { writes: [], answer: { kind: 'no-false-page' } }
    const same = before.falsePage?.cause === cause && before.falsePage.note === note
    if (same) return { writes: [], answer: { kind: 'noted', alert: before } }
    const falsePage = { cause, note, by: by.staffId, name: by.name, at: deps.now() }
    const alert = noted({ ...before, falsePage }, falsePage.at, { kind: 'cause-found', by: by.staffId, cause })
    return {
      writes: [writeAlert(alert, version), writeEntry(clinicId, { ...entry.value, falsePage: cause }, entry.version)],
      answer: { kind: 'noted', alert },
    }
  })
}
