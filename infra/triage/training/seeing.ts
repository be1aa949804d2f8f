/** Replies as the trees see them: what the reader and the rules make of them, treatment and time. */
import { standing } from '../../../functions/core/triage/context.ts'
import { find } from '../../../functions/core/triage/find.ts'
import type { Cues } from '../../../functions/core/triage/reader/cues.ts'
import { factsOf } from '../../../functions/core/triage/reader/facts.ts'
import type { Model } from '../../../functions/core/triage/reader/model.ts'
import { probabilities } from '../../../functions/core/triage/reader/score.ts'
import type { Rules } from '../../../functions/core/triage/rules.ts'
import { type Token, tokens } from '../../../functions/core/triage/tokens.ts'
import { sentences } from '../../../functions/core/triage/variants.ts'
import type { TriageContext } from '../../../functions/core/triage/verdict.ts'
import { isExplained } from '../../../functions/core/triage/weigh.ts'
import type { LabelledReply } from './replies.ts'
import { seeded } from './seeded.ts'

export function contextOf({ procedures = [], hoursSince, language, asked }: LabelledReply): TriageContext {
  return {
    procedures,
    language,
    ...(hoursSince === undefined ? {} : { hoursSince }),
    ...(asked ? { asked } : {}),
  }
}

/** What the trees are asked about a reply, by a reader that never saw its writer. */
export function factsIn(
  { text, context }: { text: string; context: TriageContext },
  reader: Model,
  rules: Rules,
  cues: Cues,
): Float32Array {
  const read = tokens(text)
  const finds = find(read, rules).map((each) => ({ ...each, says: standing(each, read, rules) }))
  const dangerOf = (each: readonly Token[]) => probabilities(each, reader, cues).get('tier:prompt') ?? 0
  return factsOf(
    {
      ...{ read, finds, context, explained: isExplained(read, finds, rules) },
      probable: probabilities(read, reader, cues),
      sentences: sentences(read).map(dangerOf),
    },
    reader.heads,
  )
}

const UNKNOWN: TriageContext = { procedures: [] }
/** Of everyday texts, so many arrive from patients of the last days. */
const ORDINARY_OF_PATIENTS = 0.6
/** Of replies, so many are seen without their treatment. */
const OF_UNKNOWN = 0.25
const SEED = 7

/**
 * The contexts in which replies are learned. An everyday text gets that of another reply, and some replies lose theirs:
 * that a treatment is known says nothing about whether a text is dangerous.
 */
export function learnedIn(replies: readonly LabelledReply[]): TriageContext[] {
  const random = seeded(SEED)
  const known = replies.filter(({ procedures }) => procedures && procedures.length > 0)
  return replies.map((reply) => {
    const [draw, which] = [random(), random()]
    if (reply.kind !== 'ordinary') return draw < OF_UNKNOWN ? UNKNOWN : contextOf(reply)
    const { asked: _, ...context } = contextOf(known[Math.floor(which * known.length)] ?? reply)
    return draw < ORDINARY_OF_PATIENTS ? context : UNKNOWN
  })
}
