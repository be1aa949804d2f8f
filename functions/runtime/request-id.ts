import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/**
 * Every answer names its request, by which its lines in the access log are found; and HEAD is answered without a body.
 * To be used before the other middleware: it sees what they answer, errors too.
 */
export function named(): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  const name = (request: { event: APIGatewayProxyEventV2; response: APIGatewayProxyStructuredResultV2 | null }) => {
    const { event, response } = request
    if (!response) return
    response.headers = { ...response.headers, 'x-request-id': event.requestContext?.requestId ?? '' }
    if (event.requestContext?.http?.method === 'HEAD') response.body = ''
  }
  return { after: name as never, onError: name as never }
}

/** A page answers no other method (RFC 9110, 15.5.6). */
export const notAllowed = (allow: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 405,
  headers: { allow, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: `This page answers ${allow}.`,
})
