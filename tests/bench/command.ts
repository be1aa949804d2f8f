/**
 * `npm run -s bench`: each part against its baselines in the same run; ratios, since machines differ. `--json` prints one
 * line, otherwise each figure stands beside its goal. `--only triage,due` runs some parts. Progress goes to stderr.
 */
import { parseArgs } from 'node:util'
import { isPart, PARTS, run } from './parts.ts'
import { rowsOf, tableOf } from './table.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: Object.keys(PARTS).join() } },
})
const names = values.only.split(',')
const unknown = names.find((name) => !isPart(name))
if (unknown === undefined) {
  const result = await run(names.filter(isPart))
  console.log(values.json ? JSON.stringify(result) : tableOf(rowsOf(result)))
} else {
  console.error(`There is no part "${unknown}" to measure. --only takes ${Object.keys(PARTS).join(', ')}.`)
  process.exitCode = 1
}
