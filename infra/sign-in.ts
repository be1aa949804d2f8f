import { Aws } from 'aws-cdk-lib'
import {
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { Stage } from './stage.ts'

/** Scope that every call of the API needs: `aftercare/clinic`. */
export const CLINIC_SCOPE = 'aftercare/clinic'

/** Who may sign in. People are created by the clinic's admin; there is no sign-up. */
export class SignIn extends Construct {
  readonly pool: UserPool
  readonly client: UserPoolClient
  /** The console's: people sign in at the hosted page and come back with a code. It has no secret; PKCE stands in. */
  readonly console: UserPoolClient

  constructor(scope: Construct, id: string, { stage, url }: { stage: Stage; url: string }) {
    super(scope, id)
    this.pool = new UserPool(this, 'Pool', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: stage.production ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: stage.production,
    })
    const clinic = new ResourceServerScope({ scopeName: 'clinic', scopeDescription: 'Act for the clinic of the token' })
    const server = this.pool.addResourceServer('Api', { identifier: 'aftercare', scopes: [clinic] })
    this.client = this.pool.addClient('Systems', {
      generateSecret: true,
      oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, clinic)] },
    })
    this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `aftercare-${stage.name}-${Aws.ACCOUNT_ID}` } })
    this.console = this.pool.addClient('Console', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [`${url}/console/signed-in`],
        logoutUrls: [`${url}/console/signed-out`],
      },
    })
  }
}
