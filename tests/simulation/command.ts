/** `npm run -s simulate -- --json --patients N --days D --seed S --faults none|all`: exit 1 when an invariant breaks. */
import { parseArgs } from 'node:util'
import { FAULTS } from './faults.ts'
import { invent } from './invent.ts'
import { play } from './play.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    patients: { type: 'string', default: '200' },
    days: { type: 'string', default: '21' },
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: 'all' },
  },
})
const [patients, days, seed] = [Number(values.patients), Number(values.days), Number(values.seed)]
const begun = performance.now()
const { struck, ...played } = await play(
  invent({ seed, patients, days, faults: values.faults === 'all' ? FAULTS : [] }),
)
console.log(JSON.stringify({ seed, patients, days, ...played }))
console.error(JSON.stringify(struck), Math.round(played.steps / ((performance.now() - begun) / 1000)))
process.exitCode = played.violations.length > 0 ? 1 : 0
