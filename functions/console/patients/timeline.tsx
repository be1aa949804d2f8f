/** All that happened with one patient, as a list people read and as a file. */

import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import { areaName } from '../../core/courses/areas.ts'
import { stepTitle } from '../../core/courses/care-plan.ts'
import { csv } from '../../core/csv.ts'
import { wallTime } from '../../core/time.ts'
import type { TimelineEvent } from '../../use-cases/patients/timeline-event.ts'
import { reasonText } from '../../use-cases/patients/timeline-text.ts'
import { humanize, MarkedText, nameOfStaff, When } from '../shared/components.tsx'
import { Photos } from '../shared/photos.tsx'

/** Pages to staff, and each state of a message on its way: wanted by auditors, not by readers. */
const isDetail = ({ kind }: TimelineEvent): boolean =>
  kind.startsWith('page-') || /-(planned|delivered|cancelled|held)$/.test(kind) || kind.startsWith('staff-')

/** Any event, read by the fields that some events have. */
type Fields = { kind: string; [field: string]: unknown }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What an event says, in one line without the words of the message. */
function summary(event: TimelineEvent, staff: readonly Staff[]): string {
  const { kind, channel, step, task, by, procedures, staffId }: Fields = event
  const name = (id: string) => nameOfStaff(staff, id)
  const parts = [humanize(kind).replace(/^Follow up/, 'Follow-up')]
  if (step) parts.push(stepTitle(text(step)).toLowerCase())
  if (task) parts.push(humanize(text(task)).toLowerCase())
  if (staffId) parts.push(`to ${name(text(staffId))}`)
  if (channel) parts.push(channel === 'sms' ? 'by text' : channel === 'voice' ? 'by call' : 'by e-mail')
  if (Array.isArray(procedures))
    parts.push(procedures.map(({ plan, areas }) => `${humanize(plan)} (${areas.map(areaName).join(', ')})`).join(', '))
  if (event.kind === 'alert-resolved' && event.outcome) parts.push(outcomeWord(event.outcome.outcome))
  if (by) parts.push(`by ${name(text(by))}`)
  // The outcome stands in the line already: what its author wrote does not.
  const why = event.kind === 'alert-resolved' ? event.outcome?.note : reasonText(event, name)
  return parts.join(', ') + (why ? `: ${why}` : '')
}

type Place = { clinic: Clinic; staff: readonly Staff[] }

const Event = ({ event, clinic, staff }: Place & { event: TimelineEvent }) => {
  const received = event.kind === 'message-received'
  const { alertId, text: said }: Fields = event
  return (
    <li class={received ? 'received' : event.kind.startsWith('alert-') ? 'alert' : ''}>
      <small>
        <When at={event.at} zone={clinic.zone} />
      </small>{' '}
      {received ? `Wrote (${event.tier})` : summary(event, staff)}
      {text(alertId) && (
        <>
          {' '}
          <a href={`/console/alerts/${text(alertId)}`}>
            alert
            <span class="hidden">
              {' '}
              of <When at={event.at} zone={clinic.zone} />
            </span>
          </a>
        </>
      )}
      {received && <MarkedText text={event.text} signs={event.signs} />}
      {received && <Photos photoIds={event.photoIds ?? []} at={event.at} zone={clinic.zone} />}
      {!received && text(said) && <p class="bubble">{text(said)}</p>}
    </li>
  )
}

export const Timeline = ({
  events,
  whole,
  ...place
}: Place & {
  events: readonly TimelineEvent[]
  whole: boolean
}) => (
  <ol class="timeline">
    {events
      .filter((event) => whole || !isDetail(event))
      .map((event, i) => (
        <Event key={`${event.at}${event.kind}${i}`} event={event} {...place} />
      ))}
  </ol>
)

export const timelineCsv = (events: readonly TimelineEvent[], { clinic: { zone }, staff }: Place): string =>
  csv([
    ['at (UTC)', `date (${zone})`, 'time', 'what', 'details', 'text', 'rules'],
    ...events.map((event) => {
      const { date, time } = wallTime(event.at, zone)
      const { text: said, rules }: Fields = event
      return [event.at, date, time, event.kind, summary(event, staff), text(said), text(rules)]
    }),
  ])
