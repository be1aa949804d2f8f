import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { healthScore, openReader } from '../../../functions/core/triage/reader.ts'
import { tokens } from '../../../functions/core/triage/tokens.ts'
import { triage } from '../../../functions/core/triage/triage.ts'
import { rules } from '../../../functions/runtime/rules.ts'
import { train, trainingLists } from '../../../infra/triage/train.ts'

const kept = JSON.parse(readFileSync(new URL('../../../templates/warning-signs/reader.json', import.meta.url), 'utf8'))
const read = (text: string) =>
  triage(text, { procedures: [{ plan: 'filler', areas: ['lips'] }], hoursSince: 20 }, rules())

describe('the reader under the rules', () => {
  test('is what its lists and seed give, to the last digit', () => {
    expect(train(trainingLists())).toEqual(kept)
  })

  test.each([
    'since i left yours the left side went like a stone and it wont wake up',
    'the mirror shows my grin going one way since the shots',
    'desde anoche veo como con sombra',
    'since this morning one side feels foggy and slow',
  ])('keeps for a person what no rule names: %s', (text) => {
    expect(read(text)).toMatchObject({ tier: 'unclear', signs: [] })
  })

  test.each([
    'we had the meeting this morning, so hot in there',
    'my phone died when i left the bank, call you later',
    'anoche vimos la pelicula con mi jefe',
    'thanks, see you on friday',
  ])('leaves ordinary conversation alone: %s', (text) => {
    expect(read(text).tier).toBe('other')
  })

  test('weighs only what it has learnt', () => {
    const reader = openReader({ bias: -1, weights: { foggy: 2, 'so foggy': 0.5 } })
    const score = (text: string) => healthScore(tokens(text), reader)
    expect(score('zyx qwv')).toBe(-1)
    expect(score('so foggy')).toBe(1.5)
  })
})
