/** What led to an alert and what came of it: pages, earlier alerts and texts, and each thing that happened. */
import type { Alert } from '../../core/alerts/alert.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { AlertRecord } from '../../use-cases/alerts/alert-record.ts'
import { humanize, MarkedText, nameOfStaff, ScrollableTable, When, withNames } from '../shared/components.tsx'

export const Pages = ({ pages, clinic, staff }: { pages: Outbound[]; clinic: Clinic; staff: Staff[] }) => (
  <details class="card">
    <summary>Pages sent: {pages.length}</summary>
    <ScrollableTable label="Pages sent">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">By</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {pages.map(({ outboundId, staffId, channel, state, sentAt, plannedFor }) => (
            <tr key={outboundId}>
              <td>
                <When at={sentAt ?? plannedFor} zone={clinic.zone} />
              </td>
              <td>{nameOfStaff(staff, staffId)}</td>
              <td>{channel === 'sms' ? 'text' : channel}</td>
              <td>{state}</td>
            </tr>
          ))}
        </tbody>
      </table>
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
          {outcome ? `: ${humanize(outcome.outcome)}` : ''}
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

const EVENTS: Record<string, string> = { 'chain-begun': 'Pages began again', opened: 'Opened' }

/** What people and the service did about it, oldest first. */
export const AlertHistory = ({ alert, clinic, staff }: { alert: Alert; clinic: Clinic; staff: Staff[] }) => (
  <details class="card">
    <summary>All that happened</summary>
    <ol class="timeline">
      {alert.history.map(({ at, event, by, because }, i) => (
        <li key={`${at}${event}${i}`}>
          <When at={at} zone={clinic.zone} /> {EVENTS[event] ?? humanize(event)}
          {by ? ` by ${nameOfStaff(staff, by)}` : ''}
          {because ? `: ${withNames(event, because, staff)}` : ''}
        </li>
      ))}
    </ol>
  </details>
)
