import { globSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { pieceAt } from './marks.ts'
import type { Mutant } from './operators.ts'
import type { Reached } from './trace.ts'

/** Tests that run the code itself, without a template, an engine or a browser. */
const NARROW = '{core,use-cases,runtime,http,console,adapters,security,scenarios}'
/** They play on a server of their own, so nothing that they reach is seen. */
const SERVED = /from '[./]*support\/(?:own-server|server|serve)\.ts'/

/** As many test files are played for one mutant at most: those that reach least besides, then those that speak of it. */
const LEAST = 15
const STORIES = 25
/** One that took longer than this when it was traced is not played again and again. */
const SLOW_MS = 15_000

export const narrowTests = (root = process.cwd()): string[] =>
  globSync(`tests/${NARROW}/**/*.test.ts`, { cwd: root })
    .filter((test) => !SERVED.test(readFileSync(join(root, test), 'utf8')))
    .sort()

/** Of the tests that reach the piece of code in which a mutant lies, those that are likeliest to notice. */
export function testsNear(mutant: Mutant, source: string, reached: readonly Reached[]): string[] {
  const { file } = mutant
  const piece = pieceAt(file, source, mutant)
  const size = ({ pieces }: Reached) => Object.values(pieces).reduce((sum, { length }) => sum + length, 0)
  const namesake = ({ test }: Reached) => (basename(test, '.test.ts') === basename(file, extname(file)) ? 1 : 0)
  const likeness = likenessTo(file)
  const all = reached
    .filter(({ ms, pieces }) => ms < SLOW_MS && pieces[file]?.includes(piece))
    .map((each) => ({ ...each, size: size(each), score: likeness(each.test) }))
    .sort((a, b) => namesake(b) - namesake(a) || a.size - b.size || (a.test < b.test ? -1 : 1))
  const stories = all.slice(LEAST).sort((a, b) => b.score - a.score || (a.test < b.test ? -1 : 1))
  return [...all.slice(0, LEAST), ...stories.slice(0, STORIES)].map(({ test }) => test)
}

const texts = new Map<string, string>()
function textOf(test: string): string {
  const text = texts.get(test) ?? `${test}\n${readFileSync(test, 'utf8')}`.toLowerCase()
  texts.set(test, text)
  return text
}

/** How often a test says the words of a file's path. */
function likenessTo(file: string): (test: string) => number {
  const words = [...new Set(file.replace(/\.tsx?$/, '').split(/[/-]/))].map((word) => word.slice(0, 6).toLowerCase())
  return (test) => words.reduce((sum, word) => sum + Math.log(textOf(test).split(word).length), 0)
}
