import { Aws, Duration } from 'aws-cdk-lib'
import {
  CfnManagedLoginBranding,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolGroup,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito'
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { ROLES } from '../functions/core/clinic/clinic.ts'
import type { Stage } from './stage.ts'

/** Scope that every call of the API needs: `aftercare/clinic`. */
export const CLINIC_SCOPE = 'aftercare/clinic'

/** An authorizer of an HTTP API takes so many audiences. */
const MOST_AUDIENCES = 50

const SHORTEST_PASSWORD = 12

/** No API of the pool takes a password; refreshing a token is always allowed where flows are named. */
const BY_PAGE_ALONE = { userPassword: false, userSrp: false, adminUserPassword: false, custom: false, user: false }

/** What the settings of the console do: people are invited, given another role, kept out, signed out; never removed. */
const PEOPLE = [
  'AdminCreateUser',
  'AdminGetUser',
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
  'AdminEnableUser',
  'AdminDisableUser',
  'AdminUserGlobalSignOut',
]

/** Cognito fills in both placeholders; its e-mail may not go on without either. */
const invitation = (url: string) => ({
  emailSubject: 'Your sign-in to the clinic console',
  emailBody: `<p>Your clinic has given you access to its console.</p><p>Sign in at <a href="${url}/console">${url}/console</a> with the user name {username} and the password {####}. You choose your own password then. The one in this email works for 7 days.</p><p>Not expecting this? Ignore it.</p>`,
})

/**
 * Who may sign in. Admins invite people from the console, the person who runs the service the first admin; there is no sign-up. What a person may do is the
 * group; where, and who of the staff they are, two attributes that are written once and by no client.
 */
export class SignIn extends Construct {
  readonly pool: UserPool
  readonly client: UserPoolClient
  /** The console's: people sign in at the hosted page and come back with a code. It has no secret; PKCE stands in. */
  readonly console: UserPoolClient
  /** Clients whose tokens the API takes. */
  readonly audience: string[]

  constructor(scope: Construct, id: string, { stage, url }: { stage: Stage; url: string }) {
    super(scope, id)
    this.pool = new UserPool(this, 'Pool', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      // Nothing is required: a pool can never take it back, and each client would have to be allowed to write it.
      standardAttributes: { email: { required: false, mutable: true }, fullname: { required: false, mutable: true } },
      customAttributes: {
        clinic: new StringAttribute({ minLen: 1, maxLen: 40, mutable: false }),
        staff: new StringAttribute({ minLen: 1, maxLen: 60, mutable: false }),
      },
      passwordPolicy: { minLength: SHORTEST_PASSWORD, tempPasswordValidity: Duration.days(7) },
      userInvitation: invitation(url),
      mfa: stage.production ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: stage.production,
    })
    for (const role of ROLES.filter((each) => each !== 'system'))
      new UserPoolGroup(this, `Group-${role}`, { userPool: this.pool, groupName: role })
    const clinic = new ResourceServerScope({ scopeName: 'clinic', scopeDescription: 'Act for the clinic of the token' })
    const server = this.pool.addResourceServer('Api', { identifier: 'aftercare', scopes: [clinic] })
    const scopeOfApi = OAuthScope.resourceServer(server, clinic)
    this.client = this.pool.addClient('Systems', {
      generateSecret: true,
      authFlows: BY_PAGE_ALONE,
      accessTokenValidity: Duration.hours(1),
      oAuth: { flows: { clientCredentials: true }, scopes: [scopeOfApi] },
    })
    this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `aftercare-${stage.name}-${Aws.ACCOUNT_ID}` },
      // The classic page ignores `prompt=login`: on a shared tablet, the next person would be the previous one.
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    this.console = this.pool.addClient('Console', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      // Named, or a client takes passwords by itself (SRP): people sign in at the managed login page alone.
      authFlows: BY_PAGE_ALONE,
      accessTokenValidity: Duration.hours(1),
      // Nobody gives themself another clinic or another person's name.
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, scopeOfApi],
        callbackUrls: [`${url}/console/signed-in`],
        logoutUrls: [`${url}/console/signed-out`],
      },
    })
    // Without a style of the client's own the managed login page answers that it is not available.
    new CfnManagedLoginBranding(this, 'LoginPage', {
      userPoolId: this.pool.userPoolId,
      clientId: this.console.userPoolClientId,
      useCognitoProvidedValues: true,
    })
    this.audience = [this.client.userPoolClientId, this.console.userPoolClientId, ...stage.clients]
    if (this.audience.length > MOST_AUDIENCES)
      throw new Error(
        `The stage "${stage.name}" names ${stage.clients.length} clients in cdk.json; an authorizer takes ${MOST_AUDIENCES - 2} besides its own.`,
      )
  }

  letManagePeople(grantee: IGrantable): void {
    const actions = PEOPLE.map((operation) => `cognito-idp:${operation}`)
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.pool.userPoolArn] }).assertSuccess()
  }

  /** The function that says, in each token, whose it is. */
  stampBy(stamp: IFunction): void {
    this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, stamp, LambdaVersion.V3_0)
  }
}
