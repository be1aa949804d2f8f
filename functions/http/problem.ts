/** Errors as `application/problem+json` (RFC 9457); `errors` names the faulty fields. */
import type { FieldError } from '../core/fault.ts'
import type { Paper } from '../core/paper.ts'
import { type Instant, minutesBetween } from '../core/time.ts'
import { MOST_REQUESTS_A_MINUTE } from '../use-cases/access/request-limit.ts'

/** `media`: of a body that is a text, such as a file. `paper`: the answer is this document, as PDF. */
export type Answer = {
  status: number
  body: unknown
  problem?: true
  media?: 'text/csv'
  paper?: Paper
  headers?: Record<string, string>
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal server error',
  503: 'Service unavailable',
}

/** A refusal; `more` adds members that say what is true instead, such as who has the alert. */
export function refuse(
  status: number,
  detail: string,
  more: { errors?: FieldError[]; [member: string]: unknown } = {},
): Answer {
  return {
    status,
    problem: true,
    body: { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, ...more },
  }
}

/** Whole seconds, for `Retry-After` (RFC 9110, 10.2.3). */
export const retryAfter = (at: Instant, now: Instant): Record<string, string> => ({
  'retry-after': String(Math.max(1, Math.ceil(minutesBetween(now, at) * 60))),
})

export const TOO_MANY_ENROLLED =
  'This clinic has enrolled as many new patients as an hour may bring. Nothing was done: send it again after the time in Retry-After. Larger numbers go by POST /v1/imports/treatments.'

/** Too many new patients: the same request may be sent again from then on. */
export const later = (at: Instant, now: Instant): Answer => ({
  ...refuse(429, TOO_MANY_ENROLLED),
  headers: retryAfter(at, now),
})

export const TOO_MANY_REQUESTS = `This client has sent more than ${MOST_REQUESTS_A_MINUTE} requests in a minute, so nothing was done. Send the request again after the time in Retry-After. Staff calls under /v1/alerts are never limited.`

/** Too many requests of one client. */
export const limited = (until: Instant, now: Instant): Answer => ({
  ...refuse(429, TOO_MANY_REQUESTS),
  headers: retryAfter(until, now),
})

/** Faulty fields; one that can be confirmed says by which field. */
export const invalid = (errors: FieldError[]): Answer =>
  refuse(422, `Fix ${errors.length === 1 ? 'one field' : `${errors.length} fields`}, listed under errors.`, {
    errors: errors.map(({ confirm, detail, pointer }) => ({
      pointer,
      detail: confirm ? `${detail} To send it all the same, set ${confirm} to true.` : detail,
    })),
  })

export const ok = (body: unknown, status = 200): Answer => ({ status, body })
