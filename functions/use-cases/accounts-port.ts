/** Accounts: with which the people of a clinic sign in. */
import type { Role } from '../core/clinic/clinic.ts'

export type NewAccount = { email: string; name: string; clinicId: string; staffId: string; role: Role }

/** `invited`: has not chosen a password yet. `gone`: somebody has removed it at the provider. */
export type AccountStatus = 'invited' | 'active' | 'disabled' | 'gone'

/** Each throws Unavailable when the provider does not answer, and may be tried again. */
export interface Accounts {
  /**
   * Makes an account and mails its first password; an account that this person has already is taken up as it is.
   * `taken`: the address signs somebody else in.
   */
  invite(account: NewAccount): Promise<{ kind: 'invited'; username: string } | { kind: 'taken' }>
  /** Mails a new first password to somebody who has not signed in yet. */
  inviteAgain(email: string): Promise<void>
  statusOf(username: string): Promise<AccountStatus>
  setRole(username: string, role: Role): Promise<void>
  /** Whether the person may sign in at all; switching off ends what the provider keeps signed in. */
  setEnabled(username: string, enabled: boolean): Promise<void>
  signOut(username: string): Promise<void>
}
