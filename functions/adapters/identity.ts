import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  getValidatedIdTokenClaims,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  validateAuthResponse,
} from 'oauth4webapi'
import type { Identity } from '../use-cases/ports.ts'

const ANSWER_WITHIN_MILLISECONDS = 5000

/** Sign-in by an OpenID Connect provider: authorization code with PKCE (RFC 7636), without a client secret. */
export function oidcIdentity(issuer: string, clientId: string): Identity {
  const client = { client_id: clientId }
  // Plain HTTP only towards this machine itself, where the provider of the local runner answers.
  const insecure = ['localhost', '127.0.0.1'].includes(new URL(issuer).hostname)
  const options = () => ({
    [allowInsecureRequests]: insecure,
    signal: AbortSignal.timeout(ANSWER_WITHIN_MILLISECONDS),
  })
  let discovered: ReturnType<typeof discover> | undefined
  const discover = async () => {
    const response = await discoveryRequest(new URL(issuer), { ...options(), algorithm: 'oidc' })
    return processDiscoveryResponse(new URL(issuer), response)
  }
  const server = () => {
    discovered ??= discover().catch((error: unknown) => {
      discovered = undefined
      throw error
    })
    return discovered
  }

  return {
    async begin(redirectUri) {
      const [state, nonce, verifier] = [generateRandomState(), generateRandomNonce(), generateRandomCodeVerifier()]
      const url = new URL((await server()).authorization_endpoint ?? '')
      const parameters = {
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'openid profile',
        // On a shared tablet the next person signs in as themself.
        prompt: 'login',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
      return { url: url.href, state, nonce, verifier }
    },
    async end(returnTo) {
      // Cognito's logout endpoint: https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
      const { end_session_endpoint: logout, authorization_endpoint: authorize = '' } = await server()
      const url = new URL(logout ?? authorize.replace(/\/oauth2\/authorize$/, '/logout'))
      url.searchParams.set('client_id', clientId)
      url.searchParams.set('logout_uri', returnTo)
      return url.href
    },
    async finish(url, { state, nonce, verifier, redirectUri }) {
      try {
        const as = await server()
        const given = validateAuthResponse(as, client, new URL(url), state)
        const response = await authorizationCodeGrantRequest(
          as,
          client,
          None(),
          given,
          redirectUri,
          verifier,
          options(),
        )
        const answer = await processAuthorizationCodeResponse(as, client, response, {
          expectedNonce: nonce,
          requireIdToken: true,
        })
        return { kind: 'known', claims: { ...getValidatedIdTokenClaims(answer) } }
      } catch (error) {
        return { kind: 'refused', because: `The sign-in provider refused (${(error as Error).name}). Sign in again.` }
      }
    },
  }
}
