/** `--score FILE --second-reader`: what a model of one's own account raises of labelled replies, and what that takes. */
import pLimit from 'p-limit'
import { redact } from '../../functions/core/second-reader/redact.ts'
import { weighOpinion } from '../../functions/core/second-reader/weigh-opinion.ts'
import { rank } from '../../functions/core/triage/tier.ts'
import { triage } from '../../functions/core/triage/triage.ts'
import type { TriageContext } from '../../functions/core/triage/verdict.ts'
import { rules } from '../../functions/runtime/rules.ts'
import { secondReader } from '../../functions/runtime/second-reader.ts'
import { settingsOf } from '../stage.ts'
import type { Judged, ScoredReply } from './scoring.ts'

/** `prices`: dollars for a million tokens in and out. `first`: so many lines of the file. */
export type ReadingAgain = {
  model: string
  region?: string
  first?: number
  prices?: { input: number; output: number }
}

type Flags = { [name in 'model' | 'region' | 'first' | 'prices']?: string | undefined }

/** Throws `Error` saying which flag is missing or wrong. */
export function readingOf({ model, region, first, prices }: Flags): ReadingAgain {
  const named = model ?? settingsOf('prod').secondReader ?? settingsOf('dev').secondReader
  if (!named) throw new Error('Name a model: --model ID, or secondReader of a stage in cdk.json.')
  if (first !== undefined && !/^[1-9]\d*$/.test(first)) throw new Error(`--first ${first} is not a number of lines`)
  const [input = Number.NaN, output = Number.NaN] = (prices ?? '').split(',').map(Number)
  if (prices !== undefined && !(input >= 0 && output >= 0))
    throw new Error('--prices takes dollars per million tokens in and out, such as 1,5')
  return {
    model: named,
    ...(region ? { region } : {}),
    ...(first ? { first: Number(first) } : {}),
    ...(prices ? { prices: { input, output } } : {}),
  }
}

/** A fresh account allows few requests at once; more only wait there. */
const AT_ONCE = 4

/** The verdicts with what the second reader raises of those that page nobody, and a report of what it took. */
export async function readAgain(
  judged: readonly Judged[],
  { model, region, prices }: ReadingAgain,
): Promise<{ raised: Judged[]; report: string[] }> {
  const tokens = { input: 0, output: 0 }
  const said: Record<string, number> = {}
  const milliseconds: number[] = []
  const { secondReader: reader } = secondReader({
    model,
    ...(region ? { region } : {}),
    used: ({ input, output }) => {
      tokens.input += input
      tokens.output += output
    },
  })
  const inTurn = pLimit(AT_ONCE)
  const raised = await Promise.all(
    judged.map((each) => (each.verdict.pages ? each : inTurn(async () => ({ ...each, verdict: await reread(each) })))),
  )

  async function reread({ reply, verdict }: Judged): Promise<Judged['verdict']> {
    const { procedures, hoursSince, asked, language = 'en' } = contextOf(reply)
    const words = redact(reply.text, { people: [], places: [] })
    const begun = performance.now()
    const opinion = await reader.read({
      ...{ words, procedures, language },
      ...(hoursSince === undefined ? {} : { hoursSince }),
      ...(asked ? { asked } : {}),
    })
    milliseconds.push(performance.now() - begun)
    const count = (what: string) => {
      said[what] = (said[what] ?? 0) + 1
    }
    if (opinion.kind === 'unavailable') {
      count(`unavailable (${opinion.because})`)
      return verdict
    }
    const first = triage(reply.text, contextOf(reply), rules())
    const weighed = weighOpinion(opinion, { text: reply.text, words, first, context: contextOf(reply), rules: rules() })
    count(weighed.kind)
    if (weighed.kind === 'raise') return { tier: weighed.tier, pages: true }
    return weighed.kind === 'unsure' && rank(verdict.tier) > rank('unclear')
      ? { tier: 'unclear', pages: false }
      : verdict
  }

  const sorted = milliseconds.sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  const dollars = prices && (tokens.input * prices.input + tokens.output * prices.output) / 1e6
  return {
    raised,
    report: [
      `${model} read ${sorted.length} of ${judged.length} replies; the others had paged.`,
      ...Object.entries(said).map(([what, count]) => `  ${what}: ${count}`),
      `Time of one: median ${at(0.5)} ms, nineteen of twenty within ${at(0.95)} ms.`,
      `Tokens: ${tokens.input} in, ${tokens.output} out${dollars === undefined || sorted.length === 0 ? '.' : `: $${dollars.toFixed(4)}, or $${((dollars / sorted.length) * 1000).toFixed(2)} for 1,000 replies.`}`,
    ],
  }
}

export const contextOf = ({ procedures = [], hoursSince, language, asked }: ScoredReply): TriageContext => ({
  procedures,
  ...(hoursSince === undefined ? {} : { hoursSince }),
  ...(language ? { language } : {}),
  ...(asked ? { asked } : {}),
})
