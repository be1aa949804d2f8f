import { oidcIdentity } from '../adapters/identity.ts'
import { memoryRecords } from '../adapters/memory-records.ts'
import type { ConsoleDeps } from '../console/shared/page.ts'
import { triagingDeps } from './deps.ts'
import { ENV, required } from './env.ts'

let made: ConsoleDeps | undefined

/** What the console needs besides: who people are, and a store that forgets, for rehearsals. */
export function consoleDeps(): ConsoleDeps {
  made ??= {
    ...triagingDeps(),
    identity: oidcIdentity(required(ENV.signInIssuer), required(ENV.signInClient)),
    forgetful: (now) => memoryRecords({ now }),
  }
  return made
}
