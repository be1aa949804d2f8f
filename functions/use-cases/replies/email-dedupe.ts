import { keys } from '../../core/keys.ts'
import { plusHours } from '../../core/time.ts'
import type { Clock, Hashing, Write } from '../ports.ts'
import { write } from '../store/records.ts'

/** SES and SNS retry for hours, and redriven messages come later still. */
const SEEN_HOURS = 24 * 30

/** The deduplication id of a reply to the e-mail whose address contains the token. */
export const answerId = (deps: Hashing, what: string): string => deps.sha256(what).slice(0, 32)

/** The deduplication mark of a processed reply. */
export const emailDedupeMark = (deps: Clock & Hashing, token: string, what: string): Write =>
  write(keys.dedupeMark('mail', token, answerId(deps, what)), {}, 0, { expiresAt: plusHours(deps.now(), SEEN_HOURS) })
