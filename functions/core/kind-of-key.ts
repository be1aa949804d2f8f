import type { Key } from './keys.ts'

/** What kind of thing a key of the due index names. */
export function kindOf(
  key: Key,
):
  | 'outbound'
  | 'alert'
  | 'task'
  | 'watch'
  | 'import'
  | 'intake'
  | 'reading'
  | 'events'
  | 'delivery'
  | 'followed'
  | undefined {
  if (key.sk === 'WATCH') return 'watch'
  if (key.sk === 'JOB') return 'import'
  if (key.sk.startsWith('ARRIVED#')) return 'intake'
  if (key.sk.startsWith('OUT#')) return 'outbound'
  if (key.sk.startsWith('ALERT#')) return 'alert'
  if (key.sk.startsWith('TASK#')) return 'task'
  if (key.sk.startsWith('READING#')) return 'reading'
  if (key.sk.startsWith('EVENTS#')) return 'events'
  if (key.sk.startsWith('DELIVERY#')) return 'delivery'
  if (key.sk.startsWith('FOLLOWED#')) return 'followed'
  return undefined
}
