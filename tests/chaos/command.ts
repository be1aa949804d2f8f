/** `npm run -s chaos -- --minutes 20 --patients 300 --seed 1 [--processes 2] [--json]`: exit 1 and what was violated. */
import { flagsOf, misused } from '../../infra/command-line.ts'
import { synthesise } from '../../infra/local/synthesise.ts'
import { run } from './run.ts'
import { MOST_PATIENTS } from './story.ts'

const USAGE = `Usage: npm run -s chaos -- [--minutes 20] [--patients 300] [--seed 1] [--processes 2] [--json]
  plays a clinic's day on the local cloud while its parts are killed, and says what was violated (exit 1)`

const { values } = flagsOf(USAGE, {
  options: {
    minutes: { type: 'string', default: '20' },
    patients: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
})
const [minutes, patients, seed, processes] = [values.minutes, values.patients, values.seed, values.processes].map(
  Number,
) as [number, number, number, number]
const faults = [
  minutes > 0 ? '' : '--minutes takes a number above 0.',
  Number.isInteger(patients) && patients > 0 && patients <= MOST_PATIENTS
    ? ''
    : `--patients takes a whole number from 1 to ${MOST_PATIENTS}: there are no more fictional numbers.`,
  Number.isInteger(seed) ? '' : '--seed takes a whole number.',
  Number.isInteger(processes) && processes > 0 ? '' : '--processes takes a whole number from 1.',
].filter(Boolean)
if (faults.length > 0) misused(faults.join('\n'), USAGE)

console.error('Synthesising the stack …')
const assembly = await synthesise()
const end = Date.now() + minutes * 60_000
try {
  const report = await run({
    ...{ assembly, patients, seed, processes, enrolIn: 20, killEvery: 1, hangs: true },
    goesOn: () => Date.now() < end,
    progress: (line) => console.error(line),
  })
  if (values.json) console.log(JSON.stringify(report))
  else console.dir(report, { depth: 3, maxArrayLength: 50 })
  process.exitCode = report.violations.length > 0 ? 1 : 0
} finally {
  assembly.remove()
}
