/** The phones of a rehearsal: whose they are, and what stands on them. */
import { DUTIES, type Duty, type Staff } from '../../core/clinic/clinic.ts'
import { onCall } from '../../core/on-call/rota.ts'
import type { Instant } from '../../core/time.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import type { Arrived } from './miniature.ts'

export const PATIENT = 'patient'
/** Nobody's: numbers from 555-0100 to 555-0199 are kept for fiction, and this domain too. */
export const PHONE = '+14155550123'
export const MAILBOX = 'patient@example.com'
/** One line of a phone: what arrived on it, or what was written on it. */
export type Line =
  | { kind: 'arrived'; whose: string; message: Arrived }
  | { kind: 'written'; whose: string; at: Instant; text: string }

/** What was written on a phone, and how many messages had arrived anywhere before. */
export type Written = { whose: string; at: Instant; text: string; after: number }

export type OnDuty = { staff: Staff; duties: Duty[] }

/** Whose phone or mailbox an address is. */
function whoseIs(address: string, { rota }: ClinicSnapshot): string {
  if (address === PHONE || address === MAILBOX) return PATIENT
  return rota.staff.find(({ phone, email }) => address === phone || address === email)?.staffId ?? address
}

export function linesOf(arrived: readonly Arrived[], written: readonly Written[], clinicNow: ClinicSnapshot): Line[] {
  const said = (after: number) =>
    written.flatMap(({ after: mine, ...rest }) => (mine === after ? [{ kind: 'written' as const, ...rest }] : []))
  return [
    ...arrived.flatMap((message, i): Line[] => [
      ...said(i),
      { kind: 'arrived', whose: whoseIs(message.to, clinicNow), message },
    ]),
    ...said(arrived.length),
  ]
}

/** Who has a duty now, in the order of duties, and everybody else who has been written to. */
export function onDuty(clinicNow: ClinicSnapshot, now: Instant, arrived: readonly Arrived[]): OnDuty[] {
  const held = onCall(clinicNow.rota, now)
  const reached = new Set(arrived.map(({ to }) => whoseIs(to, clinicNow)))
  const dutiesOf = ({ staffId }: Staff) => DUTIES.filter((duty) => held[duty]?.staffId === staffId)
  const rank = ({ duties }: OnDuty) => (duties[0] ? DUTIES.indexOf(duties[0]) : DUTIES.length)
  return clinicNow.rota.staff
    .map((staff) => ({ staff, duties: dutiesOf(staff) }))
    .filter(({ staff, duties }) => duties.length > 0 || reached.has(staff.staffId))
    .sort((a, b) => rank(a) - rank(b))
}
