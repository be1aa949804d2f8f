/** Answers by further mail programs, each with the words that the program puts itself, in the language that it speaks. */
import { HTML, type Ours, quoted } from '../mail-programs.ts'
import { IN_ENGLISH } from './english.ts'
import { MARKUP } from './html.ts'
import type { Plain } from './pieces.ts'
import { IN_SPANISH } from './spanish.ts'

const plainOf = ([, , kind, put, signs = []]: Plain) => {
  return (words: string, { sheet }: Ours) => {
    const above = [words, '', ...(signs.length > 0 ? [...signs, ''] : [])]
    if (kind === 'above') return [...put, quoted(sheet), '', words].join('\r\n')
    return [...above, ...put, kind === 'below' ? quoted(sheet) : `\r\n${sheet}`].join('\r\n')
  }
}

const inner = (html: string) => html.replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '')

export const furtherLayouts = [
  ...[...IN_ENGLISH, ...IN_SPANISH].map((each) => ({
    ...{
      name: each[0],
      language: each[1],
      lay: plainOf(each),
      signs: each[4] ?? [],
      type: undefined as string | undefined,
    },
  })),
  ...MARKUP.map(([name, language, lay]) => ({
    ...{ name: `${name} in HTML`, language, signs: [] as string[], type: HTML },
    lay: (words: string, { html }: Ours) => lay(words, inner(html)),
  })),
]
