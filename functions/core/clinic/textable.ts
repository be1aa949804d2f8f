import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { countryName } from '../phone.ts'
import type { Clinic } from './clinic.ts'

/** Countries and territories that share a plan and its carriers' rates with another (NANPA; ISO 3166). */
const TOGETHER: Readonly<Record<string, readonly string[]>> = { US: ['PR', 'VI', 'GU', 'AS', 'MP'] }

const NO_PERSON: Readonly<Record<string, string>> = {
  TOLL_FREE: 'a toll-free number, which gets no texts',
  PREMIUM_RATE: 'a premium-rate number',
  SHARED_COST: 'a number at shared cost',
  PAGER: 'a pager',
  UAN: "a company's number, no person's",
  VOICEMAIL: 'a voice mailbox',
}
/** Satellite phones and networks of no country, at several dollars a text (ITU-T E.164: +870, +881 to +883; +878, +979). */
const NO_COUNTRY = /^\+(87[08]|88[123]|979|8[01]0|808)/

const own = (clinic: Clinic): (string | undefined)[] => [
  ...[clinic.textingNumber, clinic.pagingNumber, clinic.frontDeskPhone, clinic.onCallPhone, clinic.interpreterPhone],
  ...(clinic.attachedNumbers ?? []),
]

export const isOwnNumber = (e164: string, clinic: Clinic): boolean => own(clinic).includes(e164)

/** Why no text of the clinic goes to a number; undefined where it may. */
export function notTextable(e164: string, clinic: Clinic): string | undefined {
  if (isOwnNumber(e164, clinic)) return `${e164} is a number of ${clinic.name} itself. Enter the patient's own.`
  if (NO_COUNTRY.test(e164)) return `${e164} belongs to a satellite or worldwide network: it can't get texts.`
  const parsed = parsePhoneNumberFromString(e164)
  const type = parsed?.getType()
  if (type && NO_PERSON[type]) return `${e164} is ${NO_PERSON[type]}. Enter the patient's mobile phone.`
  const served = clinic.textsTo ?? [clinic.country]
  const { country } = parsed ?? {}
  // A number that a person has confirmed may be of no country that is known: then its prefix speaks for it.
  if (!country) return undefined
  if (served.some((each) => each === country || TOGETHER[each]?.includes(country))) return undefined
  const texted = served.map(countryName).join(' and ')
  return `${e164} is a number in ${countryName(country)}. ${clinic.name} can only text numbers in ${texted}. Use e-mail, or ask your admin to add ${countryName(country)}.`
}
