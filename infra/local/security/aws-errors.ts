/** Refusals and faults in the words of AWS: JSON for DynamoDB, SQS and End User Messaging, XML for SNS and SES. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { answerJson } from '../http.ts'
import type { JsonObject } from '../template.ts'

const denied = (action: string, resource: string) => `not authorized to perform: ${action} on resource: ${resource}`

export const denyJson = (response: ServerResponse, action: string, resource: string): void =>
  answerJson(response, 400, {
    __type: 'com.amazon.coral.service#AccessDeniedException',
    message: denied(action, resource),
  })

export const denyXml = (response: ServerResponse, action: string, resource: string): void =>
  errorXml(response, 403, 'AccessDenied', denied(action, resource))

export function errorXml(response: ServerResponse, status: number, code: string, message = code): void {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`
  response
    .writeHead(status, { 'content-type': 'text/xml' })
    .end(`<ErrorResponse>${error}<RequestId>${randomUUID()}</RequestId></ErrorResponse>`)
}

/** A service that takes no more calls for now. */
export function throttle(response: ServerResponse, service: string): void {
  if (speaksXml(service)) errorXml(response, 400, 'Throttling')
  else
    answerJson(response, 400, { __type: 'com.amazon.coral.availability#ThrottlingException', message: 'Rate exceeded' })
}

/** A fault of the service's own. */
export function fault(response: ServerResponse, service: string): void {
  if (speaksXml(service)) errorXml(response, 500, 'InternalError')
  else answerJson(response, 500, { __type: 'InternalServerError', message: 'internal' })
}

/** DynamoDB's refusal of a transaction because another one holds an item of it: the last, say. */
export function conflict(response: ServerResponse, items: readonly JsonObject[]): void {
  const reasons = items.map((_, i) => ({ Code: i === items.length - 1 ? 'TransactionConflict' : 'None' }))
  answerJson(response, 400, {
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
    CancellationReasons: reasons,
  })
}

const speaksXml = (service: string): boolean => service === 'sns' || service === 'ses'
