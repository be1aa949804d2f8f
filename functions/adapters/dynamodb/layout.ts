import type { Key } from '../../core/keys.ts'
import type { Instant } from '../../core/time.ts'
import type { IndexEntries, Item, Lane, Value } from '../../use-cases/ports.ts'
import { ATTRIBUTES, DAYS_KEPT_EXPIRED, duePartition, openPartition, shardOf } from './table.ts'

/** One item as the table holds it, by the names of ATTRIBUTES. */
export type Row = {
  [ATTRIBUTES.pk]: string
  [ATTRIBUTES.sk]: string
  [ATTRIBUTES.version]: number
  [ATTRIBUTES.value]: Value
  [ATTRIBUTES.duePk]?: string
  [ATTRIBUTES.dueAt]?: Instant
  [ATTRIBUTES.openPk]?: string
  [ATTRIBUTES.openSk]?: string
  [ATTRIBUTES.expiresAt]?: Instant
  [ATTRIBUTES.ttl]?: number
}

export function rowOf({ key, version, value, found: { due, open, expiresAt } }: Item): Row {
  return {
    ...key,
    version,
    value,
    ...(due && { duePk: duePartition(due.lane, shardOf(key.pk)), dueAt: due.at }),
    ...(open && { openPk: openPartition(open.clinicId), openSk: `${open.since}#${key.sk}` }),
    ...(expiresAt && { expiresAt, ttl: Math.ceil(Date.parse(expiresAt) / 1000) + DAYS_KEPT_EXPIRED * 86_400 }),
  }
}

export function itemOf(row: Row): Item {
  const found: IndexEntries = {}
  if (row.duePk && row.dueAt) found.due = { lane: row.duePk.split('#', 1)[0]?.toLowerCase() as Lane, at: row.dueAt }
  if (row.openPk && row.openSk)
    found.open = { clinicId: row.openPk.slice(openPartition('').length), since: row.openSk.split('#', 1)[0] ?? '' }
  if (row.expiresAt) found.expiresAt = row.expiresAt
  return { key: keyOf(row), version: row.version, value: row.value, found }
}

export const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk })
