import type { Clinic } from '../../core/clinic/clinic.ts'
import { dateLocale, type Instant, wallTime } from '../../core/time.ts'
import type { Line } from '../../use-cases/rehearsal/phones.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { rehearsalPhoneWords } from '../words/rehearsal-phones.ts'

const dayOf = (at: Instant, { zone, country }: Clinic, language: ConsoleLanguage): string =>
  new Intl.DateTimeFormat(dateLocale(language, country), {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(Date.parse(at))

const atOf = (line: Line): Instant => (line.kind === 'written' ? line.at : line.message.at)

/** A conversation, scrolled to its end; a new day is named. */
export const Lines = ({ lines, clinic, label }: { lines: readonly Line[]; clinic: Clinic; label: string }) => {
  const language = useLanguage()
  const days = lines.map((line) => dayOf(atOf(line), clinic, language))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
    <section class="lines" tabIndex={0} aria-label={label}>
      <ol>
        {lines.map((line, i) => (
          <li key={String(i)} class={line.kind}>
            {days[i] !== days[i - 1] && <p class="day">{days[i]}</p>}
            <Bubble line={line} clinic={clinic} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const Bubble = ({ line, clinic }: { line: Line; clinic: Clinic }) => {
  const words = useWords(rehearsalPhoneWords)
  const time = <time dateTime={atOf(line)}>{wallTime(atOf(line), clinic.zone).time}</time>
  if (line.kind === 'written')
    return (
      <p class="bubble mine">
        {line.text} {time}
      </p>
    )
  const { channel, subject, text } = line.message
  if (channel === 'email')
    return (
      <details class="bubble mail">
        <summary>
          {words.mail} {subject} {time}
        </summary>
        {text}
      </details>
    )
  return (
    <p class={`bubble${channel === 'voice' ? ' call' : ''}`}>
      {channel === 'voice' && <strong>{words.call} </strong>}
      <Unlinked text={text} /> {time}
    </p>
  )
}

/** A rehearsal's links open nothing; where they would lead is shown. */
const Unlinked = ({ text }: { text: string }) => {
  const [before, host, after] = text.split(/https?:\/\/([^\s/]+)\S*/)
  return host ? (
    <>
      {before}
      <u>{host}/l/…</u>
      {after}
    </>
  ) : (
    <span>{text}</span>
  )
}
