import { oneOf, seeded } from '../support/seeded.ts'
import { mutated } from './mutate.ts'
import type { Reader } from './readers.ts'

/** `slowest`: the longest time of one run in milliseconds, and which run it was. */
export type Fuzzed = { faults: string[]; slowest: { milliseconds: number; run: number } }

/** The file of one run, which follows from its number alone. */
export function fileOf(reader: Reader, run: number): Buffer {
  const random = seeded(`${reader.name} ${run}`)
  return mutated(oneOf(random, reader.seeds), random)
}

/** Reads so many mutated files. A reader that throws, or loses a word, is a fault with the number of its run. */
export async function fuzz(reader: Reader, runs: number, from: number, clock = () => 0): Promise<Fuzzed> {
  const faults: string[] = []
  let slowest = { milliseconds: 0, run: from }
  for (let run = from; run < from + runs; run++) {
    const bytes = fileOf(reader, run)
    const began = clock()
    try {
      const fault = await reader.read(bytes)
      if (fault !== undefined) faults.push(`${run}: ${fault}`)
    } catch (error) {
      faults.push(`${run}: ${error instanceof Error ? error.stack : String(error)}`)
    }
    const milliseconds = clock() - began
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, run }
  }
  return { faults, slowest }
}
