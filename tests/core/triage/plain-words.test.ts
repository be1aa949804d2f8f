import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { triage } from '../../../functions/core/triage/triage.ts'
import type { TriageContext } from '../../../functions/core/triage/verdict.ts'
import { rules } from '../../../functions/runtime/rules.ts'

type Plain = Partial<Pick<TriageContext, 'procedures' | 'hoursSince'>> & { text: string; language: 'en' | 'es' }

const plain: Plain[] = readFileSync(new URL('plain-words.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
const pages = (text: string, { language, procedures = [], hoursSince }: Plain) =>
  triage(text, { language, procedures, ...(hoursSince === undefined ? {} : { hoursSince }) }, rules()).pages

const LETTERS: Record<Plain['language'], (text: string) => string> = {
  en: (text) => `Hi, thanks again for yesterday, the girls at the desk are lovely. ${text}. Say hello to Maria.`,
  es: (text) => `Hola, gracias otra vez por lo de ayer, qué lindas las chicas. ${text}. Saludos a María.`,
}

/** Danger in the plainest words, by a number without a record and after a treatment: what no clever reading may lose. */
describe('a few plain words', () => {
  it.each(plain)('$text: pages', (reply) => {
    expect(pages(reply.text, reply)).toBe(true)
  })

  it.each(plain)('$text: pages in the middle of a kind letter', (reply) => {
    expect(pages(LETTERS[reply.language](reply.text), reply)).toBe(true)
  })
})
