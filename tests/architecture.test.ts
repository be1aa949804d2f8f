import { globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const files = (pattern: string) => globSync(pattern).map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const PURE = ['core', 'use-cases', 'http/fhir'].flatMap((folder) => files(`functions/${folder}/**/*.ts`))

describe('the architecture', () => {
  it('finds the files it checks', () => expect(PURE.length).toBeGreaterThan(20))

  it.each([
    /Date\.now\(/,
    /new Date\(\)/,
    /Math\.random/,
    /process\.env/,
  ])('core, use cases and the mapping to FHIR never reach for %s', (forbidden) => {
    expect(PURE.filter(({ text }) => forbidden.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('only adapters and the runner of the template know an AWS SDK', () => {
    const elsewhere = files('functions/**/*.{ts,tsx}').filter(({ path }) => !path.startsWith('functions/adapters/'))
    expect(elsewhere.filter(({ text }) => text.includes('@aws-sdk/')).map(({ path }) => path)).toEqual([])
  })

  it('only runtime knows middy', () => {
    const elsewhere = files('functions/**/*.{ts,tsx}').filter(({ path }) => !path.startsWith('functions/runtime/'))
    expect(elsewhere.filter(({ text }) => text.includes('@middy/')).map(({ path }) => path)).toEqual([])
  })

  it('each Lambda entry has at most thirty lines', () => {
    const entries = files('functions/*.ts')
    expect(entries.length).toBeGreaterThanOrEqual(7)
    expect(entries.filter(({ text }) => text.split('\n').length > 30).map(({ path }) => path)).toEqual([])
  })

  it('only env.ts reads the environment', () => {
    const readers = files('functions/**/*.{ts,tsx}').filter(({ text }) => text.includes('process.env'))
    expect(readers.map(({ path }) => path)).toEqual(['functions/runtime/env.ts'])
  })

  it('pages carry no style or script of their own: the policy of the console would not run it', () => {
    const pages = files('functions/{console,docs}/**/*.tsx')
    expect(pages.length).toBeGreaterThan(5)
    expect(
      pages
        .filter(({ text }) =>
          /\sstyle=|\son(Click|Change|Input|Submit|Key\w+|Focus|Blur|Load)=|dangerouslySet/.test(text),
        )
        .map(({ path }) => path),
    ).toEqual([])
  })

  it('no test looks at the clock of the machine, which others share: speed is a ratio (tests/support/growth.ts)', () => {
    const tests = files('tests/**/*.test.ts')
    expect(tests.length).toBeGreaterThan(100)
    const timed = tests.filter(({ text }) => /\b(?:performance|Date)\.now\(|\bhrtime\b/.test(text))
    expect(timed.map(({ path }) => path)).toEqual([])
  })

  it('no page ships more than 60 KB of script and style, compressed', () => {
    const assets = files('functions/console/assets/*').map(({ text }) => gzipSync(text).length)
    expect(assets.length).toBeGreaterThan(1)
    expect(assets.reduce((sum, size) => sum + size)).toBeLessThan(60 * 1024)
  })

  it('no emergency number is written into the words that reach people', () => {
    const words = files('templates/messages/*.json').filter(({ text }) => /\b(911|999|112)\b/.test(text))
    expect(words.map(({ path }) => path)).toEqual([])
  })
})
