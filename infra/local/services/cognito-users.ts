/** The people whom the console has invited: the user pool's own list, kept with the rest of the local cloud. */
import { randomBytes, randomUUID } from 'node:crypto'
import { arn, REGION } from '../arn.ts'
import { answerJson } from '../http.ts'
import { denyJson } from '../security/aws-errors.ts'
import type { Store } from '../store.ts'
import { type JsonObject, PUBLIC, type Template } from '../template.ts'
import type { Carrier } from '../world/carrier.ts'
import type { Call } from './call.ts'

export type LocalUser = {
  username: string
  email: string
  attributes: Record<string, string>
  groups: string[]
  enabled: boolean
  /** Has signed in since the invitation. */
  confirmed: boolean
}

const SETTING = 'cognito-users'
const OPERATIONS = [
  'AdminCreateUser',
  'AdminGetUser',
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
  'AdminEnableUser',
  'AdminDisableUser',
  'AdminUserGlobalSignOut',
]

export class PoolUsers {
  private readonly store: Store
  private readonly carrier: Carrier
  private readonly pool: string
  private readonly invitation: { EmailSubject: string; EmailMessage: string }
  private readonly groups: string[]

  constructor(template: Template, { store, carrier }: { store: Store; carrier: Carrier }) {
    this.store = store
    this.carrier = carrier
    const pool = template.resources.find(({ type }) => type === 'AWS::Cognito::UserPool')
    this.pool = `${REGION}_${pool?.id}`
    const { InviteMessageTemplate } = (pool?.properties.AdminCreateUserConfig ?? {}) as JsonObject
    this.invitation = InviteMessageTemplate as { EmailSubject: string; EmailMessage: string }
    this.groups = template.resources
      .filter(({ type }) => type === 'AWS::Cognito::UserPoolGroup')
      .map(({ properties }) => String(properties.GroupName))
  }

  all(): LocalUser[] {
    return JSON.parse(this.store.setting(SETTING) ?? '[]') as LocalUser[]
  }

  /** By the pool's own id, or by the address. */
  find(name: string): LocalUser | undefined {
    return this.all().find(({ username, email }) => username === name || email === name)
  }

  keep(user: LocalUser): void {
    const others = this.all().filter(({ username }) => username !== user.username)
    this.store.set(SETTING, JSON.stringify([...others, user]))
  }

  async call({ operation, body, response, may }: Call, address: string): Promise<void> {
    if (!OPERATIONS.includes(operation))
      throw new Error(
        `Cognito ${operation} is not modelled by the local runner (infra/local/services/cognito-users.ts).`,
      )
    const resource = arn('cognito-idp', `userpool/${this.pool}`)
    if (!may(`cognito-idp:${operation}`, resource)) return denyJson(response, `cognito-idp:${operation}`, resource)
    const input = JSON.parse(body.toString()) as JsonObject
    const refuse = (type: string) => answerJson(response, 400, { __type: type, message: type })
    if (input.UserPoolId !== this.pool) return refuse('ResourceNotFoundException')
    const found = this.find(String(input.Username))
    if (operation === 'AdminCreateUser') {
      const again = input.MessageAction === 'RESEND'
      if (found && !again) return refuse('UsernameExistsException')
      if (!found && again) return refuse('UserNotFoundException')
      if (found?.confirmed) return refuse('UnsupportedUserStateException')
      const user = found ?? this.made(input)
      this.keep(user)
      await this.invite(user, address)
      return answerJson(response, 200, { User: shown(user) })
    }
    if (!found) return refuse('UserNotFoundException')
    const group = String(input.GroupName)
    if (operation.endsWith('Group') && !this.groups.includes(group)) return refuse('ResourceNotFoundException')
    const without = found.groups.filter((each) => each !== group)
    switch (operation) {
      case 'AdminGetUser': {
        const { Attributes, ...user } = shown(found)
        return answerJson(response, 200, { ...user, UserAttributes: Attributes })
      }
      case 'AdminAddUserToGroup':
        this.keep({ ...found, groups: [...without, group] })
        break
      case 'AdminRemoveUserFromGroup':
        this.keep({ ...found, groups: without })
        break
      case 'AdminEnableUser':
        this.keep({ ...found, enabled: true })
        break
      case 'AdminDisableUser':
        this.keep({ ...found, enabled: false })
        break
    }
    answerJson(response, 200, {})
  }

  private made(input: JsonObject): LocalUser {
    const given = (input.UserAttributes ?? []) as { Name: string; Value: string }[]
    const attributes = Object.fromEntries(given.map(({ Name, Value }) => [Name, Value]))
    const email = String(input.Username)
    return { username: randomUUID(), email, attributes, groups: [], enabled: true, confirmed: false }
  }

  /** Cognito writes both placeholders into the template's words. */
  private async invite({ email }: LocalUser, address: string): Promise<void> {
    const { EmailSubject, EmailMessage } = this.invitation
    const password = randomBytes(9).toString('base64url')
    const text = EmailMessage.replaceAll('{username}', email).replaceAll('{####}', password)
    const from = 'no-reply@verificationemail.com'
    const head = [`From: ${from}`, `To: ${email}`, `Subject: ${EmailSubject}`, 'Content-Type: text/html; charset=utf-8']
    const words = text.replaceAll(PUBLIC, address)
    await this.carrier.mail(email, from, [...head, '', words].join('\r\n'), undefined)
  }
}

const shown = ({ username, attributes, enabled, confirmed }: LocalUser) => ({
  Username: username,
  Enabled: enabled,
  UserStatus: confirmed ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
  Attributes: Object.entries({ ...attributes, sub: username }).map(([Name, Value]) => ({ Name, Value })),
})
