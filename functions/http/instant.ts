import * as z from 'zod/mini'

/** A body's point in time as it was written, in any offset. */
export const writtenInstant = z.iso.datetime({
  offset: true,
  error: 'Give a date and time with its offset from UTC, like 2026-11-24T18:00:00Z.',
})

/** The same as an instant in UTC. */
export const instant = z.pipe(
  writtenInstant,
  z.transform((text: string) => new Date(text).toISOString()),
)
