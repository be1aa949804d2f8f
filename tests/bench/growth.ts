/**
 * How work grows with what is on record: units that the engine counts, and processor time, for one of a thing, a hundred
 * and ten thousand. An exponent of 0 is work that does not grow, 1 work that grows with what it shows, more is a defect.
 */
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts'
import type { Alert } from '../../functions/core/alerts/alert.ts'
import { keys, pagesPk } from '../../functions/core/keys.ts'
import { pageId } from '../../functions/core/messages/outbound.ts'
import { plusMinutes } from '../../functions/core/time.ts'
import { auditAlerts } from '../../functions/use-cases/alerts/audit-alerts.ts'
import { inbox } from '../../functions/use-cases/alerts/inbox.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import type { Item, Records, Write } from '../../functions/use-cases/ports.ts'
import { receiveText } from '../../functions/use-cases/replies/receive-text.ts'
import { write, writeTask } from '../../functions/use-cases/store/records.ts'
import { type Engine, startEngine } from '../support/engine.ts'
import { checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, type World } from '../support/world.ts'
import { recorderBefore, sumOf } from './engine-calls.ts'
import { progress, sampled } from './rounds.ts'

/** Grows no faster than what it shows, with some room for what measuring adds. */
export const MOST_GROWTH = 1.1
/** The middle and the last are compared: at one, what does not grow hides what does. */
const SIZES = [1, 100, 10_000] as const
/** The most that a transaction takes. */
const TOGETHER = 100

type About = { world: World; alert: Alert; page: Item }
type Subject = { what: string; nth(about: About, n: number): Write[]; work(about: About): Promise<unknown> }

const reply = ({ world }: About) =>
  receiveText(world.deps, {
    ...{ carrierId: 'again', from: ANA, to: HARBOR, text: 'thanks so much', receivedAt: world.now() },
  })

const nthPage = ({ alert: { alertId, clinicId, personId }, page }: About, n: number): Write[] => {
  const outboundId = pageId({ alertId, round: n + 2, staffId: 'dr-lee', channel: 'sms' })
  const key = { pk: pagesPk(clinicId, personId), sk: `OUT#${outboundId}` }
  return [write(key, { ...page.value, outboundId, round: n + 2, timers: {} }, 0)]
}

const SUBJECTS: readonly Subject[] = [
  { what: 'a reply, by pages of its open alert', nth: nthPage, work: reply },
  {
    what: 'the timeline, by pages',
    nth: nthPage,
    work: ({ world, alert }) => timeline(world.deps, 'demo', alert.personId),
  },
  {
    what: 'the inbox, by open tasks',
    nth: ({ world, alert: { personId } }, n) => {
      const about = { taskId: `${personId}.${n}.phone`, clinicId: 'demo', personId, because: 'Nobody answers.' }
      return [writeTask({ ...about, kind: 'phone', state: 'open', createdAt: plusMinutes(world.now(), n), timers: {} })]
    },
    work: ({ world }) => inbox(world.deps, 'demo', 'front-desk'),
  },
  {
    what: 'the auditor, by clinics',
    nth: (_, n) => [
      write(keys.clinicList(`c${n}`), { clinicId: `c${n}`, name: `Clinic ${n}` }, 0),
      write(keys.clinic(`c${n}`), { clinicId: `c${n}`, name: `Clinic ${n}`, zone: 'America/Chicago' }, 0),
    ],
    work: ({ world }) => auditAlerts(world.deps),
  },
]

type Spent = { units: number; cpuMs: number }

export async function benchGrowth(sizes: readonly number[] = SIZES) {
  const engine = await startEngine()
  const recorder = await recorderBefore(engine.endpoint)
  try {
    const grown = []
    for (const subject of SUBJECTS) {
      const spent: Spent[] = []
      for (const size of sizes) {
        progress(`growth: ${subject.what}, ${size.toLocaleString('en')}`)
        spent.push(await sampled(subject.what, () => spentOn(subject, size, { engine, recorder })))
      }
      grown.push({ what: subject.what, exponent: exponentOf(spent, sizes), units: spent.map(({ units }) => units) })
    }
    return grown
  } finally {
    recorder.stop()
    engine.stop()
  }
}

type Setting = { engine: Engine; recorder: Awaited<ReturnType<typeof recorderBefore>> }

/** What the work takes in a table of its own with so many of what it may grow with. */
async function spentOn({ nth, work }: Subject, size: number, { engine, recorder }: Setting): Promise<Spent> {
  const table = await engine.newTable()
  const world = await aWorld({ store: (now) => dynamoRecords({ table, endpoint: recorder.endpoint, now }) })
  const about = await anOpenAlert(world)
  const plain = dynamoRecords({ table, endpoint: engine.endpoint, now: world.now })
  await grow(plain, Array.from({ length: size }, (_, n) => nth(about, n)).flat())
  let cpuMs = 0
  const calls = await recorder.during(async () => {
    const before = process.cpuUsage()
    await work(about)
    const { user, system } = process.cpuUsage(before)
    cpuMs = (user + system) / 1000
  })
  const { readUnits, writeUnits } = sumOf(calls)
  return { units: readUnits + writeUnits, cpuMs }
}

/** Of units or of processor time, whichever grows faster, between the last two sizes. */
export function exponentOf(spent: readonly Spent[], sizes: readonly number[]): number {
  const [before, after] = spent.slice(-2)
  const [few = 1, many = 1] = sizes.slice(-2)
  if (!before || !after) throw new Error('growth takes two sizes')
  const of = (name: keyof Spent) => Math.log(after[name] / before[name]) / Math.log(many / few)
  return Math.max(of('units'), of('cpuMs'))
}

async function anOpenAlert(world: World): Promise<About> {
  await checkout(world)
  await world.text(ANA, 'i cant swallow')
  const alert = await theAlert(world)
  const [page] = await world.records.list(pagesPk('demo', alert.personId), '')
  if (!page) throw new Error('somebody was paged')
  return { world, alert, page }
}

/** On a busy machine an answer may be lost; what is written already is found taken. */
async function grow(records: Records, writes: readonly Write[]): Promise<void> {
  for (let from = 0; from < writes.length; from += TOGETHER)
    await sampled('growing', async () => {
      const { kind } = await records.commit(writes.slice(from, from + TOGETHER))
      if (kind !== 'committed' && kind !== 'taken') throw new Error(`not written: ${kind}`)
    })
}
