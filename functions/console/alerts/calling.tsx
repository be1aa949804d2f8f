/** Sound and notifications of an open inbox: asked once, then a fold with the tiers and a test. Without script there is none. */
import type { PagingTier } from '../../core/on-call/policy.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { callingWords } from '../words/calling.ts'

const TIERS: readonly PagingTier[] = ['emergency', 'urgent', 'prompt']

export const Calling = ({ language }: { language: ConsoleLanguage }) => {
  const words = callingWords(language)
  const { news, taken, tested, blocked, silent, signedOut, offline, off } = words
  return (
    <section
      id="calling"
      lang={language}
      aria-labelledby="calling-title"
      data-says={JSON.stringify({ news, taken, tested, blocked, silent, signedOut, offline, off })}
    >
      <div class="row ask" hidden>
        <p>{words.ask}</p>
        <button type="button" class="quiet" data-call="on">
          {words.turnOn}
        </button>
        <button type="button" class="quiet" data-call="off">
          {words.notNow}
        </button>
      </div>
      <details hidden>
        <summary>
          <span id="calling-title">{words.title}</span>: <span data-state />
        </summary>
        <fieldset>
          <legend>{words.callFor}</legend>
          {TIERS.map((tier) => (
            <label key={tier} class="chip">
              <input type="checkbox" value={tier} /> {words.tiers[tier]}
            </label>
          ))}
        </fieldset>
        <p>
          <button type="button" class="quiet" data-call="test">
            {words.test}
          </button>
        </p>
        <p class="hint">{words.beside}</p>
      </details>
      <p class="hint" data-note role="status" />
      <p class="hidden" data-news aria-live="assertive" />
    </section>
  )
}
