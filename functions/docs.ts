import { HOOK_PATHS } from './http/intake-hook.ts'
import { openApi } from './http/openapi.ts'
import { routes } from './http/routes.ts'
import { onDocs } from './runtime/on-docs.ts'

/** The API for people (`/docs`) and for machines (`/openapi.json`). It reads no records, and answers anybody. */
export const handler = onDocs(() => openApi(routes, HOOK_PATHS))
