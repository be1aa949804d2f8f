import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import { addClinic } from '../../functions/use-cases/clinic/add-clinic.ts'
import { rehearse } from '../../functions/use-cases/rehearsal/rehearse.ts'
import type { Move, Scenario } from '../../functions/use-cases/rehearsal/scenario.ts'
import { type ClinicSnapshot, readClinic } from '../../functions/use-cases/store/read-clinic.ts'
import { ground, harbor } from './world.ts'

export const aScenario = (moves: Move[], changes: Partial<Scenario> = {}): Scenario => ({
  start: '2026-11-23T18:05:00.000Z',
  patient: { name: 'Ana Ruiz', language: 'en', email: false },
  procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
  proposed: false,
  moves,
  ...changes,
})

export async function clinicAsItStands(): Promise<ClinicSnapshot> {
  const records = memoryRecords()
  await addClinic(records, harbor)
  const clinicNow = await readClinic(records, harbor.clinic.clinicId)
  if (!clinicNow) throw new Error('the clinic was not added')
  return clinicNow
}

export const rehearsed = async (scenario: Scenario, clinicNow?: ClinicSnapshot) =>
  rehearse({ ...ground, forgetful: (now) => memoryRecords({ now }) }, clinicNow ?? (await clinicAsItStands()), scenario)

export async function play(scenario: Scenario, clinicNow?: ClinicSnapshot) {
  const played = await rehearsed(scenario, clinicNow)
  if (played.kind !== 'played') throw new Error(JSON.stringify(played.faults))
  return played
}
