import type { Cues } from '../../../functions/core/triage/reader/cues.ts'
import { factNames } from '../../../functions/core/triage/reader/facts.ts'
import type { Model } from '../../../functions/core/triage/reader/model.ts'
import type { Rules } from '../../../functions/core/triage/rules.ts'
import { pagesAt } from '../../../functions/core/triage/tier.ts'
import { grow } from './grow.ts'
import type { LabelledReply } from './replies.ts'
import { factsIn, learnedIn } from './seeing.ts'

/** Readers that never saw a fold's writers, by fold; each calibrated like the whole. */
export type Trained = { reader: Model; leftOut: Model[] }

type Ground = {
  replies: readonly LabelledReply[]
  /** By writer, the fold in which it is left out. */
  folds: ReadonlyMap<string, number>
  rules: Rules
  cues: Cues
}

/**
 * The same readers with their trees, which learn from what readers say of writers that they never saw: what a reader says
 * of its own writers is surer than it will ever be again.
 */
export function plant({ reader, leftOut }: Trained, { replies, folds, rules, cues }: Ground): Trained {
  const contexts = learnedIn(replies)
  const rows = replies.map(({ text, writer }, i) =>
    factsIn(
      { text, context: contexts[i] ?? { procedures: [] } },
      leftOut[folds.get(writer) ?? 0] ?? reader,
      rules,
      cues,
    ),
  )
  const labels = replies.map(({ tier }) => Number(pagesAt(tier)))
  const names = factNames(reader.heads)
  const treesOf = (isIn: (reply: LabelledReply) => boolean) => {
    const kept = [...replies.keys()].filter((i) => isIn(replies[i] as LabelledReply))
    return grow({
      names,
      columns: names.map((_, fact) => Float32Array.from(kept, (i) => rows[i]?.[fact] ?? 0)),
      labels: Uint8Array.from(kept, (i) => labels[i] ?? 0),
    })
  }
  return {
    reader: { ...reader, trees: treesOf(() => true) },
    leftOut: leftOut.map((model, fold) => ({ ...model, trees: treesOf(({ writer }) => folds.get(writer) !== fold) })),
  }
}
