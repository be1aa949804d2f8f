// One cold start in a fresh process: from before the bundle is loaded until its first event (if any is given) is answered.
import { pathToFileURL } from 'node:url'

const [bundle, event] = process.argv.slice(2)
const cpuBefore = process.cpuUsage()
const started = performance.now()
const { handler } = await import(pathToFileURL(bundle).href)
const loaded = process.cpuUsage(cpuBefore)
const answer =
  event === undefined ? undefined : await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 5000 })
const answered = performance.now()
const milliseconds = ({ user, system }) => (user + system) / 1000
const used = process.cpuUsage(cpuBefore)
// A link that opens nothing is answered with 404 or 410, an event of a booking system that is not connected with 401.
const failed =
  answer?.batchItemFailures?.length > 0 || (answer?.statusCode >= 400 && ![401, 404, 410].includes(answer.statusCode))
const measured = {
  loadCpuMs: milliseconds(loaded),
  cpuMs: milliseconds(used),
  milliseconds: answered - started,
  residentMb: process.memoryUsage().rss / 2 ** 20,
}
// What the function itself logs stands above; the last line is the measurement.
process.stdout.write(`\n${JSON.stringify(failed ? { failed: answer } : measured)}\n`, () => process.exit(0))
