/** Why an outbound item came into its state, where that is not plain; words for it are written where people read it. */
export type OutboundCause =
  /** The number has opted out of texts. */
  | { kind: 'opted-out' }
  | { kind: 'opted-in-again' }
  | { kind: 'no-consent' }
  | { kind: 'quiet-hours' }
  | { kind: 'too-late' }
  | { kind: 'patient-unknown' }
  | { kind: 'contact-corrected' }
  | { kind: 'alert-open' }
  | { kind: 'course-on-hold' }
  | { kind: 'course-ended' }
  | { kind: 'treatment-cancelled' }
  | { kind: 'plan-changed' }
  | { kind: 'left-the-plan' }
  /** A check-in of a later visit comes within two hours of it. */
  | { kind: 'near-later-visit' }
  | { kind: 'paging-ended' }
  | { kind: 'later-round' }
  | { kind: 'alert-resolved' }
  | { kind: 'alert-taken' }
  /** It was taken a moment ago, which may be undone; and then it was. */
  | { kind: 'just-taken' }
  | { kind: 'given-back' }
  /** The outcome that ended the course was taken back. */
  | { kind: 'outcome-withdrawn' }
  | { kind: 'alert-taken-by-another' }
  /** The store did not answer after the claim, so the claim was given back. */
  | { kind: 'not-checked' }
  /** The claim ran out before the sender recorded what came of it. */
  | { kind: 'sender-stopped' }
  /** What a carrier or a mail service said. `refusals`: the last of so many, after which the item is given up. */
  | { kind: 'provider'; said: string; refusals?: number }
