import { type Alert, alertIdOf, chooseCode } from '../../core/alerts/alert.ts'
import type { Effect } from '../../core/alerts/escalation.ts'
import type { Gathered } from '../../core/alerts/strangers.ts'
import { openAlert } from '../../core/alerts/transitions.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import type { PagingTier } from '../../core/on-call/policy.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { SignFound } from '../../core/triage/verdict.ts'
import type { Chance, Clock, Write } from '../ports.ts'
import { type ClinicSnapshot, situationOf } from '../store/read-clinic.ts'
import { writeAlert, writeCode } from '../store/records.ts'

/** `about`: whose alert it is. `opens`: what the record of the person who wrote says of it. */
export type Raised = {
  alert: Alert
  effects: Effect[]
  writes: Write[]
  about: Patient
  opens: Pick<Patient, 'openAlertId'>
}

export type Finding = {
  clinicNow: ClinicSnapshot
  person: Patient
  messageId: string
  tier: PagingTier
  signs: SignFound[]
  reply: string
  because: string
  receivedAt: Instant
  ownerFirst?: Staff
  /** By the message's id without it. */
  alertId?: string
  /** Of an alert that unknown numbers share. */
  gathered?: Gathered[]
}

/**
 * A new alert with its code and its first round. The caller that commits it also writes what it `opens` to the person under the
 * version that was read, so that a patient never has two.
 */
export function raiseAlert(deps: Clock & Chance, { clinicNow, person, ...finding }: Finding): Raised {
  const codes = clinicNow.codes.map(({ value }) => value)
  const { code, replaces } = chooseCode(codes, deps.now(), deps.random())
  const version = clinicNow.codes.find(({ value }) => value === replaces)?.version ?? 0
  const { alert, effects } = openAlert(
    { alertId: alertIdOf(finding.messageId), ...finding, clinicId: person.clinicId, personId: person.personId, code },
    situationOf(clinicNow, deps.now(), person.phone),
  )
  const writes = [writeAlert(alert), writeCode(alert, { version })]
  return { alert, effects, writes, about: person, opens: { openAlertId: alert.alertId } }
}
