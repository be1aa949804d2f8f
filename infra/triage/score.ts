/** `npm run -s triage -- --score FILE`: how triage does on labelled replies, with intervals. */
import { readFileSync } from 'node:fs'
import { triage } from '../../functions/core/triage/triage.ts'
import { rules } from '../../functions/runtime/rules.ts'
import { contextOf, type ReadingAgain, readAgain } from './read-again.ts'
import { type Figures, figuresOf, isTier, type Judged, type ScoredReply, type Share } from './scoring.ts'

/**
 * Prints a row for all, each language, texts with and without a textbook word, and each sign; with a second reader once more with
 * what it raises, and what it took. Throws `Error` naming the line of a bad one.
 */
export async function score(path: string, reading?: ReadingAgain): Promise<void> {
  const judged = repliesOf(path, reading?.first).map((reply) => ({ reply, verdict: verdictOf(reply) }))
  if (!reading) return print(judged)
  console.log('Triage alone')
  print(judged)
  const { raised, report } = await readAgain(judged, reading)
  console.log('\nWith the second reader')
  print(raised)
  console.log(`\n${report.join('\n')}`)
}

function print(judged: readonly Judged[]): void {
  const languages = [...new Set(judged.map(({ reply }) => reply.language ?? 'en'))].sort()
  const signs = [...new Set(judged.flatMap(({ reply }) => nowOf(reply)))].sort()
  const rows: [string, readonly Judged[]][] = [
    ['all', judged],
    ...languages.map((language): [string, Judged[]] => [
      language,
      judged.filter(({ reply }) => (reply.language ?? 'en') === language),
    ]),
    ['textbook words', judged.filter(({ reply }) => hasTextbookWord(reply.text))],
    ['other words', judged.filter(({ reply }) => !hasTextbookWord(reply.text))],
    ...signs.map((sign): [string, Judged[]] => [sign, judged.filter(({ reply }) => nowOf(reply).includes(sign))]),
  ]
  console.log(HEAD.map((name, i) => (i === 0 ? name.padEnd(WIDTH) : name.padStart(WIDTH))).join(''))
  for (const [name, of] of rows) console.log(rowOf(name, figuresOf(of)))
  console.log('\nShares of the dangerous, of emergencies and of harmless texts, each with its 95 % interval (Wilson).')
}

const HEAD = [
  '',
  'texts',
  'dangerous',
  'under-triaged',
  'not paged',
  'unread',
  'E under',
  'E reassured',
  'false alarms',
  'pairs right',
]
const WIDTH = 18

const rowOf = (name: string, figures: Figures): string =>
  [
    name.padEnd(WIDTH),
    String(figures.texts).padStart(WIDTH),
    String(Math.round(figures.dangerous.share * figures.texts)).padStart(WIDTH),
    ...[figures.underTriaged, figures.notPaged, figures.unread, figures.emergenciesUnder].map(cell),
    String(figures.emergenciesReassured).padStart(WIDTH),
    cell(figures.falseAlarms),
    figures.pairsRight ? cell(figures.pairsRight) : ''.padStart(WIDTH),
  ].join('')

const digits = (value: number): string => value.toFixed(2).replace(/^0/, '')
const cell = ({ of, share, low, high }: Share): string =>
  (of === 0 ? '–' : `${share.toFixed(3).replace(/^0/, '')} ${digits(low)}–${digits(high)}`).padStart(WIDTH)

/** Signs that the writer has now, where the line says so. */
const nowOf = ({ signs = [] }: ScoredReply): string[] =>
  signs.flatMap((each) => (typeof each === 'string' ? each : each.when === 'now' ? each.sign : []))

/** Whether a rule knows any word of it as one of feeling ill. */
const hasTextbookWord = (text: string): boolean => {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/\p{L}+/gu) ?? []
  return words.some((word) => rules().languages.some(({ symptom }) => symptom.has(word)))
}

const verdictOf = (reply: ScoredReply) => triage(reply.text, contextOf(reply), rules())

function repliesOf(path: string, first = Number.POSITIVE_INFINITY): ScoredReply[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .slice(0, first)
    .map(({ line, number }) => {
      let reply: ScoredReply
      try {
        reply = JSON.parse(line)
      } catch {
        throw new Error(`${path}, line ${number}: this is not JSON`)
      }
      if (typeof reply.text !== 'string') throw new Error(`${path}, line ${number}: "text" is missing`)
      if (!isTier(reply.tier ?? reply.worst))
        throw new Error(`${path}, line ${number}: needs "tier", or "worst" with the least tier that is safe`)
      return reply
    })
}
