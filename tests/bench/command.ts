/**
 * `npm run -s bench`: each part against its baselines in the same run; ratios, since machines differ. `--json` prints one
 * line, otherwise each figure stands beside its goal. `--only triage,due` runs some parts. Progress goes to stderr.
 */
import { flagsOf, misused } from '../../infra/command-line.ts'
import { isPart, PARTS, run } from './parts.ts'
import { rowsOf, tableOf } from './table.ts'

const USAGE = `Usage: npm run -s bench -- [--json] [--only ${Object.keys(PARTS).join()}]
  measures each part against its baselines in the same run, and prints ratios beside their goals`

const { values } = flagsOf(USAGE, {
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: Object.keys(PARTS).join() } },
})
const names = values.only.split(',')
const unknown = names.find((name) => !isPart(name))
if (unknown !== undefined) misused(`There is no part "${unknown}" to measure.`, USAGE)
const result = await run(names.filter(isPart))
console.log(values.json ? JSON.stringify(result) : tableOf(rowsOf(result)))
