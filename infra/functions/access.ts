import type { AftercareFunction } from '../aftercare-function.ts'
import type { Functions } from '../functions.ts'

/** What says, in each token that the user pool signs, whose it is. */
export function addAccess(functions: Functions): { stampToken: AftercareFunction } {
  const stampToken = functions.add('StampToken', 'stamp-token', {
    timeoutSeconds: 5,
    harm: 'Nobody can sign in and no clinic system gets a token; pages, links and texts still work.',
  })
  functions.parts.records.letRead(stampToken)
  return { stampToken }
}
