/** A patient's name as texts and lock screens may show it. Where it is doubtful no name is used: "Hi Ruiz" is no greeting. */
import { visible } from '../plain-words.ts'
import { shortName, toGsm } from './wording.ts'

/** Titles that stand before a surname. */
const HONORIFICS =
  /^(mr|mrs|ms|miss|mx|dr|dra|prof|sir|madam|rev|fr|sr|sra|srta|señor|señora|señorita|lic|ing|mme|herr|frau)\.?$/i
/** And such as stand before a first name. */
const WITH_FIRST_NAMES = /^(don|doña|dona|d\.|dña\.?|d\.ª|sor|fray)$/i
/** A name that begins with one of these begins with the surname. */
const PARTICLES = /^(de|del|della|di|du|des|la|las|los|le|von|van|vander|der|den|ter|bin|ibn|san|santa)$/i
/** Degrees behind a comma: "Ana Ruiz, RN" is no surname first. */
const DEGREES = /^(md|do|rn|np|pa|phd|jr|sr|ii|iii|iv|esq|dds|dmd|cpa|mba)\.?$/i

/** Letters, and what joins them: no emoji, quotation marks or brackets. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/[^\p{L}\p{M}\p{N}@'’.\s-]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^['’.-]+|['’-]+$/gu, ''))
    .filter(Boolean)

/** `Ruiz, Ana` → `Ana Ruiz`; without titles. `isSurname`: what comes first is a surname. */
function partsOf(name: string): { words: string[]; isSurname: boolean } {
  const [before = '', after = ''] = visible(name).split(/[,;]/, 2)
  const isTurned = wordsOf(after).length > 0 && !wordsOf(after).every((word) => DEGREES.test(word))
  const words = isTurned ? [...wordsOf(after), ...wordsOf(before)] : wordsOf(before)
  let titled = false
  while (words[0] !== undefined && words.length > 1) {
    if (HONORIFICS.test(words[0])) titled = true
    else if (!WITH_FIRST_NAMES.test(words[0])) break
    else titled = false
    words.shift()
  }
  const [first = ''] = words
  return { words, isSurname: (titled && words.length === 1) || PARTICLES.test(first) || HONORIFICS.test(first) }
}

/** The first name as an SMS can write it; empty where it cannot, and where no first name is given. */
export function firstName(name: string): string {
  const { words, isSurname } = partsOf(name)
  const [first = ''] = words
  if (isSurname || !/^[\p{L}][\p{L}\p{M}'’.-]+$/u.test(first) || /^\p{L}\.?$/u.test(first)) return ''
  return toGsm(first).includes('?') ? '' : shortName(first.replace(/\.$/, ''))
}

/** `Ana Ruiz` → `A.R.`: what a lock screen may show of a patient; empty where no letter can be written. */
export const initials = (name: string): string =>
  partsOf(name)
    .words.slice(0, 3)
    .flatMap((part) => /^[\p{L}\p{N}]/u.exec(toGsm(part))?.[0]?.toUpperCase() ?? [])
    .map((letter) => `${letter}.`)
    .join('')
