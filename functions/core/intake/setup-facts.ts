/** What can be wrong with how a booking system is connected: facts, which the API says in English and pages in the reader's language. */
import type { FieldError } from '../fault.ts'
import { type Sentences, sentenceOf } from '../row-facts.ts'
import type { Source } from './source.ts'

type Nothing = Record<never, never>

/** Fields by kind. */
export type SetupFacts = {
  'no-secret': Nothing
  'hook-secret': Nothing
  'short-secret': { least: number; source: Source }
  'own-fields': Nothing
  'no-consent-field': Nothing
  'service-twice': { service: string }
  'plan-of-none': Nothing
  'plan-missing': Nothing
  'plan-unknown': { plan: string }
}
export type SetupFact = { [Kind in keyof SetupFacts]: { kind: Kind } & SetupFacts[Kind] }[keyof SetupFacts]

export const ENGLISH: Sentences<SetupFacts> = {
  'no-secret': () => 'The secret by which the booking system signs is needed once.',
  'hook-secret': () => '"whsec_" and 24 to 64 bytes in base64: openssl rand -base64 32.',
  'short-secret': ({ least, source }) => `At least ${least} characters: copy it as ${source} shows it.`,
  'own-fields': () => 'Only the generic hook has fields of its own; others send their own.',
  'no-consent-field': () => 'Which field says that the patient agreed: "sms", "email" or both?',
  'service-twice': ({ service }) => `"${service}" is in the table twice.`,
  'plan-of-none': () => 'A service without aftercare has no plan.',
  'plan-missing': () => 'A care plan, or "aftercare": false, is needed.',
  'plan-unknown': ({ plan }) => `There is no care plan "${plan}". GET /v1/care-plans lists them.`,
}

export const setupFault = (pointer: string, fact: SetupFact): FieldError => ({
  ...{ pointer, detail: sentenceOf(ENGLISH, fact) ?? '', fact },
})
