/** What led to an alert and what came of it: pages, earlier alerts and texts, and each thing that happened. */

import type { Alert } from '../../core/alerts/alert.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { AlertRecord } from '../../use-cases/alerts/alert-record.ts'
import { alertEvents } from '../../use-cases/patients/timeline.ts'
import type { AlertTimelineEvent } from '../../use-cases/patients/timeline-event.ts'
import { reasonText } from '../../use-cases/patients/timeline-text.ts'
import { humanize, MarkedText, nameOfStaff, When } from '../shared/components.tsx'
import { ScrollableTable, Table } from '../shared/table.tsx'

export const Pages = ({ pages, clinic, staff }: { pages: Outbound[]; clinic: Clinic; staff: Staff[] }) => (
  <details class="card">
    <summary>Pages sent: {pages.length}</summary>
    <ScrollableTable label="Pages sent">
      <Table
        caption="Pages sent"
        unseen
        columns={['When', 'Who', 'By', 'State']}
        rows={pages.map(({ staffId, channel, state, sentAt, plannedFor }) => [
          <When at={sentAt ?? plannedFor} zone={clinic.zone} />,
          nameOfStaff(staff, staffId),
          channel === 'sms' ? 'text' : channel,
          state,
        ])}
      />
    </ScrollableTable>
  </details>
)

export const Earlier = ({ record: { earlier, before }, clinic }: { record: AlertRecord; clinic: Clinic }) => (
  <details class="card">
    <summary>
      Earlier: {before.length} {before.length === 1 ? 'alert' : 'alerts'}, {earlier.length}{' '}
      {earlier.length === 1 ? 'text' : 'texts'}
    </summary>
    <ul>
      {before.map(({ alertId, tier, openedAt, outcome }) => (
        <li key={alertId}>
          <a href={`/console/alerts/${alertId}`}>
            {humanize(tier)}, <When at={openedAt} zone={clinic.zone} />
          </a>
          {outcome ? `: ${capital(outcomeWord(outcome.outcome))}` : ''}
        </li>
      ))}
    </ul>
    {earlier.map(({ messageId, text, receivedAt, verdict }) => (
      <div key={messageId}>
        <small>
          <When at={receivedAt} zone={clinic.zone} />, {verdict.tier}
        </small>
        <MarkedText text={text} signs={verdict.signs} />
      </div>
    ))}
  </details>
)

function historyText(event: AlertTimelineEvent, staff: readonly Staff[]): string {
  const name = (staffId: string) => nameOfStaff(staff, staffId)
  const who = 'by' in event ? ` by ${name(event.by)}` : 'staffId' in event ? `, ${name(event.staffId)}` : ''
  const why = reasonText(event, name)
  const what = event.kind === 'alert-joined' ? 'Text joined' : humanize(event.kind.replace('alert-', ''))
  return `${what}${who}${why ? `: ${why}` : ''}`
}

/** What people and the service did about it, oldest first. */
export const AlertHistory = ({ alert, clinic, staff }: { alert: Alert; clinic: Clinic; staff: Staff[] }) => (
  <details class="card">
    <summary>All that happened</summary>
    <ol class="timeline">
      {alertEvents(alert).map((event, i) => (
        <li key={`${event.at}${event.kind}${i}`}>
          <When at={event.at} zone={clinic.zone} /> {historyText(event, staff)}
        </li>
      ))}
    </ol>
  </details>
)
