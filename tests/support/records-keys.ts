/** Keys, instants and writes of the contract that every Records keeps. */
import type { Key } from '../../functions/core/keys.ts'
import type { Instant } from '../../functions/core/time.ts'
import type { IndexEntries, Write } from '../../functions/use-cases/ports.ts'

export const NOW = '2026-11-23T18:00:00.000Z'
export const later = (minutes: number): Instant => new Date(Date.parse(NOW) + minutes * 60_000).toISOString()
export const key = (sk: string, pk = 'CLINIC#demo#PATIENT#p1'): Key => ({ pk, sk })
export const put = (sk: string, found: IndexEntries = {}, pk?: string): Write => ({
  kind: 'put',
  key: key(sk, pk),
  value: { sk },
  found,
})
export const skOf = ({ sk }: Key) => sk
export const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`
