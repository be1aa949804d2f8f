/** `npm run smoke`: one treatment from checkout to outcome, on this machine or in an account. */
import { parseArgs } from 'node:util'
import { Complaint } from './clinic/file.ts'
import { clinicAt } from './clinic/show.ts'
import { whereFrom, withAddress } from './clinic/where.ts'
import { inTheAccount } from './smoke/account.ts'
import { onThisMachine } from './smoke/machine.ts'
import { type Outcome, smoke } from './smoke/steps.ts'

const USAGE = `Usage:
  npm run smoke -- --local [http://localhost:3000]       the server that npm start runs
  npm run smoke -- --stage dev --patient +1…             what npm run deploy deployed last from this checkout
Which clinic and whom:
  --clinic <clinicId>      demo
  --patient <number>       a destination that takes texts: AWS's simulator destination, or a verified phone of your own`

/** A phone of this machine's simulator. */
const SOME_PHONE = '+14155550187'

const tell = (outcome: Outcome) =>
  console.log(outcome.ok ? `✓ ${outcome.step}` : `✗ ${outcome.step}: ${outcome.wrong}\n  ${outcome.todo}`)

async function run(given: string[]): Promise<number> {
  const { values } = parseArgs({
    args: withAddress(given),
    options: {
      local: { type: 'string' },
      stage: { type: 'string' },
      clinic: { type: 'string', default: 'demo' },
      patient: { type: 'string' },
    },
  })
  const { local, stage, clinic: clinicId } = values
  const patient = values.patient ?? (local ? SOME_PHONE : undefined)
  if ((!local && !stage) || !patient) throw new Complaint(USAGE)
  const where = await whereFrom({ ...(local ? { local } : {}), ...(stage ? { stage } : {}) })
  const { clinic, rota } = await clinicAt(where, clinicId)
  const onCall = rota.staff.find(({ phone }) => phone)?.phone
  if (!onCall || !clinic.textingNumber)
    throw new Complaint(`The clinic "${clinicId}" has no texting number or no staff with a phone.`)
  const { textingNumber: texting, pagingNumber: paging = texting } = clinic
  const hands = local
    ? onThisMachine(local.replace(/\/$/, ''), clinicId)
    : inTheAccount({ stage: stage ?? '', clinicId, outputs: where.outputs })
  const green = await smoke(hands, { patient, texting, paging, onCall }, tell)
  console.log(green ? 'All is well.' : 'Stopped here. What was logged stays, for you to look at.')
  return green ? 0 : 1
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Complaint) && !String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS'))
    throw error
  console.error(error instanceof Complaint ? error.message : `${(error as Error).message}\n${USAGE}`)
  process.exitCode = 1
}
