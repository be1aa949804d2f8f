import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join, normalize, relative } from 'node:path'

/** Tests that run the code itself, without a template, an engine or a browser. */
const NARROW = ['core', 'use-cases', 'runtime', 'http', 'console', 'adapters', 'security', 'scenarios']

/** As many test files are played for one mutant at most: those that import its file nearly, and stories after them. */
const NEAR = 4
const STORIES = 7

const TYPES = /^(?:import|export) type [^']*'[^']*'/gm

export type Graph = { texts: ReadonlyMap<string, string>; importers: ReadonlyMap<string, readonly string[]> }

/** Who imports whom in `functions` and `tests`, by paths relative to the root. */
export function importGraph(root = process.cwd()): Graph {
  const files = globSync('{functions,tests}/**/*.{ts,tsx}', { cwd: root })
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
  const importers = new Map<string, string[]>()
  for (const [file, text] of texts)
    for (const [, to = ''] of text.replace(TYPES, '').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      const target = normalize(join(dirname(file), to))
      if (existsSync(join(root, target))) importers.set(target, [...(importers.get(target) ?? []), file])
    }
  return { texts, importers }
}

/**
 * The narrow tests of a file: first those that import it directly or through one other file, nearest first;
 * then, of the stories and tests that reach it at all, those that speak most of what its path names.
 */
export function testsNear(file: string, { texts, importers }: Graph): string[] {
  const distances = new Map([[file, 0]])
  for (const [each, distance] of distances)
    for (const importer of importers.get(each) ?? [])
      if (!distances.has(importer)) distances.set(importer, distance + 1)
  const tests = [...distances].filter(
    ([path]) => path.endsWith('.test.ts') && NARROW.includes(relative('tests', path).split('/')[0] ?? ''),
  )
  const length = (path: string) => texts.get(path)?.length ?? 0
  const likeness = likenessTo(file, texts)
  const namesake = (path: string) => (basename(path, '.test.ts') === basename(file, extname(file)) ? 1 : 0)
  const near = tests
    .filter(([, distance]) => distance <= 2)
    .sort(([a, from], [b, to]) => namesake(b) - namesake(a) || from - to || likeness(b) - likeness(a))
    .slice(0, NEAR)
    .map(([path]) => path)
  const stories = tests
    .map(([path]) => ({ path, score: likeness(path) }))
    .filter(({ path }) => !near.includes(path))
    .sort((a, b) => b.score - a.score || length(a.path) - length(b.path) || (a.path < b.path ? -1 : 1))
  return [...near, ...stories.slice(0, STORIES).map(({ path }) => path)]
}

/** How much a test speaks of what the path of a file names; words that many tests know count little. */
function likenessTo(file: string, texts: Graph['texts']): (test: string) => number {
  const words = [...new Set(file.replace(/\.tsx?$/, '').split(/[/-]/))].map((word) => word.slice(0, 6).toLowerCase())
  const tests = [...texts].filter(([path]) => path.endsWith('.test.ts'))
  const lower = new Map(tests.map(([path, text]) => [path, `${path}\n${text}`.toLowerCase()]))
  const weights = words.map((word) => {
    const known = [...lower.values()].filter((text) => text.includes(word)).length
    return { word, weight: Math.log((tests.length + 1) / (known + 1)) }
  })
  return (test) => {
    const text = lower.get(test) ?? ''
    return weights.reduce((sum, { word, weight }) => sum + weight * Math.log(text.split(word).length), 0)
  }
}
