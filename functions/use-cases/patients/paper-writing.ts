import type { Instant } from '../../core/time.ts'
import type { RecordWords } from '../wording/record-words.ts'

/** What the parts of a printed record are written with. */
export type Writing = {
  words: RecordWords
  when(at: Instant): string
  /** The name of a member of the staff. */
  name(staffId: string): string
  /** What each warning sign is called. */
  signs: Readonly<Record<string, string>>
}
