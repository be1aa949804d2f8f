/** Errors as OperationOutcome (https://hl7.org/fhir/R4/operationoutcome.html). */
import type { Instant } from '../../core/time.ts'
import { retryAfter, TOO_MANY_ENROLLED, TOO_MANY_REQUESTS } from '../problem.ts'
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

/** Too many new patients: the same request may be sent again from then on. */
export const tooMany = (at: Instant, now: Instant): FhirAnswer =>
  refuseFhir(429, [issue('throttled', TOO_MANY_ENROLLED)], retryAfter(at, now))

/** Too many requests of one client. */
export const limitedFhir = (until: Instant, now: Instant): FhirAnswer =>
  refuseFhir(429, [issue('throttled', TOO_MANY_REQUESTS)], retryAfter(until, now))
