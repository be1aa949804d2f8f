/** What happened in a rehearsal, told in sentences, move by move. */

import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { OutboundState } from '../../core/messages/outbound.ts'
import { type Instant, wallTime } from '../../core/time.ts'
import type { TimelineEvent } from '../../use-cases/patients/timeline-event.ts'
import type { Stopped } from '../../use-cases/rehearsal/make-move.ts'
import { PATIENT } from '../../use-cases/rehearsal/phones.ts'
import type { Chapter } from '../../use-cases/rehearsal/rehearse.ts'
import { MOST_DAYS, MOST_MESSAGES, MOST_MESSAGES_A_MOVE, type Move } from '../../use-cases/rehearsal/scenario.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { readingIn } from '../../use-cases/wording/reading-words.ts'
import { When } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { useLanguage } from '../shared/viewer.ts'
import { reasonOf, shortState, stepIn, taskIn } from '../words/happenings.ts'
import { lastingIn } from '../words/lasting.ts'
import { storyWords } from '../words/story.ts'

type Names = (id: unknown) => string

export const namesOf =
  ({ rota }: ClinicSnapshot, language: ConsoleLanguage): Names =>
  (id) =>
    rota.staff.find(({ staffId }) => staffId === id)?.name ??
    (id === PATIENT ? storyWords(language).patient : String(id ?? ''))

function said(move: Move, name: Names, language: ConsoleLanguage): string {
  const { moves, carriers } = storyWords(language)
  switch (move.do) {
    case 'text':
      return moves.text(move.text)
    case 'staff-text':
      return moves.staff(name(move.staffId), move.text)
    case 'wait':
      return moves.wait(capital(lastingIn(language, move.minutes)))
    case 'next':
      return moves.next
    case 'outcome':
      return moves.outcome(name(move.staffId), outcomeWord(move.outcome, language))
    case 'carrier':
      return moves.carrier(name(move.of), (carriers[move.behaviour] ?? move.behaviour).toLowerCase())
  }
}

export function whyStopped(stopped: Stopped, language: ConsoleLanguage): string {
  const words = storyWords(language).stopped
  switch (stopped.kind) {
    case 'many-messages':
      return words.many(MOST_MESSAGES_A_MOVE)
    case 'full':
      return words.full(MOST_MESSAGES)
    case 'over':
      return words.over(MOST_DAYS)
    case 'nothing-more':
      return words.nothing
    case 'no-alert':
      return words.noAlert
    case 'already-resolved':
      return words.resolved
  }
}

/** One sentence for what happened; none for what only the machine cares about. */
function told(event: TimelineEvent, name: Names, language: ConsoleLanguage): string | undefined {
  const { told: words, channels } = storyWords(language)
  const reason = reasonOf(event, name, language)
  const because = reason ? `: ${reason}` : ''
  const step = 'step' in event && event.step ? stepIn(language, event.step) : ''
  switch (event.kind) {
    case 'treatment-logged':
      return words.logged
    case 'message-received':
      return words.triage(readingIn(language, event))
    case 'follow-up-sent':
      return event.channel === 'email' ? words.mailed(step) : words.sent(step)
    case 'reminder-sent':
      return words.reminder
    case 'answer-sent':
    case 'safety-answer-sent':
    case 'confirmation-sent':
      return words.answered
    case 'staff-reminder-sent':
      return words.reminderTo(name(event.staffId))
    case 'page-failed':
    case 'page-uncertain':
      return words.lost(channels[event.channel], name(event.staffId), because)
    case 'follow-up-failed':
    case 'follow-up-uncertain':
    case 'follow-up-held':
    case 'follow-up-expired':
    case 'follow-up-cancelled':
    case 'reminder-cancelled':
      return words.state(
        step || words.reminderStep,
        shortState(language, event.kind.split('-').at(-1) as OutboundState),
        because,
      )
    case 'task-created':
      return words.task(because || `: ${taskIn(language, event.task).toLowerCase()}`)
    case 'alert-opened':
      return words.opens(event.code)
    case 'alert-acknowledged':
      return words.has(name(event.by), event.code)
    case 'alert-contacted':
      return words.reached(name(event.by))
    case 'alert-resolved':
      return words.ends(name(event.by), event.code)
    case 'alert-patient-told':
      return words.patientTold
    case 'alert-paging-resumed':
      return words.pagesAgain(because)
    case 'alert-nobody-to-page':
      return words.noOne
    case 'alert-joined':
      return words.joins(because)
    default:
      return undefined
  }
}

type Sentence = { at: Instant; text: string; kind: string }

/** Sentences of a chapter; the pages of one moment are one. */
function sentences(events: readonly TimelineEvent[], name: Names, language: ConsoleLanguage): Sentence[] {
  const { told: words, channels } = storyWords(language)
  const found: Sentence[] = []
  const pages = new Map<Instant, Map<unknown, string[]>>()
  for (const event of events) {
    const { at, kind } = event
    if (event.kind === 'page-sent') {
      const round = pages.get(at) ?? new Map<unknown, string[]>()
      if (!pages.has(at)) found.push({ at, text: '', kind })
      pages.set(at, round)
      round.set(event.staffId, [...(round.get(event.staffId) ?? []), channels[event.channel]])
    } else {
      const text = told(event, name, language)
      if (text && !(found.at(-1)?.text === text && found.at(-1)?.at === at)) found.push({ at, text, kind })
    }
  }
  const paged = (at: Instant) =>
    [...(pages.get(at) ?? [])].map(([staffId, by]) => `${name(staffId)} (${by.join(', ')})`).join(', ')
  return found.map((each) => (each.kind === 'page-sent' ? { ...each, text: words.paged(paged(each.at)) } : each))
}

const tone = (kind: string): string =>
  kind === 'page-sent' || kind === 'alert-opened' ? 'loud' : kind.startsWith('alert-') ? 'good' : ''

export const lastNews = (
  { chapters }: { chapters: readonly Chapter[] },
  name: Names,
  language: ConsoleLanguage,
): string => {
  const last = chapters.at(-1)
  if (!last) return ''
  const told = [
    ...sentences(last.events, name, language).map(({ text }) => text),
    last.stopped ? whyStopped(last.stopped, language) : '',
  ]
  return told.filter(Boolean).slice(-6).join('. ')
}

export const Story = ({ chapters, clinicNow }: { chapters: readonly Chapter[]; clinicNow: ClinicSnapshot }) => {
  const { clinic } = clinicNow
  const language = useLanguage()
  const words = storyWords(language)
  const name = namesOf(clinicNow, language)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
    <section class="story-box" tabIndex={0} aria-label={words.label}>
      <ol class="story">
        {chapters.map(({ at, move, events, stopped }, i) => (
          <li key={String(i)}>
            <p class="move">
              <span>{move ? said(move, name, language) : words.checkout}</span> <When at={at} zone={clinic.zone} />
            </p>
            <ul>
              {sentences(events, name, language).map(({ at: then, text, kind }) => (
                <li key={then + text} class={tone(kind)}>
                  {then !== at && <Moment at={then} since={at} clinic={clinic} />} {text}
                </li>
              ))}
            </ul>
            {stopped && <p class="hint">{whyStopped(stopped, language)}</p>}
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
