import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openModel } from '../core/triage/reader/model.ts'
import type { Rules } from '../core/triage/rules.ts'
import { unpackRules } from '../core/triage/unpack-rules.ts'
import { rulesWith } from './compiled-rules.ts'
import { ENV, optional } from './env.ts'

/** What `npm run train` makes; the bundle of a function that triages has it beside its code. */
const MODEL = 'reader.bin'
/** The rules as the build has compiled them, beside the code too. */
const PACKED = 'rules.json'
/** And those that run in shadow, where the stage has any (infra/shadow.ts). */
const SHADOW = { rules: 'shadow.json', model: 'shadow.bin' }

/** Set by the bundler alone (infra/bundle.ts), which leaves out the files of the rules, and what compiles them, where it is. */
declare const RULES_ARE_PACKED: true | undefined

let opened: Rules | undefined
let shadow: Rules | null | undefined

/** The rules of triage, opened on first use. */
export function rules(): Rules {
  opened ??= typeof RULES_ARE_PACKED === 'undefined' ? fromSource() : fromBundle()
  return opened
}

/** The rules that run in shadow beside them, opened on first use; undefined where the stage has none. */
export function shadowRules(): Rules | undefined {
  if (shadow === undefined) {
    const isThere = typeof RULES_ARE_PACKED !== 'undefined' && existsSync(join(bundle(), SHADOW.rules))
    shadow = isThere ? packedRules(SHADOW.rules, SHADOW.model) : null
  }
  return shadow ?? undefined
}

const fromBundle = (): Rules => packedRules(PACKED, MODEL)

const bundle = () => optional(ENV.taskRoot) ?? fileURLToPath(new URL('.', import.meta.url))

const packedRules = (packed: string, model: string): Rules =>
  unpackRules(readFileSync(join(bundle(), packed), 'utf8'), openModel(readFileSync(join(bundle(), model))))

const fromSource = (): Rules =>
  rulesWith(openModel(readFileSync(fileURLToPath(new URL(`../../templates/warning-signs/${MODEL}`, import.meta.url)))))
