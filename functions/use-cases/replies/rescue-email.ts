import { keys } from '../../core/keys.ts'
import type { Link } from '../../core/messages/link.ts'
import { isErased, type Patient } from '../../core/patients/patient.ts'
import { enqueue } from '../messages/enqueue.ts'
import type { Chance, Composing, Hashing, Logs, Queueing, Reads, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { read } from '../store/records.ts'
import { alertOnUnread, noRescue, type Rescue, type RescueDecision } from './alert-on-unread.ts'
import { emailDedupeMark } from './email-dedupe.ts'

/** The readable parts of an e-mail that `receive-email` could not process; its address's token identifies the patient. */
export type UnreadEmail = { token: string; id: string; text: string }

/** As `rescueReply`, for a reply by e-mail. The address of an erased patient, an expired or an unknown one belongs to nobody. */
export async function rescueEmail(deps: Store & Queueing & Composing & Hashing, rescued: UnreadEmail): Promise<Rescue> {
  const { rescue, planned } = await attempt(deps, (deps) => decideEmailRescue(deps, rescued))
  await enqueue(deps, planned)
  deps.log.write({ event: 'reply-rescued', kind: rescue.kind })
  return rescue
}

async function decideEmailRescue(
  deps: Reads & Logs & Chance & Composing & Hashing,
  { token, id, text }: UnreadEmail,
): Promise<Decision<RescueDecision>> {
  const link = (await read<Link>(deps.records, keys.link(token)))?.value
  const clinicNow = link && (await readClinic(deps.records, link.clinicId))
  const person = link && (await read<Patient>(deps.records, keys.patient(link.clinicId, link.personId)))
  if (link?.kind !== 'mail' || !clinicNow || !person || isErased(person.value)) return noRescue({ kind: 'not-ours' })
  const seen = emailDedupeMark(deps, token, id)
  if (await deps.records.get(seen.key)) return noRescue({ kind: 'already-handled' })
  const from = person.value.email ?? ''
  return alertOnUnread(deps, {
    ...{ what: 'e-mail', clinicNow, person, from, to: clinicNow.clinic.mailFrom, text, writes: [seen] },
  })
}
