import { clinicPk } from '../../core/keys.ts'
import type { Clock, Reads, Write } from '../ports.ts'
import type { Author } from '../store/change-log.ts'
import { readClinic } from '../store/read-clinic.ts'
import { readAll } from '../store/records.ts'
import { editClinic } from './edit-clinic.ts'

/** A system of the clinic's, by the id in its key, or the client id under which it gets tokens. */
export type ApiClient = { clientId: string; name: string }

export async function listClients({ records }: Reads, clinicId: string): Promise<ApiClient[]> {
  const found = await readAll<ApiClient>(records, clinicPk(clinicId), 'CLIENT#')
  return found.map(({ value }) => value)
}

export type ClientsChanged =
  | { kind: 'changed' }
  /** The client is this clinic's already, or another's; which is not said. */
  | { kind: 'taken' }
  | { kind: 'overtaken' }

/** Changes which systems act for the clinic. One that is removed gets no token from its next request on, and its key opens nothing. */
export async function changeClients(
  deps: Reads & Clock,
  clinicId: string,
  change: (clients: readonly ApiClient[]) => ApiClient[],
  { by, seen, also = [] }: { by: Author; seen?: string; also?: readonly Write[] },
): Promise<ClientsChanged> {
  const clinicNow = await readClinic(deps.records, clinicId)
  if (!clinicNow) throw new Error('a token of a clinic that is not set up')
  if (seen !== undefined && seen !== clinicNow.versions.clients) return { kind: 'overtaken' }
  const clients = change(await listClients(deps, clinicId))
  const about = { records: deps.records, now: deps.now() }
  const version = { clients: clinicNow.versions.clients }
  const done = await editClinic(about, clinicId, { clients }, { by, seen: version, also })
  switch (done.kind) {
    case 'edited':
      return { kind: 'changed' }
    case 'invalid':
    case 'belongs-to-another':
      return { kind: 'taken' }
    case 'taken':
      return { kind: 'overtaken' }
    case 'unknown':
      throw new Error('a clinic is gone')
  }
}
