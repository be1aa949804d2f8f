/** A user pool in memory, for the console's tests: who was invited, with which role, and whether they may sign in. */
import type { Accounts, NewAccount } from '../../functions/use-cases/ports.ts'

type Person = NewAccount & {
  username: string
  invitations: number
  enabled: boolean
  active: boolean
  signedOut: number
}

export function poolOfPeople() {
  const people: Person[] = []
  const named = (username: string) => people.find((each) => each.username === username)
  const accounts: Accounts = {
    async invite(account) {
      const before = people.find(({ email }) => email === account.email)
      if (before && (before.clinicId !== account.clinicId || before.staffId !== account.staffId))
        return { kind: 'taken' }
      const fresh = {
        username: `user-${people.length + 1}`,
        invitations: 1,
        enabled: true,
        active: false,
        signedOut: 0,
      }
      if (!before) people.push({ ...account, ...fresh })
      return { kind: 'invited', username: before?.username ?? fresh.username }
    },
    async inviteAgain(email) {
      const person = people.find((each) => each.email === email)
      if (person) person.invitations++
    },
    async statusOf(username) {
      const person = named(username)
      if (!person) return 'gone'
      if (!person.enabled) return 'disabled'
      return person.active ? 'active' : 'invited'
    },
    async setRole(username, role) {
      const person = named(username)
      if (person) person.role = role
    },
    async setEnabled(username, enabled) {
      const person = named(username)
      if (person) Object.assign(person, { enabled, signedOut: person.signedOut + (enabled ? 0 : 1) })
    },
    async signOut(username) {
      const person = named(username)
      if (person) person.signedOut++
    },
  }
  return { people, accounts }
}
