import { LONGEST_NAME, placeholders, segments } from './wording.ts'

/** The longest that each placeholder of a patient's text may become. */
const LONGEST: ReadonlyMap<string, string> = new Map([
  ['clinic', 'C'.repeat(LONGEST_NAME)],
  ['first', 'F'.repeat(LONGEST_NAME)],
  ['emergency', '911'],
  ['onCall', '(415) 555-0198'],
  ['frontDesk', '(415) 555-0199'],
])

/** SMS to a patient names no treatment: another person may see the phone. */
export const TREATMENTS =
  /botox|toxin|filler|peel|laser|needling|kybella|dysport|xeomin|juvederm|restylane|inject|relleno|inyec/i
export const LITERAL_EMERGENCY = /\b(911|999|112|988)\b/
/** Words that frighten a patient, and words that reassure a patient whom nobody has examined. */
export const LOADED = /botulism|paralysis|necrosis|occlusion|stroke|blindness|normal|don't worry|it is just/i

export type TextRules = {
  /** A check-in offers the three digits. */
  expectsAnswer: boolean
  /** The words it replaces say whom to call: so must these. */
  namesEmergency: boolean
}

/** The faults of a routine SMS, in words for its author; empty if it can be sent. */
export function textFaults(template: string, { expectsAnswer, namesEmergency }: TextRules): string[] {
  const faults = unknownNames(template)
  const filled = template.replace(/\{(\w+)\}/g, (all, name: string) => LONGEST.get(name) ?? all)
  const { encoding, units, segments: parts } = segments(filled)
  if (encoding !== 'GSM-7')
    faults.push(
      'A character in it is outside GSM-7, which makes every text two or three; accents and curly quotes do that.',
    )
  else if (parts > 1) faults.push(`It has ${units} characters with the longest names; one text holds 160.`)
  if (!template.startsWith('{clinic}: ')) faults.push('It begins with "{clinic}: ", so that patients know who writes.')
  if (TREATMENTS.test(template)) faults.push('It names a treatment.')
  if (LITERAL_EMERGENCY.test(template)) faults.push('It holds an emergency number; write {emergency}.')
  if (LOADED.test(template)) faults.push('It holds a word that frightens, or soothes someone unseen.')
  if (namesEmergency && !template.includes('{emergency}'))
    faults.push('The words it replaces name {emergency}: so must these.')
  if (expectsAnswer && !/\b1\b.*\b2\b.*\b3\b/.test(template))
    faults.push('A check-in offers 1, 2 and 3, which mean the same in every text.')
  return faults
}

/** A sheet of aftercare, as a mail carries it. */
const LONGEST_MAIL = 4000

/** The faults of an e-mail's words; empty if it can be sent. */
export function mailFaults(template: string, { namesEmergency }: Pick<TextRules, 'namesEmergency'>): string[] {
  const faults = unknownNames(template)
  if (template.length > LONGEST_MAIL)
    faults.push(`It has ${template.length} characters; an e-mail holds ${LONGEST_MAIL}.`)
  if (LITERAL_EMERGENCY.test(template)) faults.push('It holds an emergency number; write {emergency}.')
  if (namesEmergency && !template.includes('{emergency}'))
    faults.push('The words it replaces name {emergency}: so must these.')
  return faults
}

/** A placeholder that nobody fills would stop every course of the plan from being planned. */
function unknownNames(template: string): string[] {
  const unknown = placeholders(template).filter((name) => !LONGEST.has(name))
  return unknown.length === 0
    ? []
    : [`There is no {${unknown.join('}, {')}}; use {${[...LONGEST.keys()].join('}, {')}}.`]
}
