import { intakeDeps } from './runtime/deps.ts'
import { onIntake } from './runtime/on-intake.ts'

/**
 * Events of booking systems: each is verified and written down here, and worked through from the intake queue by
 * log-visits. An event may come many times and in any order; its id is kept, and a visit makes one treatment.
 */
export const handler = onIntake(intakeDeps)
