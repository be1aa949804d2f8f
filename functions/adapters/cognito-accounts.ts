import { STAFF_ROLES } from '../core/clinic/staff.ts'
import { type AccountStatus, type Accounts, Rejected, Unavailable } from '../use-cases/ports.ts'
import { type Credentials, signedHeaders } from './signed-call.ts'

export type PoolOptions = {
  /** `us-east-1_abc`. */
  userPoolId: string
  region: string
  /** Where the service answers, where it is not the region's own. */
  endpoint?: string | undefined
  credentials(): Credentials
  /** ISO instant. */
  now(): string
}

type Json = Record<string, unknown>
type Answer = { kind: 'ok'; body: Json } | { kind: 'error'; type: string; message: string }

const ANSWER_WITHIN_MILLISECONDS = 4000
/** What Cognito means to be tried again. */
const TRANSIENT = ['TooManyRequestsException', 'InternalErrorException', 'ThrottlingException', 'InternalServerError']

/**
 * Accounts in the stage's user pool (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/). An
 * account's user name is its address when it is asked for, and the pool's own id from then on.
 */
export function cognitoAccounts({ userPoolId, region, endpoint, credentials, now }: PoolOptions): Accounts {
  async function ask(operation: string, input: Json): Promise<Answer> {
    const url = `${endpoint ?? `https://cognito-idp.${region}.amazonaws.com`}/`
    const body = JSON.stringify({ UserPoolId: userPoolId, ...input })
    const target = `AWSCognitoIdentityProviderService.${operation}`
    const given = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target }
    const call = { url, region, service: 'cognito-idp', headers: given, body, at: now() }
    let response: Response
    let text: string
    try {
      const headers = signedHeaders(call, credentials())
      response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MILLISECONDS),
      })
      text = await response.text()
    } catch {
      throw new Unavailable(`the user pool did not answer ${operation}`)
    }
    const answer = (text ? JSON.parse(text) : {}) as Json
    if (response.ok) return { kind: 'ok', body: answer }
    const type = String(answer.__type ?? '')
      .split('#')
      .at(-1) as string
    if (response.status >= 500 || TRANSIENT.includes(type)) throw new Unavailable(`the user pool answered ${type}`)
    return { kind: 'error', type, message: String(answer.message ?? '') }
  }
  /** What somebody has removed meanwhile is done, whatever it was. */
  async function act(operation: string, username: string, more: Json = {}): Promise<void> {
    const answer = await ask(operation, { Username: username, ...more })
    if (answer.kind === 'error' && answer.type !== 'UserNotFoundException')
      throw new Rejected(`${operation}: ${answer.type}`)
  }

  return {
    async invite({ email, name, clinicId, staffId, role }) {
      const made = await ask('AdminCreateUser', {
        Username: email,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: attributes({
          email,
          email_verified: 'true',
          name,
          'custom:clinic': clinicId,
          'custom:staff': staffId,
        }),
      })
      if (made.kind === 'error' && made.type !== 'UsernameExistsException')
        throw new Rejected(`AdminCreateUser: ${made.type}`)
      const found = made.kind === 'ok' ? undefined : await ask('AdminGetUser', { Username: email })
      if (found?.kind === 'error') throw new Unavailable('an account was made and removed at this moment')
      const own = found ? valuesOf(found.body.UserAttributes) : undefined
      if (own && (own['custom:clinic'] !== clinicId || own['custom:staff'] !== staffId)) return { kind: 'taken' }
      const username = usernameIn(made.kind === 'ok' ? (made.body.User as Json) : (found?.body ?? {}))
      await this.setRole(username, role)
      return { kind: 'invited', username }
    },
    inviteAgain: (email) =>
      act('AdminCreateUser', email, { MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] }),
    async statusOf(username): Promise<AccountStatus> {
      const found = await ask('AdminGetUser', { Username: username })
      if (found.kind === 'error') return 'gone'
      if (found.body.Enabled === false) return 'disabled'
      return found.body.UserStatus === 'FORCE_CHANGE_PASSWORD' ? 'invited' : 'active'
    },
    async setRole(username, role) {
      // The new group first: a token that is asked for in between has both, and the one that may most counts.
      await act('AdminAddUserToGroup', username, { GroupName: role })
      for (const other of STAFF_ROLES.filter((each) => each !== role))
        await act('AdminRemoveUserFromGroup', username, { GroupName: other })
    },
    async setEnabled(username, enabled) {
      await act(enabled ? 'AdminEnableUser' : 'AdminDisableUser', username)
      if (!enabled) await act('AdminUserGlobalSignOut', username)
    },
    signOut: (username) => act('AdminUserGlobalSignOut', username),
  }
}

const attributes = (values: Record<string, string>): Json[] =>
  Object.entries(values).map(([Name, Value]) => ({ Name, Value }))

const valuesOf = (given: unknown): Record<string, string> =>
  Object.fromEntries((given as { Name: string; Value: string }[]).map(({ Name, Value }) => [Name, Value]))

const usernameIn = (user: Json): string => String(user.Username)
