import type { FieldError } from '../../core/fault.ts'
import type { Fields } from '../../core/intake/read-generic.ts'
import { type ServiceRow, serviceFaults } from '../../core/intake/services.ts'
import type { ConsentMapping, IntakeSetup } from '../../core/intake/setup.ts'
import { setupFaults } from '../../core/intake/setup.ts'
import type { Source } from '../../core/intake/source.ts'
import { keys } from '../../core/keys.ts'
import type { Links, Reads, Store, Templates } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, write } from '../store/records.ts'

/** A setup as it is shown: never with its secret. */
export type SetupShown = Omit<IntakeSetup, 'secret' | 'clinicId'> & { address: string }

export type SetupResult = { kind: 'set-up'; setup: SetupShown } | { kind: 'invalid'; faults: FieldError[] }

/** The address that is typed in at the booking system; Square signs it with the body. */
export const addressOf = ({ linkBase }: Links, clinicId: string, source: Source): string =>
  `${linkBase}/v1/intake/${source}?clinic=${encodeURIComponent(clinicId)}`

const shown = (deps: Links, { secret: _, clinicId, ...rest }: IntakeSetup): SetupShown => ({
  ...rest,
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
    services: readonly ServiceRow[]
    consent?: ConsentMapping | undefined
    fields?: Fields | undefined
  },
): Promise<SetupResult> {
  const { clinicId, source, by, consent, fields } = given
  return attempt(deps, async (deps): Promise<Decision<SetupResult>> => {
    const before = await read<IntakeSetup>(deps.records, keys.intake(clinicId, source))
    const secret = given.secret ?? before?.value.secret
    const services = serviceFaults(deps.content().plans, given.services)
    const setup = {
      ...{ clinicId, source, secret: secret ?? '', changedAt: deps.now(), changedBy: by },
      ...(consent ? { consent } : {}),
      ...(fields ? { fields } : {}),
    }
    const faults = [
      ...(secret === undefined
        ? [{ pointer: '/secret', detail: 'The secret by which the booking system signs is needed once.' }]
        : setupFaults(setup)),
      ...('faults' in services ? services.faults : []),
    ]
    if (faults.length > 0 || 'faults' in services) return { writes: [], answer: { kind: 'invalid', faults } }
    const whole: IntakeSetup = { ...setup, services: services.rows }
    return {
      writes: [write(keys.intake(clinicId, source), whole, before?.version ?? 0)],
      answer: { kind: 'set-up', setup: shown(deps, whole) },
    }
  })
}
