import { type Alert, openCodes } from '../../core/alerts/alert.ts'
import { parseStaffText } from '../../core/alerts/staff-commands.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import { keys, patientPk, staffPk } from '../../core/keys.ts'
import { keywordOf } from '../../core/messages/keywords.ts'
import { type Outbound, planned } from '../../core/messages/outbound.ts'
import { answeredTest } from '../../core/on-call/duty-watch.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { plusHours, plusMinutes } from '../../core/time.ts'
import type { Answered, IncomingText } from '../messages/incoming.ts'
import { readWatch, writeWatch } from '../on-call/watch-rota.ts'
import type { Composing, Logs, Reads, Write } from '../ports.ts'
import type { Decision } from '../store/attempt.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { read, write, writesOf } from '../store/records.ts'
import { type AlertAction, decideAction } from './act-on-alert.ts'
import { type StaffAnswer, staffAnswerText } from './staff-answer-texts.ts'
import { afterTakenByText, afterWrongCode, lockedUntil, mayUseCode } from './staff-lock.ts'

const ANSWER_LASTS_MINUTES = 60
/** Of a text of staff that is about no alert: nobody knows whom it names. */
const KEPT_HOURS = 24 * 30

/**
 * A staff member who is a patient too is read as a patient, unless the text is an acknowledgement: a code alone, or one of
 * the clinic's with a note that holds no warning sign. "24 hours in and I can't swallow" begins with a number too.
 */
export function isForStaffToo(text: string, { codes }: ClinicSnapshot, holdsSign: () => boolean): boolean {
  const parsed = parseStaffText(text)
  if (parsed.kind !== 'acknowledge') return false
  return parsed.note === undefined || (codes.some(({ value }) => value.code === parsed.code) && !holdsSign())
}

/** Acknowledges, or says why not: staff always get an answer that says what is now true. */
export async function answerStaff(
  deps: Reads & Logs & Composing,
  incoming: IncomingText,
  staff: Staff,
  clinicNow: ClinicSnapshot,
  seen: Write[],
): Promise<Decision<Answered>> {
  const { clinicId } = clinicNow.clinic
  const messageId = deps.newId()
  const place = staffPk(clinicId, staff.staffId)
  const message = { ...incoming, messageId, staffId: staff.staffId, clinicId }
  const expiresAt = plusHours(deps.now(), KEPT_HOURS)
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
  if (parsed.kind !== 'acknowledge') return only({ kind: 'how-to', codes })
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
  if (parsed.contacted && owner && owner.staffId !== staff.staffId)
    return only(
      { kind: 'acted', acted: { kind: 'somebody-has-it', alert: alert.value }, contacted: true, person },
      record,
    )
  const action: AlertAction = {
    kind: parsed.contacted ? 'contacted' : 'acknowledge',
    ...(parsed.note ? { note: parsed.note } : {}),
  }
  const { writes, answer } = await decideAction(deps, clinicId, meant.alertId, action, staff, (acted) => ({
    planned: [
      answerWith({ kind: 'acted', acted, contacted: parsed.contacted, person }, record),
      ...(acted.kind === 'done' ? afterTakenByText(deps, at, acted.alert, parsed.contacted) : []),
    ],
    writes: keptWith(record),
  }))
  return { writes, answer: { received: { kind: 'staff' }, planned: answer.planned } }
}
