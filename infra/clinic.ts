/** `npm run clinic -- add|show|edit|check`: clinics as data, against a deployed table or the local one. */
import { access } from './clinic/access.ts'
import { add } from './clinic/add.ts'
import { check } from './clinic/check.ts'
import { edit } from './clinic/edit.ts'
import { Complaint } from './clinic/file.ts'
import { exportByApi, exportByTable, importFrom } from './clinic/move.ts'
import { show } from './clinic/show.ts'
import { whereFrom, withAddress } from './clinic/where.ts'
import { flagsOf } from './command-line.ts'

const USAGE = `Usage:
  npm run clinic -- add <file.json>             sets up a clinic: { "clinic": …, "staff": […], "shifts": […] }
  npm run clinic -- show <clinicId>             prints settings, staff, rota, systems and paging policy
  npm run clinic -- edit <clinicId> <file.json> changes what the file names
  npm run clinic -- edit <clinicId> --set name="Harbor Clinic" --set languages=en,es
  npm run clinic -- check <clinicId>            lists what stands between the clinic and going live
  npm run clinic -- sessions <clinicId> <staffId>  and sign-out, disable, enable: who is signed in, and who may be
  npm run clinic -- export <clinicId> <folder>  writes all records of a clinic; by the API without the id: --api <address>
  npm run clinic -- import <folder>             takes an export in as a copy; --take-over: the clinic works here from now on
Its number, with add or edit:
  --number <id or ARN>                          attaches a number that the account has
  --request-number <registration id>            requests a 10DLC number under an approved campaign
Where:
  --local [http://localhost:3000]               the server that npm start runs
  --stage dev|prod                              what npm run deploy deployed last from this checkout
  AFTERCARE_TABLE=…                             the table itself, with the AWS credentials of the shell`

async function run(given: string[]): Promise<number> {
  const { values, positionals } = flagsOf(USAGE, {
    args: withAddress(given),
    allowPositionals: true,
    options: {
      local: { type: 'string' },
      stage: { type: 'string' },
      set: { type: 'string', multiple: true },
      number: { type: 'string' },
      'request-number': { type: 'string' },
      api: { type: 'string' },
      'take-over': { type: 'boolean', default: false },
    },
  })
  const [command, ...named] = positionals
  const asked = { ...values, registration: values['request-number'], set: values.set ?? [] }
  switch (command) {
    case 'add':
      return add(await whereFrom(values), named, asked)
    case 'show':
      return show(await whereFrom(values), named)
    case 'edit':
      return edit(await whereFrom(values), named, asked)
    case 'check':
      return check(await whereFrom(values), named)
    case 'export':
      return values.api ? exportByApi(values.api, named) : exportByTable(await whereFrom(values), named)
    case 'import':
      return importFrom(await whereFrom(values), named, values['take-over'])
    case 'sessions':
    case 'sign-out':
    case 'disable':
    case 'enable':
      return access(await whereFrom(values), command, named)
    default:
      throw new Complaint(command ? `There is no command "${command}".\n${USAGE}` : USAGE)
  }
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  const { message, name } = error as Error
  if (error instanceof Complaint) console.error(message)
  else
    console.error(
      `${name}: ${message}\nNothing was changed. Are the AWS credentials and the region those of the table?`,
    )
  process.exitCode = 1
}
