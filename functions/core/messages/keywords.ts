import { plainWords, visible } from '../plain-words.ts'

/** The words by which people opt out, opt in and ask for help; `templates/messages/keywords.json`. */
export type Keywords = {
  /** Whole messages, in plain form. */
  stop: string[]
  start: string[]
  help: string[]
  /** Clear intent inside a longer message, as runs of plain words; and openings that make STOP a command. */
  stopPhrases: string[]
  /** Words of courtesy around a STOP, which say nothing else: "stop thank you". */
  courtesy: string[]
  /** And such as end mails, where they come by mail. */
  stopMailPhrases: string[]
  /** What says that a STOP by mail means texts too: whole messages, and phrases. */
  stopAll: string[]
  everyWay: string[]
  /** Somebody else has this number: whole messages, and phrases in short ones. */
  wrongNumber: string[]
  wrongNumberPhrases: string[]
  /** A visit, what people ask about one, and words that ask by themselves. */
  booking: { of: string[]; asks: string[]; alone: string[] }
  /** How a sentence begins that asks something, and what may stand before that: questions lose their mark in texts. */
  question: { before: string[]; begins: string[] }
}

export type Keyword = 'stop' | 'start' | 'help' | 'wrong-number'

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
  if (spelled(words, keywords) || firstLineStops(text, keywords)) return 'stop'
  if (words.split(' ').length > MOST_WORDS) return undefined
  if (holds(words, keywords.stopPhrases) || beginsAsCommand(text)) return 'stop'
  if (by === 'email' && holds(words, keywords.stopMailPhrases)) return 'stop'
  return holds(words, keywords.wrongNumberPhrases) ? 'wrong-number' : undefined
}

/** Whether a message is a keyword and nothing besides, so that a person has nothing to read in it. */
export const isBareKeyword = (text: string, keywords: Keywords): boolean =>
  wholeKeyword(plainWords(text), keywords) !== undefined

/** Whether a message asks the front desk about a visit: to make, move, confirm or cancel one. */
export function asksOfBooking(text: string, { booking: { of, asks, alone } }: Keywords): boolean {
  const sentences = text.split(SENTENCE_END).map(plainWords)
  return sentences.some((words) => holds(words, alone) || (holds(words, of) && holds(words, asks)))
}

/** Whether a message asks anything: by a question mark, or by how one of its sentences begins. */
export function asksSomething(text: string, { question: { before, begins } }: Keywords): boolean {
  if (/[?¿？]/u.test(text)) return true
  return text.split(CLAUSE_END).some((clause) => {
    const words = withoutStart(plainWords(clause), before)
    return begins.some((opening) => `${words} `.startsWith(`${opening} `))
  })
}

const CLAUSE_END = /[.!,;:\n]+/u

/** `hi thanks, can I …` without its courtesies. */
function withoutStart(words: string, openings: readonly string[]): string {
  const opening = openings.find((each) => words.startsWith(`${each} `))
  return opening === undefined ? words : withoutStart(words.slice(opening.length + 1), openings)
}

const SENTENCE_END = /[.!?\n]+/u

/** Whether a STOP by mail speaks of texts, or of every way there is: in doubt it is of mails alone. */
export function endsTextsToo(text: string, { stopAll, everyWay }: Keywords): boolean {
  const words = plainWords(text)
  return stopAll.includes(words) || holds(words, everyWay)
}

function wholeKeyword(words: string, keywords: Keywords): Keyword | undefined {
  const bare = withoutCourtesy(words, keywords)
  if (keywords.stop.includes(words) || (keywords.stop.includes(bare) && !ANSWERS.includes(bare))) return 'stop'
  if (keywords.start.includes(words)) return 'start'
  if (keywords.help.includes(words)) return 'help'
  return keywords.wrongNumber.includes(words) ? 'wrong-number' : undefined
}

/** With a "thank you" these answer a question: "ya no, gracias" is "not any more, thanks". */
const ANSWERS = ['ya no']

/** `Hi, please stop, thank you` → `stop`. Only at the ends: what stands between makes it a sentence of its own. */
function withoutCourtesy(words: string, { courtesy }: Keywords): string {
  let rest = words
  for (let before = ''; before !== rest; ) {
    before = rest
    for (const polite of courtesy) {
      if (rest.startsWith(`${polite} `)) rest = rest.slice(polite.length + 1)
      if (rest.endsWith(` ${polite}`)) rest = rest.slice(0, -polite.length - 1)
    }
  }
  return rest
}

/** `S T O P`, `s.t.o.p.`: single letters that spell the word. */
const spelled = (words: string, { stop }: Keywords): boolean =>
  /^\p{L}( \p{L}){2,}$/u.test(words) && stop.includes(words.replaceAll(' ', ''))

/** `Stop` on a line of its own above a name or "Sent from my phone". */
function firstLineStops(text: string, { stop }: Keywords): boolean {
  const [first = '', ...rest] = visible(text).trim().split(/\r?\n/)
  return (
    rest.length > 0 &&
    /^\W*(stop|unsubscribe|opt out|cancel|quit|alto|baja)\W*$/i.test(first) &&
    stop.includes(plainWords(first))
  )
}

const holds = (words: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => ` ${words} `.includes(` ${phrase} `))

/** `STOP I can't breathe`: a command in capitals, or set off by punctuation, before something else. */
function beginsAsCommand(text: string): boolean {
  const said = visible(text).trimStart()
  return /^STOP\s/.test(said) || /^stop\s*[.!,:;-]\s*\S/i.test(said) || /^unsubscribe\b/i.test(said)
}
