import type { Clinic } from '../clinic/clinic.ts'
import type { Signature } from '../clinic/signatures.ts'
import type { Content } from '../content.ts'
import type { FieldError } from '../fault.ts'
import { LITERAL_EMERGENCY, LOADED, TREATMENTS } from './validate-texts.ts'
import { LONGEST_NAME, placeholders, type Segments, segments } from './wording.ts'

/** The texts that a clinic may write in its own words; those of a course are its care plans'. */
export const OWN_TEXTS = [
  'page-consent.statement',
  'reminder',
  'answer-routine',
  'answer-question',
  'answer-question-closed',
  'answer-unclear',
  'answer-photo',
  'answer-soon',
  'answer-call-by',
  'answer-photo-call-by',
  'answer-nobody',
  'clarify',
  'clarify-photo',
  'nobody-reached',
  'keep-trying',
  'help',
  'started',
  'stopped',
  'wrong-number',
] as const
export type OwnText = (typeof OWN_TEXTS)[number]

/** A clinic's version of a text, by language; in force once two people have signed it. */
export type TextProposal = { message: OwnText; texts: Record<string, string>; signedBy: Signature[] }

export const isConsent = (message: OwnText): boolean => message === 'page-consent.statement'

/** The longest that each placeholder of these texts may become. */
const LONGEST: Readonly<Record<string, string>> = {
  clinic: 'C'.repeat(LONGEST_NAME),
  first: 'F'.repeat(LONGEST_NAME),
  emergency: '911',
  onCall: '(415) 555-0198',
  frontDesk: '(415) 555-0199',
  callBy: '12:45 PM',
  opens: 'Wed, Sept 30 at 10:30 AM',
}
/** A page of a form that is read standing at a desk. */
const LONGEST_CONSENT = 1200
/** What a text has to say because carriers or the service act on the answer. */
const ACTED_ON = [/\bSTOP\b/, /\bHELP\b/, /\bSTART\b/, /\b1\b.*\b2\b.*\b3\b/s, /\bYES\b.*\bNO\b|\bSI\b.*\bNO\b/s]

/** How many SMS a text takes with the longest names. */
export const longestSegments = (template: string): Segments =>
  segments(template.replace(/\{(\w+)\}/g, (all, name: string) => LONGEST[name] ?? all))

/**
 * What is wrong with a clinic's version of a text: it has to say what the original says that anybody acts on, reveal no
 * treatment, and fit into one SMS; the consent is read on a page and may be longer.
 */
export function ownTextFaults(message: OwnText, original: string, text: string): string[] {
  const faults: string[] = []
  const names = placeholders(original)
  for (const name of new Set(placeholders(text).filter((each) => !names.includes(each))))
    faults.push(`There is no {${name}} here; use {${[...new Set(names)].join('}, {')}}.`)
  for (const name of new Set(names.filter((each) => each !== 'first' && !placeholders(text).includes(each))))
    faults.push(`It has to hold {${name}}, as the original does.`)
  for (const words of ACTED_ON)
    if (words.test(original) && !words.test(text))
      faults.push(
        `It has to keep ${words.exec(original)?.[0].replace(/\s+/g, ' ').slice(0, 20)}, which people reply with.`,
      )
  if (LITERAL_EMERGENCY.test(text)) faults.push('It holds an emergency number; write {emergency}.')
  if (LOADED.test(text)) faults.push('It holds a word that frightens, or soothes someone unseen.')
  if (isConsent(message)) {
    if (text.length > LONGEST_CONSENT)
      faults.push(`It has ${text.length} characters; ${LONGEST_CONSENT} fit on the form.`)
    return faults
  }
  if (!text.startsWith('{clinic}: ')) faults.push('It begins with "{clinic}: ", so that patients know who writes.')
  if (TREATMENTS.test(text)) faults.push('It names a treatment: another person may see the phone.')
  const { encoding, units, segments: parts } = longestSegments(text)
  if (encoding !== 'GSM-7')
    faults.push('A character in it makes every text two or three: use plain letters and quotes.')
  else if (parts > 1) faults.push(`It has ${units} characters with the longest names; one text holds 160.`)
  return faults
}

/** All that is wrong with a proposal, by language. */
export function proposalFaults(
  message: OwnText,
  texts: Readonly<Record<string, string>>,
  { content, languages }: { content: Content; languages: readonly string[] },
): FieldError[] {
  return Object.entries(texts).flatMap(([language, text]) => {
    const pointer = `/texts/${language}`
    const original = content.messages[language]?.[message]
    if (!languages.includes(language) || original === undefined)
      return [{ pointer, detail: `The clinic writes in ${languages.join(', ')}.` }]
    return ownTextFaults(message, original, text).map((detail) => ({ pointer, detail }))
  })
}

/** The content with a clinic's own words where two people have signed them. */
export function withOwnWords(content: Content, { words = {} }: Clinic): Content {
  if (Object.keys(words).length === 0) return content
  const messages = Object.fromEntries(
    Object.entries(content.messages).map(([language, texts]) => {
      const own = Object.entries(words).flatMap(([id, by]) => (by?.[language] ? [[id, by[language]]] : []))
      return [language, { ...texts, ...Object.fromEntries(own) }]
    }),
  )
  return { ...content, messages }
}

/** What a clinic's patients may read besides their course, in one value: another one after any change of any word. */
export const wordsRead = (content: Content, clinic: Clinic): Record<string, string>[] =>
  clinic.languages.map((language) => {
    const texts = withOwnWords(content, clinic).messages[language] ?? {}
    return Object.fromEntries(OWN_TEXTS.map((id) => [id, texts[id] ?? '']))
  })
