/** How the product does on replies whose writers its reader never saw: `npm run train -- --evaluate`. */
import { openCues } from '../../../functions/core/triage/reader/cues.ts'
import type { Model } from '../../../functions/core/triage/reader/model.ts'
import { openReader } from '../../../functions/core/triage/reader/reader.ts'
import type { ReaderFile } from '../../../functions/core/triage/reader/reader-file.ts'
import { probabilityBy } from '../../../functions/core/triage/reader/trees.ts'
import { triage } from '../../../functions/core/triage/triage.ts'
import { rules } from '../../../functions/runtime/rules.ts'
import { figuresOf, type Judged, type Share } from '../scoring.ts'
import { foldsOf } from './make-reader.ts'
import type { LabelledReply } from './replies.ts'
import { contextOf, factsIn } from './seeing.ts'

const BINS = 10

/** The figures by language and of everyday texts, and the reliability of the probability that a text is dangerous, as Markdown. */
export function evaluate(replies: readonly LabelledReply[], file: ReaderFile, leftOut: readonly Model[]): string {
  const folds = foldsOf(replies)
  const leftOutOf = ({ writer }: LabelledReply) => {
    const model = leftOut[folds.get(writer) ?? -1]
    if (!model) throw new Error(`no fold leaves out ${writer}`)
    return model
  }
  const readers = new Map(leftOut.map((model) => [model, openReader(file, model)] as const))
  const judged = replies.map((reply): Judged & { reply: LabelledReply } => ({
    reply,
    verdict: triage(reply.text, contextOf(reply), {
      ...rules(),
      reader: readers.get(leftOutOf(reply)) ?? rules().reader,
    }),
  }))
  const cues = openCues(file.cues)
  const dangerIn = (reply: LabelledReply, model: Model) =>
    probabilityBy(model.trees, factsIn({ text: reply.text, context: contextOf(reply) }, model, rules(), cues))
  const probable = replies.map((reply) => ({
    danger: dangerIn(reply, leftOutOf(reply)),
    is: ['emergency', 'urgent', 'prompt'].includes(reply.tier),
  }))
  return [...tableOf(judged), '', ...reliabilityOf(probable)].join('\n')
}

const cell = ({ share, low, high }: Share) => `${share.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`

function tableOf(judged: readonly (Judged & { reply: LabelledReply })[]): string[] {
  const rows: [string, Judged[]][] = ['en', 'es'].map((language) => [
    language,
    judged.filter(({ reply }) => reply.language === language && reply.kind !== 'ordinary'),
  ])
  const ordinary = judged.filter(({ reply }) => reply.kind === 'ordinary')
  const perThousand = (is: (each: Judged) => boolean) =>
    ((1000 * ordinary.filter(is).length) / ordinary.length).toFixed(1)
  return [
    '| replies | texts | under-triaged | not paged | unread | emergencies under | reassured | false alarms | pairs right |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...rows.map(([name, of]) => {
      const f = figuresOf(of)
      const shares = [f.underTriaged, f.notPaged, f.unread, f.emergenciesUnder].map(cell)
      const pairs = f.pairsRight ? cell(f.pairsRight) : ''
      return `| ${[name, f.texts, ...shares, f.emergenciesReassured, cell(f.falseAlarms), pairs].join(' | ')} |`
    }),
    '',
    `Of ${ordinary.length} everyday texts, ${perThousand(({ verdict }) => verdict.pages)} of 1,000 page and ${perThousand(({ verdict: { tier } }) => tier !== 'other' && tier !== 'routine')} are read.`,
  ]
}

function reliabilityOf(probable: readonly { danger: number; is: boolean }[]): string[] {
  const rows = Array.from({ length: BINS }, (_, bin) => {
    const of = probable.filter(({ danger }) => Math.min(BINS - 1, Math.floor(danger * BINS)) === bin)
    const mean = of.reduce((sum, { danger }) => sum + danger, 0) / (of.length || 1)
    const so = of.filter(({ is }) => is).length / (of.length || 1)
    const bar = '█'.repeat(Math.round(so * 20))
    return `| ${mean.toFixed(2)} | ${so.toFixed(2)} | ${of.length} | \`${bar.padEnd(20, '·')}\` |`
  })
  return ['| probability said | share dangerous | texts | |', '|--:|--:|--:|---|', ...rows]
}
