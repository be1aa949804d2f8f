import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { NoPerson, RowFact } from '../row-facts.ts'
import type { Clinic } from './clinic.ts'

/** Countries and territories that share a plan and its carriers' rates with another (NANPA; ISO 3166). */
const TOGETHER: Readonly<Record<string, readonly string[]>> = { US: ['PR', 'VI', 'GU', 'AS', 'MP'] }

const NO_PERSON: readonly NoPerson[] = ['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'PAGER', 'UAN', 'VOICEMAIL']
/** Satellite phones and networks of no country, at several dollars a text (ITU-T E.164: +870, +881 to +883; +878, +979). */
const NO_COUNTRY = /^\+(87[08]|88[123]|979|8[01]0|808)/

const own = (clinic: Clinic): (string | undefined)[] => [
  ...[clinic.textingNumber, clinic.pagingNumber, clinic.frontDeskPhone, clinic.onCallPhone, clinic.interpreterPhone],
  ...(clinic.attachedNumbers ?? []),
]

export const isOwnNumber = (e164: string, clinic: Clinic): boolean => own(clinic).includes(e164)

/** Why no text of the clinic goes to a number; undefined where it may. */
export function notTextable(e164: string, clinic: Clinic): RowFact | undefined {
  if (isOwnNumber(e164, clinic)) return { kind: 'own-number', phone: e164, clinic: clinic.name }
  if (NO_COUNTRY.test(e164)) return { kind: 'no-country', phone: e164 }
  const parsed = parsePhoneNumberFromString(e164)
  const type = NO_PERSON.find((each) => each === parsed?.getType())
  if (type) return { kind: 'no-person', phone: e164, type }
  const served = clinic.textsTo ?? [clinic.country]
  const { country } = parsed ?? {}
  // A number that a person has confirmed may be of no country that is known: then its prefix speaks for it.
  if (!country) return undefined
  if (served.some((each) => each === country || TOGETHER[each]?.includes(country))) return undefined
  return { kind: 'other-country', phone: e164, clinic: clinic.name, country, served }
}
