/** `npm start`: synthesises the stack and runs that template on this machine. */
import { resolve } from 'node:path'
import { flagsOf, misused } from '../command-line.ts'
import { claimFolder, isFree } from './before-start.ts'
import { startCloud } from './cloud.ts'
import { endOnFullDisk } from './full-disk.ts'
import { embeddedEngine, NO_ENGINE } from './services/dynamodb.ts'
import { synthesise } from './synthesise.ts'
import { demoUsers } from './world/demo-users.ts'

const DEFAULT_PORT = 3000

const USAGE = `Usage: npm start -- [--manual-clock] [--processes 1] [--concurrency 1000] [--slow] [--chaos SEED]
  --manual-clock    time stands still until POST /_local/clock moves it
  --processes 2     so many processes run the functions
  --concurrency 10  so many functions may run at once, as in a new AWS account
  --slow            each function has the third of a processor that Lambda gives it
  --chaos 1         kills processes and delays calls, drawn from a seed
  PORT=3000         the port on 127.0.0.1; 0 takes a free one
  AFTERCARE_DATA=.aftercare   the folder that keeps the data`

const { values } = flagsOf(USAGE, {
  options: {
    'manual-clock': { type: 'boolean', default: false },
    processes: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '1000' },
    slow: { type: 'boolean', default: false },
    chaos: { type: 'string' },
  },
})
const say = (text: string) => console.error(text)
const port = Number(process.env.PORT ?? DEFAULT_PORT)
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  misused(`PORT is "${process.env.PORT}"; give a number from 0 (a free one) to 65535.`, USAGE)
const { processes, concurrency, chaos = '1' } = values
for (const [name, value] of Object.entries({ processes, concurrency, chaos }))
  if (!/^\d+$/.test(value) || (name !== 'chaos' && Number(value) === 0))
    misused(`--${name} is "${value}"; give a whole number${name === 'chaos' ? '' : ' from 1'}.`, USAGE)
const kept = process.env.AFTERCARE_DATA ?? '.aftercare'
const folder = kept === 'memory' ? undefined : resolve(kept)
if (!process.env.DYNAMODB_ENDPOINT && !embeddedEngine()) fail(NO_ENGINE)
if (!(await isFree(port))) fail(`Port ${port} is taken. Choose another: PORT=3001 npm start`)
const claim = folder === undefined ? undefined : claimFolder(folder)
if (claim?.kind === 'taken')
  fail(
    `Process ${claim.by} runs on ${folder} already. Stop it, or choose another folder: AFTERCARE_DATA=other npm start`,
  )
if (claim?.kind === 'unwritable')
  fail(`${folder} cannot be written: ${claim.because}. Choose another folder: AFTERCARE_DATA=other npm start`)

endOnFullDisk()
say('Synthesising the stack …')
const assembly = await synthesise()
say('Starting it on this machine …')
try {
  const cloud = await startCloud({
    assembly: assembly.folder,
    template: assembly.template,
    port,
    data: folder,
    manualClock: values['manual-clock'],
    processes: Number(processes),
    concurrency: Number(concurrency),
    isSlow: values.slow,
    chaos: values.chaos === undefined ? undefined : Number(values.chaos),
  })
  const end = () => {
    cloud.stop()
    assembly.remove()
    claim?.release()
    process.exit(0)
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  console.log(`Aftercare runs at ${cloud.url}${values['manual-clock'] ? ' (time moves only when told)' : ''}`)
  for (const [clinic, roles] of Object.entries(demoUsers))
    console.log(
      `  ${clinic}: ${Object.entries(roles)
        .map(([role, { name }]) => `${name} (${role})`)
        .join(', ')}`,
    )
  console.log(`  Console: ${cloud.url}/console (sign in by name)`)
  console.log(`  Tokens: POST ${cloud.url}/_local/token { "clinic": "demo", "role": "nurse" }`)
} catch (error) {
  assembly.remove()
  claim?.release()
  fail(`It could not start: ${(error as Error).message}`)
}

function fail(message: string): never {
  say(message)
  process.exit(1)
}
