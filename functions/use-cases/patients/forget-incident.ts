import { frozenPk, keys } from '../../core/keys.ts'
import type { Incident } from '../../core/review/incident.ts'
import { MOST_WRITES, type Store } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { read, write } from '../store/records.ts'

const ROUND = MOST_WRITES - 10

/** Deletes the frozen copies, the notes, the reasons and what it was before with the record; the times of the notifications stay. */
export async function forgetIncident(deps: Store, clinicId: string, incidentId: string): Promise<void> {
  for (let more = true; more; )
    more = await attempt(deps, async (deps) => {
      const parts = await deps.records.list(frozenPk(clinicId, incidentId), 'FROZEN#')
      const writes = parts
        .slice(0, ROUND)
        .map(({ key, version }) => ({ kind: 'delete', key, expects: version }) as const)
      return { writes, answer: parts.length > ROUND }
    })
  const key = keys.incident(clinicId, incidentId)
  await attempt(deps, async (deps) => {
    const found = await read<Incident>(deps.records, key)
    if (!found) return { writes: [], answer: null }
    const { frozen, released, withdrawn, earlier, ...rest } = found.value
    const isBare =
      !frozen && !released?.because && !withdrawn?.because && !earlier && rest.reports.every(({ done }) => !done?.note)
    if (isBare) return { writes: [], answer: null }
    const reports = rest.reports.map((each) => (each.done ? { ...each, done: { ...each.done, note: '' } } : each))
    const bare = {
      ...rest,
      ...(released ? { released: { ...released, because: '' } } : {}),
      ...(withdrawn ? { withdrawn: { ...withdrawn, because: '' } } : {}),
      reports,
    }
    return { writes: [write(key, bare, found.version)], answer: null }
  })
}
