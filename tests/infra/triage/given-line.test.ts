import { describe, expect, it } from 'vitest'
import { lineOf } from '../../../infra/triage/given-line.ts'

describe('a line of --jsonl', () => {
  it('is read with what is known, also of a visit to come, and without what is not', () => {
    const line = { id: 1, text: 'lip is white', procedures: [{ plan: 'filler' }], hoursSince: 3, language: null }
    expect(lineOf(JSON.stringify(line))).toEqual({
      ...{ id: 1, text: 'lip is white', concept: undefined },
      context: { procedures: [{ plan: 'filler', areas: [] }], hoursSince: 3 },
    })
    expect(lineOf('{"text":"hi","hoursSince":-5}')).toMatchObject({ context: { hoursSince: -5 } })
    expect(lineOf('{"text":"hi"}')).toMatchObject({ context: { procedures: [] } })
  })

  it.each([
    ['no json', '"text"'],
    ['null', '"text"'],
    ['{"text":3}', '"text"'],
    ['{"text":"hi","procedures":"filler"}', '"procedures"'],
    ['{"text":"hi","procedures":[{"areas":["lips"]}]}', '"procedures"'],
    ['{"text":"hi","procedures":[{"plan":"filler","areas":"lips"}]}', '"procedures"'],
    ['{"text":"hi","hoursSince":"3"}', '"hoursSince"'],
    ['{"text":"hi","language":1}', '"language"'],
    ['{"text":"hi","asked":["x"]}', '"asked"'],
    ['{"text":"hi","sent":"x"}', '"sent"'],
    ['{"text":"hi","recent":[1]}', '"recent"'],
  ])('%s is refused by its field', (line, field) => {
    expect(lineOf(line)).toEqual({ fault: expect.stringContaining(field) })
  })
})
