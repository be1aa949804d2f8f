import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { faultsOfCombinations, faultsOfConcepts } from '../../../functions/core/triage/concept-faults.ts'
import type { CombinationFile, LexiconFile } from '../../../functions/core/triage/rule-file.ts'

const load = (name: string): LexiconFile =>
  JSON.parse(readFileSync(new URL(`../../../templates/warning-signs/${name}`, import.meta.url), 'utf8'))
const both = () => ({ 'en.json': load('en.json'), 'es.json': load('es.json') })

describe('a concept', () => {
  it('has a rule in each language', () => {
    expect(faultsOfConcepts(both())).toEqual([])
  })

  it('that a language lacks fails, unless the rule says why', () => {
    const lexicons = both()
    lexicons['es.json'].rules = lexicons['es.json'].rules.filter(({ concept }) => concept !== 'bladder')
    expect(faultsOfConcepts(lexicons)).toEqual([
      { file: 'en.json', rule: 'en-bladder', detail: expect.stringContaining('es.json has no rule of "bladder"') },
    ])
    for (const rule of lexicons['en.json'].rules)
      if (rule.concept === 'bladder') rule.only = 'Spanish says it otherwise.'
    expect(faultsOfConcepts(lexicons)).toEqual([])
  })

  it('of a combination is one that a rule has', () => {
    const combination = { id: 'x', each: [['hives'], ['no-such']], tier: 'emergency' } as unknown as CombinationFile
    expect(faultsOfCombinations({ lexicons: both(), names: {}, combinations: [combination] })).toEqual([
      { file: 'combinations.json', rule: 'x', detail: expect.stringContaining('"no-such"') },
    ])
  })
})
