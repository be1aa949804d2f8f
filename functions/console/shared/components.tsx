/** What several pages show alike. */

import { useContext } from 'preact/hooks'
import type { Alert } from '../../core/alerts/alert.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { readablePhone } from '../../core/phone.ts'
import { clinicTime, type Instant, wallTime } from '../../core/time.ts'
import { marks } from '../../core/triage/marks.ts'
import { nameOfSign } from '../../core/triage/sign-name.ts'
import type { SignFound, Tier as TierName } from '../../core/triage/verdict.ts'
import { recordWords } from '../../use-cases/wording/record-language.ts'
import { alertWords } from './alert-words.ts'
import { type ConsoleLanguage, catalogue } from './language.ts'
import { type TimeWords, timeWords } from './time-words.ts'
import { useWords, Viewer } from './viewer.ts'

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
export const Countdown = ({ since, until, now }: { since?: Instant; until?: Instant; now: Instant }) => {
  const { language } = useContext(Viewer)
  const left = until ? Date.parse(until) - Date.parse(now) : Date.parse(now) - Date.parse(since ?? now)
  return (
    <span class="running" {...(until ? { 'data-until': until } : { 'data-since': since })}>
      {inWords(left, timeWords(language))}
    </span>
  )
}

/** A deadline in a sentence about a call or an outcome: `due in 5 min`, `2 days overdue`. */
export const Due = ({ at, now }: { at: Instant; now: Instant }) => {
  const words = timeWords(useContext(Viewer).language)
  const [before, after] = (at > now ? words.due : words.overdue).split('{clock}')
  return (
    <span class={at > now ? undefined : 'overdue'}>
      {before}
      {at > now ? <Countdown until={at} now={now} /> : <Countdown since={at} now={now} />}
      {after}
    </span>
  )
}

const inWords = (milliseconds: number, words: TimeWords): string => {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  const hours = Math.floor(minutes / 60)
  const amount =
    hours >= 48
      ? `${Math.floor(hours / 24)} ${words.days}`
      : hours > 0
        ? `${hours} h ${minutes % 60} min`
        : `${minutes} min`
  return milliseconds < 0 ? `${amount} ${words.over}` : amount
}

export const Tier = ({ tier }: { tier: TierName }) => (
  <span class={`tier ${tier}`}>{useWords(recordWords).tiers[tier]}</span>
)

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

const toFix = catalogue<(count: number) => string>({
  en: (count) => `Fix ${count === 1 ? 'one problem' : `${count} problems`}. Nothing was saved.`,
  es: (count) => `Corrija ${count === 1 ? 'un problema' : `${count} problemas`}. No se guardó nada.`,
})

/** A list of all that is wrong, for the person who cannot see where it stands. */
export const Faults = ({ faults }: { faults: readonly FieldError[] }) => {
  const { language } = useContext(Viewer)
  return faults.length === 0 ? null : (
    <div class="faults" role="alert">
      <p>{toFix(language)(faults.length)}</p>
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

/** Whose alert it is, or how it ended. */
export const ownerOf = ({ state, acknowledgedBy, outcome }: Alert, language: ConsoleLanguage = 'en'): string => {
  const words = alertWords(language)
  if (state === 'resolved' && outcome) return words.resolved(outcome.name, outcomeWord(outcome.outcome, language))
  return acknowledgedBy ? words.has(acknowledgedBy.name, state === 'contacted') : words.free
}

/** `in-person-arranged` → `In person arranged`. */
export const humanize = (id: string): string => capital(id.replaceAll('-', ' ').replaceAll('_', ' '))

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

export const staffName = (person: Patient | undefined, language: ConsoleLanguage = 'en'): string =>
  person?.name || alertWords(language).someone

/** A name that runs from right to left does not turn the words around it (Unicode UAX 9: FSI, PDI). */
export const isolated = (name: string): string => `\u2068${name}\u2069`

export const nameOfStaff = (staff: readonly Staff[], id: string | undefined): string =>
  staff.find(({ staffId }) => staffId === id)?.name ?? id ?? 'someone'

/** The warning signs that triage found, by the names that staff know; what is to be expected is none. */
export const Signs = ({ signs }: { signs: readonly SignFound[] }) => {
  const { signs: names, language } = useContext(Viewer)
  const warning = signs
    .filter(({ tier }) => tier !== 'routine')
    .map((each) => nameOfSign(names, each).replaceAll('_', ' '))
  return <strong>{capital([...new Set(warning)].join(', ')) || alertWords(language).noSign}</strong>
}

/** Languages by their own names. */
export const LANGUAGES: Record<string, string> = { en: 'English', es: 'Español' }
