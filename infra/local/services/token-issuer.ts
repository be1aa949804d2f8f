import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import type { Store } from '../store.ts'
import type { JsonObject, Template } from '../template.ts'

export type Claims = Record<string, string>

const ALGORITHM = 'RS256'
const LIFETIME_SECONDS = 12 * 3600

/** Signs and verifies tokens under the issuer and audience that the template's authorizer names. Wall time decides. */
export class Issuer {
  private readonly key: JWK
  private readonly issuer: string
  private readonly audience: string

  private constructor(key: JWK, issuer: string, audience: string) {
    this.key = key
    this.issuer = issuer
    this.audience = audience
  }

  static async open(store: Store, template: Template): Promise<Issuer> {
    const authorizer = template.resources.find(({ type }) => type === 'AWS::ApiGatewayV2::Authorizer')
    const jwt = authorizer?.properties.JwtConfiguration as JsonObject | undefined
    if (!jwt) throw new Error('the template has no JWT authorizer')
    const kept = store.setting('issuer-key')
    const key = kept
      ? (JSON.parse(kept) as JWK)
      : await exportJWK((await generateKeyPair(ALGORITHM, { extractable: true })).privateKey)
    if (!kept) store.set('issuer-key', JSON.stringify(key))
    return new Issuer(key, String(jwt.Issuer), String((jwt.Audience as string[])[0]))
  }

  /** `changes` replaces what the token says of itself: for tokens that have to be refused. */
  async sign(claims: Claims, changes: Record<string, unknown> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const own = { iss: this.issuer, aud: this.audience, iat: now, exp: now + LIFETIME_SECONDS }
    return new SignJWT({ ...claims, client_id: this.audience, ...own, ...changes })
      .setProtectedHeader({ alg: ALGORITHM })
      .sign(await importJWK(this.key, ALGORITHM))
  }

  /** The token's claims; `undefined` when it is not ours, was changed or has expired. */
  async verify(token: string): Promise<Claims | undefined> {
    const { n, e, kty } = this.key
    try {
      const { payload } = await jwtVerify(token, await importJWK({ n, e, kty } as JWK, ALGORITHM), {
        issuer: this.issuer,
        audience: this.audience,
        algorithms: [ALGORITHM],
      })
      return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]))
    } catch {
      return undefined
    }
  }
}
