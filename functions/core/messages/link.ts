import { type Instant, plusHours } from '../time.ts'

/**
 * A link that works without sign-in, for one thing and a short time. Its token is random, so nobody can guess
 * it, and its item can be deleted. A page's link shows and acknowledges one alert for one member of staff; a card
 * shows an emergency department what was done where and when, without the patient's name;
 * a mail's takes an answer to its questions, and ends mails; a photo's takes photos of the patient.
 */
export type Link = {
  token: string
  clinicId: string
  personId: string
  expiresAt: Instant
} & (
  | { kind: 'page'; alertId: string; staffId: string }
  | { kind: 'card' }
  | { kind: 'mail'; step: string }
  | { kind: 'photo' }
  | OwnPhone
)

/** Checkout on the patient's own phone: the values that the patient typed, once sent. */
type OwnPhone = { kind: 'own-phone'; given?: { phone: string; language: string } }

/**
 * A page is overtaken by later ones; a card is shown in a waiting room, and to the next doctor; the way out of mails has
 * to work for thirty days at least (16 CFR 316.5 by 15 USC 7704(a)(3)).
 */
const LASTS_HOURS = { page: 12, card: 72, mail: 365 * 24, photo: 24, 'own-phone': 1 }
const TOKEN_LENGTH = 16

export type LinkFor =
  | { kind: 'page'; clinicId: string; personId: string; alertId: string; staffId: string }
  | { kind: 'card'; clinicId: string; personId: string }
  | { kind: 'mail'; clinicId: string; personId: string; step: string }
  | { kind: 'photo'; clinicId: string; personId: string }
  /** The patient is not on record yet: `personId` is empty. */
  | { kind: 'own-phone'; clinicId: string; personId: '' }

/** `newId` gives ten random characters of [0-9a-z]; a token has sixteen, 82 bits. */
export const newLink = (about: LinkFor, newId: () => string, now: Instant): Link => ({
  ...about,
  token: `${newId()}${newId()}`.slice(0, TOKEN_LENGTH),
  expiresAt: plusHours(now, LASTS_HOURS[about.kind]),
})

/** Whether it can be a link's token at all: anybody may ask for anything, and a key has its limits. */
export const isToken = (text: string): boolean => /^[0-9a-z]{16}$/.test(text)

export const linkUrl = (base: string, { token }: Pick<Link, 'token'>): string => `${base}/l/${token}`

/** Where answers to a mail go: the token in the address says whose they are. */
export const replyAddress = (domain: string, token: string): string => `reply+${token}@${domain}`

/** The token in an address of ours, in lower case. */
export const replyToken = (address: string): string | undefined =>
  /^reply\+([a-z0-9]{16})@/i.exec(address)?.[1]?.toLowerCase()
