/** `npm run -s load -- [--follow-ups 1000] [--replies 500] [--minutes 60] [--json]`: exit 1 and what went wrong. */
import { flagsOf, misused } from '../../infra/command-line.ts'
import { synthesise } from '../../infra/local/synthesise.ts'
import { runLoad } from './run.ts'

const USAGE = `Usage: npm run -s load -- [--follow-ups 1000] [--replies 500] [--minutes 60] [--json]
  puts so many follow-ups and replies on the local cloud within an hour, and says what went wrong (exit 1)`

const { values } = flagsOf(USAGE, {
  options: {
    'follow-ups': { type: 'string', default: '1000' },
    replies: { type: 'string', default: '500' },
    minutes: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
})
const counts = {
  followUps: Number(values['follow-ups']),
  replies: Number(values.replies),
  minutes: Number(values.minutes),
}
const wrong = Object.entries(counts).find(([, count]) => !Number.isInteger(count) || count < 1)
if (wrong || counts.followUps > 1000 || counts.replies > counts.followUps / 2)
  misused('Whole numbers from 1: at most 1000 follow-ups, and a reply for every second of them.', USAGE)

console.error('Synthesising the stack …')
const { folder, template, remove } = await synthesise()
try {
  const report = await runLoad({
    ...counts,
    cloud: { assembly: folder, template, port: 0, manualClock: true, processes: 2 },
    warningEvery: 20,
    progress: (line) => console.error(line),
  })
  if (values.json) console.log(JSON.stringify(report))
  else console.dir(report, { depth: 4 })
  process.exitCode = report.violations.length > 0 ? 1 : 0
} finally {
  remove()
}
