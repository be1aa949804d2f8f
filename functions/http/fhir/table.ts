/**
 * Every type of resource, what can be done with it, and by whom. The router and the CapabilityStatement both read this
 * table, so the statement says what works.
 */
import type { Role } from '../../core/clinic/clinic.ts'
import type { Instant } from '../../core/time.ts'
import type { Deps } from '../../use-cases/ports.ts'
import { PERMISSIONS } from '../route.ts'
import { createConsent } from './in/create-consent.ts'
import { createPatient } from './in/create-patient.ts'
import { createProcedure } from './in/create-procedure.ts'
import type { Incoming } from './in/incoming.ts'
import { codeSystems } from './out/code-system.ts'
import type { Mapping } from './out/context.ts'
import { US_CORE_PATIENT } from './out/patient.ts'
import type { FhirAnswer } from './outcome.ts'
import * as records from './records.ts'
import type * as r4 from './types.ts'

type DateOf<R> = (resource: R) => Instant | undefined

export type FhirType<R extends r4.Resource = r4.Resource> = {
  type: string
  /** What it is here, for the CapabilityStatement. */
  documentation: string
  profile?: string
  /** Who may read and search. */
  roles: readonly Role[]
  /** Whose resource it is. */
  patientOf?(resource: R): string
  /** What belongs to the service itself, and can only be read. */
  fixed?(mapping: Mapping): R[]
  /** The resources about one patient; none where the clinic has no such patient. */
  ofPatient?(deps: Deps, mapping: Mapping, place: records.Place): Promise<R[]>
  search?: {
    /** The names of the parameter for the patient; the first may be included. */
    patient: readonly string[]
    /** Date parameters, by name. The first one also orders the answer. */
    dates: Record<string, DateOf<R>>
    /** The values of the status parameter. */
    statuses?: readonly string[]
    /** Parameters by which the patients of Patient are found. */
    tokens?: Record<string, string>
    /** What there is without a patient; refused where this is absent. */
    ofClinic?(deps: Deps, mapping: Mapping, query: records.ClinicQuery): Promise<R[] | FhirAnswer>
  }
  create?: { roles: readonly Role[]; conditional: string; respond(deps: Deps, incoming: Incoming): Promise<FhirAnswer> }
}

/** Keeps the resource's type while a row is declared, and forgets it where rows are listed. */
const row = <R extends r4.Resource>(declared: FhirType<R>): FhirType => declared as unknown as FhirType

export const TYPES: readonly FhirType[] = [
  row<r4.Patient>({
    type: 'Patient',
    documentation: 'A patient of the clinic. Creating one sends nothing: a course begins with a Procedure.',
    profile: US_CORE_PATIENT,
    roles: PERMISSIONS.enrol,
    patientOf: ({ id = '' }) => id,
    ofPatient: records.patients,
    search: {
      patient: [],
      dates: {},
      tokens: {
        identifier: "The service's own identifier of the patient.",
        phone: 'A number in any usual form; a + is written %2B.',
        telecom: 'The same as phone.',
      },
      ofClinic: records.patientsByPhone,
    },
    create: { roles: PERMISSIONS.enrol, conditional: '_id, identifier, phone or telecom', respond: createPatient },
  }),
  row<r4.Procedure>({
    type: 'Procedure',
    documentation: 'What was done at a visit: one Procedure for each care plan. Creating one logs a treatment.',
    roles: PERMISSIONS.enrol,
    patientOf: ({ subject }) => records.idIn(subject),
    ofPatient: records.procedures,
    search: {
      patient: ['patient', 'subject'],
      dates: { date: ({ performedDateTime }) => performedDateTime },
      statuses: ['completed', 'not-done'],
      ofClinic: records.proceduresByDate,
    },
    create: { roles: PERMISSIONS.enrol, conditional: 'identifier', respond: createProcedure },
  }),
  row<r4.Consent>({
    type: 'Consent',
    documentation: 'What a patient agreed to, by channel, with the wording. The latest one holds.',
    roles: PERMISSIONS.clinical,
    patientOf: ({ patient }) => records.idIn(patient),
    ofPatient: records.consents,
    search: {
      patient: ['patient'],
      dates: { date: ({ dateTime }) => dateTime },
      statuses: ['active', 'rejected', 'inactive'],
    },
    create: { roles: PERMISSIONS.enrol, conditional: '', respond: createConsent },
  }),
  row<r4.Communication>({
    type: 'Communication',
    documentation: 'Messages that left for a patient, and what the patient wrote, word for word.',
    roles: PERMISSIONS.clinical,
    patientOf: ({ subject }) => records.idIn(subject),
    ofPatient: records.communications,
    search: {
      patient: ['patient', 'subject'],
      dates: { sent: ({ sent, received }) => sent ?? received, received: ({ received }) => received },
      statuses: ['completed', 'in-progress', 'not-done', 'unknown'],
    },
  }),
  row<r4.CommunicationRequest>({
    type: 'CommunicationRequest',
    documentation: 'Follow-ups and reminders as they are planned.',
    roles: PERMISSIONS.enrol,
    patientOf: ({ subject }) => records.idIn(subject),
    ofPatient: records.communicationRequests,
    search: {
      patient: ['patient', 'subject'],
      dates: { occurrence: ({ occurrenceDateTime }) => occurrenceDateTime, authored: ({ authoredOn }) => authoredOn },
      statuses: ['active', 'on-hold', 'completed', 'revoked'],
    },
  }),
  row<r4.DetectedIssue>({
    type: 'DetectedIssue',
    documentation: 'Alerts. Without a patient: those that are open, and those whose outcome is at most three days old.',
    roles: PERMISSIONS.clinical,
    patientOf: ({ patient }) => records.idIn(patient),
    ofPatient: records.detectedIssues,
    search: {
      patient: ['patient'],
      dates: { identified: ({ identifiedDateTime }) => identifiedDateTime },
      statuses: ['preliminary', 'final'],
      ofClinic: records.currentIssues,
    },
  }),
  row<r4.Task>({
    type: 'Task',
    documentation: 'Work for a person of the clinic. Without a patient: the open ones.',
    roles: PERMISSIONS.tasks,
    patientOf: (task) => records.idIn(task.for),
    ofPatient: records.tasks,
    search: {
      patient: ['patient', 'subject'],
      dates: { 'authored-on': ({ authoredOn }) => authoredOn, modified: ({ lastModified }) => lastModified },
      statuses: ['requested', 'completed'],
      ofClinic: records.openTasksOf,
    },
  }),
  row<r4.AuditEvent>({
    type: 'AuditEvent',
    documentation: "A patient's history: who did what, and when.",
    roles: PERMISSIONS.clinical,
    patientOf: ({ entity }) => records.idIn(entity[0]?.what),
    ofPatient: records.history,
    search: { patient: ['patient'], dates: { date: ({ recorded }) => recorded } },
  }),
  row<r4.DocumentReference>({
    type: 'DocumentReference',
    documentation:
      'The record of a patient as PDF. The address takes the same token; date is when the record last changed.',
    roles: PERMISSIONS.clinical,
    patientOf: ({ subject }) => records.idIn(subject),
    ofPatient: records.documents,
    search: { patient: ['patient', 'subject'], dates: { date: ({ date }) => date }, statuses: ['current'] },
  }),
  row<r4.CodeSystem>({
    type: 'CodeSystem',
    documentation: 'The codes of this service: care plans, areas, channels, warning signs, tasks, outcomes.',
    roles: PERMISSIONS.enrol,
    fixed: codeSystems,
  }),
]

export const typeNamed = (name: string): FhirType | undefined => TYPES.find(({ type }) => type === name)
