/** The whole training: folds of writers left out for calibration and figures, then one reader of all of them. */
import { type CueFile, openCues } from '../../../functions/core/triage/reader/cues.ts'
import type { Meanings } from '../../../functions/core/triage/reader/meanings.ts'
import type { Model } from '../../../functions/core/triage/reader/model.ts'
import { scores } from '../../../functions/core/triage/reader/score.ts'
import type { Rules } from '../../../functions/core/triage/rules.ts'
import { tokens } from '../../../functions/core/triage/tokens.ts'
import { calibrate } from './calibrate.ts'
import { keepMost, pack } from './compress.ts'
import { BRIEF, type FitOptions, fitHeads, USUAL } from './fit.ts'
import { plant, type Trained } from './plant.ts'
import type { LabelledReply } from './replies.ts'
import { featuresOf, headsOf, type Samples, samplesOf, targetsOf } from './samples.ts'

export const FOLDS = 5

/** Which fold a writer is left out in. */
export const foldsOf = (replies: readonly LabelledReply[]): Map<string, number> =>
  new Map([...new Set(replies.map(({ writer }) => writer))].sort().map((writer, i) => [writer, i % FOLDS] as const))

/** Everyday texts count twice: a clinic's number gets many, and a page for one costs trust in the pager. */
const twiceOrdinary = <T>(replies: readonly LabelledReply[], of: readonly T[]): T[] =>
  of.flatMap((each, i) => (replies[i]?.kind === 'ordinary' ? [each, each] : [each]))

/** A reader of some replies, not calibrated yet. */
function readerOf(
  replies: readonly LabelledReply[],
  features: readonly number[][],
  heads: readonly string[],
  meanings: Meanings,
  progress: (done: string) => void,
): Model {
  const fitted = (samples: Samples, options: FitOptions, name: string) =>
    fitHeads(samples, heads.length, options, (epoch) => progress(`${name}, epoch ${epoch} of ${options.epochs}`))
  const all = samplesOf(twiceOrdinary(replies, replies), twiceOrdinary(replies, features), heads)
  const kept = keepMost(all, fitted(all, BRIEF, 'all features'), heads.length)
  return {
    ...pack(fitted(kept, USUAL, 'those that count'), kept.hashes, heads),
    calibration: heads.map(() => [1, 0]),
    trees: { facts: [], start: 0, trees: [] },
    meanings,
    trainedOn: '',
  }
}

export type Learning = {
  replies: readonly LabelledReply[]
  cueFile: CueFile
  meanings: Meanings
  signs: readonly string[]
  /** The trees learn from what they find. */
  rules: Rules
  /** What it all is, by its hash. */
  trainedOn: string
}

/** The same replies, cues and rules give the same bytes. `progress` hears what is being done. */
export function makeReader(
  { replies, cueFile, meanings, signs, rules, trainedOn }: Learning,
  progress: (done: string) => void = () => {},
): Trained {
  const cues = openCues(cueFile)
  const heads = headsOf(signs)
  const features = replies.map(({ text }) => featuresOf(text, cues, meanings))
  const folds = foldsOf(replies)
  const raw: Float32Array[] = replies.map(() => new Float32Array())
  const leftOut: Model[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const isIn = ({ writer }: LabelledReply) => folds.get(writer) !== fold
    const model = readerOf(
      replies.filter(isIn),
      features.filter((_, i) => isIn(replies[i] as LabelledReply)),
      heads,
      meanings,
      (done) => progress(`without fold ${fold + 1} of ${FOLDS}: ${done}`),
    )
    for (const [i, reply] of replies.entries()) if (!isIn(reply)) raw[i] = scores(tokens(reply.text), model, cues)
    leftOut.push(model)
  }
  const targets = replies.map((reply) => targetsOf(reply, heads))
  const calibration = heads.map((_, head) =>
    calibrate(
      raw.map((each) => each[head] as number),
      targets.map((each) => each[head] as number),
    ),
  )
  const reader = readerOf(replies, features, heads, meanings, (done) => progress(`all: ${done}`))
  const calibrated = (model: Model): Model => ({ ...model, calibration, trainedOn })
  progress('trees')
  return plant({ reader: calibrated(reader), leftOut: leftOut.map(calibrated) }, { replies, folds, rules, cues })
}
