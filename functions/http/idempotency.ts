/** The header by which a caller that heard no answer sends its request again, so that it is done once. */
import { type Answer, refuse } from './problem.ts'
import type { Parameter } from './route.ts'

export const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same key with the same body answers as the first time.',
}

/** The key of a request, if it has one, or why it cannot be one. */
export function keyOf(headers: Record<string, string | undefined>): { key: string | undefined } | { refused: Answer } {
  const key = headers['idempotency-key'] || undefined
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))
    return { refused: refuse(400, 'Idempotency-Key: up to 200 printable characters without spaces.') }
  return { key }
}

/** What a key is refused with that came before with another body; `thing`: what a new key is for. */
export const keyReused = (thing: string): Answer =>
  refuse(409, `This Idempotency-Key was used with another body. Use a new key for a new ${thing}.`)
