import { cognitoAccounts } from '../adapters/cognito-accounts.ts'
import { oidcIdentity } from '../adapters/identity.ts'
import { memoryRecords } from '../adapters/memory-records.ts'
import type { ConsoleDeps } from '../console/shared/page.ts'
import { triagingDeps } from './deps.ts'
import { ENV, optional, required } from './env.ts'

let made: ConsoleDeps | undefined

/** What the console needs besides: who people are, with what they sign in, and a store that forgets, for rehearsals. */
export function consoleDeps(): ConsoleDeps {
  made ??= {
    ...triagingDeps(),
    identity: oidcIdentity(required(ENV.signInIssuer), required(ENV.signInClient)),
    accounts: cognitoAccounts({
      userPoolId: required(ENV.userPool),
      region: required(ENV.awsRegion),
      endpoint: optional(ENV.awsEndpoint),
      credentials: () => ({
        accessKeyId: required(ENV.awsKeyId),
        secretAccessKey: required(ENV.awsSecret),
        sessionToken: optional(ENV.awsToken),
      }),
      now: () => new Date().toISOString(),
    }),
    forgetful: (now) => memoryRecords({ now }),
  }
  return made
}
