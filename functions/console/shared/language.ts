/** The language in which somebody reads a page of the console, as their browser asks for it. */
export const CONSOLE_LANGUAGES = ['en', 'es'] as const
export type ConsoleLanguage = (typeof CONSOLE_LANGUAGES)[number]

/** Of `Accept-Language` (RFC 9110, 12.5.4): what is wanted most of the languages that the console has, else English. */
export function languageOf(accepted: string | undefined): ConsoleLanguage {
  const wanted = (accepted ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    const weight = parameters.find((each) => each.startsWith('q='))?.slice(2)
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 }
  })
  const [best] = wanted
    .filter(({ language, weight }) => weight > 0 && CONSOLE_LANGUAGES.some((each) => each === language))
    .sort((a, b) => b.weight - a.weight)
  return CONSOLE_LANGUAGES.find((each) => each === best?.language) ?? 'en'
}

/** The words of a page in each language of the console: what one language has, the other has too. */
export const catalogue =
  <Words extends object>(words: Record<ConsoleLanguage, Words>) =>
  (language: ConsoleLanguage): Words =>
    words[language]
