import { type Instant, minutesBetween } from '../../core/time.ts'
import { type ActionResult, actOnAlert } from '../alerts/act-on-alert.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { readPatient } from '../store/read-patient.ts'
import type { miniature } from './miniature.ts'
import { PATIENT, PHONE } from './phones.ts'
import { MOST_DAYS, MOST_MESSAGES, MOST_MESSAGES_A_MOVE, type Move } from './scenario.ts'

/** Why a move did not do what was asked. */
export type Stopped =
  | { kind: 'many-messages' }
  | { kind: 'full' }
  | { kind: 'over' }
  | { kind: 'nothing-more' }
  | { kind: 'no-alert' }
  | { kind: 'already-resolved' }

type Playing = {
  small: ReturnType<typeof miniature>
  clinicNow: ClinicSnapshot
  patientId: string
  start: Instant
}

/** Does one move; answers why, where it did not do what was asked. */
export async function makeMove(
  move: Move,
  { small, clinicNow, patientId, start }: Playing,
): Promise<Stopped | undefined> {
  const { clinic, rota } = clinicNow
  const phoneOf = (staffId: string) => rota.staff.find((person) => person.staffId === staffId)?.phone ?? ''
  const before = small.sendings()
  const many = () => small.sendings() - before >= MOST_MESSAGES_A_MOVE || small.sendings() >= MOST_MESSAGES
  const minutesLeft = MOST_DAYS * 1440 - minutesBetween(start, small.now())
  switch (move.do) {
    case 'text':
      await small.text(PHONE, clinic.textingNumber, move.text)
      return undefined
    case 'staff-text':
      await small.text(phoneOf(move.staffId), clinic.pagingNumber, move.text)
      return undefined
    case 'carrier':
      small.carrier(move.of === PATIENT ? PHONE : phoneOf(move.of), move.behaviour)
      return undefined
    case 'wait': {
      if (before >= MOST_MESSAGES) return { kind: 'full' }
      await small.advance(Math.min(move.minutes, minutesLeft), many)
      if (many()) return { kind: 'many-messages' }
      return move.minutes > minutesLeft ? { kind: 'over' } : undefined
    }
    case 'next':
      if (before >= MOST_MESSAGES) return { kind: 'full' }
      if (!(await small.advanceToNext(minutesLeft, many))) return { kind: 'nothing-more' }
      return many() ? { kind: 'many-messages' } : undefined
    case 'outcome': {
      const { openAlertId } = (await readPatient(small.records, clinic.clinicId, patientId))?.person.value ?? {}
      const by = rota.staff.find((person) => person.staffId === move.staffId)
      if (!openAlertId || !by) return { kind: 'no-alert' }
      const resolution = { outcome: move.outcome, note: '' }
      const acted = await actOnAlert(small.deps, clinic.clinicId, openAlertId, { kind: 'resolve', resolution }, by)
      await small.settle()
      return refusal(acted)
    }
  }
}

const refusal = ({ kind }: ActionResult): Stopped | undefined =>
  kind === 'done' ? undefined : kind === 'already-resolved' ? { kind } : { kind: 'no-alert' }
