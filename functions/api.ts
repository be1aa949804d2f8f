import { routes } from './http/routes.ts'
import { deps } from './runtime/deps.ts'
import { onHttp } from './runtime/on-http.ts'

/** HTTP API of clinic systems. A request may come twice: a POST takes an Idempotency-Key for that. */
export const handler = onHttp(routes, {}, deps)
