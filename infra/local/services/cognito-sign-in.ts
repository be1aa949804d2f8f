/** Sign-in on this machine: a real OpenID Connect provider under the name that the template gives the user pool. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type ClientMetadata, interactionPolicy } from 'oidc-provider'
import { bodyOf, problem } from '../http.ts'
import { OIDC_PATH, PUBLIC, type Template } from '../template.ts'
import { demoUsers } from '../world/demo-users.ts'
import type { UserPool } from './cognito.ts'
import { keptInMemory } from './cognito-sign-in-state.ts'
import type { LocalUser, PoolUsers } from './cognito-users.ts'

const DAY_SECONDS = 86_400
/** Functions may live years ahead of the wall clock, which alone decides here; their sign-in has to work then too. */
const TEN_YEARS_SECONDS = 3650 * DAY_SECONDS

type Account = { sub: string; name: string; clinic: string; role: string }

const fromTheStart: Account[] = Object.entries(demoUsers).flatMap(([clinic, roles]) =>
  Object.entries(roles)
    .filter(([role]) => role !== 'system')
    .map(([role, { sub, name }]) => ({ sub, name, clinic, role })),
)

/** And everybody who was invited since; nobody who is switched off signs in. */
const accountsOf = (users: PoolUsers): Account[] => [
  ...fromTheStart,
  ...users
    .all()
    .filter(({ enabled }) => enabled)
    .map(({ username, attributes, groups }) => ({
      sub: username,
      name: attributes.name ?? username,
      clinic: attributes['custom:clinic'] ?? '',
      role: groups.at(-1) ?? 'no role',
    })),
]

/** Who has signed in is not asked again, as Cognito's hosted session goes: a native client (plain HTTP) would be. */
function asksWhoOnce() {
  const policy = interactionPolicy.base()
  policy.get('consent')?.checks.remove('native_client_prompt')
  return policy
}

export class Oidc {
  private readonly provider: Provider
  private readonly handle: ReturnType<Provider['callback']>

  private readonly logoutUris: Map<string, string[]>

  private readonly users: PoolUsers

  private constructor(provider: Provider, logoutUris: Map<string, string[]>, users: PoolUsers) {
    this.provider = provider
    this.users = users
    this.logoutUris = logoutUris
    this.handle = provider.callback()
  }

  static async open(
    template: Template,
    address: string,
    { userPool, poolUsers }: { userPool: UserPool; poolUsers: PoolUsers },
  ): Promise<Oidc> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const clients = template.resources
      .filter(({ type, properties }) => type === 'AWS::Cognito::UserPoolClient' && properties.CallbackURLs)
      .map(
        ({ id, properties }): ClientMetadata => ({
          client_id: id,
          token_endpoint_auth_method: 'none',
          redirect_uris: (properties.CallbackURLs as string[]).map((url) => url.replace(PUBLIC, address)),
          response_types: ['code'],
          grant_types: ['authorization_code'],
          application_type: 'native',
        }),
      )
    const logoutUris = new Map(
      template.resources
        .filter(({ type }) => type === 'AWS::Cognito::UserPoolClient')
        .map(({ id, properties }) => [
          id,
          ((properties.LogoutURLs ?? []) as string[]).map((url) => url.replace(PUBLIC, address)),
        ]),
    )
    const provider = new Provider(`${address}${OIDC_PATH}`, {
      adapter: keptInMemory(),
      clients,
      jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
      cookies: { keys: [randomBytes(16).toString('hex')], long: { path: OIDC_PATH }, short: { path: OIDC_PATH } },
      routes: { end_session: '/logout' },
      pkce: { required: () => true },
      claims: { openid: ['sub'], profile: ['name', 'clinic', 'role', 'staff'] },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false } },
      interactions: { policy: asksWhoOnce(), url: (_, { uid }) => `${OIDC_PATH}/people/${uid}` },
      ttl: {
        IdToken: TEN_YEARS_SECONDS,
        AccessToken: DAY_SECONDS,
        Grant: DAY_SECONDS,
        Session: DAY_SECONDS,
        Interaction: DAY_SECONDS,
      },
      findAccount: (_, id) => {
        const account = fromTheStart.find(({ sub }) => sub === id)
        const invited = poolUsers.find(id)
        const claims = () =>
          invited ? userPool.stamped(bearerOf(invited)) : userPool.claimsOf(account?.clinic ?? '', account?.role ?? '')
        return account || invited
          ? { accountId: id, claims: async () => ({ sub: id, ...(await claims()) }) }
          : undefined
      },
      async loadExistingGrant({ oidc: { client, session, provider: own } }) {
        const grant = new own.Grant({
          ...(client ? { clientId: client.clientId } : {}),
          ...(session?.accountId ? { accountId: session.accountId } : {}),
        })
        grant.addOIDCScope('openid profile')
        await grant.save()
        return grant
      },
    })
    return new Oidc(provider, logoutUris, poolUsers)
  }

  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (!url.pathname.startsWith(`${OIDC_PATH}/`)) return false
    if (url.pathname === `${OIDC_PATH}/logout`) {
      this.logOut(response, url)
      return true
    }
    if (url.pathname.startsWith(`${OIDC_PATH}/people/`)) {
      if (request.method === 'POST') await this.choose(request, response)
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(accountsOf(this.users)))
      return true
    }
    const mounted = request as IncomingMessage & { originalUrl?: string }
    mounted.originalUrl = request.url ?? ''
    request.url = mounted.originalUrl.slice(OIDC_PATH.length)
    await this.handle(request, response)
    return true
  }

  /**
   * As Cognito's: ends its own session, and leads back to one of the client's addresses and to no other
   * (https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html).
   */
  private logOut(response: ServerResponse, { searchParams }: URL) {
    const to = searchParams.get('logout_uri') ?? ''
    if (!this.logoutUris.get(searchParams.get('client_id') ?? '')?.includes(to))
      return problem(response, 400, 'The client has no such logout_uri.')
    response.setHeader(
      'set-cookie',
      ['_session', '_session.sig'].map((name) => `${name}=; Path=${OIDC_PATH}; Expires=${new Date(0).toUTCString()}`),
    )
    response.writeHead(302, { location: to }).end()
  }

  private async choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const accountId = new URLSearchParams((await bodyOf(request)).toString()).get('who') ?? ''
    const invited = this.users.find(accountId)
    if (invited) this.users.keep({ ...invited, confirmed: true })
    await this.provider.interactionFinished(
      request,
      response,
      { login: { accountId } },
      { mergeWithLastSubmission: false },
    )
  }
}

const bearerOf = ({ username, attributes, groups }: LocalUser) => ({
  sub: username,
  name: attributes.name ?? username,
  clinic: attributes['custom:clinic'] ?? '',
  staff: attributes['custom:staff'] ?? '',
  groups,
})

const page = (accounts: readonly Account[]): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Who are you?</title>
<style>:root{color-scheme:light dark;font:18px/1.5 system-ui,sans-serif}main{max-width:30rem;margin:0 auto;padding:1rem}
button{display:block;width:100%;min-height:3rem;margin:.4rem 0;font:inherit;text-align:left;padding:.4rem 1rem}</style></head>
<body><main><h1>Who are you?</h1><p>On this machine nobody needs a password.</p><form method="post">
${accounts
  .map(
    ({ sub, name, clinic, role }) =>
      `<button name="who" value="${sub}">${name} (${role.replace('-', ' ')}, ${clinic})</button>`,
  )
  .join('\n')}</form></main></body></html>`
