import { between, type Random } from '../support/seeded.ts'
import type { Faults } from './faults.ts'
import type { Scheduler } from './scheduler.ts'

/** For whom a function runs, and with what: the model judges what it writes and sends by this. */
export type About =
  | { kind: 'schedule' }
  /** A key from one of our own queues. */
  | { kind: 'key'; pk: string; sk: string; clinicId: string }
  /** `receivedAt`: of the copy that is read; a carrier may hand a text over twice. */
  | { kind: 'text'; clinicId: string; receivedAt: string; textId: string }
  | { kind: 'rescue'; clinicId: string }
  /** What a patient says by mail, and what is saved of it where nobody could read it. */
  | { kind: 'mail'; clinicId: string; textId: string; rescue: boolean }
  | { kind: 'receipt' }
  | { kind: 'request'; clinicId: string }
  /** What a patient says on a mail's page. */
  | { kind: 'answer'; clinicId: string; textId: string }
  /** A request that has to be refused. */
  | { kind: 'bad-request'; clinicId: string }
  /** Somebody, or a scanner, looks at a link. */
  | { kind: 'look'; clinicId: string }
  | { kind: 'staff'; clinicId: string; staffId: string; role: string; does: string }

type Machine = { scheduler: Scheduler; faults: Faults; steps: number }

/** One invocation of a function: it ends, dies, or is stopped at its time-out; whoever waits for it is told which. */
export class Invocation {
  over = false
  private readonly ended: (well: boolean) => void

  constructor(machine: Machine, timeoutSeconds: number, ended: (well: boolean) => void) {
    this.ended = ended
    machine.scheduler.after(timeoutSeconds * 1000, () => this.end(false))
  }

  end(well: boolean): void {
    if (this.over) return
    this.over = true
    this.ended(well)
  }
}

/** What an invocation does for one message or request. Its name alone decides its luck. */
export class Run {
  readonly name: string
  readonly random: Random
  readonly about: About
  readonly invocation: Invocation
  private readonly machine: Machine
  private readonly ids: Random

  constructor(machine: Machine, invocation: Invocation, name: string, about: About) {
    this.name = name
    this.machine = machine
    this.invocation = invocation
    this.about = about
    this.random = machine.faults.luck(name)
    this.ids = machine.faults.luck(`${name} ids`)
  }

  newId(): string {
    return Array.from({ length: 10 }, () => Math.floor(this.ids() * 36).toString(36)).join('')
  }

  /** One call of a port: others may be first, it may take long, and the function may die before or after it. */
  call<T>(perform: () => Promise<T>): Promise<T> {
    const { scheduler, faults } = this.machine
    const milliseconds = faults.strikes('slow-call', this.random)
      ? between(this.random, 500, 6000)
      : between(this.random, 1, 25)
    return new Promise((resolve, reject) => {
      scheduler.after(milliseconds, () => {
        if (this.invocation.over) return
        this.machine.steps++
        if (faults.strikes('dies-before-a-call', this.random)) return this.invocation.end(false)
        const performed = perform()
        if (!faults.strikes('dies-after-a-call', this.random)) return performed.then(resolve, reject)
        performed.catch(() => {})
        this.invocation.end(false)
      })
    })
  }

  pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.machine.scheduler.after(milliseconds, resolve))
  }
}
