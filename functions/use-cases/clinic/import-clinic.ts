/** Takes a clinic's export in, item by item: what is there already is not written again, so a broken import is begun anew. */
import { canonical } from '../../core/canonical.ts'
import type { Clinic, Shift, Staff } from '../../core/clinic/clinic.ts'
import { clinicPk, keys } from '../../core/keys.ts'
import type { Instant } from '../../core/time.ts'
import { type Item, type Records, Unavailable, type Write } from '../ports.ts'
import { write } from '../store/records.ts'
import { itemsOf } from './clinic-items.ts'
import type { ExportedItem } from './exported.ts'

/** That a clinic came by an import; `takenOverAt`: since when it works here. */
type Imported = { clinicId: string; firstAt: Instant; takenOverAt?: Instant }

/** `kept`: other here than in the export, since somebody has worked on it here. `expired`: no longer kept by anybody. */
export type Counts = { put: number; same: number; replaced: number; kept: number; expired: number }

export type ImportDone = { kind: 'done'; counts: Counts } | { kind: 'refused'; because: string }

type About = { records: Records; now: Instant }
/** The export from its beginning; it is gone through several times. */
export type Pages = () => AsyncIterable<ExportedItem[]>

/**
 * Without `takeOver` a copy: it can be read, and nothing of it is due, so nobody gets a message from here. It may be
 * repeated with a later export. With `takeOver` the clinic's numbers lead here and what is due is done here.
 */
export async function importClinic(
  about: About,
  clinicId: string,
  pages: Pages,
  { takeOver }: { takeOver: boolean },
): Promise<ImportDone> {
  const { records, now } = about
  const refuse = (because: string): ImportDone => ({ kind: 'refused', because })
  const settings = await settingsIn(clinicId, pages)
  if ('because' in settings) return refuse(settings.because)
  const key = keys.imported(clinicId)
  const marker = (await records.get(key))?.value as Imported | undefined
  if (!marker && (await records.get(keys.clinic(clinicId))))
    return refuse(`There is a clinic "${clinicId}" here that did not come by an import.`)
  const elsewhere = itemsOf(settings).filter((item) => !item.key.pk.startsWith(clinicPk(clinicId)))
  for (const { key } of elsewhere) {
    const owner = key.pk.startsWith('NUMBER#') ? (await records.get(key))?.value.clinicId : undefined
    if (owner && owner !== clinicId)
      return refuse(`${key.pk.slice('NUMBER#'.length)} is the number of another clinic here.`)
  }
  if (!marker) await put(records, write(key, { clinicId, firstAt: now }, 0))
  const isLive = marker?.takenOverAt !== undefined
  const counts = await pass(about, pages, { isLive, withDue: false })
  if (takeOver) {
    // From here on nothing is written over: what is done here counts.
    if (!isLive) await put(records, write(key, { clinicId, firstAt: marker?.firstAt ?? now, takenOverAt: now }, 1))
    for (const item of elsewhere) if (!(await records.get(item.key))) await put(records, write(item.key, item.value, 0))
    await pass(about, pages, { isLive: true, withDue: true })
  }
  return { kind: 'done', counts }
}

type Settings = { clinic: Clinic; staff: Staff[]; shifts: Shift[] }

/** The settings, where every item is the clinic's own: a file of somebody else's writes nothing here. */
async function settingsIn(clinicId: string, pages: Pages): Promise<Settings | { because: string }> {
  const found: { clinic?: Clinic; staff: Staff[]; shifts: Shift[] } = { staff: [], shifts: [] }
  const numbers = () => [found.clinic?.textingNumber, found.clinic?.pagingNumber]
  for await (const items of pages())
    for (const { key, value } of items) {
      const [first, second = ''] = key.pk.split('#')
      const isOwn =
        (first === 'CLINIC' && second === clinicId) ||
        (first === 'PHONE' && numbers().includes(second)) ||
        (first === 'LINK' && value.clinicId === clinicId)
      if (!isOwn) return { because: `It holds an item that is not of "${clinicId}": ${first}#….` }
      if (key.pk !== clinicPk(clinicId)) continue
      if (key.sk === 'PROFILE') found.clinic = value as unknown as Clinic
      if (key.sk.startsWith('STAFF#')) found.staff.push(value as unknown as Staff)
      if (key.sk.startsWith('SHIFT#')) found.shifts.push(value as unknown as Shift)
    }
  const { clinic, staff, shifts } = found
  return clinic ? { clinic, staff, shifts } : { because: 'It holds no settings of a clinic.' }
}

type Manner = { isLive: boolean; withDue: boolean }
const NONE: Counts = { put: 0, same: 0, replaced: 0, kept: 0, expired: 0 }

async function pass(about: About, pages: Pages, manner: Manner): Promise<Counts> {
  let counts = NONE
  for await (const items of pages())
    for (let at = 0; at < items.length; at += AT_ONCE)
      counts = sum(counts, await some(about, items.slice(at, at + AT_ONCE), manner))
  return counts
}

const AT_ONCE = 50

async function some({ records, now }: About, items: readonly ExportedItem[], manner: Manner): Promise<Counts> {
  const there = await records.getAll(items.map(({ key }) => key))
  const decided = items.map((item, i) => decide(item, there[i], { ...manner, now }))
  await Promise.all(decided.map(({ write }) => write && put(records, write)))
  const counts = { ...NONE }
  for (const { as } of decided) counts[as]++
  return counts
}

type Decided = { as: keyof Counts; write?: Write }

function decide(
  { key, value, found }: ExportedItem,
  there: Item | undefined,
  { isLive, withDue, now }: Manner & { now: Instant },
): Decided {
  if (found.expiresAt !== undefined && found.expiresAt <= now) return { as: 'expired' }
  const { due, ...rest } = found
  const wanted = withDue && due ? { ...rest, due } : rest
  if (!there) return { as: 'put', write: write(key, value, 0, wanted) }
  if (canonical(there.value) === canonical(value)) {
    if (!withDue || there.found.due || !due) return { as: 'same' }
    return { as: 'same', write: write(key, value, there.version, wanted) }
  }
  if (isLive) return { as: 'kept' }
  return { as: 'replaced', write: write(key, value, there.version, wanted) }
}

const sum = (a: Counts, b: Counts): Counts => ({
  put: a.put + b.put,
  same: a.same + b.same,
  replaced: a.replaced + b.replaced,
  kept: a.kept + b.kept,
  expired: a.expired + b.expired,
})

/** Throws where the store did not take it: the import is begun anew and goes on from there. */
async function put(records: Records, one: Write): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const { kind } = await records.commit([one])
    if (kind === 'committed') return
    if (kind === 'taken') throw new Unavailable('someone writes to the clinic at the same moment: run it again')
  }
  throw new Unavailable('the store is busy: run the same command again')
}
