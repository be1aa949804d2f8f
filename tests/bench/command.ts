/** `npm run -s bench -- --json`: each part against its rivals in the same run; ratios, since machines differ. */
import { parseArgs } from 'node:util'
import { benchTriage } from './triage.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const result = { triage: benchTriage() }

if (values.json) console.log(JSON.stringify(result))
else console.dir(result, { depth: 4 })
