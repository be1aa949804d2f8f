/** All that happened with one patient, as a list people read and as a file. */

import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import { csv } from '../../core/csv.ts'
import type { Channel } from '../../core/messages/outbound.ts'
import { wallTime } from '../../core/time.ts'
import type { TimelineEvent } from '../../use-cases/patients/timeline-event.ts'
import { recordWords } from '../../use-cases/wording/record-language.ts'
import { areaIn, planIn } from '../../use-cases/wording/treatment-words.ts'
import { MarkedText, nameOfStaff, When } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { Photos } from '../shared/photos.tsx'
import { useLanguage } from '../shared/viewer.ts'
import { channelIn, eventTitle, reasonOf, stepIn, taskIn } from '../words/happenings.ts'
import { patientWords } from '../words/patients.ts'

/** Pages to staff, and each state of a message on its way: wanted by auditors, not by readers. */
const isDetail = ({ kind }: TimelineEvent): boolean =>
  kind.startsWith('page-') || /-(planned|delivered|cancelled|held)$/.test(kind) || kind.startsWith('staff-')

/** Any event, read by the fields that some events have. */
type Fields = { kind: string; [field: string]: unknown }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What an event says, in one line without the words of the message. */
function summary(event: TimelineEvent, staff: readonly Staff[], language: ConsoleLanguage): string {
  const words = patientWords(language).timeline
  const { channel, step, task, by, procedures, staffId }: Fields = event
  const name = (id: string) => nameOfStaff(staff, id)
  const parts = [eventTitle(event, language)]
  if (step) parts.push(stepIn(language, text(step)).toLowerCase())
  if (task) parts.push(taskIn(language, text(task)).toLowerCase())
  if (staffId) parts.push(words.to(name(text(staffId))))
  if (channel) parts.push(words.by(channelIn(language, channel as Channel)))
  if (Array.isArray(procedures))
    parts.push(
      procedures
        .map(
          ({ plan, areas }) =>
            `${planIn(language, plan)} (${areas.map((area: string) => areaIn(language, area)).join(', ')})`,
        )
        .join(', '),
    )
  if (event.kind === 'alert-resolved' && event.outcome) parts.push(outcomeWord(event.outcome.outcome, language))
  if (by) parts.push(words.byWhom(name(text(by))))
  // The outcome stands in the line already: what its author wrote does not.
  const why = event.kind === 'alert-resolved' ? event.outcome?.note : reasonOf(event, name, language)
  return parts.join(', ') + (why ? `: ${why}` : '')
}

type Place = { clinic: Clinic; staff: readonly Staff[] }

const Event = ({ event, clinic, staff }: Place & { event: TimelineEvent }) => {
  const language = useLanguage()
  const words = patientWords(language).timeline
  const received = event.kind === 'message-received'
  const { alertId, text: said }: Fields = event
  return (
    <li class={received ? 'received' : event.kind.startsWith('alert-') ? 'alert' : ''}>
      <small>
        <When at={event.at} zone={clinic.zone} />
      </small>{' '}
      {received ? words.wrote(recordWords(language).tiers[event.tier]) : summary(event, staff, language)}
      {text(alertId) && (
        <>
          {' '}
          <a href={`/console/alerts/${text(alertId)}`}>
            {words.alert}
            <span class="hidden">
              {' '}
              {words.of} <When at={event.at} zone={clinic.zone} />
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
      return [event.at, date, time, event.kind, summary(event, staff, 'en'), text(said), text(rules)]
    }),
  ])
