/** What several pages show alike. */
import { useContext } from 'preact/hooks'
import type { Alert } from '../../core/alerts/alert.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { readablePhone } from '../../core/phone.ts'
import { clinicTime, type Instant, wallTime } from '../../core/time.ts'
import { marks } from '../../core/triage/marks.ts'
import type { SignFound } from '../../core/triage/verdict.ts'
import type { ConsoleLanguage } from './language.ts'
import { Viewer } from './viewer.ts'

export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
)

/** An instant on a wall clock, as the clinic's country and the page's language have it: `Tue, Nov 24, 10:05 AM`, `Tue 24 Nov, 10:05`. */
export const When = ({ at, zone }: { at: Instant; zone: string }) => {
  const { country, language } = useContext(Viewer)
  return (
    <time dateTime={at} title={`${wallTime(at, zone).date} ${wallTime(at, zone).time} ${zone}`}>
      {clinicTime(at, { zone, country, language })}
    </time>
  )
}

/** How long ago, counted on by the page's script; with `until`, how long is left. */
export const Countdown = ({ since, until, now }: { since?: Instant; until?: Instant; now: Instant }) => (
  <span class="running" {...(until ? { 'data-until': until } : { 'data-since': since })}>
    {inWords(until ? Date.parse(until) - Date.parse(now) : Date.parse(now) - Date.parse(since ?? now))}
  </span>
)

/** A deadline in a sentence about a call or an outcome: `due in 5 min`, `2 days overdue`. */
export const Due = ({ at, now }: { at: Instant; now: Instant }) =>
  at > now ? (
    <>
      due in <Countdown until={at} now={now} />
    </>
  ) : (
    <span class="overdue">
      <Countdown since={at} now={now} /> overdue
    </span>
  )

const inWords = (milliseconds: number): string => {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  const hours = Math.floor(minutes / 60)
  const amount =
    hours >= 48 ? `${Math.floor(hours / 24)} days` : hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`
  return milliseconds < 0 ? `${amount} over` : amount
}

export const Tier = ({ tier }: { tier: string }) => <span class={`tier ${tier}`}>{tier}</span>

export const Phone = ({ phone, clinic, label }: { phone: string; clinic: Clinic; label?: string }) => (
  <a class="phone" href={`tel:${phone}`}>
    {label ? `${label}: ` : ''}
    {readablePhone(phone, clinic.country)}
  </a>
)

/** What is wrong with one field, beside it. */
export const FaultOf = ({ faults, at }: { faults: readonly FieldError[]; at: string }) => {
  const mine = faults.filter(({ pointer }) => pointer === at || pointer.startsWith(`${at}/`))
  if (mine.length === 0) return null
  return (
    <span class="fault" id={`fault${at.replaceAll('/', '-')}`}>
      {mine.map(({ detail }) => detail).join(' ')}
    </span>
  )
}

const TO_FIX: Record<ConsoleLanguage, (count: number) => string> = {
  en: (count) => `Fix ${count === 1 ? 'one problem' : `${count} problems`}. Nothing was saved.`,
  es: (count) => `Corrija ${count === 1 ? 'un problema' : `${count} problemas`}. No se guardó nada.`,
}

/** A list of all that is wrong, for the person who cannot see where it stands. */
export const Faults = ({ faults }: { faults: readonly FieldError[] }) => {
  const { language } = useContext(Viewer)
  return faults.length === 0 ? null : (
    <div class="faults" role="alert">
      <p>{TO_FIX[language](faults.length)}</p>
      <ul>
        {faults.map(({ pointer, detail }) => (
          <li key={pointer + detail}>{detail}</li>
        ))}
      </ul>
    </div>
  )
}

/** A button that is a form of its own. */
export const ActionButton = ({
  to,
  label,
  of,
  quiet = false,
  fields = {},
}: {
  to: string
  label: string
  /** What it acts on, for the person who hears many buttons of one label. */
  of?: string
  quiet?: boolean
  fields?: Record<string, string>
}) => (
  <form method="post" action={to} class="act">
    {Object.entries(fields).map(([name, value]) => (
      <Hidden key={name} name={name} value={value} />
    ))}
    <button type="submit" class={quiet ? 'quiet' : ''} {...(of ? { 'aria-label': `${label}: ${of}` } : {})}>
      {label}
    </button>
  </form>
)

/** A patient's words with the signs marked. What joined later stands below and is not marked. */
export const MarkedText = ({ text, signs }: { text: string; signs: readonly SignFound[] }) => (
  <blockquote>{marks(text, signs).map((piece) => (piece.marked ? <mark>{piece.text}</mark> : piece.text))}</blockquote>
)

export const ownerOf = ({ state, acknowledgedBy, outcome }: Alert): string => {
  if (state === 'resolved') return `Resolved by ${outcome?.name}: ${outcome?.outcome.replaceAll('-', ' ')}`
  if (!acknowledgedBy) return 'Not taken. Still paging.'
  return `${acknowledgedBy.name} has it${state === 'contacted' ? ', patient reached' : ''}`
}

/** `in-person-arranged` → `In person arranged`. */
export const humanize = (id: string): string => capital(id.replaceAll('-', ' ').replaceAll('_', ' '))

/** With a capital at the beginning. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const Choice = ({
  name,
  options,
  chosen,
}: {
  name: string
  options: readonly { value: string; label: string }[]
  chosen?: string | undefined
}) => (
  <select name={name}>
    {options.map(({ value, label }) => (
      <option key={value} value={value} selected={value === chosen}>
        {label}
      </option>
    ))}
  </select>
)

/** What an action said, after the page came back. */
export const FLASH: Record<string, string> = {
  'task-done': 'The task is done.',
  'task-undone': 'The task is open again.',
  'task-stays': 'Too late to undo: the task stays done.',
  'task-unknown': 'Someone already finished this task.',
  'task-snoozed': 'The task is snoozed. It comes back by itself.',
  'task-woken': 'The task is back in the list.',
  'task-taken': 'You have this task. It is under Mine.',
  'task-given': 'The task is given. They see it in their inbox.',
  'task-given-back': 'No one has this task now.',
  acknowledge: 'You have this alert. Call the patient now, then record it, or paging restarts.',
  undo: 'You gave the alert back. Paging continues as before.',
  reopen: 'The alert is open again, and paging has restarted. Your outcome is withdrawn.',
  contacted: 'Call recorded. Now record the outcome.',
  attempt: 'The attempt is recorded.',
  'hand-over': 'The alert is handed over.',
  escalate: 'Everyone is being paged now.',
  'set-tier': 'The tier is changed.',
  resolve: 'The outcome is recorded. Paging has stopped.',
  written: 'Text sent, or planned for the next texting hours.',
  'unreachable-asked':
    'The second clinician is asked to confirm. Until then the alert stays open and paging continues.',
  'confirm-unreachable': 'Confirmed. Paging has stopped.',
  changed: 'The patient is changed, and what is unsent is planned again.',
  held: 'The hold is placed. The record cannot be erased while it lasts.',
  lifted: 'The hold is lifted.',
  'no-reason': 'Say why. Nothing was changed.',
  erased: 'Patient erased. Proof of consent is kept without contact details.',
  cancelled: 'Visit canceled. No more messages will go out for it.',
}

export const staffName = (person: Patient | undefined): string =>
  person?.known ? person.name : person?.name || 'An unknown number'

/** A name that runs from right to left does not turn the words around it (Unicode UAX 9: FSI, PDI). */
export const isolated = (name: string): string => `\u2068${name}\u2069`

export const nameOfStaff = (staff: readonly Staff[], id: string | undefined): string =>
  staff.find(({ staffId }) => staffId === id)?.name ?? id ?? 'someone'

/** The warning signs that triage found, by the names that staff know; what is to be expected is none. */
export const Signs = ({ signs }: { signs: readonly SignFound[] }) => {
  const { signs: names } = useContext(Viewer)
  const warning = signs.filter(({ tier }) => tier !== 'routine').map(({ sign }) => names[sign] ?? humanize(sign))
  return <strong>{capital([...new Set(warning)].join(', ')) || 'No sign named'}</strong>
}

/** Languages by their own names. */
export const LANGUAGES: Record<string, string> = { en: 'English', es: 'Español' }
