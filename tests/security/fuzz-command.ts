/** `npm run -s fuzz-api -- [--requests 20000] [--seed 1]`: exit 1 and the requests that the API answered with a fault. */
import { flagsOf, misused } from '../../infra/command-line.ts'
import { fuzz } from './fuzz.ts'

const USAGE = `Usage: npm run -s fuzz-api -- [--requests 20000] [--seed 1]
  asks every call of the API so often, with real ids and bodies that are valid or nearly so; a 5xx is a fault (exit 1)`

const { values } = flagsOf(USAGE, {
  options: { requests: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
})
const [requests, seed] = [Number(values.requests), Number(values.seed)]
if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed)) misused('Whole numbers are needed.', USAGE)

const report = await fuzz(requests, seed, (done) => console.error(`${done} requests …`))
console.dir(report, { depth: 6 })
process.exitCode = report.faults.length > 0 ? 1 : 0
