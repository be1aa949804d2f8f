import type { OutboundCause } from '../../core/messages/cause.ts'

/** Each of them in words, in the middle of a sentence. */
export const OUTBOUND_CAUSES: Record<Exclude<OutboundCause['kind'], 'provider'>, string> = {
  'opted-out': 'opted out',
  'opted-in-again': 'opted in again',
  'no-consent': 'no consent for this channel',
  'quiet-hours': 'quiet hours',
  'too-late': 'its time had passed',
  'patient-unknown': 'the patient is no longer on record',
  'contact-corrected': 'the contact was corrected',
  'alert-open': 'an alert is open',
  'course-on-hold': 'the course is on hold',
  'course-ended': 'the course was ended',
  'treatment-cancelled': 'the treatment was canceled',
  'plan-changed': 'the plan was changed',
  'left-the-plan': 'no longer part of the plan',
  'near-later-visit': 'a check-in of a later visit comes near it',
  'paging-ended': 'no longer paging',
  'later-round': 'a later round pages the same person',
  'alert-resolved': 'the alert is resolved',
  'alert-taken': 'someone has the alert',
  'just-taken': 'someone has just taken the alert',
  'given-back': 'the alert was given back',
  'outcome-withdrawn': 'the outcome was withdrawn',
  'alert-taken-by-another': 'someone else has the alert',
  'not-checked': 'what could forbid it could not be read',
  'sender-stopped': 'the sender stopped before it recorded',
}

/** Why a message came into its state, in words for staff. */
export function causeText(cause: OutboundCause): string {
  if (cause.kind !== 'provider') return OUTBOUND_CAUSES[cause.kind]
  return cause.refusals ? `refused ${cause.refusals} times: ${cause.said}` : cause.said
}
