import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { visible } from './plain-words.ts'

/** `confirmable`: it is kept once a person has read it back. */
export type ParsedPhone = { kind: 'phone'; e164: string } | { kind: 'not-a-phone'; because: string; confirmable?: true }

/** ITU-T E.164: at most fifteen digits, the country's first. */
const E164 = /^\+[1-9]\d{7,14}$/

/** As people and address books write it: `tel:` (RFC 3966), invisible marks, full-width digits, quotation marks. */
const written = (typed: string): string =>
  visible(typed)
    .trim()
    .replace(/^["'=\s]+|["'\s]+$/g, '')
    .replace(/^(tel|sms|callto):/i, '')
    .replace(/;phone-context=[^;]*|;isub=[^;]*/gi, '')
    .trim()

/**
 * A number as people type it, in E.164; one without a prefix is of `country` (ISO 3166). An extension is left out: a text
 * goes to the number. `confirmed`: a person has read it back, so that it is kept although no such number is known to exist.
 */
export function parsePhone(typed: string, country: string, { confirmed = false } = {}): ParsedPhone {
  if (!isSupportedCountry(country))
    return { kind: 'not-a-phone', because: `"${country}" is not a country whose numbers are known.` }
  const parsed = parsePhoneNumberFromString(written(typed), { defaultCountry: country as CountryCode, extract: false })
  if (!parsed)
    return {
      kind: 'not-a-phone',
      because: `"${typed}" is not a phone number. Write it as (415) 555-0123 or +14155550123.`,
    }
  if (!parsed.isValid() && !(confirmed && E164.test(parsed.number)))
    return {
      kind: 'not-a-phone',
      because: `"${typed}" is not a phone number in ${countryName(parsed.country ?? country)}. Check the digits.`,
      ...(E164.test(parsed.number) ? { confirmable: true } : {}),
    }
  return { kind: 'phone', e164: parsed.number }
}

const NAMES = new Intl.DisplayNames('en', { type: 'region' })
/** Countries whose name takes an article in a sentence. */
const ARTICLE = ['US', 'GB', 'NL', 'PH', 'DO', 'BS', 'AE', 'CZ']

/** `MX` → `Mexico`, `US` → `the United States`. */
export const countryName = (country: string): string =>
  `${ARTICLE.includes(country) ? 'the ' : ''}${NAMES.of(country) ?? country}`

/** An E.164 number as people of its country read it; of another country with its prefix. */
export function readablePhone(e164: string, country: string): string {
  const parsed = parsePhoneNumberFromString(e164)
  if (!parsed) return e164
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational()
}
