/** `npm run -s triage -- --compare <git ref>`: every example whose tier a change of the rules moves, falls first. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { compileRules } from '../../functions/core/triage/compile-rules.ts'
import type { DangerWindow } from '../../functions/core/triage/danger-window.ts'
import type { OtherLanguagesFile } from '../../functions/core/triage/other-language.ts'
import { type Model, openModel } from '../../functions/core/triage/reader/model.ts'
import type { ReaderFile } from '../../functions/core/triage/reader/reader-file.ts'
import type { AnswersFile, CombinationFile, LexiconFile } from '../../functions/core/triage/rule-file.ts'
import type { Rules } from '../../functions/core/triage/rules.ts'
import { triage } from '../../functions/core/triage/triage.ts'
import { TIERS, type TriageContext } from '../../functions/core/triage/verdict.ts'
import { rules } from '../../functions/runtime/rules.ts'

const FOLDER = 'templates/warning-signs'
const MODEL = 'reader.bin'
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
    combinations: tableAt<CombinationFile[]>(ref, 'combinations.json'),
    answers: tableAt<AnswersFile>(ref, 'answers.json', ({ answers }) => Array.isArray(answers)),
    windows: tableAt<DangerWindow[]>(ref, 'windows.json'),
  }
  const prepared = { reader: readerAt(ref), others: othersAt(ref), ...tables }
  const made = compileRules({ lexicons, realWords, names, ...prepared }, modelAt(ref), () => ref)
  if (made.kind === 'invalid') throw new Error(`the rules at ${ref} are not valid: ${JSON.stringify(made.faults)}`)
  return made.rules
}

/** Rules from before there was a trained reader with trees are compared under the present one. */
const modelAt = (ref: string): Model => {
  const there = git('ls-tree', ref, '--', `${FOLDER}/${MODEL}`) === '' ? undefined : openModel(bytesAt(ref))
  return there && 'trees' in there ? there : openModel(readFileSync(`${FOLDER}/${MODEL}`))
}

const bytesAt = (ref: string): Buffer =>
  execFileSync('git', ['show', `${ref}:${FOLDER}/${MODEL}`], { maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'] })

const readerAt = (ref: string): ReaderFile => {
  const there = fileAt<Partial<ReaderFile>>(ref, 'reader.json')
  return there?.cues ? (there as ReaderFile) : JSON.parse(readFileSync(`${FOLDER}/reader.json`, 'utf8'))
}

const othersAt = (ref: string): OtherLanguagesFile =>
  fileAt(ref, 'other-languages.json') ?? { source: '', languages: {} }

/** Tables from before they were files, or of an older shape, are taken as they are now. */
const tableAt = <T>(ref: string, name: string, isOfThisShape: (table: T) => boolean = () => true): T => {
  const there = fileAt<T>(ref, name)
  return there && isOfThisShape(there) ? there : (JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as T)
}

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
