import { deps } from './runtime/deps.ts'
import { onToken } from './runtime/on-token.ts'
import { stampToken } from './use-cases/access/stamp-token.ts'

/**
 * From the user pool, before it signs a token: whose clinic and which role it stands for. It may be asked twice, and
 * writes nothing.
 */
export const handler = onToken(deps, stampToken)
