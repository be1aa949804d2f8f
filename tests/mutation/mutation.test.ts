import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { marked, pieceAt } from './marks.ts'
import { testsNear } from './near-tests.ts'
import { mutantsOf, mutated } from './operators.ts'
import { player } from './play.ts'
import { scoresOf } from './scores.ts'
import type { Reached } from './trace.ts'
import { compiler } from './typed.ts'

const SOURCE = `import { other } from './other.ts'
type Sent = { kind: 'sent' } | { kind: 'held' }
export async function send(waiting: number[], left: number): Promise<Sent> {
  if (left <= 0 || waiting.length === 0) return { kind: 'held' }
  await other([...waiting, 3], left > 5 ? 'many' : 'few')
  return { kind: 'sent' }
}
`

const changes = (operator: string) =>
  mutantsOf('functions/core/send.ts', SOURCE)
    .filter((mutant) => mutant.operator === operator)
    .map(({ before, after }) => `${before} -> ${after}`)

describe('a mutant', () => {
  it.each([
    ['condition', ['left <= 0 || waiting.length === 0 -> !(left <= 0 || waiting.length === 0)']],
    ['early-exit', ["if (left <= 0 || waiting.length === 0) return { kind: 'held' } -> "]],
    ['boundary', ['<= -> <', '> -> >=']],
    ['equality', ['=== -> !==']],
    ['and-or', ['|| -> &&']],
    ['kind', ["'held' -> 'sent'", "'sent' -> 'held'"]],
    ['awaited-call', ["await other([...waiting, 3], left > 5 ? 'many' : 'few') -> "]],
    ['spread', ['...waiting, -> ']],
    ['empty-array', ['[...waiting, 3] -> []']],
    ['branch', ["left > 5 ? 'many' : 'few' -> ('many')", "left > 5 ? 'many' : 'few' -> ('few')"]],
    ['empty-string', ["'many' -> ''", "'few' -> ''"]],
  ])('is made by %s', (operator, made) => {
    expect(changes(operator)).toEqual(made)
  })

  it('is one more or one less of a number', () => {
    expect(changes('number')).toHaveLength(4)
    for (const change of changes('number')) expect(change).toMatch(/^0 -> \((1|-1)\)|3 -> \([24]\)|5 -> \([46]\)$/)
  })

  it('replaces the place that it names, and says its line', () => {
    const [exit] = mutantsOf('functions/core/send.ts', SOURCE).filter(({ operator }) => operator === 'early-exit')
    expect(exit).toMatchObject({ line: 4, file: 'functions/core/send.ts' })
    expect(exit && mutated(SOURCE, exit)).toBe(SOURCE.replace(/if .*'held' }/, ''))
  })
})

/** Runs marked code, and says which of its pieces were reached. */
function piecesReached(source: string, ...given: unknown[]): number[] {
  const run = new Function('globalThis', 'given', marked('functions/core/send.ts', source))
  const globals: { reached?: Record<string, Uint8Array> } = {}
  run(globals, given)
  const marks = globals.reached?.['functions/core/send.ts'] ?? []
  return [...marks.keys()].filter((piece) => marks[piece] === 1)
}

const JUDGES = `const [left] = given
const few = (n) => n > 5 ? n > 9 ? 'many' : 'some' : 'few'
function judge(n) {
  if (n === 0) return 'none'
  else if (n < 0) { throw new Error('negative') }
  return few(n)
}
judge(left)
`
const pieceOf = (words: string) => {
  const start = JUDGES.indexOf(words)
  return pieceAt('functions/core/send.ts', JUDGES, { start, end: start + words.length })
}

describe('pieces of code', () => {
  it.each([
    ["'none'", 0],
    ["'few'", 2],
    ["'some'", 7],
    ["'many'", 12],
  ])('with %s are reached by %i alone', (words, given) => {
    for (const each of [0, 2, 7, 12]) expect(piecesReached(JUDGES, each).includes(pieceOf(words))).toBe(each === given)
  })

  it('do what they did before they were marked', () => {
    expect(() => piecesReached(JUDGES, -1)).toThrow('negative')
  })
})

describe('the tests of a mutant', () => {
  const file = 'functions/core/send.ts'
  const reached: Reached[] = [
    { test: 'tests/docs.test.ts', ms: 5, pieces: { [file]: [0, 1], 'functions/core/time.ts': [0, 1, 2] } },
    { test: 'tests/core/phone.test.ts', ms: 5, pieces: { [file]: [0, 1] } },
    { test: 'tests/core/time.test.ts', ms: 60_000, pieces: { [file]: [0, 1] } },
    { test: 'tests/core/csv.test.ts', ms: 5, pieces: { [file]: [0] } },
  ]
  const mutant = (words: string) => {
    const start = SOURCE.indexOf(words)
    return { file, line: 1, operator: 'number', start, end: start + words.length, before: words, after: '' }
  }

  it('are those that run the piece in which it lies, the most particular first, and none that takes long', () => {
    expect(testsNear(mutant('[...waiting, 3]'), SOURCE, reached)).toEqual([
      'tests/core/phone.test.ts',
      'tests/docs.test.ts',
    ])
  })

  it('are none where nothing runs it', () => {
    expect(testsNear(mutant("'many'"), SOURCE, reached)).toEqual([])
  })
})

describe('mutants of the code', () => {
  const file = 'functions/core/phone.ts'
  const source = readFileSync(file, 'utf8')
  const tests = ['tests/core/phone.test.ts']

  it('do not count when the compiler refuses them', { timeout: 120_000 }, () => {
    const [mutant] = mutantsOf(file, source)
    const accepts = compiler()
    if (!mutant) throw new Error('no mutant')
    expect(accepts({ ...mutant, after: 'undeclared' })).toBe(false)
    expect(accepts({ ...mutant, after: mutant.before })).toBe(true)
  })

  it('are caught when they change what is tested, and survive when they change nothing', {
    timeout: 120_000,
  }, async () => {
    const { play, stop } = player()
    const turned = source.replace('parsed.country === country', 'parsed.country !== country')
    expect(await play({ file, source: turned, tests })).toEqual({ kind: 'caught', by: tests[0], broken: [] })
    const same = source.replace('parsed.country === country', 'country === parsed.country')
    expect(await play({ file, source: same, tests })).toEqual({ kind: 'survived', tests, broken: [] })
    expect(readFileSync(file, 'utf8')).toBe(source)
    stop()
  })
})

describe('the score', () => {
  const judged = (file: string, operator: string, kind: 'caught' | 'survived' | 'silent') => ({
    ...{ file, operator, line: 1, start: 0, end: 1, before: '<', after: '<=' },
    ...(kind === 'survived' ? { kind, tests: [] } : { kind, by: 'a.test.ts' }),
  })

  it('is of what was caught or survived, by folder, by operator and of all', () => {
    const played = [
      judged('functions/core/a.ts', 'boundary', 'caught'),
      judged('functions/core/a.ts', 'boundary', 'survived'),
      judged('functions/runtime/b.ts', 'number', 'survived'),
      judged('functions/runtime/b.ts', 'number', 'silent'),
    ]
    expect(scoresOf({ judged: played })).toEqual([
      { of: 'core', mutants: 2, caught: 1, score: 0.5 },
      { of: 'runtime', mutants: 1, caught: 0, score: 0 },
      { of: 'boundary', mutants: 2, caught: 1, score: 0.5 },
      { of: 'number', mutants: 1, caught: 0, score: 0 },
      { of: 'all', mutants: 3, caught: 1, score: 0.333 },
    ])
  })
})
