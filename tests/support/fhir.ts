/** Resources as a clinic's system sends them, and R4's own rules about those that come back. */
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { MORNING } from './own-server.ts'

// biome-ignore lint/suspicious/noExplicitAny: the JSON of a resource, whose shape each test states
export type Json = any

export const PATIENT_URN = 'urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a'

/** `base`: the address of the FHIR API, below which its code systems are. */
export const codeOf = (base: string, system: string, code: string) => ({
  coding: [{ system: `${base}/CodeSystem/${system}`, code }],
})

export const aPatient = (phone: string, changes: Json = {}): Json => ({
  resourceType: 'Patient',
  name: [{ use: 'official', family: 'Ruiz', given: ['Ana'] }],
  telecom: [
    { system: 'phone', value: phone, use: 'mobile' },
    { system: 'email', value: 'ana@example.com' },
  ],
  communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'en-US' }] } }],
  ...changes,
})

export const aProcedure = (base: string, subject: string, changes: Json = {}): Json => ({
  resourceType: 'Procedure',
  status: 'completed',
  code: codeOf(base, 'care-plan', 'neurotoxin'),
  subject: { reference: subject },
  performedDateTime: MORNING,
  bodySite: [codeOf(base, 'area', 'glabella')],
  usedCode: [{ text: 'Botox Cosmetic' }],
  performer: [{ actor: { display: 'Dr Lee' } }],
  ...changes,
})

export const aConsent = (base: string, patient: string, changes: Json = {}): Json => ({
  resourceType: 'Consent',
  status: 'active',
  scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
  category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
  patient: { reference: patient },
  dateTime: MORNING,
  policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
  sourceAttachment: { contentType: 'text/plain', data: Buffer.from('I agree to texts.').toString('base64') },
  provision: { type: 'permit', code: [codeOf(base, 'channel', 'sms'), codeOf(base, 'channel', 'email')] },
  ...changes,
})

export const entry = (resource: Json, { fullUrl, ...request }: Json = {}): Json => ({
  ...(fullUrl ? { fullUrl } : {}),
  resource,
  request: { method: 'POST', url: resource.resourceType, ...request },
})

export const transaction = (...entries: Json[]): Json => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: entries,
})

/** The three resources of one visit. */
export const aVisit = (
  base: string,
  phone: string,
  changes: { patient?: Json; procedure?: Json; consent?: Json } = {},
) =>
  transaction(
    entry(aPatient(phone, changes.patient), { fullUrl: PATIENT_URN }),
    entry(aProcedure(base, PATIENT_URN, changes.procedure)),
    entry(aConsent(base, PATIENT_URN, changes.consent)),
  )

const fixture = (name: string) => JSON.parse(readFileSync(`tests/fixtures/${name}`, 'utf8'))
const { id, definitions } = fixture('fhir-r4.schema.json')
const { required, bindings } = fixture('fhir-r4-elements.json') as {
  required: Record<string, string[]>
  bindings: Record<string, string[]>
}
const schemas = new Ajv({ strict: false, allErrors: true })
schemas.addSchema({ $id: id, definitions })

/** What is wrong with a resource by R4: its JSON schema, elements that must be there, and codes of required bindings. */
export function r4Faults(resource: Json): string[] {
  const type = resource.resourceType
  const validate = schemas.getSchema(`${id}#/definitions/${type}`)
  if (!validate) return [`no schema of ${type}`]
  validate(resource)
  const shape = (validate.errors ?? []).map(({ instancePath, message }) => `${type}${instancePath} ${message}`)
  const missing = (required[type] ?? []).flatMap((path) => {
    const parts = path.split('.').slice(1)
    const last = parts.pop() ?? ''
    return valuesAt([resource], parts).some((holder) => !(last in holder)) ? [`${path} is missing`] : []
  })
  const wrong = Object.entries(bindings).flatMap(([path, codes]) => {
    const [of, ...parts] = path.split('.')
    const given = of === type ? valuesAt([resource], parts) : []
    return given.filter((code) => !codes.includes(code)).map((code) => `${path} is ${JSON.stringify(code)}`)
  })
  const inside = (resource.entry ?? []).flatMap((each: Json) => (each.resource ? r4Faults(each.resource) : []))
  return [...shape, ...missing, ...wrong, ...inside]
}

const valuesAt = (holders: Json[], parts: string[]): Json[] =>
  parts.reduce<Json[]>((found, part) => found.flatMap((each) => each?.[part] ?? []), holders)
