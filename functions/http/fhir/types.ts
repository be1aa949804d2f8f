/** The elements of FHIR R4 that this service writes (https://hl7.org/fhir/R4/resourcelist.html). */

export type Coding = { system?: string; code: string; display?: string }
export type CodeableConcept = { coding?: Coding[]; text?: string }
export type Reference = { reference?: string; identifier?: Identifier; display?: string }
export type Identifier = { use?: string; system?: string; value: string }
export type Extension = { url: string; valueCode?: string; valueString?: string }

export type Resource = { resourceType: string; id?: string }

export type Patient = Resource & {
  resourceType: 'Patient'
  extension?: Extension[]
  identifier?: Identifier[]
  active: boolean
  name: { extension?: Extension[]; text?: string }[]
  telecom?: { system: 'phone' | 'email'; value?: string; use?: string }[]
  gender: 'unknown'
  contact?: { relationship: CodeableConcept[]; name: { text: string } }[]
  communication?: { language: CodeableConcept; preferred: boolean }[]
}

export type Procedure = Resource & {
  resourceType: 'Procedure'
  extension?: Extension[]
  identifier?: Identifier[]
  status: 'completed' | 'not-done'
  code: CodeableConcept
  subject: Reference
  performedDateTime: string
  performer?: { actor: Reference }[]
  bodySite?: CodeableConcept[]
  usedCode?: CodeableConcept[]
}

export type Consent = Resource & {
  resourceType: 'Consent'
  status: 'active' | 'rejected' | 'inactive'
  scope: CodeableConcept
  category: CodeableConcept[]
  patient: Reference
  dateTime: string
  performer?: Reference[]
  sourceAttachment?: { contentType: string; data: string }
  policyRule: CodeableConcept
  provision: { type: 'permit' | 'deny'; code?: CodeableConcept[] }
}

export type Communication = Resource & {
  resourceType: 'Communication'
  basedOn?: Reference[]
  inResponseTo?: Reference[]
  status: 'completed' | 'not-done' | 'in-progress' | 'unknown'
  statusReason?: CodeableConcept
  category?: CodeableConcept[]
  medium?: CodeableConcept[]
  subject: Reference
  about?: Reference[]
  sent?: string
  received?: string
  recipient?: Reference[]
  sender?: Reference
  payload?: { contentString: string }[]
}

export type CommunicationRequest = Resource & {
  resourceType: 'CommunicationRequest'
  status: 'active' | 'on-hold' | 'completed' | 'revoked'
  statusReason?: CodeableConcept
  category?: CodeableConcept[]
  medium?: CodeableConcept[]
  subject: Reference
  about?: Reference[]
  occurrenceDateTime: string
  authoredOn?: string
  recipient?: Reference[]
  payload?: { contentString: string }[]
}

export type DetectedIssue = Resource & {
  resourceType: 'DetectedIssue'
  identifier?: Identifier[]
  status: 'preliminary' | 'final'
  code: CodeableConcept
  severity: 'high' | 'moderate' | 'low'
  patient: Reference
  identifiedDateTime: string
  implicated?: Reference[]
  evidence?: { code?: CodeableConcept[]; detail?: Reference[] }[]
  detail?: string
  mitigation?: { action: CodeableConcept; date?: string; author?: Reference }[]
}

export type Task = Resource & {
  resourceType: 'Task'
  status: 'requested' | 'completed'
  intent: 'order'
  code: CodeableConcept
  description?: string
  focus?: Reference
  /** Not of work about a visit or a calendar that has no patient. */
  for?: Reference
  authoredOn: string
  lastModified?: string
  owner?: Reference
}

export type AuditEvent = Resource & {
  resourceType: 'AuditEvent'
  type: Coding
  subtype: Coding[]
  action: 'C' | 'U' | 'E'
  recorded: string
  outcome: '0' | '8'
  outcomeDesc?: string
  agent: { who: Reference; requestor: boolean }[]
  source: { observer: Reference; type: Coding[] }
  entity: { what: Reference }[]
}

export type DocumentReference = Resource & {
  resourceType: 'DocumentReference'
  status: 'current'
  type: CodeableConcept
  category: CodeableConcept[]
  subject: Reference
  date: string
  content: { attachment: { contentType: string; language: string; url: string; title: string } }[]
  context?: { period: { start: string } } | undefined
}

export type CodeSystem = Resource & {
  resourceType: 'CodeSystem'
  url: string
  name: string
  title: string
  status: 'active'
  caseSensitive: boolean
  content: 'complete'
  concept: { code: string; display: string }[]
}

export type Issue = {
  severity: 'error' | 'warning'
  code: IssueCode
  diagnostics: string
  expression?: string[]
}

/** https://hl7.org/fhir/R4/valueset-issue-type.html */
export type IssueCode =
  | 'structure'
  | 'required'
  | 'value'
  | 'invalid'
  | 'login'
  | 'forbidden'
  | 'not-supported'
  | 'multiple-matches'
  | 'not-found'
  | 'too-long'
  | 'code-invalid'
  | 'too-costly'
  | 'throttled'
  | 'business-rule'
  | 'conflict'
  | 'transient'
  | 'exception'

export type OperationOutcome = Resource & { resourceType: 'OperationOutcome'; issue: Issue[] }

export type Bundle = Resource & {
  resourceType: 'Bundle'
  type: 'searchset' | 'transaction-response'
  total?: number
  link?: { relation: 'self' | 'next'; url: string }[]
  entry?: BundleEntry[]
}

export type BundleEntry = {
  fullUrl?: string
  resource?: Resource
  search?: { mode: 'match' | 'include' }
  response?: { status: string; location: string }
}
