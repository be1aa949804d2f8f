/** Alerts as they are stored; of earlier versions too, whose history had one text for each event, in place of typed fields. */
import type { Instant } from '../time.ts'
import type { Alert } from './alert.ts'
import type { Cause } from './false-page.ts'
import type { AlertChange } from './history.ts'
import type { Outcome } from './outcome.ts'
import { type PackedEntry, unpackHistory } from './pack-history.ts'

type EarlierEntry = { at: Instant; event: string; by?: string; because?: string }
export type StoredAlert = Omit<Alert, 'history'> & { history: (PackedEntry | EarlierEntry)[] }

/** The alert with the history that people and rules read. */
export function upgradeAlert(alert: StoredAlert): Alert {
  const { history = [], messageIds: ids = [] } = alert
  if (history.every((entry) => 'kind' in entry)) return { ...alert, history: unpackHistory(history) }
  // Each text that joined added its id at the end of `messageIds`, and both lists lose their oldest first.
  const joined = history.filter((entry) => ('kind' in entry ? entry.kind : entry.event).endsWith('joined'))
  const messageIds = new Map(joined.toReversed().map((entry, i) => [entry, ids.at(-1 - i)]))
  return {
    ...alert,
    history: history.flatMap((entry) => {
      if ('kind' in entry) return unpackHistory([entry])
      const change = changeOf(entry, messageIds.get(entry))
      return change ? { at: entry.at, ...change } : []
    }),
  }
}

const NEWS = { 'higher tier': 'higher-tier', 'new sign': 'new-sign' } as const

/** Undefined for an event that no earlier version wrote. */
function changeOf({ event, by = '', because }: EarlierEntry, messageId = ''): AlertChange | undefined {
  const words = because ?? ''
  switch (event) {
    case 'opened':
      return { kind: event, because: words }
    case 'paged':
      return { kind: event, staffIds: words.split(', ').filter(Boolean) }
    case 'nobody-to-page':
    case 'patient-told':
      return { kind: event }
    case 'owner-reminded':
      return { kind: event, staffId: by }
    case 'paging-resumed':
      return { kind: event, after: words.startsWith('contact') ? 'contact' : 'acknowledgement' }
    case 'acknowledged':
    case 'contacted':
      return { kind: event, by, ...(words ? { note: words } : {}) }
    case 'attempted':
      return { kind: event, by, what: words }
    case 'handed-over':
      return { kind: event, by, to: words.replace(/^to /, '') }
    case 'escalated':
      return { kind: event, by }
    case 'text-joined':
      return { kind: 'joined', messageId, news: NEWS[words as keyof typeof NEWS] ?? 'none', signs: [] }
    case 'tier-raised':
    case 'tier-lowered':
      return { kind: event, by, reason: words }
    case 'resolved':
      return { kind: event, by, outcome: words as Outcome }
    case 'cause-found':
      return { kind: event, by, cause: words as Cause }
    default:
      return undefined
  }
}
