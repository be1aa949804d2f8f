import type { Alert } from '../core/alert.ts'
import { step } from '../core/alert-step.ts'
import { type Key, keys, kindOf } from '../core/keys.ts'
import type { Outbound } from '../core/outbound.ts'
import type { Person } from '../core/patient.ts'
import { attempt } from './attempt.ts'
import { carryOut, enqueue } from './carry-out.ts'
import { read, writeAlert, writesOf } from './items.ts'
import type { Deps } from './ports.ts'
import { readClinic, situationOf } from './read-clinic.ts'
import { wakeTask } from './wake-task.ts'
import { watchRota } from './watch-rota.ts'

export type Advanced = { kind: 'nothing-due' } | { kind: 'advanced'; planned: number }

/** Moves an alert, a task that may become one, or the watch over a rota along by the timers that have passed. Safe to repeat. */
export async function advanceAlert(deps: Deps, key: Key): Promise<Advanced> {
  if (kindOf(key) === 'task') return wakeTask(deps, key)
  if (kindOf(key) === 'watch') return watchRota(deps, key.pk.split('#')[1] ?? '')
  const planned = await attempt<Outbound[] | undefined>(deps, async (deps) => {
    const found = await read<Alert>(deps.records, key)
    if (!found || found.value.state === 'resolved') return { writes: [], answer: undefined }
    const { clinicId, personId } = found.value
    const clinicNow = await readClinic(deps.records, clinicId)
    const person = await read<Person>(deps.records, keys.person(clinicId, personId))
    if (!clinicNow || !person) throw new Error('an open alert without its clinic or its patient')
    const situation = situationOf(clinicNow, deps.now(), person.value.phone)
    const { alert, effects } = step(found.value, { kind: 'woken' }, situation)
    if (alert === found.value) return { writes: [], answer: undefined }
    const items = carryOut(effects, { alert, clinicNow, person: person.value, deps })
    return { writes: [writeAlert(alert, found.version), ...writesOf(items)], answer: items }
  })
  if (!planned) return { kind: 'nothing-due' }
  await enqueue(deps, planned)
  return { kind: 'advanced', planned: planned.length }
}
