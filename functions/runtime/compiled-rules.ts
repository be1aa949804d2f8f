import { createHash } from 'node:crypto'
import answers from '../../templates/warning-signs/answers.json' with { type: 'json' }
import combinations from '../../templates/warning-signs/combinations.json' with { type: 'json' }
import en from '../../templates/warning-signs/en.json' with { type: 'json' }
import es from '../../templates/warning-signs/es.json' with { type: 'json' }
import otherLanguages from '../../templates/warning-signs/other-languages.json' with { type: 'json' }
import reader from '../../templates/warning-signs/reader.json' with { type: 'json' }
import realWords from '../../templates/warning-signs/real-words.json' with { type: 'json' }
import signs from '../../templates/warning-signs/signs.json' with { type: 'json' }
import windows from '../../templates/warning-signs/windows.json' with { type: 'json' }
import { compileRules } from '../core/triage/compile-rules.ts'
import type { Model } from '../core/triage/reader/model.ts'
import type { ReaderFile } from '../core/triage/reader/reader-file.ts'
import type { AnswersFile, CombinationFile, LexiconFile } from '../core/triage/rule-file.ts'
import type { Rules } from '../core/triage/rules.ts'

const rulesVersion = (content: string): string => createHash('sha256').update(content).digest('hex')

/** The rules of `templates/warning-signs/`, compiled, under a reader. Their tests have checked them, so a fault here is a bug. */
export function rulesWith(model: Model): Rules {
  const lexicons = { 'en.json': en as LexiconFile, 'es.json': es as LexiconFile }
  const made = compileRules(
    {
      ...{ lexicons, realWords, names: signs, reader: reader as ReaderFile, others: otherLanguages },
      combinations: combinations as CombinationFile[],
      answers: answers as AnswersFile,
      windows,
    },
    model,
    rulesVersion,
  )
  if (made.kind === 'invalid') throw new Error(`templates/warning-signs: ${JSON.stringify(made.faults)}`)
  return made.rules
}
