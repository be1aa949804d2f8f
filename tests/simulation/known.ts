/** What the model knows: of what was committed, and of what the people of the story meant. */
import type { Alert } from '../../functions/core/alerts/alert.ts'
import type { ClinicFile } from '../../functions/core/clinic/validate-clinic.ts'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import type { Patient, Treatment } from '../../functions/core/patients/patient.ts'
import type { OwnSettings } from './own-settings.ts'
import type { Run } from './run.ts'
import type { Moment } from './scheduler.ts'
import type { Saying } from './words.ts'

/** A text to a clinic, from the moment somebody wrote it. */
export type KnownText = {
  id: string
  clinicId: string
  from: string
  to: string
  text: string
  /** What a patient meant; none for staff. */
  says?: Saying
  byMail?: true
  /** In a staff member's name, by somebody else: which burst of them. */
  spoofed?: string
  /** When the carrier handed it over for the first time. */
  handedAt?: Moment
  firstTriedAt?: Moment
  rescues: number
  stored: number
  alerted: boolean
  /** A person is asked to read it. */
  read?: boolean
}

/** How things stood when an item was claimed: by this its sending is judged. */
export type Claim = {
  run: Run
  at: Moment
  /** Of the alert that the item is about. */
  alert?: Alert
  optedOut: boolean
  person?: Patient
}

export type KnownItem = { item: Outbound; claim?: Claim; arrivals: number; calls: number }

export type Known = {
  clinics: ReadonlyMap<string, ClinicFile>
  settings: ReadonlyMap<string, OwnSettings>
  texts: Map<string, KnownText>
  /** By partition and sort key. */
  items: Map<string, KnownItem>
  alerts: Map<string, Alert>
  /** The open alert of a person, by clinic and person. */
  open: Map<string, string>
  persons: Map<string, Patient>
  treatments: Map<string, Treatment>
  /** Texts that a rescue obeyed, by the part of their confirmation's id that names them. */
  obeyed: Map<string, KnownText>
  /** By our and their number: whether texts have ended, and since which text. */
  stopped: Map<string, { at: Moment; optedOut: boolean }>
  /** When each alert was last tried to be paged. */
  pagedAt: Map<string, Moment>
  told: Set<string>
}

export const personName = (clinicId: string, personId: string): string => `${clinicId} ${personId}`
export const phoneName = (ours: string, theirs: string): string => `${ours} ${theirs}`
export const itemName = ({ pk, sk }: { pk: string; sk: string }): string => `${pk} ${sk}`

/** One of the twelve of docs/architecture.md, "Invariants". */
export type Violation = { invariant: number; at: string; what: string }
export type Report = (invariant: number, what: string) => void

/** As a story begins. */
export const nothingKnown = (clinics: Known['clinics'], settings: Known['settings']): Known => ({
  clinics,
  settings,
  texts: new Map(),
  items: new Map(),
  alerts: new Map(),
  open: new Map(),
  persons: new Map(),
  treatments: new Map(),
  obeyed: new Map(),
  stopped: new Map(),
  pagedAt: new Map(),
  told: new Set(),
})
