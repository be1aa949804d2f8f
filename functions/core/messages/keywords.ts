/** The words by which people opt out, opt in and ask for help; `templates/messages/keywords.json`. */
export type Keywords = {
  /** Whole messages, in plain form. */
  stop: string[]
  start: string[]
  help: string[]
  /** Clear intent inside a longer message, as runs of plain words; and openings that make STOP a command. */
  stopPhrases: string[]
  /** And such as end mails, where they come by mail. */
  stopMailPhrases: string[]
  /** What says that a STOP by mail means texts too: whole messages, and phrases. */
  stopAll: string[]
  everyWay: string[]
  /** Somebody else has this number: whole messages, and phrases in short ones. */
  wrongNumber: string[]
  wrongNumberPhrases: string[]
}

export type Keyword = 'stop' | 'start' | 'help' | 'wrong-number'

/** Letters and digits in lower case without accents, single spaces: `¡STOP!!` is `stop`. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Longest message that may opt out by a phrase or by beginning with the bare word; longer ones tell a story. */
const MOST_WORDS = 12

/**
 * STOP, START or HELP where the message is one, or clearly means one; never because a word stands in it ("the bleeding
 * won't stop", "this weekend"). Words: the carrier's and the FCC's (47 CFR 64.1200(a)(10)), in English and Spanish.
 */
export function keywordOf(text: string, keywords: Keywords, by: 'sms' | 'email' = 'sms'): Keyword | undefined {
  const words = plainWords(text)
  const whole = wholeKeyword(words, keywords)
  if (whole) return whole
  if (words.split(' ').length > MOST_WORDS) return undefined
  if (holds(words, keywords.stopPhrases) || beginsAsCommand(text)) return 'stop'
  if (by === 'email' && holds(words, keywords.stopMailPhrases)) return 'stop'
  return holds(words, keywords.wrongNumberPhrases) ? 'wrong-number' : undefined
}

/** Whether a message is a keyword and nothing besides, so that a person has nothing to read in it. */
export const isBareKeyword = (text: string, keywords: Keywords): boolean =>
  wholeKeyword(plainWords(text), keywords) !== undefined

/** Whether a STOP by mail speaks of texts, or of every way there is: in doubt it is of mails alone. */
export function endsTextsToo(text: string, { stopAll, everyWay }: Keywords): boolean {
  const words = plainWords(text)
  return stopAll.includes(words) || holds(words, everyWay)
}

function wholeKeyword(words: string, keywords: Keywords): Keyword | undefined {
  if (keywords.stop.includes(words)) return 'stop'
  if (keywords.start.includes(words)) return 'start'
  if (keywords.help.includes(words)) return 'help'
  return keywords.wrongNumber.includes(words) ? 'wrong-number' : undefined
}

const holds = (words: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => ` ${words} `.includes(` ${phrase} `))

/** `STOP I can't breathe`: a command in capitals, or set off by punctuation, before something else. */
const beginsAsCommand = (text: string): boolean =>
  /^\s*STOP\s/.test(text) || /^\s*stop\s*[.!,:;-]\s*\S/i.test(text) || /^\s*unsubscribe\b/i.test(text)
