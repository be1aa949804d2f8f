import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cognitoAccounts } from '../../functions/adapters/cognito-accounts.ts'
import { signedHeaders } from '../../functions/adapters/signed-call.ts'
import { Unavailable } from '../../functions/use-cases/ports.ts'
import { Gateway, OPERATOR_KEY } from '../../infra/local/gateway.ts'
import { Grants } from '../../infra/local/security/grants.ts'
import { PoolUsers } from '../../infra/local/services/cognito-users.ts'
import { Store } from '../../infra/local/store.ts'
import type { Resource, Template } from '../../infra/local/template.ts'

const resource = (id: string, type: string, properties: object = {}) =>
  ({ id, type, properties, metadata: {} }) as unknown as Resource
const INVITATION = { EmailSubject: 'Your sign-in', EmailMessage: 'User name {username}, password {####}' }
const template: Template = {
  resources: [
    resource('Pool', 'AWS::Cognito::UserPool', { AdminCreateUserConfig: { InviteMessageTemplate: INVITATION } }),
    ...['front-desk', 'nurse', 'clinician', 'admin'].map((GroupName) =>
      resource(GroupName, 'AWS::Cognito::UserPoolGroup', { GroupName }),
    ),
  ],
  outputs: {},
  folder: '',
}

const mails: { to: string; raw: string }[] = []
const carrier = { mail: async (to: string, _: string, raw: string) => void mails.push({ to, raw }) } as never
const poolUsers = new PoolUsers(template, { store: new Store(undefined), carrier })
const none = {} as never
const parts = { engine: none, queues: none, carrier, poolUsers, model: none, chaos: undefined, changed() {} }
const gateway = new Gateway({ ...parts, grants: new Grants(template) })
beforeAll(() => gateway.start())
afterAll(() => gateway.stop())

const accounts = (accessKeyId = OPERATOR_KEY, endpoint = gateway.url) =>
  cognitoAccounts({
    ...{ userPoolId: 'us-east-1_Pool', region: 'us-east-1', endpoint },
    credentials: () => ({ accessKeyId, secretAccessKey: 'local' }),
    now: () => '2030-11-25T18:00:00.000Z',
  })
const KIM = {
  email: 'kim@harbor.example',
  name: 'Nurse Kim',
  clinicId: 'demo',
  staffId: 'nurse-kim',
  role: 'nurse',
} as const

describe('accounts in a user pool', () => {
  it('are invited by e-mail with a first password and their role, and taken up when they exist already', async () => {
    const made = await accounts().invite(KIM)
    if (made.kind !== 'invited') throw new Error(made.kind)
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({
      to: KIM.email,
      raw: expect.stringMatching(/User name kim@harbor.example, password \S{8,}/),
    })
    expect(poolUsers.find(made.username)).toMatchObject({
      groups: ['nurse'],
      attributes: { 'custom:clinic': 'demo', 'custom:staff': 'nurse-kim', email_verified: 'true', name: 'Nurse Kim' },
    })
    expect(await accounts().statusOf(made.username)).toBe('invited')
    await accounts().inviteAgain(KIM.email)
    expect(mails).toHaveLength(2)
    expect(await accounts().invite({ ...KIM, role: 'clinician' })).toEqual(made)
    expect(poolUsers.find(made.username)?.groups).toEqual(['clinician'])
    expect(await accounts().invite({ ...KIM, staffId: 'dr-lee' })).toEqual({ kind: 'taken' })
  })

  it('are switched off and on; what was removed at the provider is gone, and no fault', async () => {
    const { username = '' } = poolUsers.find(KIM.email) ?? {}
    await accounts().setEnabled(username, false)
    expect(await accounts().statusOf(username)).toBe('disabled')
    await accounts().setEnabled(username, true)
    poolUsers.keep({ ...poolUsers.all()[0], confirmed: true } as never)
    expect(await accounts().statusOf(username)).toBe('active')
    await accounts().signOut('nobody')
    expect(await accounts().statusOf('nobody')).toBe('gone')
  })

  it('cannot be reached, or are not allowed: nobody takes that for done', async () => {
    await expect(accounts(OPERATOR_KEY, 'http://127.0.0.1:9').signOut('x')).rejects.toThrow(Unavailable)
    await expect(accounts('LOCALSomeFunction').signOut('x')).rejects.toThrow('AccessDenied')
  })
})

it('signs a call as AWS does, by the example of its own test suite (post-vanilla)', () => {
  const call = { url: 'https://example.amazonaws.com/', region: 'us-east-1', service: 'service', headers: {}, body: '' }
  const { authorization } = signedHeaders(
    { ...call, at: '2015-08-30T12:36:00.000Z' },
    { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  )
  expect(authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  )
})
