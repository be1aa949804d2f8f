import { copyFileSync, cpSync, existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { packRules } from '../functions/core/triage/pack-rules.ts'
import { rulesIn } from './triage/faults.ts'

const RULES = 'rules.json'

/**
 * A bundle with the rules of another folder beside its own, which it reads in shadow (functions/runtime/rules.ts); the bundle itself
 * where it holds no rules. `from` is made like `templates/warning-signs/`. Throws where it is not, and says each fault.
 */
export function withShadow(bundle: string, from: string): string {
  if (!existsSync(join(bundle, RULES))) return bundle
  const folder = resolve(from)
  if (!existsSync(join(folder, 'reader.bin')))
    throw new Error(
      `shadowReader has to be a folder like templates/warning-signs, with its reader.bin; ${folder} is none.`,
    )
  const made = rulesIn(folder)
  if (made.kind === 'invalid')
    throw new Error(`The rules in ${folder} cannot run in shadow:\n${made.faults.join('\n')}`)
  const copy = `${bundle}-shadow`
  cpSync(bundle, copy, { recursive: true })
  writeFileSync(join(copy, 'shadow.json'), packRules(made.rules))
  copyFileSync(join(folder, 'reader.bin'), join(copy, 'shadow.bin'))
  return copy
}
