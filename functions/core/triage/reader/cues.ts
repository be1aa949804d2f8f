import { plain } from '../tokens.ts'

/** Small words that say how the words around them are meant; `templates/warning-signs/reader.json`. */
export type CueFile = { denies: string[]; ends: string[]; asides: Record<string, string[]> }

export type Cues = {
  /** Deny what follows. */
  denies: ReadonlySet<string>
  /** End a denial's reach, and begin a new clause. */
  ends: ReadonlySet<string>
  /** Of another time, another person, or a possibility. */
  asides: readonly (readonly [string, ReadonlySet<string>])[]
}

const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(plain))

export const openCues = ({ denies, ends, asides }: CueFile): Cues => ({
  denies: setOf(denies),
  ends: setOf(ends),
  asides: Object.entries(asides).map(([name, words]) => [name, setOf(words)] as const),
})
