/** A server of a test file's own whose clinic `demo` has logged a visit by FHIR. */
import { beforeAll, expect } from 'vitest'
import { aVisit, type Json, r4Faults } from './fhir.ts'
import { ownServer } from './own-server.ts'
import type { Answer, Client } from './server.ts'

export const CY = '+14155550140'

type FhirServer = {
  clinic: Client
  /** Once tests run: the address of the FHIR API, and the patient of the visit. */
  at: { base: string; patientId: string }
  send(
    path: string,
    body: unknown,
    as?: { role?: string; of?: string; headers?: Record<string, string> },
  ): Promise<Answer>
  get(path: string, role?: string, of?: string): Promise<Answer>
}

export function fhirServer(): FhirServer {
  const { cloud, clinic } = ownServer()
  const at = { base: '', patientId: '' }
  const send: FhirServer['send'] = (path, body, { role = 'system', of = 'demo', headers = {} } = {}) =>
    clinic.as(role, 'POST', `/fhir/R4${path}`, body, {
      clinic: of,
      headers: { 'content-type': 'application/fhir+json', ...headers },
    })
  beforeAll(async () => {
    at.base = `${cloud.url}/fhir/R4`
    const answer = await send('', aVisit(at.base, CY, { patient: { name: [{ text: 'Cy Park' }] } }))
    expect(answer.body.entry, JSON.stringify(answer.body)).toHaveLength(3)
    at.patientId = answer.body.entry[0].response.location.split('/').at(-1)
  })
  const get: FhirServer['get'] = (path, role = 'nurse', of = 'demo') =>
    clinic.as(role, 'GET', `/fhir/R4${path}`, undefined, { clinic: of })
  return { clinic, at, send, get }
}

/** Refused as FHIR says it: the status, the kind of issue and the element. Answers the issue. */
export function expectRefused(answer: Answer, status: number, code: string, expression?: string): Json {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
  expect(answer.type).toContain('application/fhir+json')
  expect(r4Faults(answer.body)).toEqual([])
  const issue = answer.body.issue.find((each: Json) => each.code === code)
  expect(issue, JSON.stringify(answer.body.issue)).toBeDefined()
  expect(issue.diagnostics.length).toBeGreaterThan(10)
  if (expression) expect(issue.expression[0]).toContain(expression)
  return issue
}
