import { type Access, accessOf, endSessions } from '../../functions/use-cases/access/standing.ts'
import { Complaint } from './file.ts'
import { clinicAt } from './show.ts'
import type { Where } from './where.ts'

type AccessCommand = 'sessions' | 'sign-out' | 'disable' | 'enable'

/** A person's sessions at the console: lists them, ends all of them, and keeps a person out or lets them in again. */
export async function access(where: Where, command: AccessCommand, [clinicId, staffId]: string[]): Promise<number> {
  await clinicAt(where, clinicId)
  if (!clinicId || !staffId) throw new Complaint('Which person? Give the staff id that signs in.')
  const person = { clinicId, staffId }
  if (command !== 'sessions') {
    const disabled = command === 'sign-out' ? {} : { disabled: command === 'disable' }
    const written = await endSessions(where, person, { now: where.now, ...disabled })
    const { kind } = await where.records.commit([written])
    if (kind !== 'committed') throw new Complaint('Somebody wrote at the same time. Nothing was changed: try again.')
  }
  console.log(sentence(staffId, await accessOf(where, person)))
  if (command === 'disable')
    console.log('In the user pool as well: aws cognito-idp admin-disable-user (docs/deploy.md).')
  return 0
}

function sentence(staffId: string, { sessions, endedAt, disabled }: Access): string {
  if (disabled) return `${staffId} is switched off since ${endedAt}, and signed out everywhere.`
  const begun = sessions.map(({ startedAt }) => startedAt).join(', ')
  return begun ? `${staffId} signed in at ${begun}.` : `${staffId} is signed in nowhere.`
}
