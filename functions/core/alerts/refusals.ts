/**
 * Why something that staff asked for was not done: facts, which the API says in English and pages in the language of the person who
 * reads them.
 */
import { type Sentences, sentenceOf } from '../row-facts.ts'

type Nothing = Record<never, never>

/** Fields by kind. `name`: of a member of the staff. */
export type RefusalFacts = {
  'not-taken': Nothing
  'not-your-alert': { name: string }
  'acted-since': Nothing
  'undo-over': Nothing
  'still-open': Nothing
  'not-your-outcome': { name: string }
  'reopen-over': Nothing
  'another-open': { code: string }
  'no-phone-of-staff': { name: string }
  'of-front-desk': { name: string }
  'no-number': Nothing
  'opted-out': Nothing
  'not-agreed': Nothing
}
export type RefusalFact = { [Kind in keyof RefusalFacts]: { kind: Kind } & RefusalFacts[Kind] }[keyof RefusalFacts]

export const REFUSALS: Sentences<RefusalFacts> = {
  'not-taken': () => 'No one has this alert: there is nothing to undo.',
  'not-your-alert': ({ name }) => `${name} has this alert: only they can undo that.`,
  'acted-since': () => 'Something else was done about this alert since you took it.',
  'undo-over': () => 'More than ten seconds have passed. Hand the alert over, or page everyone.',
  'still-open': () => 'This alert is open: it has no outcome to withdraw.',
  'not-your-outcome': ({ name }) => `${name} recorded this outcome: only they can withdraw it.`,
  'reopen-over': () => 'More than an hour has passed since the outcome was recorded.',
  'another-open': ({ code }) => `The patient has another open alert, ${code}: go on there.`,
  'no-phone-of-staff': ({ name }) => `${name} has no phone, so nothing would tell them.`,
  'of-front-desk': ({ name }) => `${name} works at the front desk: choose a clinician or a nurse.`,
  'no-number': () => 'No phone number is on record.',
  'opted-out': () => 'This number has opted out of texts: please phone.',
  'not-agreed': () => 'The patient has not agreed to texts: please phone.',
}

/** A refusal with its fact, and the same in English. */
export const refused = <Kind extends string>(kind: Kind, fact: RefusalFact) => ({
  kind,
  because: sentenceOf(REFUSALS, fact) ?? '',
  fact,
})
