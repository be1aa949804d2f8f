import type { Language } from '../../core/language.ts'
import type { RecordWords } from './record-words.ts'
import { recordWordsEn } from './record-words-en.ts'
import { recordWordsEs } from './record-words-es.ts'

const WORDS: Record<Language, RecordWords> = { en: recordWordsEn, es: recordWordsEs }

/** The words of a record in the language of the person who reads it. */
export const recordWords = (language: Language): RecordWords => WORDS[language]
