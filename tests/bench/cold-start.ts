/** The start of each Lambda's bundle against that of one which holds the SDK's DynamoDB client and nothing else. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildSync } from 'esbuild'
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts'
import { assetIn } from '../../infra/local/services/lambda-process.ts'
import { synthesise } from '../../infra/local/synthesise.ts'
import { type JsonObject, readTemplate, type Template } from '../../infra/local/template.ts'
import { startAwsStub } from '../support/aws-stub.ts'
import { startEngine } from '../support/engine.ts'
import { firstEvents } from './first-events.ts'
import { medians, progress, sampled } from './rounds.ts'

/** `cpuMs` of loading and the first event, `loadCpuMs` of loading alone; `milliseconds` is both by the wall. */
type Start = { loadCpuMs: number; cpuMs: number; milliseconds: number; residentMb: number }
type Bundle = { name: string; file: string; environment: Record<string, string>; event?: () => Promise<object> }

const FIRST_CALL = fileURLToPath(new URL('./first-call.mjs', import.meta.url))
const BARE = 'bare SDK'

/** Medians of fresh processes, each with one event, the bundles taking turns. */
export async function benchColdStart(rounds = 9) {
  progress('cold start: synthesising the stack')
  const assembly = await synthesise()
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'))
  const engine = await startEngine()
  const stub = await startAwsStub()
  stub.answers(answerOf)
  const table = await engine.newTable()
  const template = readTemplate(assembly.folder, assembly.template)
  const bundles = [
    bareSdk(folder, table),
    ...ours(template, await firstEvents(dynamoRecords({ table, endpoint: engine.endpoint })), table),
  ]
  const aws = {
    PATH: process.env.PATH ?? '',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: stub.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
  }
  const samples = new Map<string, Start[]>(bundles.map(({ name }) => [name, []]))
  try {
    for (let round = 1; round <= rounds; round++) {
      progress(`cold start: round ${round} of ${rounds}, ${bundles.length} bundles`)
      for (const bundle of bundles) samples.get(bundle.name)?.push(await sampled(bundle.name, () => start(bundle, aws)))
    }
    return againstBare(
      bundles.map(({ name, file }) => ({
        name,
        kilobytes: Math.round(statSync(file).size / 1000),
        ...medians(samples.get(name) ?? []),
      })),
    )
  } finally {
    engine.stop()
    await stub.stop()
    rmSync(folder, { recursive: true })
    assembly.remove()
  }
}

type Measured = Start & { name: string; kilobytes: number }

/**
 * Each function's start as a multiple of the bare SDK's, which is the first: by processor time, which a busy machine does
 * not stretch and of which a Lambda has a third of a core.
 */
export function againstBare([bare, ...functions]: readonly Measured[]) {
  if (!bare) throw new Error('the bare SDK was not measured')
  return {
    bareSdk: {
      cpuMs: bare.cpuMs,
      milliseconds: bare.milliseconds,
      kilobytes: bare.kilobytes,
      residentMb: bare.residentMb,
    },
    functions: functions.map(({ name, kilobytes, milliseconds, loadCpuMs, cpuMs, residentMb }) => ({
      name,
      ratioToBareSdk: cpuMs / bare.cpuMs,
      kilobytes,
      loadRatioToBareSdk: loadCpuMs / bare.loadCpuMs,
      wallRatioToBareSdk: milliseconds / bare.milliseconds,
      megabytesOverBareSdk: residentMb - bare.residentMb,
    })),
  }
}

/** What an AWS client of the handler is answered that is not DynamoDB's: taken. */
function answerOf(body: string) {
  if (body.startsWith('{"Entries') || body.includes('"QueueUrl"')) {
    const { Entries } = JSON.parse(body) as { Entries: { Id: string }[] }
    return { status: 200, body: JSON.stringify({ Successful: Entries.map(({ Id }) => ({ Id, MessageId: Id })) }) }
  }
  const [, action = ''] = /Action=(\w+)/.exec(body) ?? []
  return {
    status: 200,
    body: `<${action}Response><${action}Result><MessageId>${randomUUID()}</MessageId></${action}Result></${action}Response>`,
  }
}

/** Bundled as the SDK's documentation does: the unit of all ratios. */
function bareSdk(folder: string, table: string): Bundle {
  const file = join(folder, 'bare.mjs')
  const contents = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
    const client = new DynamoDBClient({})
    export const handler = ({ TableName }) =>
      client.send(new GetItemCommand({ TableName, Key: { pk: { S: 'a' }, sk: { S: 'b' } }, ConsistentRead: true }))`
  const resolveDir = fileURLToPath(new URL('../..', import.meta.url))
  buildSync({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    outfile: file,
  })
  return { name: BARE, file, environment: {}, event: async () => ({ TableName: table }) }
}

/** Every function of the template with its own environment, but the table's name. */
function ours(
  { resources, folder }: Template,
  events: Awaited<ReturnType<typeof firstEvents>>,
  table: string,
): Bundle[] {
  return resources
    .filter(({ type }) => type === 'AWS::Lambda::Function')
    .map(({ id, properties }) => {
      const name = kebab(id.replace(/^Functions/, '').replace(/[0-9A-F]{8}$/, ''))
      const Variables = (properties.Environment as JsonObject | undefined)?.Variables
      const event = events[name]
      return {
        name,
        file: join(folder, assetIn(properties), 'index.mjs'),
        environment: { ...(Variables as Record<string, string>), AFTERCARE_TABLE: table },
        ...(event ? { event } : {}),
      }
    })
}

const kebab = (name: string): string => name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()

async function start({ name, file, environment, event }: Bundle, aws: Record<string, string>): Promise<Start> {
  const given = event ? [JSON.stringify(await event())] : []
  const env = { ...aws, ...environment, LAMBDA_TASK_ROOT: join(file, '..') }
  const { stdout } = await promisify(execFile)(process.execPath, [FIRST_CALL, file, ...given], { env })
  const measured = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  if (measured.failed) throw new Error(`${name} failed its first event: ${stdout}`)
  return measured as Start
}
