/**
 * What Lambda does with events that it may not run, since the account runs as many functions as it may.
 * - A queue's poller keeps the batch and tries again, ever more slowly, until the batch's visibility ends; then the messages
 *   come back, received once more: https://docs.aws.amazon.com/lambda/latest/operatorguide/sqs-retries.html
 * - An asynchronous invocation is tried again after one second, then ever later up to five minutes, until it is too old;
 *   that counts as no retry: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
import type { Clock } from '../world/clock.ts'
import type { Queues, Received } from './sqs.ts'

const FIRST_WAIT = 1000
const LONGEST_WAIT = 300_000

export class Throttled {
  private readonly queues: Queues
  private readonly clock: Clock
  /** By the numbers of messages. */
  private readonly waiting = new Map<number, { since: number; tries: number }>()

  constructor(queues: Queues, clock: Clock) {
    this.queues = queues
    this.clock = clock
  }

  /** Has each of them tried again. `maxAge`: of asynchronous invocations, in milliseconds. */
  again(queue: string, messages: readonly Received[], maxAge?: number): void {
    const now = this.clock.now()
    for (const { number, sentAt } of messages) {
      const { since, tries } = this.waiting.get(number) ?? { since: now, tries: 0 }
      const end = maxAge === undefined ? since + this.queues.visibilityOf(queue) : sentAt + maxAge
      const next = now + Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT)
      if (next < end) {
        this.waiting.set(number, { since, tries: tries + 1 })
        this.queues.comeBack(number, next, { uncounted: true })
      } else {
        this.over([number])
        if (maxAge === undefined) this.queues.comeBack(number, Math.max(end, now), { uncounted: false })
        else this.queues.delete(number)
      }
    }
  }

  /** They have run. */
  over(numbers: readonly number[]): void {
    for (const number of numbers) this.waiting.delete(number)
  }
}
