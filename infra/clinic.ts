/** `npm run clinic -- add|show <file or id>`: clinics as data, against a deployed table or the local one. */
import { readFileSync } from 'node:fs'
import { dynamoRecords } from '../functions/adapters/dynamodb/records.ts'
import { ENV } from '../functions/runtime/env.ts'
import { addClinic, type ClinicFile } from '../functions/use-cases/add-clinic.ts'
import { readClinic } from '../functions/use-cases/read-clinic.ts'

const USAGE = `Usage:
  npm run clinic -- add <file.json>    sets up a clinic: { "clinic": …, "staff": […], "shifts": […] }
  npm run clinic -- show <clinicId>    prints a clinic, its staff, rota and paging policy
The table is named by ${ENV.table}; on one machine, npm start prints how to reach its table.`

async function run([command, argument]: string[]): Promise<number> {
  const table = process.env[ENV.table]
  if (!command || !argument || !table) return complain(table || !command ? USAGE : `${ENV.table} is not set.\n${USAGE}`)
  const records = dynamoRecords({ table })
  if (command === 'add') return add(argument, records)
  if (command === 'show') {
    const found = await readClinic(records, argument)
    if (!found) return complain(`There is no clinic "${argument}" in ${table}.`)
    const { codes: _, ...shown } = found
    console.log(JSON.stringify(shown, null, 2))
    return 0
  }
  return complain(USAGE)
}

async function add(file: string, records: ReturnType<typeof dynamoRecords>): Promise<number> {
  const added = await addClinic(records, JSON.parse(readFileSync(file, 'utf8')) as ClinicFile)
  switch (added.kind) {
    case 'added':
      console.log(`${file}: the clinic is set up.`)
      return 0
    case 'exists':
      console.log(`${file}: the clinic exists already; nothing was changed.`)
      return 0
    case 'number-taken':
      return complain(`${file}: ${added.number} belongs to another clinic. Each clinic texts from numbers of its own.`)
    case 'invalid':
      return complain(added.faults.map(({ pointer, detail }) => `${file} ${pointer}: ${detail}`).join('\n'))
  }
}

function complain(text: string): number {
  console.error(text)
  return 1
}

process.exitCode = await run(process.argv.slice(2))
