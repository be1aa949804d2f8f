/** What `unpackRules` opens; made by the build (infra/bundle.ts). */
import type { Language, Phrases, Rules } from './rules.ts'
import { BETWEEN_PHRASES, BETWEEN_WORDS, type Packed, type PackedLanguage, type PackedPattern } from './unpack-rules.ts'

const packedPhrases = (phrases: Phrases): string =>
  [...phrases.values()]
    .flat()
    .map((words) => words.join(BETWEEN_WORDS))
    .join(BETWEEN_PHRASES)
const packedWords = (words: Iterable<string>): string => [...words].join(BETWEEN_WORDS)

export function packRules(rules: Rules): string {
  const parts = new Map<Phrases, number>()
  const partOf = (starts: Phrases) => {
    if (!parts.has(starts)) parts.set(starts, parts.size)
    return parts.get(starts) as number
  }
  const patterns = rules.patterns.map(
    ({ rule, slots, ...pattern }): PackedPattern => ({
      ...pattern,
      rule: rule.id,
      slots: slots.map((slot) => [partOf(slot.starts), slot.gap, slot.optional ? 1 : 0, slot.absent ? 1 : 0]),
    }),
  )
  const answers = [...new Set(rules.answers.said.values())]
  const { reader } = rules
  const packed: Packed = {
    version: rules.version,
    rules: [...rules.all.values()],
    parts: [...parts.keys()].map(packedPhrases),
    patterns,
    beginning: [...rules.beginning].map(([word, numbers]) => [word, [...numbers]]),
    seconds: [...rules.seconds].map(([word, numbers]) => [word, [...numbers]]),
    languages: rules.languages.map(packedLanguage),
    others: [...rules.others].map(([word, languages]) => [word, [...languages]]),
    long: [...rules.long].map(([length, words]) => [length, packedWords(words)]),
    known: packedWords(rules.known),
    names: rules.names,
    combinations: [...rules.combinations],
    windows: rules.windows,
    answers: {
      all: answers,
      said: [...rules.answers.said].map(([said, answer]) => [said, answers.indexOf(answer)]),
      fillers: [...rules.answers.fillers],
      longest: rules.answers.longest,
    },
    reader: {
      version: reader.version,
      signs: reader.signs,
      thresholds: reader.thresholds,
      small: packedWords(reader.small),
      cues: [
        [packedWords(reader.cues.denies), packedWords(reader.cues.ends)],
        ...reader.cues.asides.map(([name, words]) => [name, packedWords(words)]),
      ],
    },
  }
  return JSON.stringify(packed)
}

function packedLanguage({ language, asides, ...fields }: Language): PackedLanguage {
  const all = Object.entries(fields)
  return {
    language,
    sets: all.flatMap(([name, value]): [string, string][] =>
      value instanceof Set ? [[name, packedWords(value)]] : [],
    ),
    phrases: all.flatMap(([name, value]): [string, string][] =>
      value instanceof Map ? [[name, packedPhrases(value)]] : [],
    ),
    asides: Object.entries(asides).map(([name, phrases]) => [name, packedPhrases(phrases)]),
  }
}
