/** All that happened with one patient, as a list people read and as a file. */
import type { Clinic } from '../core/clinic.ts'
import { csv } from '../core/csv.ts'
import { wallTime } from '../core/time.ts'
import type { SignFound } from '../core/triage/verdict.ts'
import type { TimelineEvent } from '../use-cases/timeline.ts'
import { spoken, When, Words } from './pieces.tsx'

/** Pages to staff, and each state of a message on its way: wanted by whoever audits, not by whoever reads. */
const isDetail = ({ kind }: TimelineEvent): boolean =>
  kind.startsWith('page-') || /-(planned|delivered|cancelled|held)$/.test(kind) || kind.startsWith('staff-')

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What an event says, in one line without the words of the message. */
function summary(event: TimelineEvent): string {
  const { kind, channel, step, task, because, by, procedures, outcome } = event
  const parts = [spoken(kind)]
  if (step) parts.push(spoken(text(step)).toLowerCase())
  if (task) parts.push(spoken(text(task)).toLowerCase())
  if (channel) parts.push(channel === 'sms' ? 'by text' : channel === 'voice' ? 'by call' : 'by e-mail')
  if (Array.isArray(procedures))
    parts.push(procedures.map(({ plan, areas }) => `${spoken(plan)} (${areas.join(', ')})`).join(', '))
  if (typeof outcome === 'object' && outcome !== null && 'outcome' in outcome)
    parts.push(spoken(String(outcome.outcome)).toLowerCase())
  if (by) parts.push(`by ${text(by)}`)
  if (because) parts.push(text(because))
  return parts.join(', ')
}

const Event = ({ event, clinic }: { event: TimelineEvent; clinic: Clinic }) => {
  const received = event.kind === 'message-received'
  return (
    <li class={received ? 'received' : event.kind.startsWith('alert-') ? 'alert' : ''}>
      <small>
        <When at={event.at} zone={clinic.zone} />
      </small>{' '}
      {received ? `Wrote (${text(event.tier)})` : summary(event)}
      {text(event.alertId) && (
        <>
          {' '}
          <a href={`/console/alerts/${text(event.alertId)}`}>
            alert<span class="hidden"> of {event.at}</span>
          </a>
        </>
      )}
      {received && <Words text={text(event.text)} signs={event.signs as SignFound[]} />}
      {!received && text(event.text) && <p class="bubble">{text(event.text)}</p>}
    </li>
  )
}

export const Timeline = ({
  events,
  clinic,
  whole,
}: {
  events: readonly TimelineEvent[]
  clinic: Clinic
  whole: boolean
}) => (
  <ol class="timeline">
    {events
      .filter((event) => whole || !isDetail(event))
      .map((event, i) => (
        <Event key={`${event.at}${event.kind}${i}`} event={event} clinic={clinic} />
      ))}
  </ol>
)

export const timelineCsv = (events: readonly TimelineEvent[], { zone }: Clinic): string =>
  csv([
    ['at (UTC)', `date (${zone})`, 'time', 'what', 'details', 'text', 'rules'],
    ...events.map((event) => {
      const { date, time } = wallTime(event.at, zone)
      return [event.at, date, time, event.kind, summary(event), text(event.text), text(event.rules)]
    }),
  ])
