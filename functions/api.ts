import { HOOK_PATHS } from './http/intake-hook.ts'
import { openApi } from './http/openapi.ts'
import { routes } from './http/routes.ts'
import { deps } from './runtime/deps.ts'
import { onHttp } from './runtime/on-http.ts'

/** HTTP API of clinic systems. A request may come twice: POST /v1/treatments takes an Idempotency-Key for that. */
export const handler = onHttp(routes, { '/openapi.json': () => openApi(routes, HOOK_PATHS) }, deps)
