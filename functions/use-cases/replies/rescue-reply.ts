import { keys, phonePk } from '../../core/keys.ts'
import type { Patient, PhoneProfile } from '../../core/patients/patient.ts'
import { type Instant, plusHours } from '../../core/time.ts'
import { enqueue } from '../messages/enqueue.ts'
import { keptOptOut, profileBeside } from '../patients/erased-opt-out.ts'
import type {
  Chance,
  Clock,
  Composing,
  Hashing,
  Ids,
  Item,
  Logs,
  Queueing,
  Reads,
  Secret,
  Store,
  Templates,
} from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { read, readAs, write } from '../store/records.ts'
import { alertOnUnread, noRescue, type Rescue, type RescueDecision } from './alert-on-unread.ts'
import { handleUnreadKeyword, type UnreadKeyword, type UnreadKeywordResult } from './handle-unread-keyword.ts'
import { NumberOfNoClinic, strangerWrites } from './receive-text.ts'

/** The readable parts of a text that `receive-sms` could not process; `sentAt` comes from the envelope. */
export type UnreadText = { id: string; from: string; to: string; text: string; sentAt?: Instant }

const SEEN_HOURS = 24 * 30

/**
 * Turns a reply that could not be processed into an alert that shows the reply's words. It shares neither parsing nor
 * triage with the code that failed. A bare keyword takes effect instead and pages nobody. Throws while no clinic has the
 * number: the reply waits for its clinic to be put back.
 */
export async function rescueReply(
  deps: Store & Queueing & Composing & Hashing & Secret,
  rescued: UnreadText,
): Promise<Rescue> {
  const { rescue, planned } = await attempt(deps, (deps) => decideRescue(deps, rescued))
  if (rescue.kind === 'not-ours') throw new NumberOfNoClinic()
  await enqueue(deps, planned)
  deps.log.write({ event: 'reply-rescued', kind: rescue.kind })
  return rescue
}

/** The first patient who has the number now; a patient whose number was corrected no longer counts. */
async function firstAt(deps: Reads, clinicId: string, phone: string, items: readonly Item[]) {
  const links = items.filter(({ key }) => key.sk.startsWith('PATIENT#')).map(({ key }) => key.sk.split('#')[1] ?? '')
  const people = await Promise.all(links.map((id) => read<Patient>(deps.records, keys.patient(clinicId, id))))
  return people.find((found) => found?.value.phone === phone)
}

/** What made the reading fail may fail here too: then a person reads it. */
function handledIfPossible(deps: Clock & Ids & Templates, about: UnreadKeyword): UnreadKeywordResult | undefined {
  try {
    return handleUnreadKeyword(deps, about)
  } catch {
    return undefined
  }
}

async function decideRescue(
  deps: Reads & Logs & Chance & Composing & Hashing & Secret,
  rescued: UnreadText,
): Promise<Decision<RescueDecision>> {
  const number = await read<{ clinicId: string }>(deps.records, keys.number(rescued.to))
  const clinicNow = number && (await readClinic(deps.records, number.value.clinicId))
  if (!clinicNow) {
    deps.log.write({ event: 'text-to-unknown-number' })
    return noRescue({ kind: 'not-ours' })
  }
  if (await deps.records.get(keys.dedupeMark(rescued.to, rescued.from, rescued.id)))
    return noRescue({ kind: 'already-handled' })
  const { clinicId } = clinicNow.clinic
  const items = await deps.records.list(phonePk(rescued.to, rescued.from), '')
  const found = await firstAt(deps, clinicId, rescued.from, items)
  const person: Patient = found?.value ?? {
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
  const seen = keys.dedupeMark(rescued.to, rescued.from, rescued.id)
  const writes = [
    write(seen, {}, 0, { expiresAt: plusHours(deps.now(), SEEN_HOURS) }),
    ...(found ? [] : strangerWrites(rescued, person.personId, items)),
  ]
  const { from, to, text, sentAt } = rescued
  const known = { value: person, version: found?.version ?? 0 }
  const about = { clinicNow, person: known, from, to, text }
  const onRecord = items.filter(({ key }) => key.sk === 'PROFILE').map((item) => readAs<PhoneProfile>(item))[0]
  const pair = { ours: rescued.to, theirs: rescued.from }
  // Whatever fails here must not keep the text from people.
  const erased = found?.value.known || onRecord ? undefined : await keptOptOut(deps, pair).catch(() => undefined)
  const profile = onRecord ?? (erased && { value: erased, version: 0 })
  // STOP from staff who are no patients opts out nobody.
  const isStaff = !found?.value.known && items.some(({ key }) => key.sk.startsWith('STAFF#'))
  const handled = isStaff ? undefined : handledIfPossible(deps, { ...about, profile, sentAt })
  const { writes: said = [], planned = [] } = handled ?? {}
  const done = [...said, ...profileBeside(said, erased)]
  if (handled && !person.openAlertId)
    return {
      writes: [...writes, ...done, ...handled.kept],
      answer: { rescue: { kind: 'keyword-handled' }, planned },
    }
  const raised = await alertOnUnread(deps, { ...about, what: 'text', writes: [...writes, ...done] })
  return { ...raised, answer: { ...raised.answer, planned: [...planned, ...raised.answer.planned] } }
}
