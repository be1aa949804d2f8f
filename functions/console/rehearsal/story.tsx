/** What happened in a rehearsal, told in sentences, move by move. */

import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { stepTitle } from '../../core/courses/care-plan.ts'
import { type Instant, inDays, wallTime } from '../../core/time.ts'
import type { TimelineEvent } from '../../use-cases/patients/timeline-event.ts'
import { reasonText } from '../../use-cases/patients/timeline-text.ts'
import type { Stopped } from '../../use-cases/rehearsal/make-move.ts'
import type { Behaviour } from '../../use-cases/rehearsal/miniature.ts'
import { PATIENT } from '../../use-cases/rehearsal/phones.ts'
import type { Chapter } from '../../use-cases/rehearsal/rehearse.ts'
import { MOST_DAYS, MOST_MESSAGES, MOST_MESSAGES_A_MOVE, type Move } from '../../use-cases/rehearsal/scenario.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { humanize, When } from '../shared/components.tsx'

export const CARRIERS: Partial<Record<Behaviour, string>> = {
  deliver: 'Reachable',
  undeliverable: 'Switched off',
  refused: 'Number rejected',
  throttle: 'Carrier refuses for now',
  uncertain: 'Carrier gives no answer',
}

const CHANNELS: Record<string, string> = { sms: 'text', voice: 'call', email: 'mail' }

type Names = (id: unknown) => string

export const namesOf =
  ({ rota }: ClinicSnapshot): Names =>
  (id) =>
    rota.staff.find(({ staffId }) => staffId === id)?.name ?? (id === PATIENT ? 'the patient' : String(id ?? ''))

function said(move: Move, name: Names): string {
  switch (move.do) {
    case 'text':
      return `The patient writes “${move.text}”`
    case 'staff-text':
      return `${name(move.staffId)} writes “${move.text}”`
    case 'wait':
      return `${humanize(inDays(move.minutes))} later`
    case 'next':
      return 'On to the next message'
    case 'outcome':
      return `${name(move.staffId)} records an outcome: ${outcomeWord(move.outcome)}`
    case 'carrier':
      return `The phone of ${name(move.of)}: ${(CARRIERS[move.behaviour] ?? move.behaviour).toLowerCase()}`
  }
}

export function whyStopped(stopped: Stopped): string {
  switch (stopped.kind) {
    case 'many-messages':
      return `The clock stopped here: ${MOST_MESSAGES_A_MOVE} messages came in one go. Paging continues while no one answers.`
    case 'full':
      return `The clock stands still: ${MOST_MESSAGES} messages are enough for one rehearsal. Save it, or begin again.`
    case 'over':
      return `The clock stops ${MOST_DAYS} days after the treatment.`
    case 'nothing-more':
      return 'Nothing more comes: the course is over.'
    case 'no-alert':
      return 'No alert is open.'
    case 'already-resolved':
      return 'The alert is resolved already.'
  }
}

/** One sentence for what happened; none for what only the machine cares about. */
function told(event: TimelineEvent, name: Names): string | undefined {
  const reason = reasonText(event, name)
  const because = reason ? `: ${reason}` : ''
  const step = 'step' in event && event.step ? stepTitle(event.step) : ''
  switch (event.kind) {
    case 'treatment-logged':
      return 'The treatment is logged and the course planned.'
    case 'message-received':
      return `Triage: ${event.because}`
    case 'follow-up-sent':
      return event.channel === 'email' ? `${step} mailed` : `${step} sent`
    case 'reminder-sent':
      return 'No answer yet: reminder sent'
    case 'answer-sent':
    case 'safety-answer-sent':
    case 'confirmation-sent':
      return 'The patient is answered at once'
    case 'staff-reminder-sent':
      return `Reminder to ${name(event.staffId)}`
    case 'page-failed':
    case 'page-uncertain':
      return `The ${CHANNELS[event.channel]} to ${name(event.staffId)} did not arrive for certain${because}`
    case 'follow-up-failed':
    case 'follow-up-uncertain':
    case 'follow-up-held':
    case 'follow-up-expired':
    case 'follow-up-cancelled':
    case 'reminder-cancelled':
      return `${step || 'Reminder'} ${event.kind.split('-').at(-1)}${because}`
    case 'task-created':
      return `Task for the inbox${because || `: ${humanize(event.task).toLowerCase()}`}`
    case 'alert-opened':
      return `Alert ${event.code} opens`
    case 'alert-acknowledged':
      return `${name(event.by)} has alert ${event.code}. No one else is paged`
    case 'alert-contacted':
      return `${name(event.by)} has reached the patient`
    case 'alert-resolved':
      return `${name(event.by)} ends alert ${event.code}`
    case 'alert-patient-told':
      return 'The patient is told that no one was reached yet, and what to do'
    case 'alert-paging-resumed':
      return `Pages begin again${because}`
    case 'alert-nobody-to-page':
      return 'There is no one to page. Operations are alerted'
    case 'alert-joined':
      return `It joins the open alert${because}`
    default:
      return undefined
  }
}

type Sentence = { at: Instant; text: string; kind: string }

/** Sentences of a chapter; the pages of one moment are one. */
function sentences(events: readonly TimelineEvent[], name: Names): Sentence[] {
  const found: Sentence[] = []
  const pages = new Map<Instant, Map<unknown, string[]>>()
  for (const event of events) {
    const { at, kind } = event
    if (event.kind === 'page-sent') {
      const round = pages.get(at) ?? new Map<unknown, string[]>()
      if (!pages.has(at)) found.push({ at, text: '', kind })
      pages.set(at, round)
      round.set(event.staffId, [...(round.get(event.staffId) ?? []), CHANNELS[event.channel] ?? ''])
    } else {
      const text = told(event, name)
      if (text && !(found.at(-1)?.text === text && found.at(-1)?.at === at)) found.push({ at, text, kind })
    }
  }
  const paged = (at: Instant) =>
    [...(pages.get(at) ?? [])].map(([staffId, by]) => `${name(staffId)} (${by.join(', ')})`).join(', ')
  return found.map((each) => (each.kind === 'page-sent' ? { ...each, text: `Paged: ${paged(each.at)}` } : each))
}

const tone = (kind: string): string =>
  kind === 'page-sent' || kind === 'alert-opened' ? 'loud' : kind.startsWith('alert-') ? 'good' : ''

export const lastNews = ({ chapters }: { chapters: readonly Chapter[] }, name: Names): string => {
  const last = chapters.at(-1)
  if (!last) return ''
  const told = [...sentences(last.events, name).map(({ text }) => text), last.stopped ? whyStopped(last.stopped) : '']
  return told.filter(Boolean).slice(-6).join('. ')
}

export const Story = ({ chapters, clinicNow }: { chapters: readonly Chapter[]; clinicNow: ClinicSnapshot }) => {
  const { clinic } = clinicNow
  const name = namesOf(clinicNow)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
    <section class="story-box" tabIndex={0} aria-label="What happened so far">
      <ol class="story">
        {chapters.map(({ at, move, events, stopped }, i) => (
          <li key={String(i)}>
            <p class="move">
              <span>{move ? said(move, name) : 'Checkout'}</span> <When at={at} zone={clinic.zone} />
            </p>
            <ul>
              {sentences(events, name).map(({ at: then, text, kind }) => (
                <li key={then + text} class={tone(kind)}>
                  {then !== at && <Moment at={then} since={at} clinic={clinic} />} {text}
                </li>
              ))}
            </ul>
            {stopped && <p class="hint">{whyStopped(stopped)}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

const Moment = ({ at, since, clinic }: { at: Instant; since: Instant; clinic: Clinic }) => {
  const { date, time } = wallTime(at, clinic.zone)
  return date === wallTime(since, clinic.zone).date ? (
    <time dateTime={at}>{time}</time>
  ) : (
    <When at={at} zone={clinic.zone} />
  )
}
