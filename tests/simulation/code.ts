import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as content from '../../functions/runtime/content.ts'
import * as inboundText from '../../functions/runtime/inbound-text.ts'
import * as rescuedMail from '../../functions/runtime/rescued-email.ts'
import * as rescuedText from '../../functions/runtime/rescued-text.ts'
import * as rules from '../../functions/runtime/rules.ts'
import * as audit from '../../functions/use-cases/alerts/audit-alerts.ts'
import * as outbound from '../../functions/use-cases/messages/process-outbound.ts'
import * as receipt from '../../functions/use-cases/messages/record-receipt.ts'
import * as tick from '../../functions/use-cases/messages/tick.ts'
import * as ports from '../../functions/use-cases/ports.ts'
import * as due from '../../functions/use-cases/process-due.ts'
import * as receiveEmail from '../../functions/use-cases/replies/receive-email.ts'
import * as receiveText from '../../functions/use-cases/replies/receive-text.ts'
import * as rescueEmail from '../../functions/use-cases/replies/rescue-email.ts'
import * as rescueReply from '../../functions/use-cases/replies/rescue-reply.ts'

/** What the functions of one version run, by the modules under `functions/`. */
const MODULES = {
  'runtime/content.ts': content,
  'runtime/inbound-text.ts': inboundText,
  'runtime/rescued-email.ts': rescuedMail,
  'runtime/rescued-text.ts': rescuedText,
  'runtime/rules.ts': rules,
  'use-cases/alerts/audit-alerts.ts': audit,
  'use-cases/messages/process-outbound.ts': outbound,
  'use-cases/messages/record-receipt.ts': receipt,
  'use-cases/messages/tick.ts': tick,
  'use-cases/ports.ts': ports,
  'use-cases/process-due.ts': due,
  'use-cases/replies/receive-email.ts': receiveEmail,
  'use-cases/replies/receive-text.ts': receiveText,
  'use-cases/replies/rescue-email.ts': rescueEmail,
  'use-cases/replies/rescue-reply.ts': rescueReply,
}
type Modules = typeof MODULES

type Together<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void
  ? All
  : never

/** The use cases and the data of one version of the service. */
export type Code = Together<Modules[keyof Modules]>

/** The version that this simulation stands in. */
export const OURS: Code = Object.assign({}, ...Object.values(MODULES))

/**
 * Another version, for a deploy in the middle: the checkout in `folder`, with its own dependencies. What that version does not have
 * yet is run by ours; a folder that has none of the modules is refused.
 */
export async function codeIn(folder: string): Promise<Code> {
  const paths = Object.keys(MODULES).filter((path) => existsSync(join(folder, 'functions', path)))
  if (paths.length === 0) throw new Error(`${folder} holds no checkout of the service.`)
  const modules = paths.map((path) => import(pathToFileURL(join(folder, 'functions', path)).href))
  return Object.assign({}, OURS, ...(await Promise.all(modules)))
}
