import type { IncomingMessage, ServerResponse } from 'node:http'

/** One call of AWS by its protocol, unread: JSON for DynamoDB, SQS, End User Messaging and Bedrock, a query for SNS and SES. */
export type Call = {
  /** Of the access key: the function's id, or the operator. */
  caller: string
  service: string
  /** From `x-amz-target`, or of Bedrock from the path; of the query protocol it stands in the body, as `Action`. */
  operation: string
  body: Buffer
  request: IncomingMessage
  response: ServerResponse
  /** Whether the caller's role allows the action on the resource. */
  may(action: string, resource: string, context?: Record<string, string>): boolean
}

/** The first resource of a call on which its caller may not act: AWS asks for each that the call names. */
export const refusedOf = (call: Call, action: string, resources: readonly string[]): string | undefined =>
  resources.find((resource) => !call.may(action, resource))
