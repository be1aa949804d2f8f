/**
 * `npm run -s bench`: each part against its baselines in the same run; ratios, since machines differ. `--json` prints one
 * line, with machine, commit and the reason of each goal that is missed, otherwise each figure stands beside its goal. `--only triage,due` runs some parts; one
 * that fails ends no other, and the command fails. `--compare a.json --compare b.json` prints two such lines as one table,
 * measuring nothing. `--trace` prints the way of one text to its page, call by call. Progress goes to stderr.
 */
import { readFileSync } from 'node:fs'
import { flagsOf, misused } from '../../infra/command-line.ts'
import { about } from './about.ts'
import { isPart, PARTS, type Result, run } from './parts.ts'
import { comparisonOf, missedOf, reasonsOf, rowsOf, tableOf } from './table.ts'
import { pictureOf, traceText } from './trace.ts'

const USAGE = `Usage: npm run -s bench -- [--json] [--only ${Object.keys(PARTS).join()}]
       npm run -s bench -- --compare before.json --compare after.json
       npm run -s bench -- --trace
  measures each part against its baselines in the same run, and prints ratios beside their goals`

const { values } = flagsOf(USAGE, {
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(PARTS).join() },
    trace: { type: 'boolean', default: false },
    compare: { type: 'string', multiple: true, default: [] },
  },
})
if (values.compare.length > 0) {
  const results = values.compare.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Result)
  console.log(comparisonOf(results))
  process.exit(0)
}
if (values.trace) {
  console.log(pictureOf(await traceText()))
  process.exit(0)
}
const names = values.only.split(',')
const unknown = names.find((name) => !isPart(name))
if (unknown !== undefined) misused(`There is no part "${unknown}" to measure.`, USAGE)
const result = { about: about(new Date()), ...(await run(names.filter(isPart))) }
const rows = rowsOf(result)
if (values.json) console.log(JSON.stringify({ ...result, missed: missedOf(rows) }))
else console.log([tableOf(rows), reasonsOf(rows)].filter(Boolean).join('\n\n'))
for (const [part, because] of Object.entries(result.failed ?? {}))
  console.error(`${part} could not be measured: ${because}`)
process.exitCode = result.failed ? 1 : 0
