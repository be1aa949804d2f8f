import { type Alert, openCodes } from '../../core/alerts/alert.ts'
import { parseStaffText, type StaffText } from '../../core/alerts/staff-commands.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import { keys, patientPk, staffPk } from '../../core/keys.ts'
import { soundsAutomatic } from '../../core/messages/automatic.ts'
import { keywordOf } from '../../core/messages/keywords.ts'
import { type Outbound, planned } from '../../core/messages/outbound.ts'
import { answeredTest } from '../../core/on-call/duty-watch.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { plainWords } from '../../core/plain-words.ts'
import { plusHours, plusMinutes } from '../../core/time.ts'
import type { Answered, IncomingText } from '../messages/incoming.ts'
import { readWatch, writeWatch } from '../on-call/watch-rota.ts'
import type { Clock, Composing, Hashing, Logs, Reads, Write } from '../ports.ts'
import type { Decision } from '../store/attempt.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { read, STAFF_TEXT_DAYS, write, writesOf } from '../store/records.ts'
import { type AlertAction, decideAction } from './act-on-alert.ts'
import { type StaffAnswer, staffAnswerText } from './staff-answer-texts.ts'
import { afterTakenByText, afterWrongCode, lockedUntil, mayUseCode } from './staff-lock.ts'

const ANSWER_LASTS_MINUTES = 60

/** How long an automatic answer, or the same words again, are not answered a second time. */
const ANSWERED_ONCE_HOURS = 12
/** Shorter texts may well be typed twice: "hello?" is answered each time. */
const FEWEST_WORDS_OF_A_MACHINE = 4

/**
 * A staff member who is a patient too is read as a patient, unless the text is an acknowledgement: a code alone, or a text
 * about one of the clinic's codes that holds no warning sign. "24 hours in and I can't swallow" begins with a number too.
 */
export function isForStaffToo(text: string, { codes }: ClinicSnapshot, holdsSign: () => boolean): boolean {
  const parsed = parseStaffText(text)
  if (!('code' in parsed) && parsed.kind !== 'acknowledge') return false
  if (parsed.kind === 'acknowledge' && parsed.note === undefined) return true
  return codes.some(({ value }) => value.code === parsed.code) && !holdsSign()
}

/** Acknowledges, or says why not: staff always get an answer that says what is now true. */
export async function answerStaff(
  deps: Reads & Logs & Composing & Hashing,
  incoming: IncomingText,
  staff: Staff,
  clinicNow: ClinicSnapshot,
  seen: Write[],
): Promise<Decision<Answered>> {
  const { clinicId } = clinicNow.clinic
  const messageId = deps.newId()
  const place = staffPk(clinicId, staff.staffId)
  const message = { ...incoming, messageId, staffId: staff.staffId, clinicId }
  // It is about no alert: no one knows whom it names.
  const expiresAt = plusHours(deps.now(), 24 * STAFF_TEXT_DAYS)
  const kept = [...seen, write({ pk: place, sk: `MESSAGE#${messageId}` }, message, 0, { expiresAt })]
  /** What is about a patient belongs to the record, and is erased with it. */
  const keptWith = (patient: string) => [...seen, write({ pk: patient, sk: `STAFF-MESSAGE#${messageId}` }, message, 0)]
  const answerWith = (answer: StaffAnswer, patient?: string): Outbound =>
    planned(
      {
        outboundId: `${staff.staffId}.${messageId}`,
        clinicId,
        place: patient ?? place,
        staffId: staff.staffId,
        purpose: 'staff-answer',
        channel: 'sms',
        to: incoming.from,
        from: incoming.to,
        text: staffAnswerText(deps, answer, clinicNow),
        plannedFor: deps.now(),
        expiresAt: plusMinutes(deps.now(), ANSWER_LASTS_MINUTES),
      },
      deps.now(),
    )
  const only = (answer: StaffAnswer, patient?: string): Decision<Answered> => {
    const planned = [answerWith(answer, patient)]
    return {
      writes: [...(patient ? keptWith(patient) : kept), ...writesOf(planned)],
      answer: { received: { kind: 'staff' }, planned },
    }
  }

  if (keywordOf(incoming.text, deps.content().keywords) === 'stop') {
    deps.log.write({ event: 'staff-stop', clinic: clinicId, staffId: staff.staffId })
    return only({ kind: 'pages-go-on' })
  }
  const parsed = parseStaffText(incoming.text)
  const open = openCodes(clinicNow.codes.map(({ value }) => value))
  const codes = open.map(({ code }) => code)
  if (parsed.kind === 'ready') {
    const watch = await readWatch(deps, clinicId)
    const answered = watch && answeredTest(watch.value, staff.staffId, deps.now())
    if (!answered) return only({ kind: 'how-to', codes })
    const decision = only({ kind: 'ready' })
    return { ...decision, writes: [...decision.writes, writeWatch(answered, watch.version)] }
  }
  if (parsed.kind === 'help') return only({ kind: 'help', codes })
  if (parsed.kind === 'not-understood') {
    const mark = machineMark(deps, incoming)
    if (mark && (await deps.records.get(mark.key)))
      return { writes: kept, answer: { received: { kind: 'staff' }, planned: [] } }
    const about = open.find(({ code }) => code === parsed.code)
    const alert = about && (await read<Alert>(deps.records, keys.alert(clinicId, about.alertId)))?.value
    const mayKnow = alert && mayUseCode(alert, staff, clinicNow, deps.now())
    const decision = only(
      mayKnow ? { kind: 'not-taken', alert, isOwner: isOwner(alert, staff) } : { kind: 'how-to', codes },
      alert && patientPk(clinicId, alert.personId),
    )
    return mark ? { ...decision, writes: [...decision.writes, mark] } : decision
  }
  if (parsed.code === undefined && open.length === 0) return only({ kind: 'none-open' })
  if (parsed.code === undefined && open.length > 1) return only({ kind: 'which', codes })
  const meant =
    parsed.code === undefined ? open[0] : clinicNow.codes.find(({ value }) => value.code === parsed.code)?.value
  const now = deps.now()
  const until = await lockedUntil(deps, clinicId, staff.staffId, now)
  if (until) return only({ kind: 'locked', until })
  const at = { clinicNow, staff, messageId }
  const wrong = async (code: string, patient?: string) => {
    const { writes, notices } = await afterWrongCode(deps, at)
    const { writes: others, answer } = only({ kind: 'wrong-code', code, codes }, patient)
    return {
      writes: [...others, ...writes, ...writesOf(notices)],
      answer: { ...answer, planned: [...answer.planned, ...notices] },
    }
  }
  if (!meant) return wrong(parsed.code ?? '')
  const alert = await read<Alert>(deps.records, keys.alert(clinicId, meant.alertId))
  if (!alert) return wrong(meant.code)
  const record = patientPk(clinicId, alert.value.personId)
  if (!mayUseCode(alert.value, staff, clinicNow, now)) return wrong(meant.code, record)
  const person = (await read<Patient>(deps.records, keys.patient(clinicId, alert.value.personId)))?.value
  const owner = alert.value.state === 'resolved' ? null : alert.value.acknowledgedBy
  const said = actionOf(parsed)
  // Contact is recorded by the person who has the alert: from anybody else a code with "c" takes it, so one text never does both.
  const isTooEarly = said.kind === 'contacted' && !owner
  const action: StaffAction = isTooEarly ? { ...said, kind: 'acknowledge' } : said
  if (action.kind === 'contacted' && owner && owner.staffId !== staff.staffId)
    return only(
      { kind: 'acted', acted: { kind: 'somebody-has-it', alert: alert.value }, action: action.kind, person },
      record,
    )
  const { writes, answer } = await decideAction(deps, clinicId, meant.alertId, action, staff, (acted) => ({
    planned: [
      answerWith({ kind: 'acted', acted, action: isTooEarly ? 'too-early' : action.kind, person }, record),
      ...(acted.kind === 'done' && action.kind !== 'attempt'
        ? afterTakenByText(deps, at, acted.alert, action.kind === 'contacted')
        : []),
    ],
    writes: keptWith(record),
  }))
  return { writes, answer: { received: { kind: 'staff' }, planned: answer.planned } }
}

type StaffAction = Extract<AlertAction, { kind: 'acknowledge' | 'contacted' | 'attempt' }>

function actionOf(parsed: Extract<StaffText, { kind: 'acknowledge' | 'attempt' }>): StaffAction {
  if (parsed.kind === 'attempt') return parsed
  return { kind: parsed.contacted ? 'contacted' : 'acknowledge', ...(parsed.note ? { note: parsed.note } : {}) }
}

const isOwner = ({ acknowledgedBy }: Alert, { staffId }: Staff): boolean => acknowledgedBy?.staffId === staffId

/** Where a machine may have answered for a person: the mark that it has been told once how to take an alert. */
function machineMark(deps: Clock & Hashing, { text, from, to }: IncomingText): Write | undefined {
  const words = plainWords(text)
  const isAutomatic = soundsAutomatic(text)
  // What holds a number may be about an alert: its sender hears each time what has become of it.
  if (!isAutomatic && (/\d/.test(words) || words.split(' ').length < FEWEST_WORDS_OF_A_MACHINE)) return undefined
  const what = isAutomatic ? 'automatic' : deps.sha256(words).slice(0, 32)
  return write(keys.dedupeMark(to, from, `said-${what}`), {}, 0, {
    expiresAt: plusHours(deps.now(), ANSWERED_ONCE_HOURS),
  })
}
