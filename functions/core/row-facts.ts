/**
 * What can be wrong with a list of visits and its rows: facts, which the API says in English and pages in the language of the person who
 * reads them. `said`: what was typed.
 */
import type { Fact, FieldError } from './fault.ts'

type Nothing = Record<never, never>

/** Fields by kind. */
export type RowFacts = {
  'letters-lost': Nothing
  'no-table': Nothing
  spreadsheet: Nothing
  'not-csv': { line: number }
  'no-rows': Nothing
  'too-many-rows': { rows: number; most: number }
  'long-line': { line: number; most: number }
  'nothing-to-log': Nothing
  'no-column': { said: string; known: readonly string[] }
  'column-missing': { column: string }
  'column-twice': { column: string }
  'no-choice': { choices: readonly string[]; leftOut: string }
  'two-columns': { column: string }
  'which-column': { column: string }
  status: { said?: string }
  shortened: { column: string; said?: string }
  cells: { cells: number; header: number }
  'not-a-date': { said?: string; like: string }
  'not-yes-or-no': { said?: string }
  missing: Nothing
  empty: Nothing
  'too-long': { most: number }
  'none-given': Nothing
  'too-many': { most: number }
  'not-an-email': Nothing
  'not-a-day': Nothing
  minor: Nothing
  zone: { said?: string }
  languages: { clinic: string; languages: readonly string[] }
  future: Nothing
  'long-ago': { days: number }
  'no-plan': { said?: string; plans?: readonly string[] }
  'no-area': { said?: string; nearest: string; known?: readonly string[] }
  'declined-and-agreed': Nothing
  'no-consent': Nothing
  'texts-without-phone': Nothing
  'email-without-address': Nothing
  'unknown-country': { said?: string }
  'no-phone': { said?: string }
  'no-phone-there': { said?: string; country: string }
  'own-number': { phone?: string; clinic: string }
  'no-country': { phone?: string }
  'no-person': { phone?: string; type: NoPerson }
  'other-country': { phone?: string; clinic: string; country: string; served: readonly string[] }
  unpaged: { from: string; to: string; again: boolean }
  'agreement-length': { least: number; most: number }
  'agreement-for': Nothing
  'agreement-covers-none': Nothing
  erased: Nothing
}
export type RowFactKind = keyof RowFacts
export type RowFact = { [Kind in RowFactKind]: { kind: Kind } & RowFacts[Kind] }[RowFactKind]

/** Kinds of numbers that no person texts with. */
export type NoPerson = 'TOLL_FREE' | 'PREMIUM_RATE' | 'SHARED_COST' | 'PAGER' | 'UAN' | 'VOICEMAIL'

/** A sentence for each kind. */
export type Sentences<Facts> = { [Kind in keyof Facts]: (fact: Facts[Kind]) => string }

/** The sentence for a fact; undefined for a fact of another list. */
export function sentenceOf<Facts>(sentences: Sentences<Facts>, fact: { kind: string }): string | undefined {
  const say = (sentences as Record<string, ((fact: object) => string) | undefined>)[fact.kind]
  return say?.(fact)
}

const NO_PERSON: Record<NoPerson, string> = {
  TOLL_FREE: 'a toll-free number, which gets no texts',
  PREMIUM_RATE: 'a premium-rate number',
  SHARED_COST: 'a number at shared cost',
  PAGER: 'a pager',
  UAN: "a company's number, no person's",
  VOICEMAIL: 'a voice mailbox',
}
/** Countries whose name takes an article in a sentence. */
const ARTICLE = ['US', 'GB', 'NL', 'PH', 'DO', 'BS', 'AE', 'CZ']
const NAMES = new Intl.DisplayNames('en', { type: 'region' })

/** `MX` → `Mexico`, `US` → `the United States`. */
export const countryName = (country: string): string =>
  `${ARTICLE.includes(country) ? 'the ' : ''}${NAMES.of(country) ?? country}`

/** `"maybe"`, or what stands in its place where nothing of a patient is kept. */
const quoted = (said: string | undefined): string => (said === undefined ? 'This' : `"${said}"`)

export const ENGLISH: Sentences<RowFacts> = {
  'letters-lost': () =>
    'Some letters of this file cannot be read. In the spreadsheet choose Save as, "CSV UTF-8 (comma delimited)", and send it again.',
  'no-table': () => 'This file is not a list of visits. Choose a CSV file that a spreadsheet saved.',
  spreadsheet: () =>
    'This is a spreadsheet, no CSV file. Open it, choose Save as, "CSV UTF-8 (comma delimited)", and send that file.',
  'not-csv': ({ line }) => `Line ${line} is not CSV: is a quotation mark missing?`,
  'no-rows': () => 'There are no rows below the header.',
  'too-many-rows': ({ rows, most }) => `${rows} rows, at most ${most}: send the file in parts.`,
  'long-line': ({ line, most }) => `Line ${line} is longer than ${most} characters.`,
  'nothing-to-log': () => 'No visit in this file took place and needs aftercare, so there is nothing to log.',
  'no-column': ({ said, known }) => `There is no column "${said}". The columns are ${known.join(', ')}.`,
  'column-missing': ({ column }) => `The column "${column}" is missing.`,
  'column-twice': ({ column }) => `The column "${column}" comes twice.`,
  'no-choice': ({ choices, leftOut }) => `One of ${choices.join(', ')}. "${leftOut}" leaves it out.`,
  'two-columns': ({ column }) => `Two columns are "${column}". Leave one out.`,
  'which-column': ({ column }) => `Which column is "${column}"? It is needed.`,
  status: ({ said }) => `The status ${quoted(said)} does not say whether the visit took place.`,
  shortened: ({ column, said }) =>
    `The spreadsheet has shortened this ${column} to ${said}. Give the column the format Text, type the number again, and send the row again.`,
  cells: ({ cells, header }) => `This row has ${cells} cells, the header ${header}.`,
  'not-a-date': ({ said, like }) =>
    `${said ? `"${said}" is not a date and time. ` : ''}Enter a date and time, like ${like}.`,
  'not-yes-or-no': ({ said }) => `${quoted(said)} isn't yes or no. Enter yes or no.`,
  missing: () => 'This is missing.',
  empty: () => 'This is empty.',
  'too-long': ({ most }) => `This is too long: at most ${most} characters.`,
  'none-given': () => 'Give at least one.',
  'too-many': ({ most }) => `These are too many: at most ${most} ${most === 1 ? 'entry' : 'entries'}.`,
  'not-an-email': () => 'An e-mail address such as ana@example.com is needed.',
  'not-a-day': () => 'A date such as 2009-05-31 is needed.',
  minor: () => "Under 18: add a parent's or guardian's name and phone or e-mail.",
  zone: ({ said }) => `${quoted(said)} is not a time zone. Write it by its city, like America/Los_Angeles.`,
  languages: ({ clinic, languages }) => `${clinic} writes in ${languages.join(', ')}.`,
  future: () => 'This is in the future. Enter the time at which the treatment was done.',
  'long-ago': ({ days }) => `This is more than ${days} days ago; follow-ups would come too late.`,
  'no-plan': ({ said, plans = [] }) => `There is no care plan "${said}". Choose one of ${plans.join(', ')}.`,
  'no-area': ({ said, nearest, known = [] }) =>
    `"${said}" is no area of a care plan. The nearest is "${nearest}"; there are ${known.join(', ')}.`,
  'declined-and-agreed': () => 'The patient cannot both decline messages and agree to texts or e-mail. Choose one.',
  'no-consent': () => 'Choose texts, e-mail or no messages.',
  'texts-without-phone': () => 'The patient agreed to texts: enter a phone number.',
  'email-without-address': () => 'The patient agreed to e-mail: enter an e-mail address.',
  'unknown-country': ({ said }) => `${quoted(said)} is not a country whose numbers are known.`,
  'no-phone': ({ said }) => `${quoted(said)} is not a phone number. Write it as (415) 555-0123 or +14155550123.`,
  'no-phone-there': ({ said, country }) =>
    `${quoted(said)} is not a phone number in ${countryName(country)}. Check the digits.`,
  'own-number': ({ phone, clinic }) => `${phone} is a number of ${clinic} itself. Enter the patient's own.`,
  'no-country': ({ phone }) => `${phone} belongs to a satellite or worldwide network: it can't get texts.`,
  'no-person': ({ phone, type }) => `${phone} is ${NO_PERSON[type]}. Enter the patient's mobile phone.`,
  'other-country': ({ phone, clinic, country, served }) =>
    `${phone} is a number in ${countryName(country)}. ${clinic} can only text numbers in ${served.map(countryName).join(' and ')}. Use e-mail, or ask your admin to add ${countryName(country)}.`,
  unpaged: ({ from, to, again }) =>
    `No one is on call from ${from} to ${to}. Ask your admin to fill the on-call schedule first.${again ? ' Then send the row again.' : ''}`,
  'agreement-length': ({ least, most }) =>
    `Say in ${least} to ${most} characters which agreement it is, and where it is kept.`,
  'agreement-for': () => 'What does the agreement cover: texts, e-mail or both?',
  'agreement-covers-none': () =>
    'Every row says itself what the patient agreed to, so the agreement covers none. Send the file without it.',
  erased: () => 'The patient of this row was erased. Nothing was logged.',
}

/** A fault with the fact that it is, said in English. */
export function rowFault(pointer: string, fact: RowFact): FieldError {
  return { pointer, detail: inEnglish(fact), fact }
}

export const inEnglish = (fact: RowFact): string => sentenceOf(ENGLISH, fact) ?? ''

/** What is kept of a fact about a row: nothing that was typed, no number, and no long list. */
export function shortFact(fact: Fact): Fact {
  const left = ['said', 'phone', 'known', 'plans']
  return Object.fromEntries(Object.entries(fact).filter(([name]) => !left.includes(name))) as Fact
}
