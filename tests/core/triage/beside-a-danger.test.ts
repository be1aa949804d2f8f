import { describe, expect, it } from 'vitest'
import { triage } from '../../../functions/core/triage/triage.ts'
import type { TriageContext } from '../../../functions/core/triage/verdict.ts'
import { rules } from '../../../functions/runtime/rules.ts'
import { readReplies } from '../../../infra/triage/training/replies.ts'

const MOST_WORDS = 12
const contextOf = ({ procedures = [], hoursSince }: ReturnType<typeof readReplies>[number]): TriageContext => ({
  procedures,
  ...(hoursSince === undefined ? {} : { hoursSince }),
})
/** Clauses that wake somebody: short dangerous replies, without a question of ours and without marks of their own. */
const clauses = readReplies()
  .filter(
    ({ tier, text, asked, signs = [] }) =>
      (tier === 'emergency' || tier === 'urgent') &&
      !asked &&
      signs.every(({ when }) => when === 'now') &&
      /^(?:i|im|my|its|the|cant|mi|me|se|no puedo|tengo|estoy|la|el)\b[^.,;:!?()\n]*$/i.test(text) &&
      text.split(/\s+/).length <= MOST_WORDS,
  )
  .filter((reply) => triage(reply.text, contextOf(reply), rules()).pages)

type Language = 'en' | 'es'

const BESIDE: [string, (clause: string) => string, Language?][] = [
  ['a bare no before it', (clause) => `no ${clause}`, 'en'],
  ['denials before it', (clause) => `no bruising no swelling ${clause}`, 'en'],
  ['denials before it, in Spanish', (clause) => `sin moreton sin hinchazon ${clause}`, 'es'],
  ['a polite if before it', (clause) => `if you have a minute, ${clause}`],
  ['brackets after it', (clause) => `${clause} (my sister says relax)`],
  ['thanks before it', (clause) => `Thank you so much for yesterday. ${clause}`],
  ['kind words after it', (clause) => `${clause}. Have a lovely weekend!`],
  ['an invisible mark in it', (clause) => clause.replace(/(\w)(\w)/, '$1\u200b$2')],
  ['capitals', (clause) => clause.toUpperCase()],
]

const isEnglish = (text: string) => /^(?:i|im|my|its|the|cant)\b/i.test(text)

/** What rules find in them by themselves. */
const byRules = clauses.filter((reply) =>
  triage(reply.text, contextOf(reply), rules()).signs.some(
    ({ rule, tier }) => rule !== 'reader' && (tier === 'emergency' || tier === 'urgent'),
  ),
)

describe('a sign that rules find', () => {
  it('is tried with hundreds of clauses', () => expect(byRules.length).toBeGreaterThan(200))

  it.each([
    ['it doesnt look right ', 'en'],
    ['something isnt normal ', 'en'],
    ['esto no esta bien ', 'es'],
    ['no me siento bien ', 'es'],
  ])('is not denied by what is said not to be well before it: %s', (before, language) => {
    const lost = byRules
      .filter(({ text }) => isEnglish(text) === (language === 'en'))
      .filter((reply) => !triage(before + reply.text, contextOf(reply), rules()).pages)
    expect(lost.map(({ text }) => before + text)).toEqual([])
  })
})

describe('a danger with something harmless beside it', () => {
  it('is tried with hundreds of clauses', () => expect(clauses.length).toBeGreaterThan(300))

  it.each(BESIDE)('keeps its page, and is never reassured: %s', (_, beside, language) => {
    const ofLanguage = clauses.filter(({ text }) => !language || isEnglish(text) === (language === 'en'))
    const lost = ofLanguage.filter((reply) => {
      const { pages, tier } = triage(beside(reply.text), contextOf(reply), rules())
      return !pages || tier === 'routine'
    })
    expect(lost.map(({ text }) => beside(text))).toEqual([])
  })
})
