/** Code systems: HL7's by their published addresses, and this service's own below its base address. */
import type { CodeableConcept, Coding } from './types.ts'

/** From the terminology of FHIR R4 (https://hl7.org/fhir/R4/terminologies-systems.html); LOINC under its own licence. */
export const HL7 = {
  dataAbsent: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  timeZone: 'http://hl7.org/fhir/StructureDefinition/timezone',
  participationMode: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  roleCode: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  consentScope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  communicationCategory: 'http://terminology.hl7.org/CodeSystem/communication-category',
  lifecycle: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle',
  auditSource: 'http://terminology.hl7.org/CodeSystem/security-source-type',
  languages: 'urn:ietf:bcp:47',
  loinc: 'http://loinc.org',
  documentCategory: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
} as const

/** What the service has codes of its own for. */
export const OWN_SYSTEMS = ['care-plan', 'area', 'channel', 'warning-sign', 'task-kind', 'outcome', 'event'] as const
export type OwnSystem = (typeof OWN_SYSTEMS)[number]

/** `base`: the address of the FHIR API, `https://…/fhir/R4`. */
export const ownSystem = (base: string, name: OwnSystem): string => `${base}/CodeSystem/${name}`

/** The naming systems of ids that are no FHIR ids. */
export const ownNaming = (base: string, name: 'treatment' | 'patient' | 'staff' | 'alert-code'): string =>
  `${base}/NamingSystem/${name}`

export const riskExtension = (base: string): string => `${base}/StructureDefinition/risk`

export const concept = (system: string, code: string, display?: string): CodeableConcept => ({
  coding: [coding(system, code, display)],
  ...(display ? { text: display } : {}),
})

export const coding = (system: string, code: string, display?: string): Coding => ({
  system,
  code,
  ...(display ? { display } : {}),
})

const CHANNELS: Record<string, string> = { sms: 'Text message', email: 'E-mail', voice: 'Phone call' }

/** R4's ParticipationMode knows e-mail and the telephone, and no text messages; the service's own system knows all three. */
const MODES: Record<string, Coding> = {
  email: coding(HL7.participationMode, 'EMAILWRIT', 'email'),
  voice: coding(HL7.participationMode, 'PHONE', 'telephone'),
}

export function channelConcept(base: string, channel: string): CodeableConcept {
  const mode = MODES[channel]
  return {
    coding: [coding(ownSystem(base, 'channel'), channel, CHANNELS[channel]), ...(mode ? [mode] : [])],
    text: CHANNELS[channel],
  }
}

export const channelCodes = (): { code: string; display: string }[] =>
  Object.entries(CHANNELS).map(([code, display]) => ({ code, display }))

/** The channel that a coding names, if it names one. */
export function channelOf(base: string, { system, code }: Partial<Coding>): 'sms' | 'email' | undefined {
  if (system === ownSystem(base, 'channel')) return code === 'sms' || code === 'email' ? code : undefined
  return system === HL7.participationMode && code === 'EMAILWRIT' ? 'email' : undefined
}

/** `check-in-24h` → `Check in 24h`: a code as people read it. */
export const readable = (code: string): string =>
  (code.charAt(0).toUpperCase() + code.slice(1)).replaceAll(/[-_]/g, ' ')
