import { type Allowed, grantedScopes } from '../../core/access/smart-scopes.ts'
import { type Grant, grantIn, TOKEN_SECONDS, tokenOf } from '../../core/access/smart-token.ts'
import type { SystemKeys } from '../../core/access/system-key.ts'
import { keys } from '../../core/keys.ts'
import { plusSeconds } from '../../core/time.ts'
import type { Assertions, Clock, Hashing, Reads, Secret, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { write } from '../store/records.ts'
import type { ClientRecord } from './stamp-token.ts'
import type { KnownSystem } from './system-keys.ts'

/** The errors of RFC 6749, 5.2. */
type SignInError = 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type'

export type SmartSignedIn =
  | { kind: 'granted'; token: string; seconds: number; scope: string }
  | { kind: 'refused'; error: SignInError; because: string }

export type SmartAsked = {
  /** The fields of the request, as they came. */
  form: URLSearchParams
  /** The address of the token endpoint, which the assertion has to name. */
  audience: string
  allowed: Allowed
}

const BY_JWT = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
/** An assertion lives no longer than this (SMART: "no more than five minutes in the future"). */
const LONGEST_SECONDS = 300

const refused = (error: SignInError, because: string): SmartSignedIn => ({ kind: 'refused', error, because })

/**
 * A token for a system that signs who it is with its own key: client credentials of SMART backend services
 * (https://hl7.org/fhir/smart-app-launch/backend-services.html). Each assertion counts once.
 */
export async function signInByAssertion(
  deps: Store & Clock & Hashing & Secret & { assertions: Assertions },
  { form, audience, allowed }: SmartAsked,
): Promise<SmartSignedIn> {
  const assertion = form.get('client_assertion') ?? ''
  if (form.get('grant_type') !== 'client_credentials')
    return refused('unsupported_grant_type', 'grant_type must be client_credentials.')
  if (form.get('client_assertion_type') !== BY_JWT || !assertion)
    return refused('invalid_request', `client_assertion and client_assertion_type=${BY_JWT} are needed.`)
  const scopes = grantedScopes(form.get('scope') ?? '', allowed)
  const clientId = deps.assertions.issuerOf(assertion) ?? ''
  const known = await systemWithKeys(deps, clientId)
  if (!known) return refused('invalid_client', 'The assertion is of no system that has public keys here.')
  const now = deps.now()
  const verified = await deps.assertions.verify(assertion, { keys: known.publicKeys, clientId, audience, now })
  if (verified.kind === 'invalid') return refused('invalid_client', verified.because)
  if (verified.expiresAt > Date.parse(now) / 1000 + LONGEST_SECONDS)
    return refused('invalid_client', 'The assertion must expire within five minutes.')
  if (scopes.length === 0) {
    const offered = Object.entries(allowed).map(([type, letters]) => `system/${type}.${letters}`)
    return refused('invalid_scope', `Ask for scopes such as ${offered.join(' ')}.`)
  }
  if (!(await isFirst(deps, clientId, verified.jti)))
    return refused('invalid_client', 'This assertion was used before: sign a new one, with a jti of its own.')
  const grant: Grant = { clientId, until: plusSeconds(now, TOKEN_SECONDS), scopes }
  return { kind: 'granted', token: tokenOf(grant, deps.hmac), seconds: TOKEN_SECONDS, scope: scopes.join(' ') }
}

/** The system that a token of this sign-in is of. It ends with the system, and with its last public key. */
export async function systemByToken(
  deps: Reads & Clock & Secret,
  authorization: string | undefined,
): Promise<(KnownSystem & { scopes: readonly string[] }) | undefined> {
  const grant = grantIn(authorization, deps.hmac, deps.now())
  const known = grant && (await systemWithKeys(deps, grant.clientId))
  if (!grant || !known) return undefined
  const { clinicId, name } = known
  return { clinicId, clientId: grant.clientId, name, scopes: grant.scopes }
}

async function systemWithKeys({ records }: Reads, clientId: string) {
  const [client, held] = await records.getAll([keys.client(clientId), keys.clientKeys(clientId)])
  if (!client || !held) return undefined
  const { clinicId, name } = client.value as ClientRecord
  const stored = held.value as SystemKeys
  const publicKeys = stored.publicKeys ?? []
  return stored.clinicId === clinicId && publicKeys.length > 0 ? { clinicId, name, publicKeys } : undefined
}

/** Marks an assertion as used, for longer than it lives. */
async function isFirst(deps: Store & Clock & Hashing, clientId: string, jti: string): Promise<boolean> {
  const key = keys.dedupeMark('smart', clientId, deps.sha256(jti).slice(0, 32))
  return attempt(deps, async (deps): Promise<Decision<boolean>> => {
    if (await deps.records.get(key)) return { writes: [], answer: false }
    const expiresAt = plusSeconds(deps.now(), 2 * LONGEST_SECONDS)
    return { writes: [write(key, {}, 0, { expiresAt })], answer: true }
  })
}
