/** Why an address is not called: facts, which the API says in English and pages in the language of the person who reads them. */
import type { FieldError } from '../fault.ts'
import { type Sentences, sentenceOf } from '../row-facts.ts'

type Nothing = Record<never, never>

/** Fields by kind. */
export type AddressFacts = {
  'no-address': { most: number }
  'with-password': Nothing
  'with-fragment': Nothing
  'not-https': Nothing
  'not-public': Nothing
  'no-host': Nothing
}
export type AddressFact = { [Kind in keyof AddressFacts]: { kind: Kind } & AddressFacts[Kind] }[keyof AddressFacts]

export const ENGLISH: Sentences<AddressFacts> = {
  'no-address': ({ most }) => `An https URL of at most ${most} characters.`,
  'with-password': () => 'No user name and password in the address.',
  'with-fragment': () => 'No fragment (#): it would not be sent.',
  'not-https': () => 'Only https is called.',
  'not-public': () => 'This address is not on the public internet.',
  'no-host': () => 'There is no such host.',
}

export const addressFault = (fact: AddressFact): FieldError => ({
  ...{ pointer: '/url', detail: sentenceOf(ENGLISH, fact) ?? '', fact },
})

/** Of a host that was looked up. */
export const hostFact = (host: 'private' | 'unknown'): AddressFact => ({
  kind: host === 'unknown' ? 'no-host' : 'not-public',
})
