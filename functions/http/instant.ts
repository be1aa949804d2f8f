import * as z from 'zod/mini'

/** A body's point in time, in any offset, as an instant in UTC. */
export const instant = z.pipe(
  z.iso.datetime({ offset: true, error: 'An instant such as 2026-11-24T18:00:00Z is needed.' }),
  z.transform((text: string) => new Date(text).toISOString()),
)
