/** `npm run -s fuzz-api -- [--requests 20000] [--seed 1]`: exit 1 and the requests that an API answered with a fault. */
import { flagsOf, misused } from '../../infra/command-line.ts'
import { fuzz } from './fuzz.ts'
import { fuzzFhir } from './fuzz-fhir.ts'

const USAGE = `Usage: npm run -s fuzz-api -- [--requests 20000] [--seed 1]
  asks every call of the API so often, with real ids and bodies that are valid or nearly so, then the FHIR API half as
  often; a 5xx is a fault, and so is an answer that its document or R4 does not allow (exit 1)`

const { values } = flagsOf(USAGE, {
  options: { requests: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
})
const [requests, seed] = [Number(values.requests), Number(values.seed)]
if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed)) misused('Whole numbers are needed.', USAGE)

const heard = (of: string) => (done: number) => console.error(`${of}: ${done} requests …`)
const reports = {
  api: await fuzz(requests, seed, heard('API')),
  fhir: await fuzzFhir(Math.ceil(requests / 2), seed, heard('FHIR')),
}
console.dir(reports, { depth: 6 })
process.exitCode = Object.values(reports).some(({ faults }) => faults.length > 0) ? 1 : 0
