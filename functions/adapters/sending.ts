import type { Sent } from '../use-cases/ports.ts'
import { faultOf, isPermission } from './aws-fault.ts'

/**
 * Settings of every client that sends to a person. One attempt: the SDK's own three make three texts of one when only
 * the answer was lost. At most 7 s, below the sending function's 10 s, so that the outcome can still be recorded. No
 * kept connections: one that the service closed while the function slept would fail as if the text might have left.
 */
export const SENDING = {
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: 2000,
    requestTimeout: 5000,
    // The request's time-out ends with the answer's headers; this one covers its body.
    socketTimeout: 2000,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: false },
    httpsAgent: { keepAlive: false },
  },
}

/**
 * Makes the one request and says what came of it. `final` holds the service's error codes (without `Exception`) and
 * conflict reasons that mean this message will never be taken; any other refusal may pass.
 */
export async function sending(
  request: () => Promise<{ MessageId?: string | undefined }>,
  final: readonly string[],
): Promise<Sent> {
  try {
    const { MessageId } = await request()
    if (MessageId) return { kind: 'sent', providerId: MessageId }
    return { kind: 'uncertain', because: 'the answer names no message' }
  } catch (error) {
    return refusalOf(error, final)
  }
}

function refusalOf(error: unknown, final: readonly string[]): Sent {
  const fault = faultOf(error)
  switch (fault.kind) {
    case 'no-answer':
      return { kind: 'uncertain', because: `no answer that can be read: ${fault.code}` }
    case 'not-reached':
      return { kind: 'try-again', because: `no connection: ${fault.code}` }
    case 'refused': {
      const { code, reason } = fault
      const why = reason === undefined ? code : `${code} ${reason}`
      if (isPermission(code)) return { kind: 'try-again', because: `the function has no permission to send: ${why}` }
      if (final.includes(code) || (reason !== undefined && final.includes(reason)))
        return { kind: 'undeliverable', because: `refused for good: ${why}` }
      return { kind: 'try-again', because: `refused for now: ${why}` }
    }
  }
}
