import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { isConsent, longestSegments, type OwnText } from '../../core/messages/clinic-words.ts'
import { FaultOf, Faults, Hidden } from '../shared/components.tsx'
import type { OwnWordsWords } from '../words/own-words.ts'
import { Filled, namesIn } from './own-words-parts.tsx'

type Given = {
  to: string
  /** Which proposal was read when the form was opened. */
  seen: string
  message: OwnText
  clinic: Clinic
  words: OwnWordsWords
  /** The words that are everybody's, by language. */
  original(language: string): string
  /** What stands in the fields, by language. */
  texts: Readonly<Record<string, string>>
  faults: readonly FieldError[]
  overtaken: boolean
}

export function TextForm({ to, seen, message, clinic, words, original, texts, faults, overtaken }: Given) {
  const consent = isConsent(message)
  return (
    <form method="post" action={to} class="card settings">
      {overtaken && (
        <p class="warning" role="alert">
          {words.overtaken}
        </p>
      )}
      <Hidden name="seen" value={seen} />
      <Faults faults={faults} />
      {clinic.languages.map((language) => (
        <div key={language}>
          <label>
            {words.languages[language] ?? language} <small>{words.placeholders(namesIn(original(language)))}</small>
            <textarea
              name={`text.${language}`}
              lang={language}
              rows={consent ? 10 : 6}
              {...markOf(faults, `/texts/${language}`)}
            >
              {texts[language] ?? ''}
            </textarea>
          </label>
          <FaultOf faults={faults} at={`/texts/${language}`} />
          {!consent && <Length text={texts[language] ?? ''} words={words} />}
          <p class="hint">{words.preview}:</p>
          <Filled {...{ language, clinic }} text={texts[language] ?? ''} isConsent={consent} />
        </div>
      ))}
      <p class="hint">{words.proposeHint}</p>
      <p class="buttons">
        <button type="submit" name="do" value="propose">
          {words.propose}
        </button>
        <button type="submit" name="do" value="check" class="quiet">
          {words.check}
        </button>
      </p>
    </form>
  )
}

const Length = ({ text, words }: { text: string; words: OwnWordsWords }) => {
  const { units, segments } = longestSegments(text)
  return <p class={segments > 1 ? 'fault' : 'hint'}>{words.length(units, segments)}</p>
}

const markOf = (faults: readonly FieldError[], at: string) =>
  faults.some(({ pointer }) => pointer === at)
    ? { 'aria-invalid': 'true' as const, 'aria-describedby': `fault${at.replaceAll('/', '-')}` }
    : {}
