/** `npm run learn`: replies that triage read wrongly, from a clinic's export, become labelled replies, line by line by a person. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { content } from '../../functions/runtime/content.ts'
import { rules } from '../../functions/runtime/rules.ts'
import type { ExportedItem } from '../../functions/use-cases/clinic/exported.ts'
import { flagsOf, misused } from '../command-line.ts'
import { candidatesIn } from './learning/candidates.ts'
import { KEYS, label } from './learning/label.ts'
import { REPLIES } from './training/replies.ts'

const USAGE = `Usage: npm run learn -- FOLDER --as NAME [--into DIRECTORY]
  FOLDER   a clinic's export (docs/export.md)
  --as     the file's name, such as cl01: its lines are one writer's, and no clinic's name
  --into   where to; templates/replies of this copy of the project if it is not given

Shows every reply whose verdict a person found wrong (false pages, pages that were too low, second readings), without the
names and numbers that are on record. Nothing is kept that you have not seen.

${KEYS}`
const SEEN = 'labelled.txt'
const NAME = /^[a-z]{2}\d{2}$/

const { values, positionals } = flagsOf(USAGE, {
  allowPositionals: true,
  options: { as: { type: 'string' }, into: { type: 'string', default: REPLIES } },
})
const [folder] = positionals
if (!folder || positionals.length > 1) misused('Name one folder.', USAGE)
else if (!values.as || !NAME.test(values.as)) misused('--as takes two letters and two digits, such as cl01.', USAGE)
else if (!existsSync(join(folder, 'items.jsonl')))
  misused(`${folder} holds no export: there is no items.jsonl in it.`, USAGE)
else if (!process.stdin.isTTY) misused('A person has to read each line: run this in a terminal.', USAGE)
else await learn(folder, values.as, values.into)

async function learn(folder: string, name: string, into: string): Promise<void> {
  const file = join(into, `${name}.jsonl`)
  const linesOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [])
  const items = linesOf(join(folder, 'items.jsonl')).map((line) => JSON.parse(line) as ExportedItem)
  const seen = new Set(linesOf(join(folder, SEEN)))
  const candidates = candidatesIn(items, rules().reader.signs).filter(({ messageId }) => !seen.has(messageId))
  let kept = linesOf(file).length
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const ask = (shown: string) => terminal.question(shown).catch(() => undefined)
  console.log(`${candidates.length} replies to read.\n${KEYS}`)
  for (const [at, candidate] of candidates.entries()) {
    const said = await label(candidate, `${at + 1} of ${candidates.length}`, new Set(Object.keys(content().signs)), ask)
    if (said.kind === 'stopped') break
    if (said.kind === 'kept')
      appendFileSync(file, `${JSON.stringify({ id: `${name}-${String(++kept).padStart(3, '0')}`, ...said.reply })}\n`)
    appendFileSync(join(folder, SEEN), `${candidate.messageId}\n`, { mode: 0o600 })
  }
  terminal.close()
  console.log(
    `${file} holds ${kept} lines. Next: npx vitest run tests/infra/triage, then npm run train (docs/replies.md).`,
  )
}
