import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

export type ParsedPhone = { kind: 'phone'; e164: string } | { kind: 'not-a-phone'; because: string }

/** A number as people type it, in E.164; one without a prefix is of `country` (ISO 3166). */
export function parsePhone(typed: string, country: string): ParsedPhone {
  if (!isSupportedCountry(country))
    return { kind: 'not-a-phone', because: `"${country}" is not a country whose numbers are known.` }
  const parsed = parsePhoneNumberFromString(typed.trim(), { defaultCountry: country as CountryCode, extract: false })
  if (!parsed)
    return {
      kind: 'not-a-phone',
      because: `"${typed}" is not a phone number. Write it as (415) 555-0123 or +14155550123.`,
    }
  if (!parsed.isValid())
    return {
      kind: 'not-a-phone',
      because: `"${typed}" is not a number that exists in ${parsed.country ?? country}: check its digits.`,
    }
  return { kind: 'phone', e164: parsed.number }
}

/** An E.164 number as people of its country read it; of another country with its prefix. */
export function readablePhone(e164: string, country: string): string {
  const parsed = parsePhoneNumberFromString(e164)
  if (!parsed) return e164
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational()
}
