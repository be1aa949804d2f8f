import type { ChildProcess } from 'node:child_process'

/** Lambda gives a function of so many megabytes one whole processor, and others their share of it: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const MEGABYTES_OF_A_PROCESSOR = 1769
/** The period of Linux's own quotas of processor time. */
const PERIOD_MILLISECONDS = 100

/** The share of a processor, at most one, that Lambda gives a function. */
export const shareOf = (memoryMegabytes: number): number => Math.min(1, memoryMegabytes / MEGABYTES_OF_A_PROCESSOR)

/**
 * Lets a process run for its share of each period, and stops it for the rest; gives what ends that. It is harder than
 * Lambda, which counts processor time alone: here the time that a call takes is cut too.
 */
export function slowed(child: ChildProcess, share: number): () => void {
  let timer: NodeJS.Timeout
  const run = () => {
    child.kill('SIGCONT')
    timer = setTimeout(rest, PERIOD_MILLISECONDS * share)
  }
  const rest = () => {
    child.kill('SIGSTOP')
    timer = setTimeout(run, PERIOD_MILLISECONDS * (1 - share))
  }
  run()
  return () => {
    clearTimeout(timer)
    child.kill('SIGCONT')
  }
}
