import { createHash, createHmac } from 'node:crypto'
import { type Instant, plusSeconds } from '../../functions/core/time.ts'
import type {
  AllDeps,
  CalendarFetcher,
  Commit,
  QueueName,
  ReadsAgain,
  Records,
  SlackCaller,
  WebhookCaller,
  Write,
} from '../../functions/use-cases/ports.ts'
import { between } from '../support/seeded.ts'
import type { Carrier } from './carrier.ts'
import type { Code } from './code.ts'
import type { Faults } from './faults.ts'
import { lie } from './lying-reader.ts'
import type { Model } from './model.ts'
import type { Queue } from './queue.ts'
import { receive } from './receiver.ts'
import type { Run } from './run.ts'
import type { Scheduler } from './scheduler.ts'

export type Machine = {
  scheduler: Scheduler
  faults: Faults
  steps: number
  store: Records
  /** By how many commits the next look into an index is behind. */
  behind: { commits: number }
  /** By how many seconds the clock of a function may be ahead or behind; 0 where all have the same. */
  skewSeconds: number
  model: Model
  carrier: Carrier
  queues: Record<QueueName, Queue>
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (text: string): string => createHmac('sha256', 'a secret').update(text).digest('hex')

/** The time by the clock of the machine that a function runs on. */
function toldTime({ scheduler, faults, skewSeconds }: Machine, { name }: Run): Instant {
  if (skewSeconds === 0) return scheduler.instant()
  return plusSeconds(
    scheduler.instant(),
    Math.round(between(faults.luck(`clock of ${name}`), -skewSeconds, skewSeconds)),
  )
}

/** What the use cases get in one run: each call of a port is a step, at which others may be first and all may go wrong. */
export function portsOf(
  machine: Machine,
  run: Run,
  { content, rules, Unavailable }: Code,
): AllDeps & ReadsAgain & WebhookCaller & SlackCaller & CalendarFetcher {
  const { scheduler, faults, store, model, carrier, queues, behind } = machine

  const reading = <T>(read: () => Promise<T>): Promise<T> =>
    run.call(() => {
      if (faults.isAway(scheduler.now) || faults.strikes('unreadable', run.random))
        return Promise.reject(new Unavailable('as asked'))
      return read()
    })

  const looking = <T>(read: () => Promise<T>): Promise<T> =>
    reading(() => {
      behind.commits = faults.strikes('index-behind', run.random) ? Math.floor(between(run.random, 1, 4)) : 0
      return read()
    })

  async function commit(writes: readonly Write[]): Promise<Commit> {
    if (faults.isAway(scheduler.now)) return { kind: run.random() < 0.5 ? 'busy' : 'unknown' }
    if (faults.strikes('busy', run.random)) return { kind: 'busy' }
    if (faults.strikes('lost-unheard', run.random)) return { kind: 'unknown' }
    const answer = await store.commit(writes)
    if (answer.kind === 'committed') model.committed(writes, run)
    return faults.strikes('written-unheard', run.random) ? { kind: 'unknown' } : answer
  }

  return {
    linkBase: 'https://care.example',
    mailDomain: 'reply.care.example',
    records: {
      get: (key) =>
        reading(() => {
          model.looked(key.pk, run)
          return store.get(key)
        }),
      getAll: (keys) =>
        reading(() => {
          for (const { pk } of keys) model.looked(pk, run)
          return store.getAll(keys)
        }),
      list: (pk, prefix, without) =>
        reading(() => {
          model.looked(pk, run)
          return store.list(pk, prefix, without)
        }),
      listRecent: (pk, prefix) => looking(() => store.listRecent(pk, prefix)),
      due: (lane, now, limit) => looking(() => store.due(lane, now, limit)),
      open: (clinicId) => looking(() => store.open(clinicId)),
      commit: (writes) => run.call(() => commit(writes)),
    },
    messenger: { send: (parcel) => run.call(async () => carrier.send(parcel, run)) },
    queues: {
      put: (name, keys) =>
        run.call(async () => {
          if (faults.strikes('put-refused', run.random)) return false
          for (const key of keys) {
            model.queued(key)
            queues[name].put(`${key.pk} ${key.sk} ${scheduler.instant()}`, JSON.stringify(key))
          }
          return true
        }),
    },
    hasSecondReader: true,
    secondReader: { read: (asked) => run.call(async () => lie(asked, run.random)) },
    instructions: 'simulated',
    heartbeat: async () => true,
    log: { write: (entry) => model.logged(entry) },
    content,
    rules,
    now: () => toldTime(machine, run),
    newId: () => run.newId(),
    random: run.random,
    sha256,
    hmac,
    pause: (milliseconds) => run.pause(milliseconds),
    randomKey: () => `${'A'.repeat(43)}=`,
    loopbackAllowed: false,
    hostKind: async () => 'callable',
    callWebhook: (call) => run.call(async () => receive(call, { faults, model, now: scheduler.now, run })),
    callSlack: () => run.call(async () => ({ kind: 'done', ts: '1' })),
    saySlack: () => run.call(async () => true),
    fetchCalendar: () => run.call(async () => ({ kind: 'unfetched', because: 'unknown-host' })),
  }
}
