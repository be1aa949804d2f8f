import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AnswersFile, CombinationFile, LexiconFile, RuleFile } from '../../../functions/core/triage/rule-file.ts'
import { triage } from '../../../functions/core/triage/triage.ts'
import type { TriageContext } from '../../../functions/core/triage/verdict.ts'
import { rules } from '../../../functions/runtime/rules.ts'

type Example = Partial<TriageContext> & { text: string; accept: string[]; why: string }

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const lines = (path: string): Example[] =>
  read(path)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

/** Texts as patients write them, with the treatment, the hours since and the question asked; one line each. */
describe.each(['examples-en.jsonl', 'examples-es.jsonl'])('%s', (file) => {
  const examples = lines(file)

  it('has hundreds of them, a third of them harmless', () => {
    const harmless = examples.filter(({ accept }) => accept.some((tier) => ['routine', 'other'].includes(tier)))
    expect(examples.length).toBeGreaterThan(220)
    expect(harmless.length).toBeGreaterThan(70)
  })

  it.each(examples)('$why: "$text"', ({ text, accept, why, ...context }) => {
    expect(accept).toContain(triage(text, { procedures: [], ...context }, rules()).tier)
  })
})

describe.each(['en', 'es'])('the rules of templates/warning-signs/%s.json', (language) => {
  const file: LexiconFile = JSON.parse(read(`../../../templates/warning-signs/${language}.json`))
  const isOnlyBeside = ({ tier }: RuleFile) => tier === 'other'
  const cases = file.rules
    .filter((rule) => !isOnlyBeside(rule))
    .flatMap(({ id, sign, examples }) => [
      ...examples.yes.map((text) => ({ id, sign, text, finds: true })),
      ...(examples.no ?? []).map((text) => ({ id, sign, text, finds: false })),
    ])

  it.each(cases)('$id: "$text" → $finds', ({ id, sign, text, finds }) => {
    const { signs } = triage(text, { procedures: [] }, rules())
    if (finds) expect(signs.map((found) => found.sign)).toContain(sign)
    else expect(signs.map((found) => found.rule)).not.toContain(id)
  })

  const raising = file.rules
    .filter((rule) => isOnlyBeside(rule) && rule.raises)
    .flatMap(({ id, examples }) => examples.yes.map((text) => ({ id, text })))

  it.each(raising)('$id: "$text" raises what stands beside it', ({ text }) => {
    const context = { procedures: [{ plan: 'neurotoxin', areas: ['forehead'] }], hoursSince: 100 }
    expect(triage(text, context, rules())).toMatchObject({
      tier: 'prompt',
      because: expect.stringContaining('raises it'),
    })
  })
})

describe('templates/warning-signs/combinations.json', () => {
  const all: CombinationFile[] = JSON.parse(read('../../../templates/warning-signs/combinations.json'))
  const cases = all.flatMap(({ id, because, tier, plans, examples }) => [
    ...examples.yes.map((text) => ({ id, because, tier, plans, text, met: true })),
    ...examples.no.map((text) => ({ id, because, tier, plans, text, met: false })),
  ])

  it.each(cases)('$id: "$text" → $met', ({ because, tier, plans, text, met }) => {
    const verdict = triage(
      text,
      { procedures: [{ plan: plans?.[0] ?? 'neurotoxin', areas: [] }], hoursSince: 30 },
      rules(),
    )
    if (met) expect(verdict).toMatchObject({ tier, because: expect.stringContaining(because) })
    else expect(verdict.because).not.toContain(because)
  })
})

describe('templates/warning-signs/answers.json', () => {
  const { answers: all }: AnswersFile = JSON.parse(read('../../../templates/warning-signs/answers.json'))
  const cases = all.flatMap(({ id, said, to }) =>
    said.flatMap((text) =>
      (
        [
          ['safe', 'safe'],
          ['asked', 'check-in-24h'],
          ['unasked', undefined],
        ] as const
      ).map(([question, asked]) => ({
        ...{ id, text, question, asked },
        means: 'any' in to ? to.any : to[question],
      })),
    ),
  )

  it.each(cases)('$id: "$text" when $question', ({ text, asked, means: { tier, because, pagesInWindow } }) => {
    const open = triage(text, { procedures: [], ...(asked ? { asked } : {}) }, rules())
    expect(open).toMatchObject({ tier, because })
    if (pagesInWindow) {
      expect(open.pages).toBe(true)
      const procedures = [{ plan: 'filler', areas: ['lips'] }]
      expect(triage(text, { procedures, hoursSince: 100, ...(asked ? { asked } : {}) }, rules()).pages).toBe(false)
    }
  })
})
