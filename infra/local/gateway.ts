/** One endpoint for AWS. Knows who calls by the access key, and refuses what the caller's role does not allow. */
import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http'
import { answerJson, bodyOf, listen } from './http.ts'
import { conflict, fault, throttle } from './security/aws-errors.ts'
import type { Grants } from './security/grants.ts'
import { callBedrock, converseIn } from './services/bedrock-calls.ts'
import type { Call } from './services/call.ts'
import type { PoolUsers } from './services/cognito-users.ts'
import type { Engine } from './services/dynamodb.ts'
import { callDynamoDb } from './services/dynamodb-calls.ts'
import { callSes, callSns } from './services/query-calls.ts'
import { callSmsVoice } from './services/sms-voice-calls.ts'
import type { Queues } from './services/sqs.ts'
import { callSqs } from './services/sqs-calls.ts'
import type { JsonObject } from './template.ts'
import type { Carrier } from './world/carrier.ts'
import type { Chaos } from './world/chaos.ts'
import type { Model } from './world/model.ts'

/** The access key of the operator: commands such as `npm run clinic`, which no role restricts. */
export const OPERATOR_KEY = 'LOCALOPERATOR'

type Parts = {
  engine: Engine
  grants: Grants
  queues: Queues
  carrier: Carrier
  model: Model
  poolUsers: PoolUsers
  chaos: Chaos | undefined
  changed(): void
}
export class Gateway {
  url = ''
  /** Where the HTTP API is reached: it stands in invitations. */
  address = ''
  private readonly server: Server
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
    this.server = createServer((request, response) => {
      void this.handle(request, response)
    })
    this.server.keepAliveTimeout = 60_000
  }

  async start(): Promise<void> {
    this.url = `http://127.0.0.1:${await listen(this.server)}`
  }

  /** Closes connections that nobody uses, as AWS does with those that were kept long. */
  hangUp(): void {
    this.server.closeIdleConnections()
  }

  stop(): void {
    this.server.closeAllConnections()
    this.server.close()
  }

  /** A call of AWS, made by a function or by an operator's command. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.serve(request, response)
    } catch (error) {
      const { message } = error as Error
      console.error(`local gateway: ${message}`)
      answerJson(response, 500, { __type: 'InternalFailure', message })
    }
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, key = '', service = ''] =
      /Credential=([^/]+)\/[^/]+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? []
    const body = await bodyOf(request)
    const target =
      String(request.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? ''
    const isOperator = key === OPERATOR_KEY
    const caller = key.replace(/^LOCAL/, '')
    const may: Call['may'] = (action, resource, context) =>
      isOperator || this.parts.grants.allows(caller, action, resource, context)
    const operation = service === 'bedrock' ? converseIn(request.url) : target
    const call = { caller, service, operation, body, request, response, may }
    const trouble = isOperator ? undefined : this.parts.chaos?.trouble(operation)
    switch (trouble) {
      case undefined:
        return this.answer(call)
      case 'throttled':
        return throttle(response, service)
      case 'conflict':
        return conflict(response, (JSON.parse(body.toString()) as { TransactItems: JsonObject[] }).TransactItems)
      case 'fault':
        return fault(response, service)
      case 'cut':
        await this.answer({ ...call, response: new ServerResponse(request) })
        response.destroy()
        return
      case 'silence':
        return this.answer({ ...call, response: new ServerResponse(request) })
    }
  }

  private async answer(call: Call): Promise<void> {
    const { engine, queues, carrier, poolUsers, model, changed } = this.parts
    switch (call.service) {
      case 'dynamodb':
        return callDynamoDb(call, engine)
      case 'sqs':
        callSqs(call, queues)
        break
      case 'sns':
        callSns(call, carrier)
        break
      case 'ses':
        await callSes(call, carrier)
        break
      case 'bedrock':
        await callBedrock(call, model)
        break
      case 'sms-voice':
        callSmsVoice(call, carrier)
        break
      case 'cognito-idp':
        return poolUsers.call(call, this.address)
      default:
        throw new Error(`The service "${call.service}" is not modelled by the local runner (infra/local/gateway.ts).`)
    }
    changed()
  }
}
