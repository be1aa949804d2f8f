/** The way of one text with a warning sign to the page, call by call: what waits for what, and for how long. */
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts'
import { receiveText } from '../../functions/use-cases/replies/receive-text.ts'
import { startEngine } from '../support/engine.ts'
import { aWorld, HARBOR, LEE, type World } from '../support/world.ts'

/** One call of the code to what is outside of it; milliseconds since the text arrived. */
export type Station = { what: string; from: number; to: number }

const WARNING = 'its really hard to swolow'
const WARM_UP = 5

/** Through the code and a DynamoDB engine on this machine, warm; queue and carrier answer at once. */
export async function traceText(): Promise<Station[]> {
  const engine = await startEngine()
  try {
    const table = await engine.newTable()
    const world = await aWorld({ store: (now) => dynamoRecords({ table, endpoint: engine.endpoint, now }) })
    for (let n = 0; n < WARM_UP; n++) await world.text(`+1415555${1000 + n}`, WARNING)
    const stations: Station[] = []
    const begun = performance.now()
    watch(world, async (what, call) => {
      const from = performance.now() - begun
      try {
        return await call()
      } finally {
        stations.push({ what, from, to: performance.now() - begun })
      }
    })
    const text = { carrierId: 'traced', from: '+14155551999', to: HARBOR, text: WARNING, receivedAt: world.now() }
    await receiveText(world.deps, text)
    await world.settle()
    const sent = stations.findIndex(({ what }) => what === PAGE)
    if (sent < 0) throw new Error('nobody was paged')
    return stations.slice(0, sent + 1).sort((a, b) => a.from - b.from)
  } finally {
    engine.stop()
  }
}

function watch({ deps }: World, timed: <T>(what: string, call: () => Promise<T>) => Promise<T>): void {
  const { records, queues, messenger } = deps
  deps.records = {
    ...records,
    get: (key) => timed(`read ${kindOf(key.pk, key.sk)}`, () => records.get(key)),
    list: (pk, prefix, without) => timed(`read ${kindOf(pk, prefix)}`, () => records.list(pk, prefix, without)),
    listRecent: (pk, prefix) => timed(`read ${kindOf(pk, prefix)}`, () => records.listRecent(pk, prefix)),
    commit: (writes) => timed(`write ${writes.length}`, () => records.commit(writes)),
  }
  deps.queues = { put: (queue, keys) => timed(`queue ${keys.length}`, () => queues.put(queue, keys)) }
  deps.messenger = {
    send: (parcel) =>
      timed(parcel.to === LEE ? PAGE : `send something else by ${parcel.channel}`, () => messenger.send(parcel)),
  }
}

const PAGE = 'send the page'

/** `phone`, `patient alert`: what is asked for, without whose it is. */
const kindOf = (pk: string, sk: string): string => {
  const place = pk.includes('#PAGES')
    ? 'pages'
    : pk.includes('#PATIENT#')
      ? 'patient'
      : (pk.split('#', 1)[0] ?? '').toLowerCase()
  return [place, (sk.split('#', 1)[0] ?? '').toLowerCase()].filter(Boolean).join(' ')
}

const WIDTH = 40

/** A line for each station, with a bar from its beginning to its end. */
export function pictureOf(stations: readonly Station[]): string {
  const end = Math.max(...stations.map(({ to }) => to))
  const column = (at: number) => Math.round((at / end) * WIDTH)
  const width = Math.max(...stations.map(({ what }) => what.length))
  return stations
    .map(({ what, from, to }) => {
      const bar = ' '.repeat(column(from)) + '█'.repeat(Math.max(1, column(to) - column(from)))
      return `${what.padEnd(width)}  ${from.toFixed(1).padStart(6)} – ${to.toFixed(1).padStart(6)} ms  ${bar}`
    })
    .join('\n')
}
