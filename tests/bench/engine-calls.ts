/** What is asked of a DynamoDB engine: recorded with the capacity it counts, and asked again without an SDK. */
import { Agent, createServer, type IncomingHttpHeaders, request } from 'node:http'
import { bodyOf, listen } from '../../infra/local/http.ts'

export type Call = { target: string; body: string; writeUnits: number; readUnits: number }
export type Units = { writeUnits: number; readUnits: number }

const READS = ['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems']

/** A connection to an engine that asks as an SDK does, and does nothing else that one does. */
export function bareClient(endpoint: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return {
    ask: (target: string, body: string) =>
      new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
        const headers = {
          'content-type': 'application/x-amz-json-1.0',
          'content-length': Buffer.byteLength(body),
          'x-amz-target': target,
          'x-amz-date': '20260101T000000Z',
          authorization:
            'AWS4-HMAC-SHA256 Credential=LOCAL/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        }
        const asked = request(endpoint, { method: 'POST', agent, headers }, async (response) => {
          const text = (await bodyOf(response)).toString()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
        })
        asked.on('error', reject).end(body)
      }),
    close: () => agent.destroy(),
  }
}

/** Stands before an engine and keeps every call with the capacity units that the engine counts for it. */
export async function recorderBefore(engine: string) {
  const client = bareClient(engine)
  const calls: Call[] = []
  const server = createServer(async (incoming, response) => {
    const target = String(incoming.headers['x-amz-target'])
    const body = (await bodyOf(incoming)).toString()
    const asked = client.ask(target, JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }))
    // Who asked has given up meanwhile, or the run is over.
    const answer = await asked.catch(() => undefined)
    if (!answer) return void response.destroy()
    calls.push({ target, body, ...unitsOf(target, JSON.parse(answer.text)) })
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(answer.text)
  })
  const endpoint = `http://127.0.0.1:${await listen(server)}`
  return {
    endpoint,
    /** The calls that `work` makes. */
    async during(work: () => Promise<unknown>): Promise<Call[]> {
      calls.length = 0
      await work()
      return [...calls]
    },
    stop() {
      server.closeAllConnections()
      server.close()
      client.close()
    },
  }
}

type Consumed = { CapacityUnits?: number }

function unitsOf(target: string, { ConsumedCapacity }: { ConsumedCapacity?: Consumed | Consumed[] }): Units {
  const units = [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
  const reads = READS.includes(target.split('.').at(-1) ?? '')
  return { writeUnits: reads ? 0 : units, readUnits: reads ? units : 0 }
}

export const sumOf = (calls: readonly Units[]): Units => ({
  writeUnits: calls.reduce((sum, call) => sum + call.writeUnits, 0),
  readUnits: calls.reduce((sum, call) => sum + call.readUnits, 0),
})
