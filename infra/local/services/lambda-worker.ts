import type { ChildProcess } from 'node:child_process'
import type { ServerResponse } from 'node:http'
import { thaw } from './lambda-process.ts'

export type Invoked =
  | { kind: 'answered'; payload: unknown }
  | { kind: 'failed'; error: string }
  /** As many functions run as the account may run: this one was not started. */
  | { kind: 'throttled' }

export type Job = { id: string; event: unknown; done(invoked: Invoked): void }

/** What a process is given with an event. */
type Given = { killAfter: number; headers: Record<string, string>; slow: (() => () => void) | undefined }

/** One process of a function. It takes one event at a time, and between its answer and its next event it is frozen. */
export class Worker {
  readonly name: string
  readonly child: ChildProcess
  /** Its request for an event, where none was there. */
  waiting: ServerResponse | undefined
  job: Job | undefined
  isFrozen = false
  private given = 0
  /** Told the bytes that the process still holds once it has collected its garbage; 0 when it has ended. */
  collected: ((bytes: number) => void) | undefined
  private timer: NodeJS.Timeout | undefined
  private quicken: (() => void) | undefined
  private startedAt = 0

  constructor(name: string, child: ChildProcess) {
    this.name = name
    this.child = child
  }

  /** Neither frozen nor busy, and its request for an event is on its way. */
  get isComing(): boolean {
    return !this.isFrozen && !this.waiting && !this.job
  }

  /** No job was given to it yet. */
  get isNew(): boolean {
    return this.given === 0
  }

  /** Its job is its first. */
  get isFirst(): boolean {
    return this.given === 1
  }

  thaw(): void {
    this.isFrozen = false
    thaw(this.child)
  }

  give(job: Job, { killAfter, headers, slow }: Given): void {
    this.job = job
    this.given++
    this.startedAt = performance.now()
    this.timer = setTimeout(() => this.child.kill('SIGKILL'), killAfter)
    this.quicken = slow?.()
    this.waiting?.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': job.id,
      ...headers,
    })
    this.waiting?.end(JSON.stringify(job.event))
    this.waiting = undefined
  }

  askToCollect(): void {
    this.waiting?.writeHead(200, { 'aftercare-collect': 'garbage' }).end()
    this.waiting = undefined
  }

  /** Its job is over: answers how many milliseconds it took, by the wall. */
  end(): number {
    clearTimeout(this.timer)
    this.quicken?.()
    this.quicken = undefined
    this.job = undefined
    return performance.now() - this.startedAt
  }
}
