/** The languages of the console, and its catalogues of words. */
export { catalogue, type Language as ConsoleLanguage } from '../../core/language.ts'
