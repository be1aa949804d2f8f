/** Staff act on these words: where one is missing, a nurse reads of no sign, no cause, nothing to do. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TIERS } from '../../../functions/core/triage/verdict.ts'
import { content } from '../../../functions/runtime/content.ts'
import { readingIn } from '../../../functions/use-cases/wording/reading-words.ts'
import { SIGNS_ES } from '../../../functions/use-cases/wording/sign-names-es.ts'

/** A field that explains itself has no hint. */
const MAY_BE_EMPTY = /\/hint$/

const FOLDERS = ['console/words', 'use-cases/wording', 'use-cases/on-call', 'use-cases/review', 'core/on-call']
const files = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(`../../../functions/${folder}/`, import.meta.url)).map((file) => `${folder}/${file}`),
)

type Sentence = (...words: string[]) => unknown
const isSentence = (value: unknown): value is Sentence => typeof value === 'function'

/** Every word of what a file gives away, with its place; catalogues are asked in both languages, and sentences filled. */
function wordsIn(value: unknown, at: string): [string, string][] {
  if (typeof value === 'string') return [[at, value]]
  if (isSentence(value)) {
    const isExport = at.split('/').length === 4
    if (isExport && !/words$/i.test(at)) return []
    if (isExport) return ['en', 'es'].flatMap((language) => wordsIn(value(language), `${at}/${language}`))
    const said = filled(value)
    return typeof said === 'string' ? [[at, said]] : []
  }
  if (value instanceof Map) return [...value].flatMap(([name, each]) => wordsIn(each, `${at}/${name}`))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, each]) => wordsIn(each, `${at}/${name}`))
}

/** What a sentence says of some words; of those that need a patient or an alert, nothing. */
function filled(sentence: Sentence): unknown {
  try {
    return sentence('kept', 'kept', 'kept')
  } catch {
    return undefined
  }
}

describe('a catalogue of words', () => {
  it.each(files)('%s has a word at each place', async (file) => {
    const given: Record<string, unknown> = await import(/* @vite-ignore */ `../../../functions/${file}`)
    const words = Object.entries(given).flatMap(([name, value]) => wordsIn(value, `${file}/${name}`))
    const missing = words.filter(([at, word]) => word.trim() === '' && !MAY_BE_EMPTY.test(at))
    expect(missing.map(([at]) => at)).toEqual([])
  })
})

describe('in Spanish', () => {
  it('every sign has a name', () => {
    expect(Object.keys(content().signs).filter((sign) => !/\p{L}/u.test(SIGNS_ES[sign] ?? ''))).toEqual([])
  })

  it.each(TIERS)('a text without a sign that reads as %s is said to be so', (tier) => {
    const said = readingIn('es', { tier, signs: [], because: '' })
    expect(said).toMatch(/^\p{Lu}[^.]{10,}/u)
    const others = TIERS.filter((each) => each !== tier).map((each) =>
      readingIn('es', { tier: each, signs: [], because: '' }),
    )
    expect(others).not.toContain(said)
  })
})
