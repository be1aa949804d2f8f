import type { Alert } from '../../core/alerts/alert.ts'
import { step } from '../../core/alerts/transitions.ts'
import { type Key, keys } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { enqueue } from '../messages/enqueue.ts'
import type { Composing, Queueing, Store } from '../ports.ts'
import type { Advanced } from '../store/advanced.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic, situationOf } from '../store/read-clinic.ts'
import { read, writeAlert, writesOf } from '../store/records.ts'
import { effectsToMessages } from './effects-to-messages.ts'
import { readTold } from './read-told.ts'

/** Moves an alert along by the timers that have passed. Safe to repeat. */
export async function advanceAlert(deps: Store & Queueing & Composing, key: Key): Promise<Advanced> {
  const planned = await attempt(deps, async (deps): Promise<Decision<Outbound[] | undefined>> => {
    const found = await read<Alert>(deps.records, key)
    if (!found || found.value.state === 'resolved') return { writes: [], answer: undefined }
    const { clinicId, personId } = found.value
    const clinicNow = await readClinic(deps.records, clinicId)
    const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
    if (!clinicNow || !person) throw new Error('an open alert without its clinic or its patient')
    const situation = situationOf(clinicNow, deps.now(), person.value.phone)
    const { alert, effects } = step(found.value, { kind: 'woken' }, situation)
    if (alert === found.value) return { writes: [], answer: undefined }
    const told = await readTold(deps, alert, effects)
    const items = effectsToMessages(effects, { alert, clinicNow, person: person.value, told, deps })
    return { writes: [writeAlert(alert, found.version), ...writesOf(items)], answer: items }
  })
  if (!planned) return { kind: 'nothing-due' }
  await enqueue(deps, planned)
  return { kind: 'advanced', planned: planned.length }
}
