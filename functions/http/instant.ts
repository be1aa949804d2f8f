import * as z from 'zod/mini'

/** A body's point in time as it was written, in any offset. */
export const writtenInstant = z.iso.datetime({
  offset: true,
  error: 'An instant such as 2026-11-24T18:00:00Z is needed.',
})

/** The same as an instant in UTC. */
export const instant = z.pipe(
  writtenInstant,
  z.transform((text: string) => new Date(text).toISOString()),
)
