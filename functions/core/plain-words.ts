/**
 * What no reader sees: joiners, direction marks, soft hyphens, a byte order mark, variation selectors. Phones and
 * spreadsheets put them around numbers (Unicode general category Cf).
 */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu

/** The text without invisible marks, in compatibility form: full-width `４１` is `41`, a no-break space a space. */
export const visible = (text: string): string => text.normalize('NFKC').replace(INVISIBLE, '')

/** Letters and digits in lower case without accents, single spaces: `¡STOP!!` is `stop`. */
export const plainWords = (text: string): string =>
  visible(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
