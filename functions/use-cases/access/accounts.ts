/** With which account somebody of a clinic's staff signs in: invited, switched off and on, signed out everywhere. */
import type { Role, Staff } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { AccountStatus, Accounts, Reads, Store } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { type Author, writeChange } from '../store/change-log.ts'
import { read } from '../store/records.ts'
import { accessOf, endSessions, keepAccount } from './standing.ts'

export type AccountDeps = Store & { accounts: Accounts }

export type SignInState = {
  /** `none`: nobody has invited the person from the console. */
  status: AccountStatus | 'none'
  email?: string
  /** Switched off here: no sign-in under this id stands. */
  disabled: boolean
  sessions: number
}

type Who = { clinicId: string; staffId: string }

export async function signInStateOf(deps: Reads & { accounts: Accounts }, who: Who): Promise<SignInState> {
  const { account, disabled = false, sessions } = await accessOf(deps, who)
  const status = account ? await deps.accounts.statusOf(account.username) : 'none'
  return { status, ...(account ? { email: account.email } : {}), disabled, sessions: sessions.length }
}

export type Invited = { kind: 'invited' } | { kind: 'unknown' } | { kind: 'no-email' } | { kind: 'taken' }

/** Invites a person by the e-mail address that the staff list has; again, where they have not signed in yet. */
export async function inviteStaff(deps: AccountDeps, who: Who, by: Author): Promise<Invited> {
  const { clinicId, staffId } = who
  const person = (await read<Staff>(deps.records, keys.staff(clinicId, staffId)))?.value
  if (!person) return { kind: 'unknown' }
  const { name, role, email } = person
  if (!email) return { kind: 'no-email' }
  const { account } = await accessOf(deps, who)
  if (account?.email === email && (await deps.accounts.statusOf(account.username)) === 'invited') {
    await deps.accounts.inviteAgain(email)
    return { kind: 'invited' }
  }
  // The old address signs nobody in anymore, once the new one may.
  if (account && account.email !== email) await deps.accounts.setEnabled(account.username, false)
  const made = await deps.accounts.invite({ email, name, clinicId, staffId, role })
  if (made.kind === 'taken') return made
  return attempt(deps, async (deps) => {
    const at = deps.now()
    const known = await accessOf(deps, who)
    if (known.account?.username === made.username) return { writes: [], answer: { kind: 'invited' as const } }
    const changes = [{ field: `sign-in/${staffId}`, to: `invited as ${email}` }]
    return {
      writes: [
        await keepAccount(deps, who, { username: made.username, email, invitedAt: at }),
        await writeChange(deps, clinicId, { at, by, changes }),
      ],
      answer: { kind: 'invited' as const },
    }
  })
}

/** Gives the account of a person the role that the staff list says; again where it failed before. */
export async function matchRole(deps: Reads & { accounts: Accounts }, who: Who, role: Role): Promise<void> {
  const { account } = await accessOf(deps, who)
  if (account) await deps.accounts.setRole(account.username, role)
}

/** Ends all of a person's sessions, here and at the provider; `enabled` also says whether they may sign in again. */
export async function setSignIn(
  deps: AccountDeps,
  who: Who,
  { by, enabled }: { by: Author; enabled?: boolean },
): Promise<void> {
  const { account } = await accessOf(deps, who)
  if (account && enabled !== undefined) await deps.accounts.setEnabled(account.username, enabled)
  if (account && enabled === undefined) await deps.accounts.signOut(account.username)
  const to = enabled === undefined ? 'signed out everywhere' : enabled ? 'switched on' : 'switched off'
  const now = deps.now()
  await attempt(deps, async (deps) => {
    const { endedAt, disabled = false } = await accessOf(deps, who)
    if (endedAt === now && (enabled === undefined || disabled === !enabled)) return { writes: [], answer: undefined }
    return {
      writes: [
        await endSessions(deps, who, { now, ...(enabled === undefined ? {} : { disabled: !enabled }) }),
        await writeChange(deps, who.clinicId, { at: now, by, changes: [{ field: `sign-in/${who.staffId}`, to }] }),
      ],
      answer: undefined,
    }
  })
}
