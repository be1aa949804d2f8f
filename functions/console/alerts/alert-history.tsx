/** What led to an alert and what came of it: pages, earlier alerts and texts, and each thing that happened. */

import type { Alert } from '../../core/alerts/alert.ts'
import type { HistoryEntry } from '../../core/alerts/history.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { AlertRecord } from '../../use-cases/alerts/alert-record.ts'
import { alertEvents } from '../../use-cases/patients/timeline.ts'
import type { AlertTimelineEvent } from '../../use-cases/patients/timeline-event.ts'
import { recordWords } from '../../use-cases/wording/record-language.ts'
import { MarkedText, nameOfStaff, When } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { ScrollableTable, Table } from '../shared/table.tsx'
import { useLanguage } from '../shared/viewer.ts'
import { alertPageWords } from '../words/alert.ts'
import { changeIn, channelIn, reasonOf, stateIn } from '../words/happenings.ts'

export const Pages = ({ pages, clinic, staff }: { pages: Outbound[]; clinic: Clinic; staff: Staff[] }) => {
  const language = useLanguage()
  const words = alertPageWords(language).pages
  return (
    <details class="card">
      <summary>{words.count(pages.length)}</summary>
      <ScrollableTable label={words.title}>
        <Table
          caption={words.title}
          unseen
          columns={words.columns}
          rows={pages.map(({ staffId, channel, state, sentAt, plannedFor }) => [
            <When at={sentAt ?? plannedFor} zone={clinic.zone} />,
            nameOfStaff(staff, staffId),
            channelIn(language, channel),
            stateIn(language, state),
          ])}
        />
      </ScrollableTable>
    </details>
  )
}

export const Earlier = ({ record: { earlier, before }, clinic }: { record: AlertRecord; clinic: Clinic }) => {
  const language = useLanguage()
  const { tiers } = recordWords(language)
  return (
    <details class="card">
      <summary>{alertPageWords(language).earlier(before.length, earlier.length)}</summary>
      <ul>
        {before.map(({ alertId, tier, openedAt, outcome }) => (
          <li key={alertId}>
            <a href={`/console/alerts/${alertId}`}>
              {capital(tiers[tier])}, <When at={openedAt} zone={clinic.zone} />
            </a>
            {outcome ? `: ${capital(outcomeWord(outcome.outcome, language))}` : ''}
          </li>
        ))}
      </ul>
      {earlier.map(({ messageId, text, receivedAt, verdict }) => (
        <div key={messageId}>
          <small>
            <When at={receivedAt} zone={clinic.zone} />, {tiers[verdict.tier]}
          </small>
          <MarkedText text={text} signs={verdict.signs} />
        </div>
      ))}
    </details>
  )
}

function historyText(event: AlertTimelineEvent, staff: readonly Staff[], language: ConsoleLanguage): string {
  const name = (staffId: string) => nameOfStaff(staff, staffId)
  const who =
    'by' in event
      ? ` ${alertPageWords(language).by(name(event.by))}`
      : 'staffId' in event
        ? `, ${name(event.staffId)}`
        : ''
  const why = reasonOf(event, name, language)
  const what = changeIn(language, event.kind.replace('alert-', '') as HistoryEntry['kind'])
  return `${what}${who}${why ? `: ${why}` : ''}`
}

/** What people and the service did about it, oldest first. */
export const AlertHistory = ({ alert, clinic, staff }: { alert: Alert; clinic: Clinic; staff: Staff[] }) => {
  const language = useLanguage()
  return (
    <details class="card">
      <summary>{alertPageWords(language).history}</summary>
      <ol class="timeline">
        {alertEvents(alert).map((event, i) => (
          <li key={`${event.at}${event.kind}${i}`}>
            <When at={event.at} zone={clinic.zone} /> {historyText(event, staff, language)}
          </li>
        ))}
      </ol>
    </details>
  )
}
