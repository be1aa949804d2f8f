/** The words of each meaning, as people write them: `templates/warning-signs/meanings-en.json` and `-es.json`. */
import { readFileSync } from 'node:fs'
import { wordFeature } from '../../../functions/core/triage/reader/features.ts'
import { type Meanings, MOST_MEANINGS } from '../../../functions/core/triage/reader/meanings.ts'
import { plain } from '../../../functions/core/triage/tokens.ts'

/** By meaning, its words with spaces between them. */
export type MeaningsFile = Record<string, string>

const LANGUAGES = ['en', 'es'] as const

export const readMeanings = (): MeaningsFile[] =>
  LANGUAGES.map((language) => {
    const file = new URL(`../../../templates/warning-signs/meanings-${language}.json`, import.meta.url)
    return JSON.parse(readFileSync(file, 'utf8')) as MeaningsFile
  })

/** Both languages' words by their feature. Where a word has more than three meanings, the first three count. */
export function openMeanings(files: readonly MeaningsFile[]): Meanings {
  const names = [...new Set(files.flatMap((file) => Object.keys(file)))].sort()
  const byWord = new Map<number, Set<number>>()
  for (const [meaning, words] of files.flatMap((file) => Object.entries(file)))
    for (const word of words.split(' ')) {
      const feature = wordFeature(plain(word))
      const known = byWord.get(feature) ?? new Set()
      if (known.size < MOST_MEANINGS) known.add(names.indexOf(meaning) + 1)
      byWord.set(feature, known)
    }
  const words = Uint32Array.from(byWord.keys()).sort()
  const of = new Uint8Array(words.length * MOST_MEANINGS)
  for (const [row, word] of words.entries()) of.set([...(byWord.get(word) ?? [])], row * MOST_MEANINGS)
  return { words, of }
}
