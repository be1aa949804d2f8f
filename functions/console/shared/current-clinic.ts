import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { Caller } from '../../http/route.ts'
import { type ClinicSnapshot, readClinic } from '../../use-cases/store/read-clinic.ts'
import { read } from '../../use-cases/store/records.ts'
import type { ConsoleDeps } from './page.ts'

/** The settings of the clinic that somebody is signed in at; a session of none is a bug. */
export async function clinicOf(deps: ConsoleDeps, { clinicId }: Caller): Promise<Clinic> {
  const clinic = await read<Clinic>(deps.records, keys.clinic(clinicId))
  if (!clinic) throw new Error('a session of a clinic that is not set up')
  return clinic.value
}

/** The clinic with people, rota and policy. */
export async function clinicNowOf(deps: ConsoleDeps, { clinicId }: Caller): Promise<ClinicSnapshot> {
  const clinicNow = await readClinic(deps.records, clinicId)
  if (!clinicNow) throw new Error('a session of a clinic that is not set up')
  return clinicNow
}
