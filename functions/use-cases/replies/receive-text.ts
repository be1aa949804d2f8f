import type { Staff } from '../../core/clinic/clinic.ts'
import { keys, phonePk } from '../../core/keys.ts'
import type { Patient, PhoneProfile } from '../../core/patients/patient.ts'
import { type Instant, minutesBetween, plusHours, plusSeconds } from '../../core/time.ts'
import { triage } from '../../core/triage/triage.ts'
import { readGathering } from '../alerts/gather-strangers.ts'
import { answerStaff, isForStaffToo } from '../alerts/receive-staff-text.ts'
import type { Answered, IncomingText, Received } from '../messages/incoming.ts'
import { keptOptOut, profileBeside } from '../patients/erased-opt-out.ts'
import type {
  AllDeps,
  Chance,
  Clock,
  Composing,
  Hashing,
  HasSecondReader,
  Ids,
  Item,
  Logs,
  Reads,
  Secret,
  Triages,
  Write,
} from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { type PatientRecord, readPatient, recentTreatments } from '../store/read-patient.ts'
import { read, readAs, write } from '../store/records.ts'
import { emergencyWithoutRecords } from '../wording/patient-texts.ts'
import { readReply } from './process-reply.ts'
import { enqueueAnswered } from './read-again.ts'

const SEEN_HOURS = 24 * 30
/** No attempt starts later: the function is killed after 5 s, a last attempt may take 2 s, and then a text must leave. */
const SETTLED_WITHIN_SECONDS = 2

/**
 * Reads a text and does all that follows from it in one transaction: message, verdict, alert, answer, pages. Safe to
 * repeat: the carrier's id is marked as seen in the same transaction. When the transaction cannot be written, or not in
 * time, and the text reads as an emergency, the patient still gets the emergency text; then it throws, so that the text
 * comes again: twice, and with it the emergency text, before it is left to rescue-reply (infra/queues.ts). So does a text
 * to a number of no clinic: the table may have lost the clinic.
 */
export async function receiveText(deps: AllDeps, arrived: IncomingText): Promise<Received> {
  const incoming = { ...arrived, text: arrived.text.toWellFormed() }
  const until = plusSeconds(deps.now(), SETTLED_WITHIN_SECONDS)
  try {
    let answered: Answered
    do answered = await attempt(deps, (deps) => decideText(deps, incoming), until)
    while (answered.again)
    const { received } = answered
    if (received.kind === 'not-ours') throw new NumberOfNoClinic()
    await enqueueAnswered(deps, answered)
    deps.log.write({
      event: 'text-received',
      kind: received.kind,
      // A redelivered text was read at its first delivery.
      ...(received.kind === 'repeated' ? {} : { seconds: secondsSince(incoming.receivedAt, deps.now()) }),
      ...(received.kind === 'reply' ? { tier: received.tier } : {}),
    })
    return received
  } catch (error) {
    await emergencyAnyway(deps, incoming)
    throw error
  }
}

/** Every number that brings texts here is one of ours: no clinic has it yet or any more, or the table has lost its clinic. */
export class NumberOfNoClinic extends Error {
  override readonly name = 'NumberOfNoClinic'
}

/** Seconds from the text's arrival until triage; the clocks of carrier and function may differ a little. */
const secondsSince = (from: Instant, now: Instant): number => Math.max(0, Math.round(minutesBetween(from, now) * 60))

async function decideText(
  deps: Reads & Logs & Chance & Composing & Hashing & Secret & Triages & HasSecondReader,
  incoming: IncomingText,
): Promise<Decision<Answered>> {
  // Side by side what can be: a page waits for all of it.
  const [number, items] = await Promise.all([
    read<{ clinicId: string }>(deps.records, keys.number(incoming.to)),
    deps.records.list(phonePk(incoming.to, incoming.from), ''),
  ])
  const [clinicNow, linked] = number
    ? await Promise.all([readClinic(deps.records, number.value.clinicId), linkedTo(deps, number.value.clinicId, items)])
    : []
  if (!clinicNow || !linked) {
    deps.log.write({ event: 'text-to-unknown-number' })
    return { writes: [], answer: { received: { kind: 'not-ours' }, planned: [] } }
  }
  if (items.some((item) => item.key.sk === keys.dedupeMark(incoming.to, incoming.from, incoming.carrierId).sk))
    return { writes: [], answer: { received: { kind: 'repeated' }, planned: [] } }
  const seen = write(keys.dedupeMark(incoming.to, incoming.from, incoming.carrierId), {}, 0, {
    expiresAt: plusHours(deps.now(), SEEN_HOURS),
  })
  const isTheirs = ({ person }: PatientRecord) => person.value.phone === incoming.from
  const patients = treatedLately(linked.filter(isTheirs), deps.now())
  const staff = staffOf(clinicNow, items)
  // A rescued text from staff has created a stranger for their number; that stranger is no patient.
  const isPatientToo = patients.some(({ person }) => person.value.known)
  const holdsSign = () => triage(incoming.text, { procedures: [] }, deps.rules()).signs.length > 0
  if (staff && (!isPatientToo || isForStaffToo(incoming.text, clinicNow, holdsSign)))
    return answerStaff(deps, incoming, staff, clinicNow, [seen])
  const stranger = patients.length === 0 ? newStranger(deps, clinicNow, incoming, items) : undefined
  const people = stranger ? [stranger.record] : patients
  const isKnown = people.every(({ person }) => person.value.known)
  const onRecord = items.filter((item) => item.key.sk === 'PROFILE').map((item) => readAs<PhoneProfile>(item))[0]
  const [gathering, erased] = isKnown
    ? []
    : await Promise.all([
        readGathering(deps, clinicNow),
        onRecord ? undefined : keptOptOut(deps, { ours: incoming.to, theirs: incoming.from }),
      ])
  const profile = onRecord ?? (erased && { value: erased, version: 0 })
  const decision = readReply(deps, {
    incoming: { ...incoming, channel: 'sms' },
    clinicNow,
    profile,
    people,
    ...(gathering ? { gathering } : {}),
    formerly: linked.filter((record) => !isTheirs(record)),
  })
  if (decision.answer.again) return decision
  const writes = [seen, ...(stranger?.writes ?? []), ...decision.writes]
  return { ...decision, writes: [...writes, ...profileBeside(writes, erased)] }
}

/** Every person who texts from the number, and the patients whose number it was before a correction. */
async function linkedTo(deps: Reads, clinicId: string, items: readonly Item[]): Promise<PatientRecord[]> {
  const ids = items
    .filter((item) => item.key.sk.startsWith('PATIENT#'))
    .map((item) => item.key.sk.slice('PATIENT#'.length))
  const records = await Promise.all(ids.map((id) => readPatient(deps.records, clinicId, id)))
  return records.filter((record) => record !== undefined)
}

/** The phone's recently treated patients, or all of the phone's patients if there are none. Families share phones. */
function treatedLately(patients: PatientRecord[], now: Instant): PatientRecord[] {
  const treated = patients.filter(
    (record) => record.person.value.openAlertId || recentTreatments(record, now).length > 0,
  )
  return treated.length > 0 ? treated : patients
}

function staffOf(clinicNow: ClinicSnapshot, items: readonly Item[]): Staff | undefined {
  const ids = items.filter((item) => item.key.sk.startsWith('STAFF#')).map((item) => item.key.sk.slice('STAFF#'.length))
  return clinicNow.rota.staff.find((person) => ids.includes(person.staffId))
}

/** The sender of an unknown number: the text is stored, read by the strictest rules, and answered as usual. */
function newStranger(
  deps: Clock & Ids,
  { clinic }: ClinicSnapshot,
  incoming: IncomingText,
  items: readonly Item[],
): { record: PatientRecord; writes: Write[] } {
  const person: Patient = {
    personId: deps.newId(),
    clinicId: clinic.clinicId,
    known: false,
    name: '',
    phone: incoming.from,
    language: clinic.languages[0] ?? 'en',
    zone: clinic.zone,
    consent: { sms: false, email: false },
    createdAt: deps.now(),
  }
  const writes = strangerWrites(incoming, person.personId, items)
  const empty = { treatments: [], outbound: [], messages: [], alerts: [], tasks: [], consents: [] }
  return { record: { person: { value: person, version: 0 }, ...empty }, writes }
}

/** The link from a number to its stranger; `items` are the number's items. If two texts arrive at once, one gets `taken`. */
export function strangerWrites(
  { from, to }: Pick<IncomingText, 'from' | 'to'>,
  personId: string,
  items: readonly Item[],
): Write[] {
  const mark = keys.phoneStranger(to, from)
  const version = items.find(({ key }) => key.sk === mark.sk)?.version ?? 0
  return [write(keys.phonePerson(to, from, personId), {}, 0), write(mark, {}, version)]
}

/** The store is unavailable and the patient unknown, so the strictest verdict decides. */
async function emergencyAnyway(deps: AllDeps, incoming: IncomingText): Promise<void> {
  const verdict = triage(incoming.text, { procedures: [] }, deps.rules())
  if (verdict.tier !== 'emergency') return
  const sent = await deps.messenger.send({
    channel: 'sms',
    to: incoming.from,
    from: incoming.to,
    text: emergencyWithoutRecords(deps, incoming.from),
  })
  deps.log.write({ event: 'emergency-text-without-records', sent: sent.kind })
}
