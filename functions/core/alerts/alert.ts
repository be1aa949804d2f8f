import type { Channel } from '../messages/outbound.ts'
import type { PagingTier } from '../on-call/policy.ts'
import type { OnCall } from '../on-call/rota.ts'
import type { Instant } from '../time.ts'
import { earliest, minutesBetween } from '../time.ts'
import type { SignFound } from '../triage/verdict.ts'
import type { Cause } from './false-page.ts'
import type { HistoryEntry } from './history.ts'
import type { Resolution } from './outcome.ts'
import type { Gathered } from './strangers.ts'

export type AlertState = 'paging' | 'acknowledged' | 'contacted' | 'resolved'

type Timers = {
  page?: Instant
  rest?: Instant
  tell?: Instant
  remind?: Instant
  lapse?: Instant
  forward?: Instant
}

/** `paused`: the timers that it stopped, which go on where it is undone; until something else is done. */
export type Acknowledgement = { staffId: string; name: string; at: Instant; until: Instant; paused?: Timers }

export type RecordedOutcome = Resolution & {
  by: string
  name: string
  at: Instant
  /** Of `unreachable`: the second clinician. */
  confirmedBy?: { staffId: string; name: string }
}

/** Why a false page woke somebody, as a clinician or nurse found in the safety review. */
export type FoundCause = { cause: Cause; note: string; by: string; name: string; at: Instant }

/** An outcome that its author took back; the alert was open again from then on. */
export type WithdrawnOutcome = RecordedOutcome & {
  falsePage?: FoundCause
  withdrawn: { at: Instant; by: string; name: string; reason: string }
}

/** A patient's warning sign that a person has to deal with. docs/architecture.md draws its states. */
export type Alert = {
  alertId: string
  clinicId: string
  personId: string
  /** What staff text back; short, unique among the clinic's alerts until 72 h after the outcome. */
  code: string
  tier: PagingTier
  signs: SignFound[]
  /** The patient's words; later texts that joined are added on lines of their own. */
  reply: string
  because: string
  /** Of an alert that unknown numbers share: each of them. It holds no word of theirs, and no number. */
  gathered?: Gathered[]
  messageIds: string[]
  state: AlertState
  openedAt: Instant
  contactBy: Instant
  /** When the present chain of pages began, and how many of its steps have been fired; `rest`: whom its last round has not reached yet. */
  chain: { startedAt: Instant; fired: number; rest?: { staffIds: string[]; by: Channel[] } }
  /** How many rounds of pages have been sent in all; part of every page's id. */
  round: number
  acknowledgedBy: Acknowledgement | null
  contactedUntil?: Instant
  /** Set once the patient has been told that nobody was reached. */
  patientToldAt?: Instant
  /** `kind` may be any text in an alert of an earlier version. */
  attempts: { at: Instant; by: string; kind: string }[]
  /** "Unreachable" as one clinician asked for it; a second one, `secondId`, has yet to confirm it. */
  unreachable?: { by: string; name: string; at: Instant; secondId: string; resolution: Resolution }
  /** `page`: next round; `rest`: the next people of this one; `tell`: tell the patient; `remind`: remind the owner; `lapse`: acknowledgement or contact ends; `forward`: texts to the owner. */
  timers: Timers
  /** Texts that go to the owner with the next ones: when the last left, and what has come since. */
  forwarding?: { at: Instant; waiting: string[] }
  outcome?: RecordedOutcome
  /** Outcomes before it that were withdrawn, oldest first. */
  withdrawn?: WithdrawnOutcome[]
  falsePage?: FoundCause
  /** Oldest first, the last two hundred. */
  history: HistoryEntry[]
}

/** The instant at which the alert has to be looked at again; none once it is resolved. */
export const alertWakesAt = (alert: Pick<Alert, 'timers'>): Instant | undefined => earliest(Object.values(alert.timers))

/** Hours after the outcome before a code may mean another alert: a late "41" must not acknowledge a stranger's. */
export const CODE_RESTS_HOURS = 72

/**
 * The code's own item: which alert it means, how grave that is and since when it is open (absent where an earlier version
 * wrote it), and since when the code is free again.
 */
export type Code = { code: string; alertId: string; tier?: PagingTier; openedAt?: Instant; restsUntil?: Instant }

const LONG_AGO: Instant = '1970-01-01T00:00:00.000Z'
const GRAVEST_FIRST: readonly (PagingTier | undefined)[] = [undefined, 'emergency', 'urgent', 'prompt']

/**
 * Whether an answer at that time may promise a call: only while someone is on call, not once the time has passed by which
 * it was due, and not to numbers that share an alert.
 */
export const promisesCall = ({ contactBy, gathered }: Alert, onCall: OnCall, at: Instant): boolean =>
  !gathered && at < contactBy && Object.values(onCall).some((staff) => staff !== undefined)

/** Of the alert that a message opens: a message opens one at most, however often it is read. */
export const alertIdOf = (messageId: string): string => `${messageId}.alert`

/** The codes of open alerts, gravest first and then oldest; what is not known to be harmless comes first. */
export const openCodes = (codes: readonly Code[]): Code[] =>
  codes
    .filter(({ restsUntil }) => restsUntil === undefined)
    .sort(
      (a, b) =>
        GRAVEST_FIRST.indexOf(a.tier) - GRAVEST_FIRST.indexOf(b.tier) ||
        minutesBetween(b.openedAt ?? LONG_AGO, a.openedAt ?? LONG_AGO),
    )

/**
 * A free code: two digits while there are any, then three, then four. `random` in [0, 1) spreads them, so that
 * neighbouring alerts do not get neighbouring codes. Throws when a clinic has ten thousand alerts open or lately resolved.
 */
export function chooseCode(codes: readonly Code[], now: Instant, random: number): { code: string; replaces?: Code } {
  const taken = new Map(codes.map((code) => [code.code, code]))
  for (const [first, count] of [
    [10, 90],
    [100, 900],
    [1000, 9000],
  ] as const) {
    const start = Math.floor(random * count)
    for (let i = 0; i < count; i++) {
      const code = String(first + ((start + i) % count))
      const owner = taken.get(code)
      if (!owner) return { code }
      if (owner.restsUntil !== undefined && owner.restsUntil <= now) return { code, replaces: owner }
    }
  }
  throw new Error('more than ten thousand alerts are open at one clinic')
}
