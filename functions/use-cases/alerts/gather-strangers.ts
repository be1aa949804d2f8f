/** Where a warning sign becomes an alert: of a patient's own always, of unknown numbers beyond a handful one that they share. */
import type { Alert } from '../../core/alerts/alert.ts'
import {
  type Gathered,
  gatheredWith,
  isFlood,
  type Strangers,
  withOneMore,
  withoutWords,
} from '../../core/alerts/strangers.ts'
import { step } from '../../core/alerts/transitions.ts'
import { keys } from '../../core/keys.ts'
import type { PagingTier } from '../../core/on-call/policy.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Chance, Clock, Ids, Logs, Reads, Write } from '../ports.ts'
import { type ClinicSnapshot, situationOf } from '../store/read-clinic.ts'
import { alertWrites, read, type Versioned, write, writePatient } from '../store/records.ts'
import { gatheredReason, gatheredReply } from '../wording/gathered-texts.ts'
import { type Finding, type Raised, raiseAlert } from './raise-alert.ts'

/** The alert that gathers unknown numbers at the moment, and the record that holds it. */
export type Gathering = { holder: Versioned<Patient>; alert: Versioned<Alert> }

/** Undefined where none is open. */
export async function readGathering(
  deps: Reads,
  { clinic: { clinicId }, strangers }: ClinicSnapshot,
): Promise<Gathering | undefined> {
  const personId = strangers?.value.personId
  const holder = personId ? await read<Patient>(deps.records, keys.patient(clinicId, personId)) : undefined
  const alertId = holder?.value.openAlertId
  const alert = alertId ? await read<Alert>(deps.records, keys.alert(clinicId, alertId)) : undefined
  return holder && alert && alert.value.state !== 'resolved' ? { holder, alert } : undefined
}

/** Whether one of these messages has joined the alert that gathers. */
export const isGathered = (gathering: Gathering | undefined, messages: readonly { value: { alertId?: string } }[]) =>
  gathering !== undefined && messages.some(({ value }) => value.alertId === gathering.alert.value.alertId)

type Deps = Clock & Chance & Ids & Logs

/** A finding; without a tier it is another text of a number that is gathered already. */
export type Sign = Omit<Finding, 'tier'> & { tier: PagingTier | undefined }

/**
 * A new alert, or for an unknown number in a flood its place in the one that gathers them. A patient's first sign is never
 * limited. The record of unknown numbers is written with each of their alerts, so that of many at once a handful pass.
 */
export function raiseOrGather(deps: Deps, finding: Finding, gathering: Gathering | undefined): Raised {
  const { clinicNow, person } = finding
  if (person.known) return raiseAlert(deps, finding)
  const strangers = clinicNow.strangers ?? { value: { openedAt: [] }, version: 0 }
  if (gathering || isFlood(strangers.value, deps.now())) return gather(deps, finding, { gathering, strangers })
  const raised = raiseAlert(deps, finding)
  const counted = writeStrangers(clinicNow, withOneMore(strangers.value, deps.now()), strangers.version)
  return { ...raised, writes: [...raised.writes, counted] }
}

type Into = { gathering: Gathering | undefined; strangers: Versioned<Strangers> }

function gather(deps: Deps, finding: Finding, { gathering, strangers }: Into): Raised {
  deps.log.write({ event: 'stranger-gathered', clinic: finding.clinicNow.clinic.clinicId })
  return (gathering && joinGathering(deps, finding, gathering)) ?? openGathering(deps, finding, strangers)
}

const placeOf = ({ person, messageId }: Pick<Finding, 'person' | 'messageId'>): Gathered => ({
  personId: person.personId,
  messageId,
})

/** The alert with one more text; undefined where it has no room for another number. */
export function joinGathering(deps: Clock, finding: Sign, { holder, alert }: Gathering): Raised | undefined {
  const { clinicNow, messageId, tier } = finding
  const gathered = gatheredWith(alert.value.gathered ?? [], placeOf(finding))
  if (!gathered) return undefined
  const signs = tier ? withoutWords(finding.signs) : []
  const event = { kind: 'joined', messageId, text: '', signs, because: '', ...(tier ? { tier } : {}) } as const
  const { alert: joined, effects } = step({ ...alert.value, gathered }, event, situationOf(clinicNow, deps.now()))
  const next: Alert = { ...joined, reply: gatheredReply(gathered.length), because: alert.value.because }
  return { alert: next, effects, writes: alertWrites(next, alert, clinicNow.codes), about: holder.value, opens: {} }
}

function openGathering(deps: Deps, finding: Finding, strangers: Versioned<Strangers>): Raised {
  const { clinicNow, ownerFirst: _, ...rest } = finding
  const { clinicId, languages, zone } = clinicNow.clinic
  const holder: Patient = {
    ...{ personId: deps.newId(), clinicId, known: false, name: 'Unknown numbers' },
    ...{ language: languages[0] ?? 'en', zone, consent: { sms: false, email: false }, createdAt: deps.now() },
  }
  const { alert, effects, writes, opens } = raiseAlert(deps, {
    ...rest,
    ...{ clinicNow, person: holder, alertId: `${holder.personId}.${deps.newId()}.alert` },
    ...{ signs: withoutWords(rest.signs), reply: gatheredReply(1), because: gatheredReason() },
    gathered: [placeOf(finding)],
  })
  return {
    ...{ alert, effects, about: holder, opens: {} },
    writes: [
      ...writes,
      writePatient({ ...holder, ...opens }),
      writeStrangers(clinicNow, { ...strangers.value, personId: holder.personId }, strangers.version),
    ],
  }
}

const writeStrangers = ({ clinic }: ClinicSnapshot, strangers: Strangers, version: number): Write =>
  write(keys.strangers(clinic.clinicId), strangers, version)
