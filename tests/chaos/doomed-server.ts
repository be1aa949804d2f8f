/** A server that may be killed at any moment and is started again on the same data; callers try until it answers. */
import type { ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import type { CloudOptions } from '../../infra/local/cloud.ts'
import { type Answer, type Client, client, killed, serveApart } from '../support/server.ts'

const MOST_TRIES = 60
const PAUSE_MILLISECONDS = 200

export class DoomedServer {
  kills = 0
  /** Calls that had to be made again, since the server died or a function did. */
  repeats = 0
  private readonly options: CloudOptions
  private child: ChildProcess | undefined
  private up: Promise<Client>
  private address = ''

  constructor(options: CloudOptions) {
    this.options = options
    this.up = this.begin(options)
  }

  /** The whole server dies, with every process of it, and begins again on the same data. */
  async kill(changes: Partial<CloudOptions> = {}): Promise<void> {
    await this.up
    this.kills++
    const dead = this.child ? killed(this.child) : Promise.resolve()
    this.up = dead.then(() => this.begin({ ...this.options, ...changes }))
    await this.up
  }

  /** The process that serves now. */
  async pid(): Promise<number> {
    await this.up
    return this.child?.pid ?? 0
  }

  /** Where it is now. */
  async url(): Promise<string> {
    await this.up
    return this.address
  }

  async stop(): Promise<void> {
    await this.up.catch(() => {})
    if (this.child) await killed(this.child)
  }

  /** Makes a call until it is answered by anything but a fault; so it must be one that may come twice. */
  async until(call: (clinic: Client) => Promise<Answer>): Promise<Answer> {
    let last = 'nothing'
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      try {
        const answer = await call(await this.up)
        if (answer.status < 500) return answer
        last = `status ${answer.status}`
      } catch (error) {
        last = String(error)
      }
      this.repeats++
      await wait(PAUSE_MILLISECONDS)
    }
    throw new Error(`no answer after ${MOST_TRIES} tries, at last: ${last}`)
  }

  private async begin(options: CloudOptions): Promise<Client> {
    const { url, child } = await serveApart(options)
    this.child = child
    this.address = url
    return client(url)
  }
}
