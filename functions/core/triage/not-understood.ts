import { type Standing, standingOf } from './context.ts'
import { inDangerWindow } from './danger-window.ts'
import type { Likely } from './likely.ts'
import { otherLanguage } from './other-language.ts'
import type { Reading } from './reading.ts'
import type { Rules } from './rules.ts'
import type { Token } from './tokens.ts'
import type { TriageContext } from './verdict.ts'

const read = (pages: boolean, because: string): Reading => ({ tier: 'unclear', pages, because })

/**
 * What words of feeling ill say that stand in no rule's find: `unclear`, where one of them is neither denied nor over. A
 * rule that found something harmless, or denied, says nothing about them: "no fever, stinging a lot though".
 */
export function leftOver(
  words: readonly Token[],
  isFound: (at: number) => boolean,
  context: TriageContext,
  rules: Rules,
): Reading | undefined {
  for (const { at, says } of symptoms(words, rules)) {
    if (isFound(at) || says === 'negated' || says === 'resolved') continue
    const own = words.some((each) => each.sentence === words[at]?.sentence && OWN.has(each.word))
    return read(
      inDangerWindow(context.procedures, context.hoursSince, rules.windows) && own && says === 'affirmed',
      `We could not tell what this means, and it mentions feeling unwell ("${words[at]?.word}"). Please read it.`,
    )
  }
  return undefined
}

/** A language that is not read: a person has to, at once while the danger window is open. */
export function foreign(words: readonly Token[], context: TriageContext, rules: Rules): Reading | undefined {
  const other = otherLanguage(words, rules.others)
  if (!other) return undefined
  return read(
    inDangerWindow(context.procedures, context.hoursSince, rules.windows),
    `Written in ${other}, which we cannot read. Please read it.`,
  )
}

/** What no rule names: unclear where it may be about health, else conversation. */
export function notUnderstood(words: readonly Token[], like: Likely, context: TriageContext, rules: Rules): Reading {
  const ill = leftOver(words, () => false, context, rules)
  if (ill) return ill
  const [denied] = symptoms(words, rules)
  if (denied)
    return {
      tier: 'routine',
      pages: false,
      because: `Says this is not happening, or is over: "${words[denied.at]?.word}".`,
    }
  const body = words.find(({ word }) => rules.languages.some((language) => language.body.has(word)))
  const { atMost } = rules.reader.thresholds.body
  if (body && (like.ofAnyPart > atMost || like.mustBeRead > atMost))
    return read(
      false,
      `We could not tell what this means. It may be about the treatment ("${body.word}"). Please read it.`,
    )
  if (!words.some(({ word }) => rules.known.has(word) || word.length < LONG_WORD))
    return read(false, 'We know none of these words. Please read it.')
  return { tier: 'other', pages: false, because: 'Ordinary conversation.' }
}

/** Words of feeling ill, and how each stands in a language that has the word: "no" denies in two, "but" ends it in one. */
function symptoms(words: readonly Token[], rules: Rules): { at: number; says: Standing }[] {
  return words.flatMap(({ word }, at) => {
    const stands = rules.languages
      .filter(({ symptom }) => symptom.has(word))
      .map(({ language }) => standingOf({ from: at, to: at + 1 }, words, rules, language))
    return stands.length === 0 ? [] : [{ at, says: stands.find((each) => each !== 'affirmed') ?? 'affirmed' }]
  })
}

const LONG_WORD = 4
/** Words by which people speak of themselves. */
const OWN = new Set(['i', 'im', 'ive', 'my', 'me', 'mine', 'yo', 'mi', 'me', 'tengo', 'siento', 'estoy', 'mis'])
