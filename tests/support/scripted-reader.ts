import type { SecondOpinion, SecondReaderAsked } from '../../functions/core/second-reader/opinion.ts'
import type { SecondReader } from '../../functions/use-cases/ports.ts'

/** A second reader that says what the story tells it to say; `asked` is all that reached it. */
export function scriptedReader(says: (asked: SecondReaderAsked) => SecondOpinion = () => ({ kind: 'nothing' })) {
  const asked: SecondReaderAsked[] = []
  let script = says
  const reader: SecondReader = {
    async read(what) {
      asked.push(what)
      return script(what)
    },
  }
  return {
    reader,
    asked,
    says(next: typeof says) {
      script = next
    },
  }
}

export const raises = (
  quote: string,
  sign = 'swallowing',
  tier: 'emergency' | 'urgent' | 'prompt' | 'soon' = 'emergency',
) => ({ kind: 'raise', tier, signs: [sign], quote, because: 'The patient reports it.' }) as const

export const unsure = (quote: string, sign = 'swallowing') => ({ ...raises(quote, sign), kind: 'unsure' }) as const
