import { keys, phonePk } from '../core/keys.ts'
import type { Person } from '../core/patient.ts'
import { plusHours } from '../core/time.ts'
import { attempt, type Decision } from './attempt.ts'
import { enqueue } from './carry-out.ts'
import { read, write } from './items.ts'
import type { Deps, Item } from './ports.ts'
import { noRescue, type Rescue, type Rescuing, raiseUnread } from './raise-unread.ts'
import { readClinic } from './read-clinic.ts'
import { strangerWrites } from './receive-text.ts'

/** What could be made of a text that `receive-sms` could not process. */
export type Rescued = { id: string; from: string; to: string; text: string }

const SEEN_HOURS = 24 * 30

/**
 * A reply that could not be processed becomes an alert that shows its words, without reading them: it shares neither
 * parsing nor triage with what failed.
 */
export async function rescueReply(deps: Deps, rescued: Rescued): Promise<Rescue> {
  const { rescue, planned } = await attempt(deps, (deps) => decide(deps, rescued))
  await enqueue(deps, planned)
  deps.log.write({ event: 'reply-rescued', kind: rescue.kind })
  return rescue
}

/** The first whose number it is now: to one that was corrected the number leads no more. */
async function firstAt(deps: Deps, clinicId: string, phone: string, items: readonly Item[]) {
  const links = items.filter(({ key }) => key.sk.startsWith('PATIENT#')).map(({ key }) => key.sk.split('#')[1] ?? '')
  const people = await Promise.all(links.map((id) => read<Person>(deps.records, keys.person(clinicId, id))))
  return people.find((found) => found?.value.phone === phone)
}

async function decide(deps: Deps, rescued: Rescued): Promise<Decision<Rescuing>> {
  const number = await read<{ clinicId: string }>(deps.records, keys.number(rescued.to))
  const clinicNow = number && (await readClinic(deps.records, number.value.clinicId))
  if (!clinicNow) return noRescue({ kind: 'not-ours' })
  if (await deps.records.get(keys.phoneSeen(rescued.to, rescued.from, rescued.id)))
    return noRescue({ kind: 'already-handled' })
  const { clinicId } = clinicNow.clinic
  const items = await deps.records.list(phonePk(rescued.to, rescued.from), '')
  const found = await firstAt(deps, clinicId, rescued.from, items)
  const person: Person = found?.value ?? {
    personId: deps.newId(),
    clinicId,
    known: false,
    name: '',
    phone: rescued.from,
    language: clinicNow.clinic.languages[0] ?? 'en',
    zone: clinicNow.clinic.zone,
    consent: { sms: false, email: false },
    createdAt: deps.now(),
  }
  const seen = keys.phoneSeen(rescued.to, rescued.from, rescued.id)
  const writes = [
    write(seen, {}, 0, { expiresAt: plusHours(deps.now(), SEEN_HOURS) }),
    ...(found ? [] : strangerWrites(rescued, person.personId, items)),
  ]
  const { from, to, text } = rescued
  const known = { value: person, version: found?.version ?? 0 }
  return raiseUnread(deps, { what: 'text', clinicNow, person: known, from, to, text, writes })
}
