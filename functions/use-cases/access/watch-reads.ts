/** Keeps who read which record. What a request reads of patients is seen where it is read, so that no page can forget to say so. */
import { gatheredSince, type Reader, type RecordRead } from '../../core/access/record-read.ts'
import { clinicPk, incidentsPk, type Key, keys, personOf } from '../../core/keys.ts'
import type { Clock, Item, Logs, Reads, Records, Write } from '../ports.ts'
import { write } from '../store/records.ts'

export type WatchedReads = {
  records: Records
  /** Writes the lines of what was read until now. Never throws: a line that cannot be written is logged, and counted. */
  note(): Promise<void>
}

/** Lines that this process has seen written, by its store: a page that asks for news every few seconds reads and writes none. */
const known = new WeakMap<Records, Set<string>>()
const MOST_KNOWN = 5000

function knownIn(records: Records): Set<string> {
  const lines = known.get(records) ?? new Set()
  if (lines.size > MOST_KNOWN) lines.clear()
  known.set(records, lines)
  return lines
}
/** Two writes a line, of which a transaction holds a hundred. */
const LINES_AT_ONCE = 50

type Watching = Reads & Clock & Logs

/** `reader` is asked once something has been read: a link tells whose it is. Undefined: nobody whom it concerns. */
export function watchReads({ records, now, log }: Watching, reader: () => Reader | undefined): WatchedReads {
  const opened = new Set<string>()
  const listed = new Set<string>()
  const see = (seen: Set<string>, { pk }: Pick<Key, 'pk'>) => {
    const about = reader()
    const personId = about && personIn(about.clinicId, pk)
    if (personId !== undefined) seen.add(personId)
  }
  return {
    records: {
      ...records,
      async get(key) {
        const item = await records.get(key)
        if (item) see(opened, key)
        return item
      },
      async getAll(asked) {
        const items = await records.getAll(asked)
        for (const item of items) if (item) see(asked.length > 1 ? listed : opened, item.key)
        return items
      },
      async list(pk, prefix, without) {
        const items = await records.list(pk, prefix, without)
        if (items.length > 0) see(opened, { pk })
        return items
      },
    },
    async note() {
      const about = reader()
      if (!about) return
      const at = now()
      const only = [...listed].filter((personId) => !opened.has(personId))
      const lines = [
        ...[...opened].map((personId) => lineOf(about, personId, at, false)),
        ...only.map((personId) => lineOf(about, personId, at, true)),
      ].filter(({ name }) => !knownIn(records).has(name))
      for (let from = 0; from < lines.length; from += LINES_AT_ONCE)
        if (!(await written(records, lines.slice(from, from + LINES_AT_ONCE))))
          log.write({ event: 'read-not-noted', clinic: about.clinicId, via: about.via })
    },
  }
}

/**
 * The patient whose record a partition is part of, or a frozen copy of it; what a visit that nobody checked out tells is no
 * record yet.
 */
function personIn(clinicId: string, pk: string): string | undefined {
  const [records, frozen] = [`${clinicPk(clinicId)}#PATIENT#`, `${incidentsPk(clinicId)}#`]
  if (pk.startsWith(frozen)) return personOf(pk.slice(frozen.length))
  if (!pk.startsWith(records) || pk.endsWith('#READS')) return undefined
  const personId = pk.slice(records.length).split('#', 1)[0] ?? ''
  return personId.startsWith('intake-') ? undefined : personId
}

/** `name`: of the line, among all lines of all clinics. */
type Line = { name: string; writes: [Write, Write] }

function lineOf({ clinicId, ...about }: Reader, patientId: string, at: string, listed: boolean): Line {
  const since = gatheredSince(at, listed)
  const read: RecordRead = { ...about, patientId, at, ...(listed ? { listed } : {}) }
  const who = `${about.by}#${about.what}`
  const ofClinic = keys.recordRead(clinicId, since, patientId, who)
  const ofPatient = keys.patientRead(clinicId, since, patientId, who)
  return { name: `${ofClinic.pk} ${ofClinic.sk}`, writes: [write(ofClinic, read, 0), write(ofPatient, read, 0)] }
}

/** Whether each line is there now, by whomever it was written. */
async function written(records: Records, lines: readonly Line[]): Promise<boolean> {
  try {
    const missing = await missingOf(records, lines)
    const commit = missing.length > 0 ? await records.commit(missing.flatMap(({ writes }) => writes)) : undefined
    // Another request was first with one of them: the others are written one by one.
    const rest = commit?.kind === 'taken' && missing.length > 1 ? missing : []
    for (const line of rest) {
      const { kind } = await records.commit(line.writes)
      if (kind !== 'committed' && kind !== 'taken') return false
    }
    if (commit && commit.kind !== 'committed' && commit.kind !== 'taken') return false
    for (const { name } of lines) knownIn(records).add(name)
    return true
  } catch {
    return false
  }
}

async function missingOf(records: Records, lines: readonly Line[]): Promise<Line[]> {
  const places = lines.map(({ writes: [{ key }] }) => key)
  const [first] = places
  // One by one where there is but one: not every function may read many.
  const found: (Item | undefined)[] =
    first && places.length === 1 ? [await records.get(first)] : await records.getAll(places)
  return lines.filter((_, i) => found[i] === undefined)
}
