import { tierIn } from '../tier.ts'
import type { TierWhen } from '../tier-when.ts'
import type { Token } from '../tokens.ts'
import type { Tier, TriageContext } from '../verdict.ts'

/** What a rule found, and whether it is so now, for the writer. */
type Find = { says: string; pattern: { rule: { tier: Tier; when?: TierWhen[] } } }

/** What is known of a text besides its words. */
export type Told = {
  read: readonly Token[]
  /** By head, of the whole text. */
  probable: ReadonlyMap<string, number>
  /** How probable it is that each sentence is dangerous; none where there is one. */
  sentences: readonly number[]
  finds: readonly Find[]
  /** The rules' finds make up most of it. */
  explained: boolean
  context: Pick<TriageContext, 'procedures' | 'hoursSince'>
}

const STANDINGS = ['affirmed', 'negated', 'doubtful', 'aside']
const WEIGHTS = ['emergency', 'other danger', 'harmless']
const PLANS = ['filler', 'neurotoxin', 'deoxycholic-acid']
const LONGEST_HOURS = 999
const UNKNOWN = -1

/** What the trees ask about, in order. */
export const factNames = (heads: readonly string[]): string[] => [
  ...heads,
  ...['likeliest sentence', 'least likely sentence'],
  ...STANDINGS.flatMap((stands) => WEIGHTS.map((weight) => `${stands}, ${weight}`)),
  ...['words', 'sentences', 'question', 'explained', 'finds', 'hours'],
  ...PLANS,
]

/** The facts of a text in the order of their names; of an unknown treatment -1. */
export function factsOf(told: Told, heads: readonly string[]): Float32Array {
  const { read, probable, finds, explained, context } = told
  const whole = probable.get('tier:prompt') ?? 0
  const dangers = told.sentences.length > 0 ? told.sentences : [whole]
  return Float32Array.from([
    ...heads.map((head) => probable.get(head) ?? 0),
    ...[Math.max(...dangers), Math.min(...dangers)],
    ...counts(finds, context),
    ...[read.length, (read.at(-1)?.sentence ?? 0) - (read[0]?.sentence ?? 0) + 1],
    ...[Number(read.some(({ asks }) => asks)), Number(explained), finds.length],
    ...ofTreatment(context),
  ])
}

function counts(finds: readonly Find[], context: Told['context']): number[] {
  const found = new Array<number>(STANDINGS.length * WEIGHTS.length).fill(0)
  for (const { says, pattern } of finds) {
    const tier = tierIn(pattern.rule, context)
    const weight = tier === 'emergency' ? 0 : tier === 'urgent' || tier === 'prompt' ? 1 : 2
    const known = STANDINGS.indexOf(says)
    const at = (known < 0 ? STANDINGS.length - 1 : known) * WEIGHTS.length + weight
    found[at] = (found[at] as number) + 1
  }
  return found
}

function ofTreatment({ procedures, hoursSince }: Told['context']): number[] {
  if (procedures.length === 0) return [UNKNOWN, ...PLANS.map(() => UNKNOWN)]
  const hours = procedures.map(({ hoursSince: own = hoursSince }) => own).filter((each) => each !== undefined)
  return [
    hours.length === 0 ? UNKNOWN : Math.min(LONGEST_HOURS, ...hours),
    ...PLANS.map((plan) => Number(procedures.some((each) => each.plan === plan))),
  ]
}
