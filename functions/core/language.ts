/** The language in which somebody reads a page for staff, as their browser asks for it. */
export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** Of `Accept-Language` (RFC 9110, 12.5.4): what is wanted most of the languages that pages for staff have, else English. */
export function languageOf(accepted: string | undefined): Language {
  const wanted = (accepted ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    const weight = parameters.find((each) => each.startsWith('q='))?.slice(2)
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 }
  })
  const [best] = wanted
    .filter(({ language, weight }) => weight > 0 && LANGUAGES.some((each) => each === language))
    .sort((a, b) => b.weight - a.weight)
  return LANGUAGES.find((each) => each === best?.language) ?? 'en'
}

/** The words of a page in each of its languages: what one language has, the other has too. */
export const catalogue =
  <Words extends object>(words: Record<Language, Words>) =>
  (language: Language): Words =>
    words[language]
