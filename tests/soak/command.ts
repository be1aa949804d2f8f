/** `npm run -s soak -- --hours 2 [--seed 1] [--processes 2] [--json] [--picture docs/images/soak.svg]`: exit 1 and what grew or broke. */
import { writeFileSync } from 'node:fs'
import { flagsOf, misused } from '../../infra/command-line.ts'
import { synthesise } from '../../infra/local/synthesise.ts'
import { pictureOf } from './picture.ts'
import { soak } from './run.ts'

const USAGE = `Usage: npm run -s soak -- [--hours 2] [--seed 1] [--processes 2] [--look 3] [--json] [--picture <file.svg>]
  runs the deployed template at twenty times a clinic's pace while AWS fails and functions die, says every --look minutes
  what it takes of the machine and how late it is, and at the end whether any of that grows (exit 1), or a promise is broken`

const { values } = flagsOf(USAGE, {
  options: {
    hours: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: '2' },
    look: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    picture: { type: 'string' },
  },
})
const [hours, seed, processes, look] = [values.hours, values.seed, values.processes, values.look].map(Number) as [
  number,
  number,
  number,
  number,
]
const faults = [
  hours > 0 ? '' : '--hours takes a number above 0.',
  Number.isInteger(seed) ? '' : '--seed takes a whole number.',
  Number.isInteger(processes) && processes > 0 ? '' : '--processes takes a whole number from 1.',
  look > 0 ? '' : '--look takes minutes, a number above 0.',
].filter(Boolean)
if (faults.length > 0) misused(faults.join('\n'), USAGE)

console.error('Synthesising the stack …')
const assembly = await synthesise()
try {
  const progress = (line: string) => console.error(line)
  const report = await soak({ assembly, hours, seed, processes, minutesPerLook: look, progress })
  if (values.picture) writeFileSync(values.picture, pictureOf(report))
  if (values.json) console.log(JSON.stringify(report))
  else {
    const { samples: _, findings, ...rest } = report
    console.dir(rest, { depth: 3, maxArrayLength: 50 })
    console.table(findings.map(({ measure: _, ...finding }) => finding))
  }
  process.exitCode = report.violations.length > 0 ? 1 : 0
} finally {
  assembly.remove()
}
