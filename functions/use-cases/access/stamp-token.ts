import { ROLES, type Role } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { Logs, Reads } from '../ports.ts'
import { read } from '../store/records.ts'

/** Who asks for a token: a person by the user pool's groups and attributes, or a clinic's system by its client id. */
export type Bearer =
  | { kind: 'person'; groups: readonly string[]; clinic?: string; staff?: string; name?: string }
  | { kind: 'system'; clientId: string }

/** What a token says of its bearer, in plain strings; `staff` is the id under which the clinic's rota knows a person. */
export type Stamp = { clinic: string; role: Role; name: string; staff?: string }

export type Stamped = { kind: 'stamped'; stamp: Stamp } | { kind: 'of-no-clinic' }

/** A clinic's system, as the table knows it: whose it is. */
export type ClientRecord = { clinicId: string; name: string }

/**
 * Says whose token it is. Of several groups the one that may most counts, in the order of `ROLES`; `system` is no
 * person's. A bearer of no clinic gets a token that opens nothing, and the API says so.
 */
export async function stampToken(deps: Reads & Logs, bearer: Bearer): Promise<Stamped> {
  const stamp = bearer.kind === 'person' ? stampOfPerson(bearer) : await stampOfSystem(deps, bearer.clientId)
  if (stamp) return { kind: 'stamped', stamp }
  deps.log.write({ event: 'token-of-no-clinic', kind: bearer.kind })
  return { kind: 'of-no-clinic' }
}

function stampOfPerson({ groups, clinic, staff, name }: Extract<Bearer, { kind: 'person' }>): Stamp | undefined {
  const role = ROLES.filter((each) => each !== 'system').findLast((each) => groups.includes(each))
  if (!clinic || !role) return undefined
  return { clinic, role, name: name ?? staff ?? role, ...(staff ? { staff } : {}) }
}

async function stampOfSystem({ records }: Reads, clientId: string): Promise<Stamp | undefined> {
  const client = await read<ClientRecord>(records, keys.client(clientId))
  return client && { clinic: client.value.clinicId, role: 'system', name: client.value.name }
}
