import { globSync, readFileSync } from 'node:fs'
import { type Random, seeded } from '../support/seeded.ts'
import { narrowTests, testsNear } from './near-tests.ts'
import { type Mutant, mutantsOf, mutated } from './operators.ts'
import { type Played, player } from './play.ts'
import { trace } from './trace.ts'
import { compiler } from './typed.ts'

export const FOLDERS = ['core', 'use-cases', 'runtime', 'adapters', 'console'] as const
export type Folder = (typeof FOLDERS)[number]

/** `sample` is the number of mutants that count, drawn evenly from all of the folders; all of them where it is left out. */
export type Order = { folders: readonly Folder[]; sample?: number; seed: string; players: number }
export type Judged = Mutant & Played
export type Outcome = { judged: readonly Judged[]; refused: number; broken: readonly string[] }

export const folderOf = ({ file }: Mutant) => file.split('/')[1] ?? ''

/** Plays mutants until as many count as were asked for; those that the compiler refuses do not. */
export async function runMutants(order: Order, say: (line: string) => void): Promise<Outcome> {
  const reached = await trace(narrowTests(), say)
  const accepts = compiler()
  const waiting = shuffled(allMutants(order.folders), seeded(order.seed))
  const wanted = Math.min(order.sample ?? waiting.length, waiting.length)
  const judged: Judged[] = []
  const broken = new Set<string>()
  const caughtBy = new Map<string, string>()
  let refused = 0
  let taken = 0

  const next = (): Mutant | undefined => {
    while (taken < wanted && waiting.length > 0) {
      const mutant = waiting.pop() as Mutant
      if (!accepts(mutant)) refused++
      else {
        taken++
        return mutant
      }
    }
    return undefined
  }
  const work = async () => {
    const { play, stop } = player()
    for (let mutant = next(); mutant; mutant = next()) {
      const original = readFileSync(mutant.file, 'utf8')
      const found = testsNear(mutant, original, reached)
      const first = found.filter((test) => test === caughtBy.get(mutant?.file ?? ''))
      const tests = [...new Set([...first, ...found])]
      const source = mutated(original, mutant)
      const { broken: failing, ...played } = await play({ file: mutant.file, source, tests })
      for (const test of failing) broken.add(test)
      if (played.kind === 'caught') caughtBy.set(mutant.file, played.by)
      judged.push({ ...mutant, ...played })
      say(`${judged.length} of ${wanted} ${shown(mutant)}: ${told(played)}`)
    }
    stop()
  }
  await Promise.all(Array.from({ length: order.players }, work))
  return { judged, refused, broken: [...broken] }
}

const told = (played: Played): string =>
  played.kind === 'survived'
    ? `SURVIVED ${played.tests.length} test files`
    : `${played.kind === 'caught' ? 'caught by' : 'no answer from'} ${played.by}`

/** One line, as people read it. */
export const shown = ({ file, line, operator, before, after }: Mutant): string =>
  `${file}:${line} [${operator}] ${short(before)} → ${short(after) || '(nothing)'}`

const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 90)

function allMutants(folders: readonly Folder[]): Mutant[] {
  const files = folders.flatMap((folder) => globSync(`functions/${folder}/**/*.{ts,tsx}`)).sort()
  return files.flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
}

function shuffled<T>(things: readonly T[], random: Random): T[] {
  const left = [...things]
  for (let at = left.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[left[at], left[other]] = [left[other] as T, left[at] as T]
  }
  return left
}
