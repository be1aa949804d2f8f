/** An answer by a mail program, as data. */
export type Language = 'en' | 'es'
/** `kind`: the sheet is quoted with `>` below the words or above them, or follows unmarked. `put`: what the program writes above the sheet. */
export type Plain = [
  name: string,
  language: Language,
  kind: 'below' | 'above' | 'unmarked',
  put: string[],
  signs?: string[],
]

/** The address in what programs put. */
export const AT = '<care@harbor.example>'
