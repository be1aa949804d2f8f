import { Aws, Duration } from 'aws-cdk-lib'
import {
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolGroup,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { ROLES } from '../functions/core/clinic/clinic.ts'
import type { Stage } from './stage.ts'

/** Scope that every call of the API needs: `aftercare/clinic`. */
export const CLINIC_SCOPE = 'aftercare/clinic'

/** An authorizer of an HTTP API takes so many audiences. */
export const MOST_AUDIENCES = 50

const SHORTEST_PASSWORD = 12

/**
 * Who may sign in. People are created by whoever runs the service; there is no sign-up. What a person may do is the
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
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: true, mutable: true } },
      customAttributes: {
        clinic: new StringAttribute({ minLen: 1, maxLen: 40, mutable: false }),
        staff: new StringAttribute({ minLen: 1, maxLen: 60, mutable: false }),
      },
      passwordPolicy: { minLength: SHORTEST_PASSWORD },
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
      accessTokenValidity: Duration.hours(1),
      oAuth: { flows: { clientCredentials: true }, scopes: [scopeOfApi] },
    })
    this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `aftercare-${stage.name}-${Aws.ACCOUNT_ID}` } })
    this.console = this.pool.addClient('Console', {
      generateSecret: false,
      preventUserExistenceErrors: true,
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
    this.audience = [this.client.userPoolClientId, this.console.userPoolClientId, ...stage.clients]
    if (this.audience.length > MOST_AUDIENCES)
      throw new Error(
        `The stage "${stage.name}" names ${stage.clients.length} clients in cdk.json; an authorizer takes ${MOST_AUDIENCES - 2} besides its own.`,
      )
  }

  /** The function that says, in each token, whose it is. */
  stampBy(stamp: IFunction): void {
    this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, stamp, LambdaVersion.V3_0)
  }
}
