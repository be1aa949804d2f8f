/** The names that the adapter and the stack share, and how items spread over the due index. No SDK: infra imports it. */
import type { Lane } from '../../use-cases/ports.ts'

export const ATTRIBUTES = {
  pk: 'pk',
  sk: 'sk',
  version: 'version',
  value: 'value',
  duePk: 'duePk',
  dueAt: 'dueAt',
  openPk: 'openPk',
  openSk: 'openSk',
  /** Instant from which the item reads as absent. */
  expiresAt: 'expiresAt',
  /** Epoch seconds after which DynamoDB removes the item. */
  ttl: 'ttl',
} as const

/** Both KEYS_ONLY and sparse: an item without the attributes is not in the index. */
export const INDEXES = { due: 'due', open: 'open' } as const

/**
 * Partitions of each lane of the due index; one takes 1,000 writes a second. May only grow: what was written under a
 * number that is no longer read would never be due.
 */
export const SHARDS = 4

/** Days between an item's `expiresAt` and its removal: time to look at what has just expired. */
export const DAYS_KEPT_EXPIRED = 7

export const duePartition = (lane: Lane, shard: number): string => `${lane.toUpperCase()}#${shard}`

/** The shards of a lane, as partition keys of the due index. */
export const duePartitions = (lane: Lane): string[] =>
  Array.from({ length: SHARDS }, (_, shard) => duePartition(lane, shard))

/** The shard of everything under one partition key (FNV-1a, 32 bits). */
export function shardOf(pk: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < pk.length; i++) hash = Math.imul(hash ^ pk.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % SHARDS
}

export const openPartition = (clinicId: string): string => `OPEN#${clinicId}`
