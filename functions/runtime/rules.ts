import { readFileSync } from 'node:fs'
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

/** Set by the bundler alone (infra/bundle.ts), which leaves out the files of the rules, and what compiles them, where it is. */
declare const RULES_ARE_PACKED: true | undefined

let opened: Rules | undefined

/** The rules of triage, opened on first use. */
export function rules(): Rules {
  opened ??= typeof RULES_ARE_PACKED === 'undefined' ? fromSource() : fromBundle()
  return opened
}

function fromBundle(): Rules {
  const bundle = optional(ENV.taskRoot) ?? fileURLToPath(new URL('.', import.meta.url))
  return unpackRules(readFileSync(join(bundle, PACKED), 'utf8'), openModel(readFileSync(join(bundle, MODEL))))
}

const fromSource = (): Rules =>
  rulesWith(openModel(readFileSync(fileURLToPath(new URL(`../../templates/warning-signs/${MODEL}`, import.meta.url)))))
