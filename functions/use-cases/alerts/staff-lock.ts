/** Who may act by a text: codes can be guessed and senders forged, so a code alone opens nothing. */
import { type Alert, openCodes } from '../../core/alerts/alert.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import { staffPk } from '../../core/keys.ts'
import { type Outbound, planned } from '../../core/messages/outbound.ts'
import { type Instant, minutesBetween, plusHours, plusMinutes } from '../../core/time.ts'
import type { Composing, Logs, Reads, Write } from '../ports.ts'
import { type ClinicSnapshot, situationOf } from '../store/read-clinic.ts'
import { read, write } from '../store/records.ts'
import { codeGuessedText, takenByTextText } from '../wording/staff-texts.ts'

const WRONG_CODES = 5
const WITHIN_MINUTES = 10
const LOCKED_MINUTES = 60
const NOTICE_LASTS_HOURS = 1

type Lock = { wrongAt: Instant[]; lockedUntil?: Instant }

const lockKey = (clinicId: string, staffId: string) => ({ pk: staffPk(clinicId, staffId), sk: 'LOCK' })

/** Until when codes from this person's number do nothing; undefined where they work. */
export async function lockedUntil(deps: Reads, clinicId: string, staffId: string, now: Instant) {
  const until = (await read<Lock>(deps.records, lockKey(clinicId, staffId)))?.value.lockedUntil
  return until !== undefined && until > now ? until : undefined
}

/** Whether a person may act on this alert by its code: who was paged or was given it, or has a duty now. */
export function mayUseCode(
  { acknowledgedBy, history }: Alert,
  { staffId }: Staff,
  clinicNow: ClinicSnapshot,
  now: Instant,
) {
  const isPaged = history.some((entry) => entry.kind === 'paged' && entry.staffIds.includes(staffId))
  const isOnDuty = Object.values(situationOf(clinicNow, now).onCall).some((each) => each?.staffId === staffId)
  return isPaged || isOnDuty || acknowledgedBy?.staffId === staffId
}

type At = { clinicNow: ClinicSnapshot; staff: Staff; messageId: string }

/** Counts a wrong code; the fifth within ten minutes locks the number, and the others on duty hear of it. */
export async function afterWrongCode(
  deps: Reads & Logs & Composing,
  { clinicNow, staff, messageId }: At,
): Promise<{ writes: Write[]; notices: Outbound[] }> {
  const { clinicId } = clinicNow.clinic
  const now = deps.now()
  const key = lockKey(clinicId, staff.staffId)
  const before = await read<Lock>(deps.records, key)
  const recent = (before?.value.wrongAt ?? []).filter((at) => minutesBetween(at, now) < WITHIN_MINUTES)
  const wrongAt = [...recent, now]
  const isLocked = wrongAt.length >= WRONG_CODES
  const lock: Lock = isLocked ? { wrongAt: [], lockedUntil: plusMinutes(now, LOCKED_MINUTES) } : { wrongAt }
  const writes = [write(key, lock, before?.version ?? 0)]
  if (!isLocked) return { writes, notices: [] }
  deps.log.write({ event: 'staff-number-locked', clinic: clinicId, staffId: staff.staffId })
  const codes = openCodes(clinicNow.codes.map(({ value }) => value)).map(({ code }) => code)
  return {
    writes,
    notices: toOthers(deps, { clinicNow, staff, messageId }, codeGuessedText(deps, clinicNow.clinic, staff, codes)),
  }
}

/** That an alert was taken, or its patient reached, by text: a forged sender would be found out by the others on duty. */
export const afterTakenByText = (deps: Composing, at: At, alert: Alert, contacted: boolean): Outbound[] =>
  toOthers(deps, at, takenByTextText(deps, at.clinicNow.clinic, at.staff, alert, contacted), pagedBy(alert))

const pagedBy = ({ history }: Alert): string[] =>
  history.flatMap((entry) => (entry.kind === 'paged' ? entry.staffIds : []))

/**
 * A text to everybody else who has a duty now. Where nobody has, it goes to everybody else of `awake`, the staff ids that
 * were paged: nobody is woken for an alert that is taken. Without these it goes to everybody else of the rota.
 */
function toOthers(
  deps: Composing,
  { clinicNow, staff, messageId }: At,
  text: string,
  awake: readonly string[] = [],
): Outbound[] {
  const { clinicId, pagingNumber } = clinicNow.clinic
  const now = deps.now()
  const { onCall, rota } = situationOf(clinicNow, now)
  const isOther = (each: Staff | undefined): each is Staff => each !== undefined && each.staffId !== staff.staffId
  const onDuty = Object.values(onCall).filter(isOther)
  const paged = rota.filter(isOther).filter(({ staffId }) => awake.includes(staffId))
  const told = [onDuty, paged, rota.filter(isOther)].find((people) => people.length > 0) ?? []
  const others = new Map(told.map((each) => [each.staffId, each]))
  return [...others.values()].flatMap(({ staffId, phone }) => {
    if (!phone) return []
    const about = { outboundId: `${staffId}.${messageId}.notice`, clinicId, place: staffPk(clinicId, staffId), staffId }
    const way = { purpose: 'staff-notice', channel: 'sms', to: phone, from: pagingNumber, text } as const
    return [planned({ ...about, ...way, plannedFor: now, expiresAt: plusHours(now, NOTICE_LASTS_HOURS) }, now)]
  })
}
