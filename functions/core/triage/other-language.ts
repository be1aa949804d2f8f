import { plain, type Token } from './tokens.ts'

/** Everyday words of languages that nobody here reads, by language, with examples that are tests. */
export type OtherLanguagesFile = {
  source: string
  languages: Record<string, { words: string[]; examples: string[] }>
}

/** By word: the languages that it runs through. */
export type OtherLanguages = ReadonlyMap<string, readonly string[]>

/** Two words may stand in any text by chance; a quarter of its words do not. */
const LEAST_WORDS = 2
const LEAST_SHARE = 0.25
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u

export function openLanguages({ languages }: OtherLanguagesFile): OtherLanguages {
  const found = new Map<string, string[]>()
  for (const [language, { words }] of Object.entries(languages))
    for (const word of new Set(words.map(plain))) found.set(word, [...(found.get(word) ?? []), language])
  return found
}

/** The language that a text is written in where it is none whose rules are known; a script counts as one. */
export function otherLanguage(read: readonly Token[], others: OtherLanguages): string | undefined {
  if (read.length === 0) return undefined
  const script = read.filter(({ word }) => OTHER_SCRIPT.test(word)).length
  if (script / read.length >= LEAST_SHARE) return 'another script'
  const seen = new Map<string, number>()
  for (const word of new Set(read.map((token) => token.word)))
    for (const language of others.get(word) ?? []) seen.set(language, (seen.get(language) ?? 0) + 1)
  const [most] = [...seen].sort((a, b) => b[1] - a[1])
  return most && most[1] >= LEAST_WORDS && most[1] / read.length >= LEAST_SHARE ? most[0] : undefined
}
