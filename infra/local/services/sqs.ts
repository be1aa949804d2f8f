import { randomUUID } from 'node:crypto'
import type { Store } from '../store.ts'
import type { JsonObject, Template } from '../template.ts'
import type { Chaos } from '../world/chaos.ts'
import type { Clock } from '../world/clock.ts'
import type { Metrics } from './cloudwatch-metrics.ts'

export type Received = {
  number: number
  id: string
  body: string
  sentAt: number
  receives: number
  firstReceivedAt: number
}

type Settings = { visibilitySeconds: number; delaySeconds: number; redrive?: { queue: string; maxReceives: number } }

/** The queue of a function's asynchronous invocations. */
export const asyncQueue = (functionId: string): string => `async:${functionId}`

const DEFAULT_VISIBILITY_SECONDS = 30

/** SQS: visibility, receive counts, dead letters, delay. Messages are written before a send is answered. */
export class Queues {
  private readonly settings = new Map<string, Settings>()
  private readonly store: Store
  private readonly clock: Clock
  private readonly chaos: Chaos | undefined
  private readonly metrics: Metrics | undefined

  constructor(
    template: Template,
    store: Store,
    clock: Clock,
    { chaos, metrics }: { chaos?: Chaos | undefined; metrics?: Metrics } = {},
  ) {
    this.metrics = metrics
    this.store = store
    this.clock = clock
    this.chaos = chaos
    for (const { id, properties } of template.resources.filter(({ type }) => type === 'AWS::SQS::Queue')) {
      const redrive = properties.RedrivePolicy as JsonObject | undefined
      this.settings.set(id, {
        visibilitySeconds: Number(properties.VisibilityTimeout ?? DEFAULT_VISIBILITY_SECONDS),
        delaySeconds: Number(properties.DelaySeconds ?? 0),
        ...(redrive
          ? {
              redrive: {
                queue: String(redrive.deadLetterTargetArn).split(':').at(-1) ?? '',
                maxReceives: Number(redrive.maxReceiveCount),
              },
            }
          : {}),
      })
    }
  }

  /** A queue of the runner's own, such as the asynchronous invocations of a function. */
  add(queue: string, settings: Settings): void {
    this.settings.set(queue, settings)
  }

  get names(): string[] {
    return [...this.settings.keys()]
  }

  has(queue: string): boolean {
    return this.settings.has(queue)
  }

  send(queue: string, body: string, delaySeconds?: number): string {
    const id = randomUUID()
    const now = this.clock.now()
    const delay = delaySeconds ?? this.settings.get(queue)?.delaySeconds ?? 0
    for (let copies = this.chaos?.duplicates() ? 2 : 1; copies > 0; copies--)
      this.store.run(
        'INSERT INTO messages (id, queue, body, sentAt, visibleAt, receives) VALUES (?, ?, ?, ?, ?, 0)',
        ...[id, queue, body, now, now + delay * 1000],
      )
    return id
  }

  /** Up to `most` visible messages, now invisible; those received too often go to the dead letters instead. */
  receive(queue: string, most: number): Received[] {
    const settings = this.settings.get(queue)
    if (!settings) throw new Error(`there is no queue ${queue}`)
    const now = this.clock.now()
    const order = this.chaos?.reorders() ? 'DESC' : 'ASC'
    return this.store.together(() => {
      const visible = this.store.all<Received>(
        `SELECT number, id, body, sentAt, receives, firstReceivedAt FROM messages WHERE queue = ? AND visibleAt <= ? ORDER BY number ${order} LIMIT ?`,
        ...[queue, now, most],
      )
      return visible.flatMap((message) => {
        if (settings.redrive && message.receives >= settings.redrive.maxReceives) {
          this.store.run(
            'UPDATE messages SET queue = ?, visibleAt = ?, receives = 0 WHERE number = ?',
            settings.redrive.queue,
            now,
            message.number,
          )
          return []
        }
        const until = now + settings.visibilitySeconds * 1000
        this.store.run(
          'UPDATE messages SET visibleAt = ?, receives = receives + 1, firstReceivedAt = COALESCE(firstReceivedAt, ?) WHERE number = ?',
          ...[until, now, message.number],
        )
        this.metrics?.add({ namespace: 'AWS/SQS', name: 'NumberOfMessagesReceived', of: { QueueName: queue } }, 1)
        return [{ ...message, receives: message.receives + 1, firstReceivedAt: message.firstReceivedAt ?? now }]
      })
    })
  }

  /** Has a message that was received come back at an instant of our time; `uncounted`: as if it had not been received. */
  comeBack(number: number, at: number, { uncounted }: { uncounted: boolean }): void {
    this.store.run(
      'UPDATE messages SET visibleAt = ?, receives = receives - ? WHERE number = ?',
      ...[at, uncounted ? 1 : 0, number],
    )
  }

  delete(number: number): void {
    this.store.run('DELETE FROM messages WHERE number = ?', number)
  }

  /** Milliseconds for which a message that was received stays invisible. */
  visibilityOf(queue: string): number {
    return (this.settings.get(queue)?.visibilitySeconds ?? DEFAULT_VISIBILITY_SECONDS) * 1000
  }

  count(queue: string): number {
    return this.store.first<{ n: number }>('SELECT COUNT(*) AS n FROM messages WHERE queue = ?', queue)?.n ?? 0
  }

  visibleCount(queue: string): number {
    const now = this.clock.now()
    return (
      this.store.first<{ n: number }>(
        'SELECT COUNT(*) AS n FROM messages WHERE queue = ? AND visibleAt <= ?',
        ...[queue, now],
      )?.n ?? 0
    )
  }

  /** Milliseconds of the epoch; absent when the queue is empty. */
  oldestSentAt(queue: string): number | undefined {
    const found = this.store.first<{ at: number | null }>(
      'SELECT MIN(sentAt) AS at FROM messages WHERE queue = ?',
      queue,
    )
    return found?.at ?? undefined
  }

  visible(queue: string): boolean {
    return (
      this.store.first('SELECT 1 FROM messages WHERE queue = ? AND visibleAt <= ? LIMIT 1', queue, this.clock.now()) !==
      undefined
    )
  }

  /** When the next message of these queues becomes visible. */
  nextVisibleAt(queues: readonly string[]): number | undefined {
    const places = queues.map(() => '?').join(', ')
    const found = this.store.first<{ at: number | null }>(
      `SELECT MIN(visibleAt) AS at FROM messages WHERE visibleAt > ? AND queue IN (${places})`,
      this.clock.now(),
      ...queues,
    )
    return found?.at ?? undefined
  }
}
