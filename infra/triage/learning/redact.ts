/** What a reply must not hold once it is one of the labelled replies: names, numbers, addresses. */

const ADDRESS = /\S+@\S+\.\S+|https?:\/\/\S+|www\.\S+/gi
/** Three digits or more, however they are parted: phone numbers, dates, house numbers, amounts. "2", "24" and "3 pm" stay. */
const NUMBER = /\+?\d(?:[\s().,/-]{0,3}\d){2,}/g
const MONTH_AND_DAY =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}\s+de\s+(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b/gi
/** "This is Ana Ruiz", "soy Ana": the person who writes for a patient is on no record. */
const INTRODUCED =
  /\b((?:this is|my name is|im|i'm|i am|it's|its|soy|me llamo|mi nombre es|habla|le habla|le escribe)\s+)(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)/gu
const SHORTEST_NAME = 3

const plain = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The single words of names, in the form in which texts are compared; "de" and initials are no names. */
export function nameWords(names: readonly string[]): Set<string> {
  const words = names.flatMap((name) => name.match(/\p{L}+/gu) ?? []).map(plain)
  return new Set(words.filter((word) => word.length >= SHORTEST_NAME))
}

/**
 * The text without what names a person: names on record become NAME, addresses ADDRESS, dates DATE, long numbers NUMBER.
 * It cannot know every name: a person reads each line before it is kept.
 */
export function redacted(text: string, names: ReadonlySet<string>): string {
  return text
    .replace(ADDRESS, 'ADDRESS')
    .replace(MONTH_AND_DAY, 'DATE')
    .replace(NUMBER, 'NUMBER')
    .replace(INTRODUCED, '$1NAME')
    .replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => (names.has(plain(word)) ? 'NAME' : word))
    .replace(/\bNAME(?:\s+NAME)+\b/g, 'NAME')
}
