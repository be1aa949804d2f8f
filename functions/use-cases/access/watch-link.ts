import type { Reader } from '../../core/access/record-read.ts'
import { keys } from '../../core/keys.ts'
import type { Link } from '../../core/messages/link.ts'
import type { Clock, Logs, Reads } from '../ports.ts'
import { type WatchedReads, watchReads } from './watch-reads.ts'

/**
 * The reads of somebody who opens a link: a page's link is one member of staff's, a card is shown by anyone who has it. What a mail
 * links to shows nothing of a record.
 */
export function watchLink(deps: Reads & Clock & Logs, token: string): WatchedReads {
  let link: Link | undefined
  const { pk } = keys.link(token)
  const watched = watchReads(deps, () => link && readerOf(link))
  return {
    ...watched,
    records: {
      ...watched.records,
      async get(key) {
        const item = await watched.records.get(key)
        if (key.pk === pk && item) link = item.value as Link
        return item
      },
    },
  }
}

function readerOf(link: Link): Reader | undefined {
  const { clinicId } = link
  if (link.kind === 'page') return { clinicId, by: link.staffId, via: 'link', what: 'alert' }
  return link.kind === 'card' ? { clinicId, by: 'card', via: 'link', what: 'card' } : undefined
}
