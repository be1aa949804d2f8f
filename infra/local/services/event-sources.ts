/** What wakes functions: queues, schedules, and asynchronous invocations; and when nothing is left to wake them. */

import { arn } from '../arn.ts'
import type { Grants } from '../security/grants.ts'
import type { Template } from '../template.ts'
import type { Chaos } from '../world/chaos.ts'
import type { Clock } from '../world/clock.ts'
import {
  asynchronousIn,
  MINUTE,
  mappingsIn,
  record,
  type Schedule,
  type Source,
  schedulesIn,
} from './event-source-mappings.ts'
import type { Lambdas } from './lambda.ts'
import { together } from './log-events.ts'
import { asyncQueue, type Queues, type Received } from './sqs.ts'
import { Throttled } from './throttled.ts'

export class Events {
  private readonly sources: Source[]
  private readonly schedules: Schedule[]
  private readonly clock: Clock
  private readonly queues: Queues
  private readonly lambdas: Lambdas
  private readonly grants: Grants
  private readonly chaos: Chaos | undefined
  private readonly throttled: Throttled
  private idlers: (() => void)[] = []
  private ticking = 0
  private stopped = false

  constructor(
    template: Template,
    {
      clock,
      queues,
      lambdas,
      grants,
      chaos,
    }: { clock: Clock; queues: Queues; lambdas: Lambdas; grants: Grants; chaos?: Chaos | undefined },
  ) {
    this.clock = clock
    this.queues = queues
    this.lambdas = lambdas
    this.grants = grants
    this.chaos = chaos
    this.throttled = new Throttled(queues, clock)
    const invoked = asynchronousIn(template)
    for (const { queue, functionId, tries } of invoked)
      queues.add(queue, {
        visibilitySeconds: 60,
        delaySeconds: 0,
        redrive: { queue: `given-up:${functionId}`, maxReceives: tries },
      })
    this.sources = [...mappingsIn(template), ...invoked]
    this.schedules = schedulesIn(template, clock.now())
  }

  stop(): void {
    this.stopped = true
  }

  /** Hands every visible message to its function, as many at once as the mapping allows. */
  pump(): void {
    if (this.stopped) return
    for (const source of this.sources) {
      while (!source.barred && source.running < source.atOnce && this.queues.visible(source.queue)) {
        const batch = this.mayPoll(source) ? this.queues.receive(source.queue, source.batchSize) : []
        if (batch.length === 0) break
        source.running++
        void this.deliver(source, batch).finally(() => {
          source.running--
          this.forgetHints()
          this.pump()
          this.settleIdlers()
        })
      }
    }
    this.settleIdlers()
  }

  private mayPoll(source: Source): boolean {
    if (source.queue.startsWith('async:')) return true
    const queue = arn('sqs', source.queue)
    const needed = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
    source.barred = !needed.every((action) => this.grants.allows(source.functionId, action, queue))
    return !source.barred
  }

  private async deliver(source: Source, batch: Received[]): Promise<void> {
    if (source.queue.startsWith('async:')) return this.deliverAsync(source, batch)
    const event = { Records: batch.map((message) => record(source.queue, message)) }
    const invoked = await this.lambdas.invoke(source.functionId, event)
    if (invoked.kind === 'throttled') return this.throttled.again(source.queue, batch)
    this.throttled.over(batch.map(({ number }) => number))
    if (invoked.kind === 'failed') return
    const failures = (
      (invoked.payload as { batchItemFailures?: { itemIdentifier: string }[] } | null)?.batchItemFailures ?? []
    ).map(({ itemIdentifier }) => itemIdentifier)
    for (const message of batch)
      if (!source.partial || !failures.includes(message.id)) this.queues.delete(message.number)
  }

  private async deliverAsync({ functionId, queue, maxAge }: Source, batch: Received[]): Promise<void> {
    for (const { service, source, event, numbers } of together(batch)) {
      if (!this.grants.serviceMayInvoke(service, functionId, source)) continue
      const invoked = await this.lambdas.invoke(functionId, event)
      if (invoked.kind === 'throttled') {
        const messages = batch.filter(({ number }) => numbers.includes(number))
        this.throttled.again(queue, messages, maxAge)
        continue
      }
      this.throttled.over(numbers)
      if (invoked.kind === 'answered') for (const number of numbers) this.queues.delete(number)
    }
  }

  /** Runs the schedules whose time has come, and waits for them. */
  async runSchedules(): Promise<void> {
    const now = this.clock.now()
    const due = this.schedules.filter((each) => now >= each.lastAt + each.minutes * MINUTE)
    this.ticking++
    for (const each of due) {
      each.lastAt = Math.floor(now / MINUTE) * MINUTE
      each.nextDueAt = undefined
      if (!this.grants.serviceMayInvoke('events.amazonaws.com', each.functionId, each.ruleArn)) continue
      const event = {
        version: '0',
        source: 'aws.events',
        'detail-type': 'Scheduled Event',
        time: this.clock.iso(),
        detail: {},
      }
      const twice = this.chaos?.runsTwice() ? this.lambdas.invoke(each.functionId, event) : undefined
      const invoked = await this.lambdas.invoke(each.functionId, event)
      await twice
      // A schedule invokes asynchronously, so that an event which may not run waits like any other.
      if (invoked.kind === 'throttled')
        this.queues.send(
          asyncQueue(each.functionId),
          JSON.stringify({ service: 'events.amazonaws.com', source: each.ruleArn, event }),
          1,
        )
      if (invoked.kind === 'answered') each.nextDueAt = hintIn(invoked.payload)
    }
    this.ticking--
    this.pump()
  }

  /** Somebody else than a schedule's function may have made something due: another function, or an operator's command. */
  forgetHints(): void {
    for (const each of this.schedules) each.nextDueAt = undefined
  }

  /** When a schedule has to run next: at its next time, or at the first of its times at which something is due. */
  nextScheduleAt(): number | undefined {
    const times = this.schedules.flatMap(({ lastAt, minutes, nextDueAt }) => {
      const next = lastAt + minutes * MINUTE
      if (nextDueAt === null) return []
      if (nextDueAt === undefined || nextDueAt <= next) return [next]
      return [Math.ceil(nextDueAt / MINUTE) * MINUTE]
    })
    return times.length > 0 ? Math.min(...times) : undefined
  }

  /** Schedules that skipped time because nothing was due count as having run. */
  skipTo(time: number): void {
    for (const each of this.schedules)
      each.lastAt = Math.max(each.lastAt, Math.floor(time / MINUTE) * MINUTE - each.minutes * MINUTE)
  }

  nextVisibleAt(): number | undefined {
    return this.queues.nextVisibleAt(this.sources.map(({ queue }) => queue))
  }

  /** When no queue holds a message that could be delivered now and no function runs. */
  idle(): Promise<void> {
    this.pump()
    return new Promise((resolve) => {
      this.idlers.push(resolve)
      this.settleIdlers()
    })
  }

  private settleIdlers(): void {
    if (this.stopped) return
    if (
      this.ticking > 0 ||
      this.lambdas.running ||
      this.sources.some(({ running, queue, barred }) => running > 0 || (!barred && this.queues.visible(queue)))
    )
      return
    const waiting = this.idlers
    this.idlers = []
    for (const resolve of waiting) resolve()
  }
}

/** A tick's answer says when something is due next: an instant, nothing at all (null), or it does not say (undefined). */
function hintIn(payload: unknown): number | null | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined
  const { nextDueAt } = payload as { nextDueAt?: string }
  return nextDueAt === undefined ? null : Date.parse(nextDueAt)
}
