/** Errors as OperationOutcome (https://hl7.org/fhir/R4/operationoutcome.html). */
import type { Issue, IssueCode, OperationOutcome, Resource } from './types.ts'

export type FhirAnswer = { status: number; body: Resource; headers?: Record<string, string> }

export const issue = (code: IssueCode, diagnostics: string, expression?: string): Issue => ({
  severity: 'error',
  code,
  diagnostics,
  ...(expression ? { expression: [expression] } : {}),
})

export function refuseFhir(status: number, issues: readonly Issue[], headers?: Record<string, string>): FhirAnswer {
  const body: OperationOutcome = { resourceType: 'OperationOutcome', issue: [...issues] }
  return { status, body, ...(headers ? { headers } : {}) }
}

export const refusal = (status: number, code: IssueCode, diagnostics: string, expression?: string): FhirAnswer =>
  refuseFhir(status, [issue(code, diagnostics, expression)])
