/** SMART backend services: how a system finds the token endpoint, and what that answers. */
import type { Allowed } from '../../core/access/smart-scopes.ts'
import { type SmartAsked, type SmartSignedIn, signInByAssertion } from '../../use-cases/access/smart-sign-in.ts'
import { TYPES } from './table.ts'

/** Behind the door of systems with keys: the gateway's own tokens are those of the user pool. */
export const SMART_DOOR = '/systems/fhir/R4'
export const CONFIGURATION = '.well-known/smart-configuration'
export const TOKEN = 'auth/token'

/** What a system may do with each type, by the table that routes. */
export const SYSTEM_MAY: Allowed = Object.fromEntries(
  TYPES.map(({ type, roles, search, create }): [string, string] => {
    const reads = roles.includes('system')
    return [type, `${create?.roles.includes('system') ? 'c' : ''}${reads ? 'r' : ''}${reads && search ? 's' : ''}`]
  }).filter(([, letters]) => letters !== ''),
)

export const tokenAddress = (linkBase: string): string => `${linkBase}${SMART_DOOR}/${TOKEN}`

/** `.well-known/smart-configuration` (https://hl7.org/fhir/smart-app-launch/conformance.html). */
export const smartConfiguration = (linkBase: string): object => ({
  token_endpoint: tokenAddress(linkBase),
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
  grant_types_supported: ['client_credentials'],
  scopes_supported: Object.entries(SYSTEM_MAY).map(([type, letters]) => `system/${type}.${letters}`),
  capabilities: ['client-confidential-asymmetric', 'permission-v1', 'permission-v2'],
})

type Deps = Parameters<typeof signInByAssertion>[0] & { linkBase: string }

/** The token endpoint (RFC 6749, 5.1 and 5.2). */
export async function smartToken(deps: Deps, form: URLSearchParams): Promise<{ status: number; body: object }> {
  const asked: SmartAsked = { form, audience: tokenAddress(deps.linkBase), allowed: SYSTEM_MAY }
  const signedIn: SmartSignedIn = await signInByAssertion(deps, asked)
  if (signedIn.kind === 'refused') {
    const status = signedIn.error === 'invalid_client' ? 401 : 400
    return { status, body: { error: signedIn.error, error_description: signedIn.because } }
  }
  const { token, seconds, scope } = signedIn
  return { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: seconds, scope } }
}
