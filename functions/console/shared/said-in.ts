import type { FieldError } from '../../core/fault.ts'
import { type Sentences, sentenceOf } from '../../core/row-facts.ts'
import type { ConsoleLanguage } from './language.ts'

/** What is wrong, in the language of a page; as the API says it where there is no other. */
export const faultsIn =
  <Facts>(sentences: (language: ConsoleLanguage) => Sentences<Facts>) =>
  (language: ConsoleLanguage) =>
  (error: FieldError): FieldError => {
    const said = language === 'en' || !error.fact ? undefined : sentenceOf(sentences(language), error.fact)
    return said === undefined ? error : { ...error, detail: said }
  }
