import { placeholders } from '../../functions/core/messages/wording.ts'
import { content } from '../../functions/runtime/content.ts'
import { NOON } from './alert-clock.ts'

/** The texts of this checkout, each saying its own name and what its placeholders are filled with. */
const named = Object.fromEntries(
  Object.entries(content().messages).map(([language, texts]) => [
    language,
    Object.fromEntries(
      Object.entries(texts).map(([id, text]) => [
        id,
        [language === 'es' ? `es/${id}` : id, ...new Set(placeholders(text).map((name) => `${name}={${name}}`))].join(
          ' | ',
        ),
      ]),
    ),
  ]),
)
export const namedTexts = { content: () => ({ ...content(), messages: named }), now: () => NOON }
