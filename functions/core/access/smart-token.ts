import { isSame } from '../same-text.ts'
import { type Instant, toInstant } from '../time.ts'

/** As short as SMART asks for ("SHOULD NOT exceed 300 seconds"): a system fetches the next one by itself. */
export const TOKEN_SECONDS = 300

/** What an access token of a backend service grants. */
export type Grant = { clientId: string; until: Instant; scopes: readonly string[] }

type Signs = (text: string) => string

const seconds = (instant: Instant): number => Math.floor(Date.parse(instant) / 1000)
const said = ({ clientId, until, scopes }: Grant): string => `${clientId}~${seconds(until)}~${scopes.join('+')}`
const signed = (text: string, sign: Signs): string => sign(`smart access token ${text}`)

/** A grant as a bearer token (RFC 6750, 2.1). The stage's own signature stands for it, so nothing is stored. */
export const tokenOf = (grant: Grant, sign: Signs): string =>
  `aftercare_smart~${said(grant)}~${signed(said(grant), sign)}`

const WRITTEN = /^Bearer +aftercare_smart~((key-[\w-]{1,60})~(\d{10})~([\w/.+]{1,2000}))~([0-9a-f]{64})$/i

/** The grant that an `Authorization` header holds; undefined where it holds none that works. */
export function grantIn(authorization: string | undefined, sign: Signs, now: Instant): Grant | undefined {
  const [, text, clientId, until, scopes, signature] = WRITTEN.exec(authorization ?? '') ?? []
  if (!text || !clientId || !scopes || !signature || !isSame(signed(text, sign), signature)) return undefined
  const grant = { clientId, until: toInstant(Number(until) * 1000), scopes: scopes.split('+') }
  return grant.until > now ? grant : undefined
}
