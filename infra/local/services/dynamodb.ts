import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { REGION } from '../arn.ts'
import { ENGINE_ENDED } from '../full-disk.ts'
import { listen } from '../http.ts'
import type { JsonObject, Template } from '../template.ts'

const READY_TRIES = 200
const READY_PAUSE_MILLISECONDS = 25

/** The DynamoDB engine: the embedded one, or the one at `DYNAMODB_ENDPOINT`. */
export class Engine {
  readonly url: string
  private readonly child: ChildProcess | undefined

  private constructor(url: string, child: ChildProcess | undefined) {
    this.url = url
    this.child = child
    child?.once('exit', sayItEnded)
  }

  static async start(folder: string | undefined): Promise<Engine> {
    const given = process.env.DYNAMODB_ENDPOINT
    if (given) return new Engine(given, undefined)
    const probe = createServer()
    const port = await listen(probe)
    await new Promise((done) => probe.close(done))
    const file = folder ? ['--db-path', join(folder, 'dynamodb.sqlite')] : []
    const engine = embeddedEngine()
    if (!engine) throw new Error(NO_ENGINE)
    const guard = fileURLToPath(new URL('../reaper.mjs', import.meta.url))
    const child = spawn(
      process.execPath,
      [guard, engine, 'serve', '--host', '127.0.0.1', '--port', String(port), ...file],
      { stdio: ['pipe', 'ignore', 'inherit'] },
    )
    for (let tries = 0; tries < READY_TRIES; tries++) {
      if (await answers(port)) return new Engine(`http://127.0.0.1:${port}`, child)
      if (child.exitCode !== null) break
      await wait(READY_PAUSE_MILLISECONDS)
    }
    child.kill()
    throw new Error(
      'The embedded DynamoDB did not start. Set DYNAMODB_ENDPOINT to another one, such as DynamoDB Local.',
    )
  }

  async createTables({ resources }: Template): Promise<void> {
    for (const { id, properties } of resources.filter(({ type }) => type === 'AWS::DynamoDB::Table')) {
      const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, TimeToLiveSpecification } = properties
      const created = await this.call('CreateTable', {
        TableName: id,
        KeySchema: KeySchema ?? null,
        AttributeDefinitions: AttributeDefinitions ?? null,
        ...(GlobalSecondaryIndexes ? { GlobalSecondaryIndexes } : {}),
        BillingMode: 'PAY_PER_REQUEST',
      })
      const answer = await created.text()
      if (!created.ok && !answer.includes('ResourceInUse'))
        throw new Error(`the table ${id} could not be created: ${answer}`)
      if (created.ok && TimeToLiveSpecification)
        await this.call('UpdateTimeToLive', { TableName: id, TimeToLiveSpecification })
    }
  }

  call(operation: string, body: JsonObject): Promise<Response> {
    return fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization: `AWS4-HMAC-SHA256 Credential=LOCAL/20260101/${REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(body),
    })
  }

  stop(): void {
    this.child?.off('exit', sayItEnded)
    this.child?.kill()
  }
}

const sayItEnded = (): void => console.error(ENGINE_ENDED)

/** What to do where npm has installed no engine: it is made for Linux on x64 alone. */
export const NO_ENGINE = `There is no embedded DynamoDB for ${process.platform} on ${process.arch}. Start DynamoDB Local, and name it:
  docker run -d -p 127.0.0.1:8000:8000 amazon/dynamodb-local
  DYNAMODB_ENDPOINT=http://127.0.0.1:8000 npm start`

/** The embedded engine's file; undefined where there is none for this system. */
export function embeddedEngine(
  resolve: (name: string) => string = createRequire(import.meta.url).resolve,
): string | undefined {
  try {
    return join(dirname(resolve('@dynoxide/linux-x64/package.json')), 'dynoxide')
  } catch {
    return undefined
  }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
