/** Where and of what a result is: figures of two machines, or of two commits, are not one series. */
import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

export type About = {
  at: string
  commit: string
  /** Files differ from the commit. */
  changed: boolean
  machine: string
  node: string
  /** Processes that wanted a core, on average over the minutes before: of how busy the machine was. */
  load: number
}

const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8' }).trim()

export function about(now: Date): About {
  const [first] = cpus()
  return {
    at: now.toISOString(),
    commit: git('rev-parse', '--short', 'HEAD'),
    changed: git('status', '--porcelain') !== '',
    machine: `${availableParallelism()} × ${first?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    node: process.version,
    load: Math.round((loadavg()[1] ?? 0) * 10) / 10,
  }
}
