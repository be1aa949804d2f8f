import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { type AddressInfo, connect, createServer } from 'node:net'
import path from 'node:path'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { ATTRIBUTES, INDEXES } from '../../functions/adapters/dynamodb/table.ts'
import { setAwsEnvironment } from './aws-stub.ts'

export type Engine = {
  endpoint: string
  /** A new, empty table with the indexes of the stack; answers its name. */
  newTable(): Promise<string>
  stop(): void
}

/** The embedded engine is made for this platform only; elsewhere DYNAMODB_ENDPOINT names one. */
export const ENGINE_RUNS_HERE = process.platform === 'linux' && process.arch === 'x64'

/** Starts the embedded DynamoDB on a free port of 127.0.0.1, in memory; with what an export holds, where one is given. */
export async function startEngine(stored?: { folder: string; schema: string }): Promise<Engine> {
  const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')
  const port = await freePort()
  const child = spawn(
    path.join(path.dirname(manifest), 'dynoxide'),
    stored
      ? ['import', '--source', stored.folder, '--schema', stored.schema, '--serve', '--port', String(port)]
      : ['serve', '--host', '127.0.0.1', '--port', String(port)],
    {
      stdio: 'ignore',
    },
  )
  await listening(child, port)
  return { ...engineAt(`http://127.0.0.1:${port}`), stop: () => void child.kill() }
}

/** An engine that runs already, such as the one DYNAMODB_ENDPOINT names; it is not stopped. */
export function engineAt(endpoint: string): Engine {
  setAwsEnvironment(endpoint)
  const client = new DynamoDBClient({ endpoint })
  let tables = 0
  return {
    endpoint,
    newTable: async () => {
      tables += 1
      const name = `test-${process.pid}-${process.hrtime.bigint()}-${tables}`
      await client.send(new CreateTableCommand(tableNamed(name)))
      return name
    },
    stop: () => {},
  }
}

/** The stack's table, as CreateTable takes it. */
export function tableNamed(TableName: string) {
  const { pk, sk, duePk, dueAt, openPk, openSk } = ATTRIBUTES
  const schema = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ]
  const index = (IndexName: string, hash: string, range: string) => ({
    IndexName,
    KeySchema: schema(hash, range),
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  })
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [pk, sk, duePk, dueAt, openPk, openSk].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S' as const,
    })),
    KeySchema: schema(pk, sk),
    GlobalSecondaryIndexes: [index(INDEXES.due, duePk, dueAt), index(INDEXES.open, openPk, openSk)],
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

/** Resolves when the engine takes connections; rejects when it ended before that. */
async function listening(child: ChildProcess, port: number): Promise<void> {
  const started = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the embedded DynamoDB ended with ${code} before it listened`)))
    const attempt = () => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve()
      })
      socket.once('error', () => setTimeout(attempt, 10))
    }
    attempt()
  })
  await started
  child.removeAllListeners('exit')
}
