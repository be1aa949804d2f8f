import type { Instant } from '../time.ts'

/** Who is asked for by a secret address: a member of staff for their duties, or a patient for their check-ins. */
export type FeedOf = { clinicId: string } & ({ staffId: string } | { personId: string })

/** A calendar that a program subscribes to. The table holds a digest of its token alone. */
export type CalendarFeed = FeedOf & {
  madeAt: Instant
  /** What was given out last: its digest, and since when it is so. */
  shown?: { digest: string; since: Instant }
}

/** Where a person's present feed is; another address ends it. */
export type FeedPointer = { digest: string; madeAt: Instant }

/** Thirty random characters: 155 bits, since the address is good until it is ended. */
export const feedToken = (newId: () => string): string => `${newId()}${newId()}${newId()}`

export const feedUrl = (base: string, token: string): string => `${base}/calendars/${token}.ics`

/** The token in the last part of an address; undefined where it cannot be one. */
export const feedTokenIn = (path: string): string | undefined => /^\/calendars\/([0-9a-z]{30})\.ics$/.exec(path)?.[1]
