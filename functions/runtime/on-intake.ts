import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { answerHook, type HookDeps } from '../http/intake-hook.ts'
import { type Answer, refuse } from '../http/problem.ts'
import { Unavailable } from '../use-cases/ports.ts'

type Event = APIGatewayProxyEventV2

/**
 * Answers `POST /v1/intake/{source}` without a token: the body goes on as the bytes that came. HEAD is answered because
 * Mindbody asks by it whether an address exists (https://developers.mindbodyonline.com/WebhooksDocumentation).
 */
export function onIntake(deps: () => HookDeps) {
  return middy<Event, APIGatewayProxyStructuredResultV2>()
    .onError((request) => {
      const { error } = request
      const away = error instanceof Unavailable
      const thrown =
        error instanceof Error ? `${error.name} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : typeof error
      deps().log.write({ event: away ? 'store-unavailable' : 'request-failed', error: thrown })
      request.response = sent(
        request.event,
        away
          ? refuse(503, 'The store is busy. Nothing is lost: send the event again.')
          : refuse(500, 'This is a fault of ours. Send the event again.'),
      )
    })
    .handler(async (event) => {
      const { method } = event.requestContext.http
      if (method === 'HEAD') return sent(event, { status: 200, body: {} })
      const answer = await answerHook(deps(), {
        source: event.rawPath.split('/').at(-1) ?? '',
        clinicId: event.queryStringParameters?.clinic,
        headers: event.headers ?? {},
        body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
      })
      return sent(event, answer)
    })
}

const sent = ({ requestContext }: Event, { status, body, problem }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'x-request-id': requestContext?.requestId ?? '',
    'content-type': problem ? 'application/problem+json' : 'application/json',
    'cache-control': 'no-store',
  },
  body: requestContext?.http?.method === 'HEAD' ? '' : JSON.stringify(body),
})
