/** A link that opens checkout with what a booking system knows of a visit: for minutes, and for staff who are signed in. */
import type { CheckoutDraft } from '../../core/alerts/task.ts'
import { withKnownAreas } from '../../core/courses/areas.ts'
import { planNamed } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { type Instant, plusMinutes } from '../../core/time.ts'
import type { Hashing, Ids, Links, Reads, Store, Templates } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, write } from '../store/records.ts'
import { whenFaults } from './validate-treatment.ts'

/** Long enough for a sign-in, and short enough for a screen that is left alone. */
export const CHECKOUT_LINK_MINUTES = 15

/** `externalId`: of the visit in the clinic's own system; the treatment gets it. */
export type Visit = CheckoutDraft & { externalId?: string }

type CheckoutLink = { clinicId: string; visit: Visit }

export type LinkMade = { kind: 'made'; address: string; expiresAt: Instant } | { kind: 'invalid'; faults: FieldError[] }

const TOKEN = /^[0-9a-z]{30}$/

/** The address holds nothing of the patient, and the table a digest of it. */
export async function makeCheckoutLink(
  deps: Store & Ids & Hashing & Links & Templates,
  clinicId: string,
  visit: Visit,
): Promise<LinkMade> {
  const { plans } = deps.content()
  const unknown = visit.procedures.findIndex(({ plan }) => !planNamed(plans, plan))
  const areas = withKnownAreas(plans, visit.procedures)
  const faults = [
    ...(unknown < 0
      ? []
      : [{ pointer: `/procedures/${unknown}/plan`, detail: 'GET /v1/care-plans lists what there is.' }]),
    ...('faults' in areas ? areas.faults : []),
    ...(visit.performedAt ? whenFaults(visit.performedAt, deps.now()) : []),
  ]
  if (faults.length > 0 || 'faults' in areas) return { kind: 'invalid', faults }
  const token = `${deps.newId()}${deps.newId()}${deps.newId()}`
  const digest = deps.sha256(token)
  const key = keys.checkoutLink(digest)
  const link: CheckoutLink = { clinicId, visit: { ...visit, procedures: areas.procedures } }
  return attempt(deps, async (deps): Promise<Decision<LinkMade>> => {
    const expiresAt = plusMinutes(deps.now(), CHECKOUT_LINK_MINUTES)
    const there = await deps.records.get(key)
    return {
      writes: there
        ? []
        : [write(key, link, 0, { expiresAt }), write(keys.checkoutListed(clinicId, digest), {}, 0, { expiresAt })],
      answer: { kind: 'made', address: `${deps.linkBase}/console/checkout/link/${token}`, expiresAt },
    }
  })
}

/** What the link fills in; undefined once it has expired, and at any other clinic. */
export async function visitOf(deps: Reads & Hashing, clinicId: string, token: string): Promise<Visit | undefined> {
  if (!TOKEN.test(token)) return undefined
  const link = (await read<CheckoutLink>(deps.records, keys.checkoutLink(deps.sha256(token))))?.value
  return link?.clinicId === clinicId ? link.visit : undefined
}
