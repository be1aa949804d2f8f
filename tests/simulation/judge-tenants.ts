import type { Link } from '../../functions/core/messages/link.ts'
import type { Write } from '../../functions/use-cases/ports.ts'
import type { Report } from './known.ts'
import type { About } from './run.ts'

/** Invariant 9: what a commit writes belongs to one clinic, and to the one for which the function runs. */
export function judgeTenants(
  writes: readonly Write[],
  about: About,
  numbers: ReadonlyMap<string, string>,
  report: Report,
): void {
  let clinic = 'clinicId' in about ? about.clinicId : undefined
  for (const write of writes) {
    const of = clinicOf(write, numbers)
    if (of === undefined) continue
    clinic ??= of
    if (of !== clinic) report(9, `${about.kind} of ${clinic} wrote ${write.key.pk} ${write.key.sk} of ${of}`)
  }
}

function clinicOf(write: Write, numbers: ReadonlyMap<string, string>): string | undefined {
  const { pk } = write.key
  const [kind, second = ''] = pk.split('#')
  if (kind === 'CLINIC') return second
  if (kind === 'PHONE') return numbers.get(second)
  if (kind === 'LINK' && write.kind === 'put') return (write.value as unknown as Link).clinicId
  return undefined
}
