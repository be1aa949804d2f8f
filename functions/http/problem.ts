/** Errors as `application/problem+json` (RFC 9457); `errors` names the faulty fields. */
import type { FieldError } from '../core/fault.ts'

export type Answer = { status: number; body: unknown; problem?: true; headers?: Record<string, string> }

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

/** Faulty fields; one that can be confirmed says by which field. */
export const invalid = (errors: FieldError[]): Answer =>
  refuse(422, `Fix ${errors.length === 1 ? 'one field' : `${errors.length} fields`}, listed under errors.`, {
    errors: errors.map(({ confirm, detail, pointer }) => ({
      pointer,
      detail: confirm ? `${detail} To send it all the same, set ${confirm} to true.` : detail,
    })),
  })

export const ok = (body: unknown, status = 200): Answer => ({ status, body })
