import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { visible } from './plain-words.ts'
import { inEnglish, type RowFact } from './row-facts.ts'

/** `confirmable`: it is kept once a person has read it back. */
export type ParsedPhone =
  | { kind: 'phone'; e164: string }
  | { kind: 'not-a-phone'; because: string; fact: RowFact; confirmable?: true }

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
  if (!isSupportedCountry(country)) return notAPhone({ kind: 'unknown-country', said: country })
  const parsed = parsePhoneNumberFromString(written(typed), { defaultCountry: country as CountryCode, extract: false })
  if (!parsed) return notAPhone({ kind: 'no-phone', said: typed })
  if (!parsed.isValid() && !(confirmed && E164.test(parsed.number)))
    return {
      ...notAPhone({ kind: 'no-phone-there', said: typed, country: parsed.country ?? country }),
      ...(E164.test(parsed.number) ? { confirmable: true } : {}),
    }
  return { kind: 'phone', e164: parsed.number }
}

const notAPhone = (fact: RowFact) => ({ kind: 'not-a-phone', because: inEnglish(fact), fact }) as const

/** An E.164 number as people of its country read it; of another country with its prefix. */
export function readablePhone(e164: string, country: string): string {
  const parsed = parsePhoneNumberFromString(e164)
  if (!parsed) return e164
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational()
}
