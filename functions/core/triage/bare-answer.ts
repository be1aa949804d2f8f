import { inDangerWindow } from '../danger-window.ts'
import type { Reading } from './not-understood.ts'
import type { Tier, TriageContext } from './verdict.ts'

const SAFE = 'Answered that they are safe.'

/** Characters; the longest answer has eleven, and people add spaces and marks. */
const LONGEST_ANSWER = 24

/** Answers that mean something only by the question: 1, 2, 3, yes, no, a thumb. In every message 1 is well, 3 unwell. */
export function bareAnswer(text: string, { asked, procedures, hoursSince }: TriageContext): Reading | undefined {
  if (text.length > LONGEST_ANSWER) return undefined
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[.!¡\s]+$/u, '')
    .replace(/\ufe0f|\p{Emoji_Modifier}/gu, '')
  switch (said === '' ? 'empty' : ANSWERS.get(said)) {
    case 'empty':
      return bare('unclear', 'The text is empty, a picture or a reaction: a person has to look.')
    case '1':
      return bare('routine', 'Answered 1: all OK.')
    case '2':
      return bare('routine', 'Answered 2: has a question.')
    case '3':
      return bare('prompt', 'Answered 3: feels unwell or something looks wrong.', true)
    case 'well':
      if (asked === 'safe') return bare('routine', SAFE)
      return bare(asked ? 'routine' : 'other', 'Says that all is well.')
    case 'no':
      if (asked === 'safe') return bare('emergency', 'Answered no to "are you safe?".', true)
      return asked
        ? bare('routine', 'Answered no to "any of these problems?".')
        : bare('other', 'A bare no, to no question of ours.')
    case 'yes':
      if (asked === 'safe') return bare('routine', SAFE)
      return asked
        ? bare('unclear', 'Answered yes to a question about danger signs.', inDangerWindow(procedures, hoursSince))
        : bare('other', 'A bare yes, to no question of ours.')
    case undefined:
      return undefined
  }
}

const bare = (tier: Tier, because: string, pages = false): Reading => ({ tier, pages, because })

type Answer = '1' | '2' | '3' | 'well' | 'no' | 'yes'
const ANSWERS: ReadonlyMap<string, Answer> = new Map(
  Object.entries({
    1: '1',
    2: '2',
    3: '3',
    well: "👍|✅|👌|ok|okay|k|all good|all ok|im fine|i'm fine|fine|good|todo bien|bien",
    no: 'no|nope|none|nothing|ninguno|ninguna|nada|no thanks|no gracias',
    yes: 'yes|yeah|yep|si|sí',
  }).flatMap(([answer, said]) => said.split('|').map((each) => [each, answer as Answer] as const)),
)
