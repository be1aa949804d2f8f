import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda'
import { ROLES } from '../core/clinic/clinic.ts'
import type { Caller } from '../http/route.ts'
import { systemOf } from '../use-cases/access/system-keys.ts'
import type { Clock, Hashing, Reads } from '../use-cases/ports.ts'

type Event = APIGatewayProxyEventV2WithJWTAuthorizer

/** `no-key`: the request shows no key that works. `no-clinic`: its token names no clinic or no role of this service. */
export type Identified = { kind: 'known'; caller: Caller } | { kind: 'no-key' } | { kind: 'no-clinic' }

/** Where systems call with a key in place of a token; the rest of the path is the same. */
const BY_KEY = /^\/systems(?=\/)/

/** The path as the tables of routes know it. */
export const pathOf = ({ rawPath }: Event): string => rawPath.replace(BY_KEY, '')

/**
 * Who calls. Under `/systems` the gateway verifies nothing, and only a system's key counts. Everywhere else it has verified
 * the token whose claims it hands over, and no key counts. Errors of the store are thrown.
 */
export async function identify(event: Event, deps: Reads & Hashing & Clock): Promise<Identified> {
  if (!BY_KEY.test(event.rawPath)) return callerIn(event.requestContext.authorizer?.jwt?.claims)
  const system = await systemOf(deps, event.headers?.authorization)
  if (!system) return { kind: 'no-key' }
  const { clinicId, clientId: id, name } = system
  return { kind: 'known', caller: { clinicId, role: 'system', id, name } }
}

type Claims = Event['requestContext']['authorizer']['jwt']['claims']

function callerIn(claims: Claims | undefined): Identified {
  const role = ROLES.find((known) => known === claims?.role)
  if (!claims || !role || typeof claims.clinic !== 'string' || typeof claims.sub !== 'string')
    return { kind: 'no-clinic' }
  // Staff go by the id that the rota knows them under; systems and others by the user pool's own.
  const id = typeof claims.staff === 'string' ? claims.staff : claims.sub
  return { kind: 'known', caller: { clinicId: claims.clinic, role, id, name: String(claims.name ?? id) } }
}

export const UNKNOWN_KEY =
  'The key is unknown or has ended. Send a key of this system as Authorization: Bearer aftercare_….'

/** The header that goes with 401 (RFC 6750, 3). */
export const challenge = ({ headers }: Event): Record<string, string> => ({
  'www-authenticate': `Bearer realm="aftercare"${headers?.authorization ? ', error="invalid_token"' : ''}`,
})
