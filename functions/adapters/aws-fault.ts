export type AwsFault =
  /** The service answered, in its own words, that it did not do it. */
  | { kind: 'refused'; code: string; reason?: string }
  /** There was never a connection: nothing was asked. */
  | { kind: 'not-reached'; code: string }
  /** Time-out, reset, 5xx or an answer that nobody can read: done or not. */
  | { kind: 'no-answer'; code: string }

/** Error codes, without `Exception`, with which AWS services throttle a call. */
const THROTTLES = [
  'Throttling',
  'ThrottlingError',
  'TooManyRequests',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
]
const NOT_PERMITTED = [
  'AccessDenied',
  'AuthorizationError',
  'NotAuthorized',
  'UnauthorizedOperation',
  'UnrecognizedClient',
  'InvalidClientTokenId',
  'ExpiredToken',
  'SignatureDoesNotMatch',
]

export const isThrottle = (code: string): boolean => THROTTLES.includes(code)
export const isPermission = (code: string): boolean => NOT_PERMITTED.includes(code)

/** What an exception of the SDK says about the call. Holds codes only: messages of AWS quote numbers and addresses. */
export function faultOf(error: unknown): AwsFault {
  const { name, code, $fault, $metadata, Reason, syscall, errors } = error as Partial<SdkError>
  if (name === 'CredentialsProviderError') return { kind: 'not-reached', code: name }
  if ([...(errors ?? []), { syscall }].some((each) => each.syscall === 'connect' || each.syscall === 'getaddrinfo'))
    return { kind: 'not-reached', code: code ?? 'connect' }
  const status = $metadata?.httpStatusCode ?? 0
  if (status === 429) return { kind: 'refused', code: 'TooManyRequests' }
  const readable = $fault === 'client' && name !== undefined && !UNREADABLE.includes(name)
  if (readable && status >= 400 && status < 500)
    return {
      kind: 'refused',
      code: name.replace(/Exception$/, ''),
      ...(Reason === undefined ? {} : { reason: Reason }),
    }
  return { kind: 'no-answer', code: status >= 500 ? `HTTP ${status}` : (code ?? name ?? 'unknown') }
}

/** Names that the SDK gives to an error answer in which it finds no code. */
const UNREADABLE = ['Unknown', 'UnknownError']

type SdkError = {
  name: string
  code: string
  syscall: string
  $fault: 'client' | 'server'
  $metadata: { httpStatusCode?: number }
  Reason: string
  errors: { syscall?: string }[]
}
