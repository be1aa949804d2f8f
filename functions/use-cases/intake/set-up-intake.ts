import type { FieldChange } from '../../core/clinic/clinic-change.ts'
import { type Agreement, agreementText } from '../../core/courses/agreement.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Fields } from '../../core/intake/read-generic.ts'
import { type ServiceRow, serviceFaults } from '../../core/intake/services.ts'
import type { ConsentMapping, IntakeSetup } from '../../core/intake/setup.ts'
import { setupFaults } from '../../core/intake/setup.ts'
import { setupFault } from '../../core/intake/setup-facts.ts'
import type { Source } from '../../core/intake/source.ts'
import { keys } from '../../core/keys.ts'
import { type Instant, plusHours } from '../../core/time.ts'
import type { Links, Reads, Store, Templates } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { writeChange } from '../store/change-log.ts'
import { read, write } from '../store/records.ts'

/** A setup as it is shown: never with its secret. */
export type SetupShown = Omit<IntakeSetup, 'secret' | 'former' | 'clinicId'> & {
  address: string
  /** Until when events that the secret before has signed are taken. */
  oldSecretUntil: Instant | null
}

export type SetupResult = { kind: 'set-up'; setup: SetupShown } | { kind: 'invalid'; faults: FieldError[] }

/** The address that is typed in at the booking system; Square signs it with the body. */
export const addressOf = ({ linkBase }: Links, clinicId: string, source: Source): string =>
  `${linkBase}/v1/intake/${source}?clinic=${encodeURIComponent(clinicId)}`

const shown = (deps: Links, { secret: _, former, clinicId, ...rest }: IntakeSetup): SetupShown => ({
  ...rest,
  oldSecretUntil: former?.until ?? null,
  address: addressOf(deps, clinicId, rest.source),
})

/** How a booking system of the clinic is connected; undefined where it is not. */
export async function getSetup(deps: Reads & Links, clinicId: string, source: Source): Promise<SetupShown | undefined> {
  const found = await read<IntakeSetup>(deps.records, keys.intake(clinicId, source))
  return found && shown(deps, found.value)
}

/** Connects a booking system, or changes how it is connected. Without a secret the present one stays. */
export async function setUpIntake(
  deps: Store & Templates & Links,
  given: {
    clinicId: string
    source: Source
    by: string
    secret?: string | undefined
    /** How long the secret before is taken beside a new one. */
    oldSecretHours?: number | undefined
    services: readonly ServiceRow[]
    consent?: ConsentMapping | undefined
    agreement?: Agreement | undefined
    /** Of the person who sets it up, for the clinic's log. */
    name?: string
    fields?: Fields | undefined
  },
): Promise<SetupResult> {
  const { clinicId, source, by, name = by, consent, agreement, fields, oldSecretHours = 0 } = given
  return attempt(deps, async (deps): Promise<Decision<SetupResult>> => {
    const before = await read<IntakeSetup>(deps.records, keys.intake(clinicId, source))
    const secret = given.secret ?? before?.value.secret
    const services = serviceFaults(deps.content().plans, given.services)
    const now = deps.now()
    const former =
      before === undefined || secret === before.value.secret
        ? before?.value.former
        : { secret: before.value.secret, until: plusHours(now, oldSecretHours) }
    const setup = {
      ...{ clinicId, source, secret: secret ?? '', changedAt: now, changedBy: by },
      ...(former && former.until > now ? { former } : {}),
      ...(consent ? { consent } : {}),
      ...(agreement ? { agreement } : {}),
      ...(fields ? { fields } : {}),
    }
    const faults = [
      ...(secret === undefined ? [setupFault('/secret', { kind: 'no-secret' })] : setupFaults(setup)),
      ...('faults' in services ? services.faults : []),
    ]
    if (faults.length > 0 || 'faults' in services) return { writes: [], answer: { kind: 'invalid', faults } }
    const whole: IntakeSetup = { ...setup, services: services.rows }
    const changes = agreementChange(source, before?.value.agreement, agreement)
    const noted =
      changes.length > 0 ? [await writeChange(deps, clinicId, { at: now, by: { id: by, name }, changes })] : []
    return {
      writes: [write(keys.intake(clinicId, source), whole, before?.version ?? 0), ...noted],
      answer: { kind: 'set-up', setup: shown(deps, whole) },
    }
  })
}

function agreementChange(source: Source, before: Agreement | undefined, after: Agreement | undefined): FieldChange[] {
  const [from, to] = [before && agreementText(before), after && agreementText(after)]
  if (from === to) return []
  return [{ field: `intake/${source}/agreement`, ...(from ? { from } : {}), ...(to ? { to } : {}) }]
}

/**
 * Disconnects a booking system; false where it was not connected. What it sent before becomes tasks unless it is worked
 * through already. Visits stay known, so that connecting it again logs none of them twice.
 */
export const removeIntake = (deps: Store, clinicId: string, source: Source): Promise<boolean> =>
  attempt(deps, async (deps): Promise<Decision<boolean>> => {
    const found = await deps.records.get(keys.intake(clinicId, source))
    if (!found) return { writes: [], answer: false }
    return { writes: [{ kind: 'delete', key: found.key, expects: found.version }], answer: true }
  })
