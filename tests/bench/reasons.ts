/** Why a goal is missed, where that was measured: docs/performance.md says more of each. */

type Reason = { of: RegExp; because: string }

const REASONS: readonly Reason[] = [
  {
    of: /^cold start of (receive-sms|receive-email|rescue-reply|send-message|tick|links|console|docs|api|audit-alerts)$/,
    because:
      "the SDK: each client's first call takes 5 to 10 ms of processor time, and a first event makes up to ten; a hand-written signed client would reach the goal, and the SDK stays, because AWS keeps it up",
  },
  {
    of: /^bundle of /,
    because: 'it holds the pages, schemas or fonts that it serves; bytes that are never run cost little of a start',
  },
  {
    of: /^one follow-up$/,
    because:
      'each write is a state that a crash may not lose, and each read looks for what forbids the message: opt-out, consent, treatment and hours come from no cache',
  },
  {
    of: /^drained$/,
    because:
      "the SDK's signing and marshalling take the processor; the engine's rate is of the same calls without them",
  },
  {
    of: /^triage/,
    because:
      'each text is read by the rules and by the trained reader, whole, by sentence and without small talk; rules alone had 1.9 × wink-nlp and missed three of four dangers in own words',
  },
  {
    of: /^(text to page|the slowest of them)$/,
    because: 'the function itself takes some twenty of it (--trace); the rest is between the processes of this machine',
  },
]

/** Undefined where no one has looked yet: then a missed goal is news. */
export const reasonFor = (what: string): string | undefined => REASONS.find(({ of }) => of.test(what))?.because
