/**
 * Who signed which words. Content is a folder or file of `templates/`; an approval names the hash of what was read, so
 * that any later change asks for new ones. `templates/approvals.json` holds them.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url))

/** What the second reader is told: signed only where a stage has one. */
export const SECOND_READER = 'second-reader'

/** What is signed, each on its own: a change of a Spanish text does not undo the approval of the rules. */
export const CONTENTS = [
  'care-plans',
  'emergency-lines.json',
  'messages/en.json',
  'messages/es.json',
  'messages/staff.json',
  SECOND_READER,
  'warning-signs',
]

/** Two people sign: one who wrote or changed it may not be alone in finding it right. */
const APPROVERS = 2

/** `on`: a date, `2026-11-24`; `licence`: of the clinician, with its register. */
export type Approval = { content: string; hash: string; by: string; licence: string; on: string }

/** SHA-256 over the names and bytes of a content's files, in the order of their names. */
export function hashOf(content: string, templates = TEMPLATES): string {
  const path = join(templates, content)
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .map((name) => join(path, name))
    : [path]
  const hash = createHash('sha256')
  for (const file of files) hash.update(file.slice(templates.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

export const approvals = (): Approval[] => JSON.parse(readFileSync(join(TEMPLATES, 'approvals.json'), 'utf8'))

/** Content that fewer than two clinicians have signed as it stands, with its hash and with who has signed. */
export function unapproved(
  given: readonly Approval[] = approvals(),
): { content: string; hash: string; by: string[] }[] {
  return CONTENTS.map((content) => {
    const hash = hashOf(content)
    const by = given.filter((each) => each.content === content && each.hash === hash).map(({ by }) => by)
    return { content, hash, by: [...new Set(by)] }
  }).filter(({ by }) => by.length < APPROVERS)
}
