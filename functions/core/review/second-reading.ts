import type { EntryOf } from './activity-log.ts'

/** What triage took for harmless: of these a sample is read again by a person. */
const HARMLESS = ['routine', 'other']
const SHARE = 0.05
/** At least this many of each language a week, so that a rare language is not left to chance. */
const LEAST = 20

/**
 * The replies of one week that a nurse reads again: of each language 5 %, at least twenty, all where there are fewer. Drawn by
 * the digest of `seed` and the reply's id: nobody can choose, and every reload shows the same.
 */
export function drawSample(
  replies: readonly EntryOf<'reply'>[],
  seed: string,
  digest: (text: string) => string,
): EntryOf<'reply'>[] {
  const drawn = Map.groupBy(
    replies.filter(({ tier }) => HARMLESS.includes(tier)),
    ({ language }) => language,
  )
  return [...drawn.values()]
    .flatMap((ofLanguage) => {
      const lots = ofLanguage.map((reply) => ({ reply, lot: digest(`${seed} ${reply.id}`) }))
      return lots.sort(byLot).slice(0, Math.max(LEAST, Math.ceil(ofLanguage.length * SHARE)))
    })
    .sort(byLot)
    .map(({ reply }) => reply)
}

const byLot = (a: { lot: string }, b: { lot: string }): number => (a.lot < b.lot ? -1 : 1)
