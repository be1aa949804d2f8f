import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importGraph, testsNear } from './near-tests.ts'
import { mutantsOf, mutated } from './operators.ts'
import { player } from './play.ts'
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

describe('the narrow tests of a file', () => {
  it('begin with its namesake, and end with stories that speak of it', () => {
    const graph = importGraph()
    const near = testsNear('functions/core/alerts/escalation.ts', graph)
    expect(near[0]).toBe('tests/core/alerts/escalation.test.ts')
    expect(testsNear('functions/use-cases/patients/erase-patient.ts', graph)).toContain(
      'tests/scenarios/erased-whole.test.ts',
    )
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
