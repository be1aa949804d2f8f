/** `node tests/simulation/hunt.ts <invariant>`: which seed finds the mutation of that invariant; one line of JSON. */
import { breakCode } from './break-code.ts'
import { MUTATIONS } from './mutations.ts'

const PATIENTS = 40
const DAYS = 14
const MOST_SEEDS = 20

const mutation = MUTATIONS.find(({ invariant }) => invariant === Number(process.argv[2]))
if (!mutation) throw new Error(`there is no mutation for invariant ${process.argv[2]}: 1 to 12`)
breakCode(mutation)
const { invent } = await import('./invent.ts')
const { FAULTS } = await import('./faults.ts')
const { play } = await import('./play.ts')

let found: { seed: number; what: string } | undefined
for (let seed = 1; seed <= MOST_SEEDS && !found; seed++) {
  const { violations } = await play(
    invent({ seed, patients: PATIENTS, days: DAYS, faults: FAULTS }),
    mutation.invariant,
  )
  const [violation] = violations.filter(({ invariant }) => invariant === mutation.invariant)
  if (violation) found = { seed, what: violation.what }
}
const { invariant, breaks, file } = mutation
console.log(JSON.stringify({ invariant, breaks, file, ...found }))
process.exitCode = found ? 0 : 1
