import { inDangerWindow } from './danger-window.ts'
import { isStricter, type Reading } from './reading.ts'
import type { AnswerFile, AnswersFile } from './rule-file.ts'
import { pagesAt } from './tier.ts'
import { plain, tokens } from './tokens.ts'
import type { TriageContext } from './verdict.ts'

/** Answers by their words in plain form, and the words that add nothing to one. */
export type Answers = {
  said: ReadonlyMap<string, AnswerFile>
  fillers: ReadonlySet<string>
  /** Words of the longest phrase. */
  longest: number
}

/** More than that is a message, not an answer to a closed question. */
const MOST_WORDS = 9
/** The keycap of 3️⃣, and marks around a number: `#3`, `(3)`, `3.` */
const MARKS = /[\u20e3#*()[\]"“”'.,;:!¡?¿\-–—/\\_~+=&]+/gu
/** What phones and people put below a message. */
const SIGNATURE =
  /\n\s*(?:--|—|__|[Ss]ent from|[Ee]nviado desde|[Gg]et [Oo]utlook|\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}\s*$)/u

/** Where a signature begins: by its mark, or as a name alone on the last line. */
export const signatureAt = (text: string): number | undefined => SIGNATURE.exec(text)?.index

const wordsOf = (text: string): string[] => text.replace(MARKS, ' ').split(/\s+/).filter(Boolean).map(plain)

export function openAnswers({ fillers, answers }: AnswersFile): Answers {
  const said = new Map(
    answers.flatMap((answer) => answer.said.map((each) => [wordsOf(each).join(' '), answer] as const)),
  )
  return {
    said,
    fillers: new Set(fillers.map((each) => wordsOf(each).join(' '))),
    longest: Math.max(...[...said.keys()].map((each) => each.split(' ').length)),
  }
}

/**
 * A whole text that means something only by the question before it: 1, 2, 3, yes, no, a thumb, in whatever form people
 * write it (`answers.json`). Of several answers in one text the strictest holds: "yes 3", "2 or 3".
 */
export function bareAnswer(
  text: string,
  context: TriageContext,
  { answers, windows }: { answers: Answers; windows: Parameters<typeof inDangerWindow>[2] },
): (Reading & { answer: string }) | undefined {
  const signature = SIGNATURE.exec(text)
  const said = wordsOf(signature ? text.slice(0, signature.index) : text)
  if (said.length === 0) return hasWords(text) ? undefined : meaning(answers.said.get(''), context, windows)
  if (said.length > MOST_WORDS) return undefined
  const found = answersIn(said, answers)
  if (found?.length === 0)
    return { tier: 'other', pages: false, because: 'Only a greeting or thanks.', answer: 'courtesy' }
  return found
    ?.flatMap((answer) => meaning(answer, context, windows) ?? [])
    .reduce<(Reading & { answer: string }) | undefined>(
      (strictest, each) => (strictest && !isStricter(each, strictest) ? strictest : each),
      undefined,
    )
}

const hasWords = (text: string): boolean => tokens(text).length > 0

/** The answers that make up a text, longest phrases first; undefined where any word of it is something else. */
function answersIn(words: readonly string[], { said, fillers, longest }: Answers): AnswerFile[] | undefined {
  const found: AnswerFile[] = []
  for (let at = 0; at < words.length; ) {
    let taken = 0
    for (let length = Math.min(longest, words.length - at); length > 0 && taken === 0; length--) {
      const phrase = words.slice(at, at + length).join(' ')
      const answer = said.get(phrase)
      // "no good", "no me siento bien": a denied "well" is a complaint, and no answer.
      if (answer?.id === 'well' && words[at - 1] === 'no' && !BEGINS_ANEW.has(words[at] ?? '')) return undefined
      if (answer) found.push(answer)
      if (answer || fillers.has(phrase) || (length === 1 && JOINS.has(phrase))) taken = length
    }
    if (taken === 0) return undefined
    at += taken
  }
  return found
}

const BEGINS_ANEW = new Set(['i', 'im', 'all', 'everything', 'everythings'])

const JOINS = new Set(['or', 'and', 'o', 'y', 'e', 'u', 'but', 'pero', 'to', 'im', 'a'])

function meaning(
  answer: AnswerFile | undefined,
  { asked, procedures, hoursSince }: TriageContext,
  windows: Parameters<typeof inDangerWindow>[2],
): (Reading & { answer: string }) | undefined {
  if (!answer) return undefined
  const { to } = answer
  const means = 'any' in to ? to.any : asked === 'safe' ? to.safe : asked ? to.asked : to.unasked
  const { tier, because, pagesInWindow = false } = means
  const pages = pagesAt(tier) || (pagesInWindow && inDangerWindow(procedures, hoursSince, windows))
  return { tier, pages, because, answer: answer.id }
}
