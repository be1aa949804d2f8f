import { type Begun, endsAt, isDueToBeSeen, type Session, SIGN_IN_MINUTES } from '../../core/access/session.ts'
import { ROLES } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import { plusMinutes } from '../../core/time.ts'
import type { Clock, Deps, Hashing, Identity, Links, Reads, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, write } from '../store/records.ts'
import { accessOf, endSessions, listSession, staffRoleOf, stands } from './standing.ts'

export type SignInDeps = Deps & { identity: Identity }

export type SignedIn =
  | { kind: 'signed-in'; token: string; returnTo: string }
  /** The state is unknown, old, or of another browser; or the provider said no. */
  | Refusal

/** The table holds a digest: reading the table does not let anybody sign in. */
const sessionKey = ({ sha256 }: Hashing, token: string) => keys.session(sha256(token))

const callback = ({ linkBase }: Links): string => `${linkBase}/console/signed-in`

/** Where to send the browser so that the person signs in; `binding` stays in a cookie of that browser. */
export async function beginSignIn(deps: SignInDeps, returnTo: string): Promise<{ url: string; binding: string }> {
  const { url, state, nonce, verifier } = await deps.identity.begin(callback(deps))
  const begun: Begun = { state, nonce, verifier, returnTo }
  const expiresAt = plusMinutes(deps.now(), SIGN_IN_MINUTES)
  await attempt(deps, async (deps) => {
    const known = await deps.records.get(keys.signIn(state))
    return { writes: known ? [] : [write(keys.signIn(state), begun, 0, { expiresAt })], answer: undefined }
  })
  return { url, binding: state }
}

/** `fact`: what it is, for pages that say it in another language than English. */
type Refusal = { kind: 'refused'; because: string; fact?: 'expired' | 'no-clinic' | 'switched-off' | 'finished' }

const refusal = (fact: NonNullable<Refusal['fact']>, because: string): Refusal => ({ kind: 'refused', because, fact })

/** The browser came back from the provider with a code. A code serves once. */
export async function finishSignIn(deps: SignInDeps, query: string, binding: string | undefined): Promise<SignedIn> {
  const state = new URLSearchParams(query).get('state') ?? ''
  const begun = await read<Begun>(deps.records, keys.signIn(state))
  if (!begun || binding !== state)
    return refusal('expired', 'This sign-in has expired or began in another browser. Sign in again.')
  const told = await deps.identity.finish(`${callback(deps)}?${query}`, { ...begun.value, redirectUri: callback(deps) })
  if (told.kind === 'refused') return told
  const role = ROLES.find((each) => each === told.claims.role)
  const { clinic, sub, staff, name } = told.claims
  if (!role || role === 'system' || typeof clinic !== 'string' || typeof sub !== 'string')
    return refusal('no-clinic', 'Your account names no clinic or no role. Ask the admin of your clinic.')
  const person = { clinicId: clinic, staffId: typeof staff === 'string' ? staff : sub }
  if ((await accessOf(deps, person)).disabled)
    return refusal('switched-off', 'Your account is switched off. Ask the admin of your clinic.')
  const now = deps.now()
  const token = `${deps.newId()}${deps.newId()}${deps.newId()}`
  const session: Session = {
    ...person,
    role,
    staffRole: await staffRoleOf(deps, person),
    name: String(name ?? sub),
    startedAt: now,
    seenAt: now,
  }
  return attempt(deps, async (deps): Promise<Decision<SignedIn>> => {
    const still = await deps.records.get(keys.signIn(state))
    const made = await deps.records.get(sessionKey(deps, token))
    const answer: SignedIn = { kind: 'signed-in', token, returnTo: begun.value.returnTo }
    if (made) return { writes: [], answer }
    if (!still) return { writes: [], answer: refusal('finished', 'This sign-in was finished already.') }
    return {
      writes: [
        { kind: 'delete', key: keys.signIn(state), expects: still.version },
        write(sessionKey(deps, token), session, 0, { expiresAt: endsAt(session) }),
        await listSession(deps, session, deps.sha256(token)),
      ],
      answer,
    }
  })
}

/** Who a browser's token is. What a page asks for by itself (`watching`) does not keep a session alive. */
export async function sessionOf(
  deps: Reads & Clock & Hashing,
  token: string,
  watching: boolean,
): Promise<Session | undefined> {
  const found = token ? await read<Session>(deps.records, sessionKey(deps, token)) : undefined
  if (!found || !(await stands(deps, found.value))) return undefined
  const now = deps.now()
  if (watching || !isDueToBeSeen(found.value, now)) return found.value
  const session = { ...found.value, seenAt: now }
  // Losing this race loses a minute of a session at most.
  await deps.records.commit([write(sessionKey(deps, token), session, found.version, { expiresAt: endsAt(session) })])
  return session
}

/** Ends the session of a browser, or, `everywhere`, all sessions of its person. */
export async function signOut(deps: Store & Hashing, token: string, everywhere = false): Promise<void> {
  await attempt(deps, async (deps) => {
    const found = token ? await read<Session>(deps.records, sessionKey(deps, token)) : undefined
    if (found && everywhere && (await stands(deps, found.value)))
      return { writes: [await endSessions(deps, found.value, { now: deps.now() })], answer: undefined }
    return {
      writes: found ? [{ kind: 'delete', key: sessionKey(deps, token), expects: found.version }] : [],
      answer: undefined,
    }
  })
}
