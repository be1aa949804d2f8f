import { between } from '../support/seeded.ts'
import type { Faults } from './faults.ts'
import { Invocation } from './run.ts'
import type { Moment, Scheduler } from './scheduler.ts'

export type Letter = { id: string; body: string; receives: number; firstAt: Moment }

export type QueueSettings = {
  name: string
  visibilitySeconds: number
  /** After so many receives a message goes to the dead letters; without them it stays. */
  maxReceives?: number
  letters?: (letter: Letter) => void
  batchSize: number
  atOnce: number
  timeoutSeconds: number
  /** Handles one message; what throws comes again. */
  handle: (invocation: Invocation, letter: Letter) => Promise<unknown>
}

type Machine = { scheduler: Scheduler; faults: Faults; steps: number }

/** A standard queue and its consumer: at least once, in no order, batches with partial failures. */
export class Queue {
  private readonly machine: Machine
  private readonly settings: QueueSettings
  private waiting: Letter[] = []
  private running = 0
  private looking = false
  /** How often each name was put: two messages are never one. */
  private readonly puts = new Map<string, number>()

  constructor(machine: Machine, settings: QueueSettings) {
    this.machine = machine
    this.settings = settings
  }

  /** `name` alone decides how it travels. */
  put(name: string, body: string): void {
    const { scheduler, faults } = this.machine
    const count = (this.puts.get(name) ?? 0) + 1
    this.puts.set(name, count)
    const id = `${this.settings.name} ${name} ${count}`
    const random = faults.luck(`${this.settings.name} ${name}`)
    const letter: Letter = { id, body, receives: 0, firstAt: scheduler.now }
    const delay = () => (faults.strikes('comes-late', random) ? between(random, 1000, 60_000) : between(random, 2, 80))
    this.arrives(letter, delay())
    if (faults.strikes('comes-twice', random)) this.arrives({ ...letter, id: `${id} again` }, delay())
  }

  /** What another queue gave up. */
  take(letter: Letter): void {
    this.arrives({ ...letter, receives: 0 }, 50)
  }

  private arrives(letter: Letter, milliseconds: number): void {
    this.machine.scheduler.after(milliseconds, () => {
      this.waiting.push(letter)
      this.look()
    })
  }

  private look(): void {
    if (this.looking || this.waiting.length === 0 || this.running >= this.settings.atOnce) return
    this.looking = true
    this.machine.scheduler.after(10, () => {
      this.looking = false
      this.receive()
      this.look()
    })
  }

  private receive(): void {
    const { batchSize, maxReceives = Number.POSITIVE_INFINITY } = this.settings
    const batch = this.waiting.splice(0, batchSize).filter((letter) => {
      letter.receives++
      if (letter.receives <= maxReceives) return true
      this.settings.letters?.(letter)
      return false
    })
    if (batch.length > 0) this.invoke(batch)
  }

  private invoke(batch: readonly Letter[]): void {
    const { scheduler, faults } = this.machine
    const { visibilitySeconds, timeoutSeconds, handle } = this.settings
    const visibleAt = scheduler.now + visibilitySeconds * 1000
    const done = new Set<Letter>()
    const again = (letters: readonly Letter[]) => {
      for (const letter of letters) this.arrives(letter, Math.max(0, visibleAt - scheduler.now))
    }
    this.running++
    const invocation = new Invocation(this.machine, timeoutSeconds, (well) => {
      this.running--
      const unheard =
        well && faults.strikes('batch-comes-again', faults.luck(`${batch[0]?.id} ${batch[0]?.receives} unheard`))
      again(well && !unheard ? batch.filter((letter) => !done.has(letter)) : batch)
      this.look()
    })
    const handled = batch.map((letter) =>
      handle(invocation, letter).then(
        () => done.add(letter),
        () => undefined,
      ),
    )
    void Promise.all(handled).then(() => invocation.end(true))
  }
}
