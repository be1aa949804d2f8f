/** A function triages by rules that the build has compiled: every verdict is that of the rules as they are written. */
import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packRules } from '../../../functions/core/triage/pack-rules.ts'
import { openModel } from '../../../functions/core/triage/reader/model.ts'
import { triage } from '../../../functions/core/triage/triage.ts'
import { unpackRules } from '../../../functions/core/triage/unpack-rules.ts'
import { rules } from '../../../functions/runtime/rules.ts'

const model = openModel(readFileSync('templates/warning-signs/reader.bin'))
const packed = packRules(rules())
const unpacked = unpackRules(packed, model)

const repliesIn = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => String(JSON.parse(line).text))
const REPLIES = globSync('templates/replies/**/*.jsonl').sort().flatMap(repliesIn)
const EXAMPLES = [...rules().all.values()].flatMap(({ examples: { yes, no = [] } }) => [...yes, ...no])

const CONTEXTS = [
  { procedures: [] },
  { procedures: [{ plan: 'filler', areas: ['lips'] }], hoursSince: 3, asked: 'check-in-24h' },
  { procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }], hoursSince: 300, asked: 'safe' },
] as unknown as Parameters<typeof triage>[1][]

const same = (text: string) => {
  for (const context of CONTEXTS)
    expect(JSON.stringify(triage(text, context, unpacked)), text).toBe(JSON.stringify(triage(text, context, rules())))
}

describe('rules that were packed and unpacked', () => {
  it('pack to the same bytes again, and have the same version', () => {
    expect(packRules(unpacked)).toBe(packed)
    expect(unpacked.version).toBe(rules().version)
  })

  it('give every example of a rule, and each thirtieth labelled reply, the same verdict, to the letter', () => {
    expect(REPLIES.length).toBeGreaterThan(1000)
    for (const text of [...EXAMPLES, ...REPLIES.filter((_, i) => i % 30 === 0)]) same(text)
  })

  it('and so any words of theirs in any order', () => {
    const words = [...rules().known].filter((_, i) => i % 7 === 0)
    const word = fc.oneof(fc.constantFrom(...words), fc.constantFrom('no', 'not', 'my', 'cant', '.', ','), fc.string())
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (said) => same(said.join(' '))),
      { numRuns: 150 },
    )
  })

  it('that were damaged are refused', () => {
    expect(() => unpackRules(packed.slice(0, -10), model)).toThrow()
    expect(() =>
      unpackRules(packed.replace('"rules":[{', '"rules":[{"id":"x"},{').replace(/"id":"en-/, '"id":"zz-'), model),
    ).toThrow('have no')
  })
})
