import { MOST_WRITES, Rejected, type Write } from '../use-cases/ports.ts'

/** Throws Rejected for what no store may take: more than 100 writes, one key named twice, a version that no item has. */
export function assertWellFormed(writes: readonly Write[]): void {
  if (writes.length > MOST_WRITES)
    throw new Rejected(`${writes.length} writes in one commit, at most ${MOST_WRITES}: split it`)
  const seen = new Set<string>()
  for (const write of writes) {
    const { key } = write
    const name = JSON.stringify([key.pk, key.sk])
    if (seen.has(name)) throw new Rejected(`one commit names the key of ${key.sk} twice: make it one write`)
    seen.add(name)
    if ((write.kind === 'update' || write.kind === 'delete') && write.expects < 1)
      throw new Rejected(`${write.kind} of ${key.sk} expects version ${write.expects}: versions begin at 1, use put`)
  }
}
