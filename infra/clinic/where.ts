/** Which table a command speaks to: one machine's, a deployed stage's, or the one that the environment names. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts'
import { ENV } from '../../functions/runtime/env.ts'
import type { Records } from '../../functions/use-cases/ports.ts'
import { Complaint } from './file.ts'

export type Where = {
  records: Records
  table: string
  /** Of the local server; the region's own without one. */
  endpoint?: string
  /** The present instant there: a local server's clock may have been moved. */
  now: string
  /** On one machine no carrier has to be told about a number. */
  local: boolean
  /** The stack's, by name; none where only the table is known. */
  outputs: Record<string, string>
}

const DEFAULT_PORT = 3000
/** The operator's key of the local runner (infra/local/gateway.ts). */
const LOCAL_KEY = 'LOCALOPERATOR'
/** Where `npm run deploy` leaves the outputs of the stack. */
const OUTPUTS = fileURLToPath(new URL('../../cdk.out/outputs.json', import.meta.url))

/** `--local` may stand alone; then it means the usual address. */
export function withAddress(given: readonly string[]): string[] {
  return given.flatMap((each, i) =>
    each === '--local' && !given[i + 1]?.startsWith('http')
      ? [each, `http://localhost:${process.env.PORT ?? DEFAULT_PORT}`]
      : [each],
  )
}

export async function whereFrom({ local, stage }: { local?: string; stage?: string }): Promise<Where> {
  if (local) return onThisMachine(local.replace(/\/$/, ''))
  const outputs = stage ? outputsOf(stage) : {}
  const table = outputs.TableName ?? process.env[ENV.table]
  if (!table) throw new Complaint(`Which table? Give --local, --stage dev or --stage prod, or set ${ENV.table}.`)
  return { records: dynamoRecords({ table }), table, now: new Date().toISOString(), local: false, outputs }
}

async function onThisMachine(url: string): Promise<Where> {
  const ask = async (path: string) => {
    const answer = await fetch(`${url}/_local/${path}`).catch(() => undefined)
    if (!answer?.ok) throw new Complaint(`Nothing answers at ${url}. Start it: npm start`)
    return (await answer.json()) as Record<string, string>
  }
  const [outputs, { now = '' }] = [await ask('outputs'), await ask('clock')]
  process.env.AWS_REGION = 'us-east-1'
  process.env.AWS_ACCESS_KEY_ID = LOCAL_KEY
  process.env.AWS_SECRET_ACCESS_KEY = 'local'
  const [table, endpoint] = [outputs.TableName ?? '', `${url}/_local/aws`]
  return { records: dynamoRecords({ table, endpoint, now: () => now }), table, endpoint, now, local: true, outputs }
}

function outputsOf(stage: string): Record<string, string> {
  let deployed: Record<string, Record<string, string>>
  try {
    deployed = JSON.parse(readFileSync(OUTPUTS, 'utf8'))
  } catch {
    throw new Complaint(`Nothing was deployed from this checkout. Run npm run deploy -- -c stage=${stage} first.`)
  }
  const outputs = deployed[`Aftercare-${stage}`]
  if (outputs) return outputs
  throw new Complaint(
    `What was deployed last from this checkout is ${Object.keys(deployed).join(', ')}, not the stage "${stage}". Run npm run deploy -- -c stage=${stage} first.`,
  )
}
