import { keys } from '../../core/keys.ts'
import { plusHours } from '../../core/time.ts'
import type { Clock, Hashing, Write } from '../ports.ts'
import { write } from '../store/records.ts'

/** SES and SNS try again for hours, and dead letters come later. */
const SEEN_HOURS = 24 * 30

/** The id by which an answer to the mail of a token is known. */
export const answerId = (deps: Hashing, what: string): string => deps.sha256(what).slice(0, 32)

/** The mark that an answer, known by what it was, has been dealt with. */
export const emailDedupeMark = (deps: Clock & Hashing, token: string, what: string): Write =>
  write(keys.dedupeMark('mail', token, answerId(deps, what)), {}, 0, { expiresAt: plusHours(deps.now(), SEEN_HOURS) })
