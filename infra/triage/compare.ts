/** `npm run -s triage -- --compare <git ref>`: every example whose tier a change of the rules moves, falls first. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { compileRules } from '../../functions/core/triage/compile-rules.ts'
import type { OtherLanguagesFile } from '../../functions/core/triage/other-language.ts'
import type { ReaderFile } from '../../functions/core/triage/reader.ts'
import type { LexiconFile } from '../../functions/core/triage/rule-file.ts'
import type { Rules } from '../../functions/core/triage/rules.ts'
import { triage } from '../../functions/core/triage/triage.ts'
import { TIERS, type TriageContext } from '../../functions/core/triage/verdict.ts'
import { rules } from '../../functions/runtime/rules.ts'

const FOLDER = 'templates/warning-signs'
const LANGUAGES = ['en', 'es']
const CORPUS = ['tests/core/triage/examples-en.jsonl', 'tests/core/triage/examples-es.jsonl']

type Text = Partial<TriageContext> & { text: string }

/** Prints the list that two clinicians sign; the exit code is 1 where a text falls to a lower tier. */
export function compare(ref: string): number {
  const before = rulesAt(ref)
  const after = rules()
  const moved = texts().flatMap(({ text, ...context }) => {
    const given = { ...context, procedures: context.procedures ?? [] }
    const [was, is] = [triage(text, given, before), triage(text, given, after)]
    return was.tier === is.tier
      ? []
      : [
          {
            text,
            plans: given.procedures.map(({ plan }) => plan).join(' '),
            was,
            is,
            fall: TIERS.indexOf(is.tier) - TIERS.indexOf(was.tier),
          },
        ]
  })
  const falls = moved.filter(({ fall }) => fall > 0)
  console.log(
    `rules ${before.version} → ${after.version}: ${moved.length} of ${texts().length} texts move, ${falls.length} of them down`,
  )
  for (const { text, plans, was, is } of moved.sort((a, b) => b.fall - a.fall))
    console.log(
      `  ${was.tier} → ${is.tier}  "${text}"${plans ? ` (${plans})` : ''}\n      was: ${was.because}\n      is:  ${is.because}`,
    )
  return falls.length > 0 ? 1 : 0
}

function rulesAt(ref: string): Rules {
  const show = (name: string) => JSON.parse(git('show', `${ref}:${FOLDER}/${name}`))
  const lexicons = Object.fromEntries(
    LANGUAGES.map((language) => [`${language}.json`, show(`${language}.json`) as LexiconFile]),
  )
  const [realWords, names] = [show('real-words.json'), show('signs.json')]
  const tables = {
    combinations: tableAt(ref, 'combinations.json'),
    answers: tableAt(ref, 'answers.json'),
    windows: tableAt(ref, 'windows.json'),
  }
  const prepared = { reader: readerAt(ref), others: othersAt(ref), ...tables }
  const made = compileRules({ lexicons, realWords, names, ...prepared }, () => ref)
  if (made.kind === 'invalid') throw new Error(`the rules at ${ref} are not valid: ${JSON.stringify(made.faults)}`)
  return made.rules
}

/** Rules from before there was a reader are compared as they were, without one. */
const readerAt = (ref: string): ReaderFile =>
  fileAt(ref, 'reader.json') ?? { bias: Number.NEGATIVE_INFINITY, weights: {} }

const othersAt = (ref: string): OtherLanguagesFile =>
  fileAt(ref, 'other-languages.json') ?? { source: '', languages: {} }

/** Tables from before they were files were part of the code, and said what they say now. */
const tableAt = (ref: string, name: string) =>
  fileAt<never[]>(ref, name) ?? (JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as never[])

function fileAt<T>(ref: string, name: string): T | undefined {
  const path = `${FOLDER}/${name}`
  const there = git('ls-tree', '--name-only', ref, path).trim() !== ''
  return there ? (JSON.parse(git('show', `${ref}:${path}`)) as T) : undefined
}

const git = (...given: string[]): string =>
  execFileSync('git', given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Every text of the corpus, and every example of the rules as they are now. */
function texts(): Text[] {
  const corpus = CORPUS.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Text),
  )
  const examples = LANGUAGES.flatMap((language) => {
    const { rules } = JSON.parse(readFileSync(`${FOLDER}/${language}.json`, 'utf8')) as LexiconFile
    return rules.flatMap((rule) => [...rule.examples.yes, ...(rule.examples.no ?? [])].map((text) => ({ text })))
  })
  return [...corpus, ...examples]
}
