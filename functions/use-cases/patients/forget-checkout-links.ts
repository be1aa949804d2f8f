/** Erases the links of a checkout button that tell of a patient: a booking system may have made one minutes ago. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { checkoutLinksPk, keys } from '../../core/keys.ts'
import { type Contact, isContactOf, type Person } from '../../core/patients/told-of.ts'
import type { Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read } from '../store/records.ts'

const PREFIX = 'LINK#'

/** A link that is gone opens an empty checkout, as one does that has expired. */
export async function forgetCheckoutLinks(
  deps: Store,
  { clinicId, country }: Pick<Clinic, 'clinicId' | 'country'>,
  person: Person,
): Promise<void> {
  const listed = await deps.records.list(checkoutLinksPk(clinicId), PREFIX)
  for (const { key } of listed) {
    const link = keys.checkoutLink(key.sk.slice(PREFIX.length))
    await attempt(deps, async (deps): Promise<Decision<null>> => {
      const found = await read<{ visit: Contact }>(deps.records, link)
      if (!found || !isContactOf(person, found.value.visit, country)) return { writes: [], answer: null }
      return { writes: [{ kind: 'delete', key: link, expects: found.version }], answer: null }
    })
  }
}
