/** Words as phones write them: one that is not read hides the sign it belongs to. */
import { describe, expect, it } from 'vitest'
import { plain, tokens } from '../../../functions/core/triage/tokens.ts'
import { sentences } from '../../../functions/core/triage/variants.ts'

describe('a shortened word', () => {
  it.each([
    ['u', 'you'],
    ['ur', 'your'],
    ['r', 'are'],
    ['pls', 'please'],
    ['plz', 'please'],
    ['thx', 'thanks'],
    ['ty', 'thanks'],
    ['bc', 'because'],
    ['cuz', 'because'],
    ['gr8', 'great'],
    ['rn', 'now'],
    ['xq', 'porque'],
    ['pq', 'porque'],
    ['q', 'que'],
    ['k', 'que'],
    ['tmb', 'tambien'],
    ['toy', 'estoy'],
    ['ta', 'esta'],
    ['dbl', 'double'],
    ['cannot', 'cant'],
    ['breath', 'breathe'],
    ["won't", 'wont'],
    ['can’t', 'cant'],
    ["he'd", 'hewould'],
    ["she'll", 'shewill'],
    ["we'll", 'wewill'],
    ["i'll", 'iwill'],
    ["we're", 'weare'],
  ])('"%s" is read as "%s", in capitals too', (short, word) => {
    expect([plain(short), plain(short.toUpperCase())]).toEqual([word, word])
  })

  it.each([
    'that',
    'what',
    'there',
    'here',
    'where',
    'who',
    'how',
    'when',
    'she',
  ])('"%s’s" says that something is, and is no noun', (word) => expect(plain(`${word}'s`)).toBe(`${word}s`))
})

describe('the sentences of a text', () => {
  const of = (count: number) => sentences(tokens('My lip is white. '.repeat(count))).length

  it('are read one by one up to twelve; a longer letter is read as a whole, so that none takes long', () => {
    expect([of(1), of(2), of(12), of(13)]).toEqual([0, 2, 12, 0])
  })
})
