import { createLocalJWKSet, decodeJwt, errors, jwtVerify } from 'jose'
import type { Assertions } from '../use-cases/ports.ts'

/** What SMART asks of every server (https://hl7.org/fhir/smart-app-launch/client-confidential-asymmetric.html). */
const ALGORITHMS = ['RS384', 'ES384']

/** Clocks of two machines differ. */
const SKEW_SECONDS = 30

/** Reads and verifies the signed statement by which a system says who it is (RFC 7523). */
export const clientAssertions: Assertions = {
  issuerOf(assertion) {
    try {
      return decodeJwt(assertion).iss
    } catch {
      return undefined
    }
  },
  async verify(assertion, { keys, clientId, audience, now }) {
    try {
      const { payload } = await jwtVerify(assertion, createLocalJWKSet({ keys: [...keys] }), {
        ...{ algorithms: ALGORITHMS, issuer: clientId, subject: clientId, audience },
        ...{ requiredClaims: ['exp', 'jti'], clockTolerance: SKEW_SECONDS, currentDate: new Date(now) },
      })
      return { kind: 'valid', jti: String(payload.jti), expiresAt: (payload.exp ?? 0) - SKEW_SECONDS }
    } catch (error) {
      if (error instanceof errors.JOSEError) return { kind: 'invalid', because: becauseOf(error) }
      throw error
    }
  },
}

function becauseOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The assertion has expired: sign a new one for each request.'
  if (error instanceof errors.JWTClaimValidationFailed)
    return `The claim ${error.claim} of the assertion is not as it must be.`
  if (error instanceof errors.JWKSNoMatchingKey)
    return 'No registered public key has the kid and the algorithm of the assertion.'
  if (error instanceof errors.JOSEAlgNotAllowed) return `The assertion must be signed by ${ALGORITHMS.join(' or ')}.`
  return 'The signature of the assertion does not verify.'
}
