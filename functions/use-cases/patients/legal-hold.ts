import { keys } from '../../core/keys.ts'
import { isErased, type LegalHold, type Patient } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { Ids, Reads, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, write, writePatient } from '../store/records.ts'

/** A line of the patient's audit trail: who placed or lifted a hold. An erasure later takes the reason from it. */
export type HoldAudit = { kind: 'hold-placed' | 'hold-lifted'; at: Instant; by: string; name: string; because: string }

export const isHoldAudit = (line: { kind: string }): line is HoldAudit =>
  line.kind === 'hold-placed' || line.kind === 'hold-lifted'

export type HoldChange = { held: boolean; because: string; by: string; name: string }

export type HoldShown = { personId: string; hold?: LegalHold; incidents: string[] }

export type HoldChanged = { kind: 'changed' | 'already'; hold: HoldShown } | { kind: 'unknown' }

/** Whether the clinic holds a patient's record, and which incidents do; undefined where there is no such patient. */
export async function getHold(deps: Reads, clinicId: string, personId: string): Promise<HoldShown | undefined> {
  const person = (await read<Patient>(deps.records, keys.patient(clinicId, personId)))?.value
  return person && !isErased(person) ? shown(person) : undefined
}

const shown = ({ personId, hold, incidents = [] }: Patient): HoldShown => ({
  personId,
  ...(hold ? { hold } : {}),
  incidents: incidents.flatMap(({ incidentId, held }) => (held ? [incidentId] : [])),
})

/**
 * Places or lifts a legal hold. While it lasts, neither an erasure nor the end of a period takes anything of the record.
 * Each change has its line in the audit trail, in its own transaction. The same again changes nothing.
 */
export async function changeHold(
  deps: Store & Ids,
  clinicId: string,
  personId: string,
  { held, because, by, name }: HoldChange,
): Promise<HoldChanged> {
  const auditId = `${personId}.${deps.newId()}`
  return attempt(deps, async (deps): Promise<Decision<HoldChanged>> => {
    const found = await read<Patient>(deps.records, keys.patient(clinicId, personId))
    if (!found || isErased(found.value)) return { writes: [], answer: { kind: 'unknown' } }
    const { hold: before, ...rest } = found.value
    if ((before !== undefined) === held) return { writes: [], answer: { kind: 'already', hold: shown(found.value) } }
    const at = deps.now()
    const person: Patient = held ? { ...rest, hold: { at, by, name, because } } : rest
    const line: HoldAudit = { kind: held ? 'hold-placed' : 'hold-lifted', at, by, name, because }
    return {
      writes: [writePatient(person, found.version), write(keys.audit(clinicId, auditId), line, 0)],
      answer: { kind: 'changed', hold: shown(person) },
    }
  })
}
