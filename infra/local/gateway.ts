/** One endpoint for AWS. Knows who calls by the access key, and refuses what the caller's role does not allow. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http'
import { answerJson, bodyOf, listen } from './http.ts'
import { conflict, denyJson, denyXml, errorXml, fault, throttle } from './security/aws-errors.ts'
import type { Grants } from './security/grants.ts'
import type { Engine } from './services/dynamodb.ts'
import type { Queues } from './services/sqs.ts'
import { ACCOUNT, type JsonObject, REGION } from './template.ts'
import type { Carrier, Handed } from './world/carrier.ts'
import type { Chaos } from './world/chaos.ts'

/** The access key of the operator: commands such as `npm run clinic`, which no role restricts. */
export const OPERATOR_KEY = 'LOCALOPERATOR'

type Parts = {
  engine: Engine
  grants: Grants
  queues: Queues
  carrier: Carrier
  chaos: Chaos | undefined
  changed(): void
}
type Call = {
  caller: string
  service: string
  operation: string
  body: Buffer
  request: IncomingMessage
  response: ServerResponse
}

const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`

export class Gateway {
  url = ''
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

  stop(): void {
    this.server.closeAllConnections()
    this.server.close()
  }

  /** A call of AWS, whoever makes it: a function, or an operator's command. */
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
    const call = { caller: key.replace(/^LOCAL/, ''), service, operation: target, body, request, response }
    const trouble = key === OPERATOR_KEY ? undefined : this.parts.chaos?.trouble(target)
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
    switch (call.service) {
      case 'dynamodb':
        return this.dynamodb(call)
      case 'sqs':
        return this.sqs(call)
      case 'sns':
        return this.sns(call)
      case 'ses':
        return this.ses(call)
      case 'sms-voice':
        return this.voice(call)
      default:
        throw new Error(`The service "${call.service}" is not modelled by the local runner (infra/local/gateway.ts).`)
    }
  }

  private may(caller: string, action: string, resource: string): boolean {
    return caller === OPERATOR_KEY.replace(/^LOCAL/, '') || this.parts.grants.allows(caller, action, resource)
  }

  // ── DynamoDB: each item of a transaction is a call of its own to IAM; the body goes on untouched ──────────────────

  private async dynamodb({ caller, operation, body, request, response }: Call): Promise<void> {
    const input = JSON.parse(body.toString()) as JsonObject
    const refused = actionsOf(operation, input).find(({ action, resource }) => !this.may(caller, action, resource))
    if (refused) return denyJson(response, refused.action, refused.resource)
    const answer = await fetch(this.parts.engine.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': String(request.headers['x-amz-target']),
        authorization: String(request.headers.authorization),
        'x-amz-date': String(request.headers['x-amz-date']),
      },
      body: new Uint8Array(body),
    })
    const crc = answer.headers.get('x-amz-crc32')
    response.writeHead(answer.status, {
      'content-type': 'application/x-amz-json-1.0',
      ...(crc ? { 'x-amz-crc32': crc } : {}),
    })
    response.end(Buffer.from(await answer.arrayBuffer()))
  }

  // ── SQS ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  private sqs({ caller, operation, body, response }: Call) {
    const input = JSON.parse(body.toString()) as JsonObject
    const queue = String(input.QueueUrl).split('/').at(-1) ?? ''
    if (!this.parts.queues.has(queue))
      return answerJson(response, 400, { __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: `no queue ${queue}` })
    if (!this.may(caller, 'sqs:SendMessage', arn('sqs', queue)))
      return denyJson(response, 'sqs:SendMessage', arn('sqs', queue))
    const one = (entry: JsonObject) =>
      this.parts.queues.send(
        queue,
        String(entry.MessageBody),
        entry.DelaySeconds === undefined ? undefined : Number(entry.DelaySeconds),
      )
    switch (operation) {
      case 'SendMessage':
        answerJson(response, 200, { MessageId: one(input) })
        break
      case 'SendMessageBatch':
        answerJson(response, 200, {
          Successful: (input.Entries as JsonObject[]).map((entry) => ({ Id: entry.Id, MessageId: one(entry) })),
          Failed: [],
        })
        break
      default:
        throw new Error(`SQS ${operation} is not modelled by the local runner (infra/local/gateway.ts).`)
    }
    this.parts.changed()
  }

  // ── SNS and SES: the query protocol, answered in XML ─────────────────────────────────────────────────────────────

  private sns({ caller, body, response }: Call) {
    const input = new URLSearchParams(body.toString())
    const phone = input.get('PhoneNumber')
    if (input.get('Action') !== 'Publish' || !phone)
      throw new Error(
        `SNS ${input.get('Action')} is not modelled by the local runner, but Publish to a phone (infra/local/gateway.ts).`,
      )
    if (!this.may(caller, 'sns:Publish', phone)) return denyXml(response, 'sns:Publish', phone)
    const names = [...input.entries()]
      .filter(([, value]) => value === 'AWS.MM.SMS.OriginationNumber')
      .map(([name]) => name)
    const from = input.get(`${names[0]?.replace(/Name$/, 'Value.StringValue')}`) ?? ''
    this.handed(response, 'Publish', this.parts.carrier.text(phone, from, input.get('Message') ?? ''))
  }

  private ses({ caller, body, response }: Call) {
    const input = new URLSearchParams(body.toString())
    if (input.get('Action') !== 'SendRawEmail')
      throw new Error(`SES ${input.get('Action')} is not modelled by the local runner (infra/local/gateway.ts).`)
    const raw = Buffer.from(input.get('RawMessage.Data') ?? '', 'base64').toString()
    const header = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(raw)?.[1] ?? ''
    const address = (text: string) => /<([^>]+)>/.exec(text)?.[1] ?? text.trim()
    const from = address(input.get('Source') ?? header('From'))
    const to = address(input.get('Destinations.member.1') ?? header('To'))
    const set = input.get('ConfigurationSetName') ?? undefined
    const needed = [arn('ses', `identity/${from}`), ...(set ? [arn('ses', `configuration-set/${set}`)] : [])]
    const refused = needed.find((resource) => !this.may(caller, 'ses:SendRawEmail', resource))
    if (refused) return denyXml(response, 'ses:SendRawEmail', refused)
    this.handed(response, 'SendRawEmail', this.parts.carrier.mail(to, from, raw, set))
  }

  private handed(response: ServerResponse, operation: string, handed: Handed): void {
    this.parts.changed()
    switch (handed.kind) {
      case 'accepted':
        response
          .writeHead(200, { 'content-type': 'text/xml' })
          .end(
            `<${operation}Response><${operation}Result><MessageId>${handed.messageId}</MessageId></${operation}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${operation}Response>`,
          )
        break
      case 'throttled':
        errorXml(response, 400, 'Throttling')
        break
      case 'refused':
        errorXml(response, 400, 'InvalidParameter')
        break
      case 'fault':
        errorXml(response, 500, 'InternalError')
        break
      case 'cut':
        response.destroy()
    }
  }

  // ── End User Messaging ───────────────────────────────────────────────────────────────────────────────────────────

  private voice({ caller, operation, body, response }: Call) {
    const input = JSON.parse(body.toString()) as JsonObject
    const action = `sms-voice:${operation}`
    const resource = arn('sms-voice', `phone-number/${String(input.OriginationIdentity)}`)
    if (operation !== 'SendVoiceMessage' && operation !== 'SendTextMessage')
      throw new Error(`End User Messaging ${operation} is not modelled by the local runner (infra/local/gateway.ts).`)
    if (!this.may(caller, action, resource)) return denyJson(response, action, resource)
    const [to, from, text] = [input.DestinationPhoneNumber, input.OriginationIdentity, input.MessageBody].map(
      String,
    ) as [string, string, string]
    const handed =
      operation === 'SendVoiceMessage'
        ? this.parts.carrier.call(to, from, text)
        : this.parts.carrier.text(to, from, text, String(input.ConfigurationSetName ?? ''))
    this.parts.changed()
    switch (handed.kind) {
      case 'accepted':
        return answerJson(response, 200, { MessageId: handed.messageId })
      case 'throttled':
        return answerJson(response, 400, { __type: 'ThrottlingException', Message: 'Rate exceeded' })
      case 'refused':
        return answerJson(response, 400, { __type: 'ValidationException', Message: 'the message is too long' })
      case 'fault':
        return answerJson(response, 500, { __type: 'InternalServerException', Message: 'internal' })
      case 'cut':
        response.destroy()
    }
  }
}

const ITEM_ACTIONS: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
}
const DIRECT = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan']

/** What IAM checks for a call of DynamoDB: each item of a transaction, and the index rather than the table. */
function actionsOf(operation: string, input: JsonObject): { action: string; resource: string }[] {
  const table = (name: unknown) => arn('dynamodb', `table/${String(name)}`)
  if (operation === 'TransactWriteItems')
    return (input.TransactItems as JsonObject[]).flatMap((item) =>
      Object.entries(item).map(([kind, detail]) => ({
        action: `dynamodb:${ITEM_ACTIONS[kind]}`,
        resource: table((detail as JsonObject).TableName),
      })),
    )
  if (operation === 'BatchGetItem')
    return Object.keys(input.RequestItems as JsonObject).map((name) => ({
      action: 'dynamodb:BatchGetItem',
      resource: table(name),
    }))
  if (!DIRECT.includes(operation))
    throw new Error(`DynamoDB ${operation} is not modelled by the local runner (infra/local/gateway.ts).`)
  const index = input.IndexName ? `/index/${String(input.IndexName)}` : ''
  return [{ action: `dynamodb:${operation}`, resource: `${table(input.TableName)}${index}` }]
}
