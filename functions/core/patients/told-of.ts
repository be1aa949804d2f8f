/** Whom words or a contact tell of: how an erasure finds a person where no id stands. */
import { parsePhone } from '../phone.ts'
import { plainWords } from '../plain-words.ts'
import type { Patient } from './patient.ts'

export type Person = Pick<Patient, 'name' | 'known' | 'phone' | 'formerPhones' | 'email' | 'guardian'>

/** What a booking system or a row of a file says of somebody. */
export type Contact = { name?: string | undefined; phone?: string | undefined; email?: string | undefined }

export const phonesOf = ({ phone, formerPhones = [] }: Person): string[] => [...(phone ? [phone] : []), ...formerPhones]

/**
 * Whether a contact is this person's: the number or the address, and a first name that does not say otherwise, since
 * families share phones and a relative must not lose the follow-ups; without either of them, the whole name.
 */
export function isContactOf(person: Person, { name = '', phone, email }: Contact, country: string): boolean {
  const parsed = phone ? parsePhone(phone, country, { confirmed: true }) : undefined
  const [theirs, said] = [plainWords(person.known ? person.name : ''), plainWords(name)]
  if (!phone && !email) return theirs !== '' && theirs === said
  const reaches =
    (parsed?.kind === 'phone' && phonesOf(person).includes(parsed.e164)) ||
    (person.email !== undefined && email?.trim().toLowerCase() === person.email.toLowerCase())
  const first = (words: string) => words.split(' ', 1)[0] ?? ''
  return reaches && (theirs === '' || said === '' || first(theirs) === first(said))
}

/** Digits of a national number: fewer are a code or a date. */
const FEWEST_DIGITS = 7
const LONGEST_PREFIX = 3

/** Whether a text holds the person's name or address, or a number of theirs however it is written. */
export function isToldIn(text: string, person: Person): boolean {
  const lower = text.toLowerCase()
  const words = ` ${plainWords(text)} `
  const names = [person.known ? person.name : '', person.guardian ?? ''].map(plainWords).filter(Boolean)
  if (names.some((name) => words.includes(` ${name} `))) return true
  if (person.email && lower.includes(person.email.toLowerCase())) return true
  // Spaces, dots, brackets and hyphens stand between the digits of a number; letters and other marks end it.
  const numbers = lower.split(/[^\d\s().+-]+/).map((run) => run.replace(/\D/g, ''))
  return phonesOf(person).some((phone) => {
    const digits = phone.replace(/\D/g, '')
    return [...Array(LONGEST_PREFIX + 1).keys()]
      .map((prefix) => digits.slice(prefix))
      .some((national) => national.length >= FEWEST_DIGITS && numbers.some((each) => each.includes(national)))
  })
}
