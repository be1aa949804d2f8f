/** What a clinic has open when very much is open at once: copies of what one patient's story has left. */
import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import type { Task } from '../../functions/core/alerts/task.ts'
import { keys } from '../../functions/core/keys.ts'
import { plusMinutes } from '../../functions/core/time.ts'
import type { Item, Records, Write } from '../../functions/use-cases/ports.ts'
import { pagePlaces } from '../../functions/use-cases/store/read-pages.ts'
import { writeTask } from '../../functions/use-cases/store/records.ts'
import { checkout, theAlert } from './stories.ts'
import { ANA, aWorld, type World } from './world.ts'

type Call = { of: keyof Records; what: string }

/** Records in memory that tell of every read, and let a test do something before it. */
function watchedRecords() {
  const calls: Call[] = []
  const watch = { calls, before: async (_: Call): Promise<void> => {} }
  const told = async (of: keyof Records, what: string) => {
    calls.push({ of, what })
    await watch.before({ of, what })
  }
  const store = (now: () => string): Records => {
    const kept = memoryRecords({ now })
    return {
      ...kept,
      async get(key) {
        await told('get', `${key.pk} ${key.sk}`)
        return kept.get(key)
      },
      async getAll(wanted) {
        await told('getAll', String(wanted.length))
        return kept.getAll(wanted)
      },
      async list(pk, prefix) {
        await told('list', `${pk} ${prefix}`)
        return kept.list(pk, prefix)
      },
    }
  }
  return { watch, store }
}

/** An emergency that nobody has taken for `minutes`, and `count` patients in all to whom the same happened. */
export async function emergencies(count: number, minutes: number) {
  const { watch, store } = watchedRecords()
  const world = await aWorld({ store })
  await checkout(world)
  await world.text(ANA, 'its really hard to swolow')
  await world.advance(minutes)
  const alert = await theAlert(world)
  const places = pagePlaces('demo', alert.personId)
  const record = (await Promise.all(places.map((place) => world.records.list(place, '')))).flat()
  const code = await world.records.get(keys.code('demo', alert.code))
  if (!code) throw new Error('an open alert has its code')
  const wanted = record.filter(({ key }) => /^(PROFILE|ALERT#|OUT#.*\.alert\.r)/.test(key.sk))
  for (let n = 1; n < count; n++) {
    const person = `copy${String(n).padStart(alert.personId.length - 4, '0')}`
    await commitAll(world, [...wanted, { ...code, key: keys.code('demo', String(1000 + n)) }].map(copyFor(person)))
  }
  watch.calls.length = 0
  return { world, watch, alert }

  function copyFor(person: string) {
    return ({ key, value, found }: Item): Write => {
      const text = JSON.stringify({ key, value, found }).replaceAll(alert.personId, person)
      const copy = JSON.parse(text) as Item
      // Only the first one is woken by the clock of the story.
      return { kind: 'put', key: copy.key, value: copy.value }
    }
  }
}

/** `count` open tasks of one patient, a minute apart, the oldest first. */
export async function tasksOpen(count: number) {
  const { watch, store } = watchedRecords()
  const world = await aWorld({ store })
  const { patientId } = await checkout(world)
  const tasks = Array.from({ length: count }, (_, n): Task => {
    const taskId = `${patientId}.${n}.phone`
    const about = { taskId, clinicId: 'demo', personId: patientId, kind: 'phone', state: 'open' } as const
    return { ...about, createdAt: plusMinutes(world.now(), n), because: 'Nobody answers.', timers: {} }
  })
  await commitAll(
    world,
    tasks.map((task) => writeTask(task)),
  )
  watch.calls.length = 0
  return { world, watch, tasks }
}

async function commitAll(world: World, writes: Write[]): Promise<void> {
  for (let from = 0; from < writes.length; from += 100)
    if ((await world.records.commit(writes.slice(from, from + 100))).kind !== 'committed')
      throw new Error('not written')
}
