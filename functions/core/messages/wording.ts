import type { Content } from '../content.ts'

export type Values = Record<string, string>

/** GSM 03.38, the basic table; the extension's characters cost two. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const EXTENSION = '^{}\\[~]|€'
const basic = new Set(BASIC)
const extension = new Set(EXTENSION)

export type Segments = { encoding: 'GSM-7' | 'UCS-2'; units: number; segments: number }

/**
 * How a text is sent as SMS: 160 septets in one part and 153 in each of several; with one character outside GSM-7,
 * 70 and 67 UTF-16 units (3GPP TS 23.038; carriers bill each part).
 */
export function segments(text: string): Segments {
  const characters = [...text]
  const gsm = characters.every((character) => basic.has(character) || extension.has(character))
  const units = gsm ? characters.reduce((sum, character) => sum + (extension.has(character) ? 2 : 1), 0) : text.length
  const [one, several] = gsm ? [160, 153] : [70, 67]
  return { encoding: gsm ? 'GSM-7' : 'UCS-2', units, segments: units <= one ? 1 : Math.ceil(units / several) }
}

/** The text with every character in GSM-7: accents outside it dropped, typographic marks made plain, the rest `?`. */
export function toGsm(text: string): string {
  const plain = text
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/…/g, '...')
    .replace(/\u00a0/g, ' ')
  return [...plain.normalize('NFC')]
    .map((character) => {
      if (basic.has(character) || extension.has(character)) return character
      const bare = character.normalize('NFD').replace(/\p{M}/gu, '')
      return bare !== '' && [...bare].every((each) => basic.has(each)) ? bare : '?'
    })
    .join('')
}

/** The longest clinic and first names that a text is written for. */
export const LONGEST_NAME = 20

/** A name as it stands in an SMS: GSM-7, at most twenty characters. */
export const shortName = (name: string): string => toGsm(name.trim()).slice(0, LONGEST_NAME).trim()

const PLACEHOLDER = /\{(\w+)\}/g

export const placeholders = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name)

/** `{clinic}: {first}, are you well?` → `{clinic}: Are you well?` */
const withoutName = (template: string): string =>
  template
    .replace(/(^|: )\{first\}, (\p{L})/gu, (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`)
    .replace(/ ?\{first\}/g, '')

/** Throws when a placeholder has no value: templates and the code that fills them are checked together by tests. */
export function render(template: string, values: Values): string {
  const said = values.first === '' ? withoutName(template) : template
  return said.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`no value for the placeholder {${name}}`)
    return value
  })
}

/** The text `id` in a language, filled in. Clinics offer only languages that are complete; others read English. */
export function say(content: Content, language: string, id: string, values: Values): string {
  const template = content.messages[language]?.[id] ?? content.messages.en?.[id]
  if (template === undefined) throw new Error(`there is no text "${id}"`)
  return render(template, values)
}
