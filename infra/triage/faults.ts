import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileRules } from '../../functions/core/triage/compile-rules.ts'
import { openModel } from '../../functions/core/triage/reader/model.ts'
import type { LexiconFile, RuleFault } from '../../functions/core/triage/rule-file.ts'
import type { Rules } from '../../functions/core/triage/rules.ts'
import { plain } from '../../functions/core/triage/tokens.ts'

const FOLDER = fileURLToPath(new URL('../../templates/warning-signs', import.meta.url))
const LEXICONS = ['en.json', 'es.json']
const TABLES = ['combinations.json', 'answers.json', 'windows.json']

/** What is wrong with the rules in a folder, a line each: `en.json:123 en-voice: There is no tier "urgnt".` */
export function faultsIn(folder = FOLDER): string[] {
  const made = rulesIn(folder, join(FOLDER, 'reader.bin'))
  return made.kind === 'compiled' ? [] : made.faults
}

/** The rules in a folder that is made like `templates/warning-signs/`, under a trained reader: the folder's own, unless told. */
export function rulesIn(
  folder: string,
  model = join(folder, 'reader.bin'),
): { kind: 'compiled'; rules: Rules } | { kind: 'invalid'; faults: string[] } {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  const parsed = (name: string) => {
    try {
      return { name, value: JSON.parse(text(name)) }
    } catch (error) {
      return { name, broken: `${name}: ${(error as Error).message}` }
    }
  }
  const read = [...LEXICONS, 'real-words.json', 'signs.json', 'reader.json', 'other-languages.json', ...TABLES].map(
    parsed,
  )
  const broken = read.flatMap(({ broken }) => broken ?? [])
  if (broken.length > 0) return { kind: 'invalid', faults: broken }
  const of = (name: string) => read.find((each) => each.name === name)?.value
  const lexicons = Object.fromEntries(LEXICONS.map((name) => [name, of(name) as LexiconFile]))
  const realWords: string[] = of('real-words.json')
  const [names, reader, others] = [of('signs.json'), of('reader.json'), of('other-languages.json')]
  const [combinations, answers, windows] = TABLES.map(of)
  const made = compileRules(
    { lexicons, realWords, names, reader, others, combinations, answers, windows },
    openModel(readFileSync(model)),
    (content) => createHash('sha256').update(content).digest('hex'),
  )
  const faults = [
    ...(made.kind === 'compiled' ? [] : made.faults.map((fault) => described(fault, text(fault.file)))),
    ...realWords.flatMap((word) =>
      plain(word) === word ? [] : `real-words.json: "${word}" is not in plain form; write "${plain(word)}".`,
    ),
  ]
  return made.kind === 'compiled' && faults.length === 0
    ? { kind: 'compiled', rules: made.rules }
    : { kind: 'invalid', faults }
}

/** The line of the rule, or of the pattern in it that the fault quotes. */
function described({ file, rule, detail }: RuleFault, text: string): string {
  const begins = text.search(new RegExp(`"id":\\s*${JSON.stringify(rule).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
  const quoted = /^("(?:.*)"): /.exec(detail)?.[1]
  const within = quoted ? text.indexOf(quoted, begins) : -1
  const line = text.slice(0, Math.max(begins, within, 0)).split('\n').length
  return `${file}:${line} ${rule}: ${detail}`
}
