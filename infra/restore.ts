/**
 * `npm run restore -- --from <table>`: puts back what is missing, from a table restored to an earlier moment. What is there
 * now is never written over, so it may run while patients write; without `--write` it only counts. It also lists the STOPs,
 * STARTs and erasures that the restored table does not know, so that they can be repeated.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Complaint } from './clinic/file.ts'
import { whereFrom, withAddress } from './clinic/where.ts'
import { flagsOf } from './command-line.ts'
import { putBack } from './restore/put-back.ts'
import { saidSince, withdrawnText } from './restore/said-since.ts'

const USAGE = `Usage:
  npm run restore -- --from <restored table> [--write] [--local [http://localhost:3000] | --stage dev|prod]
Without --write it counts what is missing and changes nothing. Either way it lists the STOPs, STARTs and erasures since.`

async function run(given: string[]): Promise<void> {
  const { values } = flagsOf(USAGE, {
    args: withAddress(given),
    options: {
      from: { type: 'string' },
      write: { type: 'boolean', default: false },
      local: { type: 'string' },
      stage: { type: 'string' },
    },
  })
  if (!values.from) throw new Complaint(USAGE)
  const { table, endpoint } = await whereFrom(values)
  if (table === values.from) throw new Complaint(`${table} is the table in use: name the restored one.`)
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(endpoint ? { endpoint } : {}))
  const told = await putBack(documents, { from: values.from, to: table, write: values.write }, (looked, missing) =>
    console.error(`${looked} items looked at, ${missing} missing …`),
  )
  console.log(withdrawnText(await saidSince(documents, { from: values.from, to: table })))
  if (values.write) console.log(`${told.missing} of ${told.looked} items were missing and are back in ${table}.`)
  else console.log(`${told.missing} of ${told.looked} items are missing in ${table}. To put them back: --write`)
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  const { message, name } = error as Error
  if (error instanceof Complaint) console.error(message)
  else console.error(`${name}: ${message}\nWhat was put back so far stays; run the same command again.`)
  process.exitCode = 1
}
