import type { Session } from '../../core/access/session.ts'
import type { Role, Staff } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { Instant } from '../../core/time.ts'
import type { Reads, Write } from '../ports.ts'
import { read, write } from '../store/records.ts'

/** One person's sessions at the console, by digest, and what ends them. */
export type Access = {
  sessions: { digest: string; startedAt: Instant }[]
  /** Sessions that had begun by then are over. */
  endedAt?: Instant
  /** Nobody signs in under this id until it is enabled again. */
  disabled?: boolean
  /** With which the person signs in, where an admin has invited them from the console. */
  account?: { username: string; email: string; invitedAt: Instant }
}

/** Devices of one person; the oldest are forgotten, not ended. */
const MOST_SESSIONS = 20

type Person = { clinicId: string; staffId: string }

const NONE: Access = { sessions: [] }

export async function accessOf({ records }: Reads, { clinicId, staffId }: Person): Promise<Access> {
  return (await read<Access>(records, keys.access(clinicId, staffId)))?.value ?? NONE
}

/** The role under which the clinic's staff knows a person; `none` for a front desk or somebody who was removed. */
export async function staffRoleOf({ records }: Reads, { clinicId, staffId }: Person): Promise<Role | 'none'> {
  return (await read<Staff>(records, keys.staff(clinicId, staffId)))?.value.role ?? 'none'
}

/**
 * Whether a session still stands: its person was not disabled or signed out everywhere since it began, and the staff
 * knows them as it did then. Asked at each request, so that a person who loses a role loses its pages at once.
 */
export async function stands(store: Reads, session: Session): Promise<boolean> {
  const [access, role] = await Promise.all([accessOf(store, session), staffRoleOf(store, session)])
  if (access.disabled || (access.endedAt !== undefined && session.startedAt <= access.endedAt)) return false
  // Sessions of earlier versions do not say.
  return session.staffRole === undefined || session.staffRole === role
}

/** The write that puts a new session on its person's list. */
export async function listSession({ records }: Reads, session: Session, digest: string): Promise<Write> {
  const key = keys.access(session.clinicId, session.staffId)
  const found = await read<Access>(records, key)
  const { sessions, ...rest } = found?.value ?? NONE
  const kept = [...sessions.filter((each) => each.digest !== digest), { digest, startedAt: session.startedAt }]
  return write(key, { ...rest, sessions: kept.slice(-MOST_SESSIONS) }, found?.version ?? 0)
}

/** The write that keeps with which account a person signs in. */
export async function keepAccount(
  { records }: Reads,
  { clinicId, staffId }: Person,
  account: NonNullable<Access['account']>,
): Promise<Write> {
  const key = keys.access(clinicId, staffId)
  const found = await read<Access>(records, key)
  return write(key, { ...(found?.value ?? NONE), account }, found?.version ?? 0)
}

/** Ends all of a person's sessions as of `now`; `disabled` changes whether they may sign in again. */
export async function endSessions(
  { records }: Reads,
  { clinicId, staffId }: Person,
  { now, disabled }: { now: Instant; disabled?: boolean },
): Promise<Write> {
  const key = keys.access(clinicId, staffId)
  const found = await read<Access>(records, key)
  const before = found?.value ?? NONE
  const after: Access = { ...before, sessions: [], endedAt: now, ...(disabled === undefined ? {} : { disabled }) }
  return write(key, after, found?.version ?? 0)
}
