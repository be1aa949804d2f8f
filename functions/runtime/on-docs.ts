import { gzipSync } from 'node:zlib'
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type Document, docsPage } from '../docs/page.tsx'
import { ENV, optional } from './env.ts'
import { answerAsset, PAGE_HEADERS, readAssets } from './page-assets.ts'

const MINUTES_KEPT = 5
/** Of gzip: a few milliseconds for a kilobyte less. */
const SMALLEST = 9

/** Answers `/openapi.json` and `/docs`, without a token: neither says anything of a clinic. Both are made once. */
export function onDocs(make: () => object) {
  const ready = once(() => {
    const document = make() as Document
    const styles = readAssets()
    const page = docsPage(document, { base: optional(ENV.linkBase) ?? '', version: styles.version })
    return { styles, page, json: JSON.stringify(document) }
  })
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    const { styles, page, json } = ready()
    const asset = styles.assets.get(event.rawPath.slice('/docs/'.length))
    if (asset) return answerAsset(asset)
    if (event.rawPath === '/openapi.json') return sent(event, 200, 'application/json', json)
    if (event.rawPath.replace(/\/$/, '') === '/docs') return sent(event, 200, 'text/html; charset=utf-8', page)
    return sent(event, 404, 'text/plain', 'There is nothing at this address: the API is described at /docs.')
  })
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function sent(
  { headers, requestContext }: APIGatewayProxyEventV2,
  statusCode: number,
  type: string,
  body: string,
): APIGatewayProxyStructuredResultV2 {
  const zips = (headers?.['accept-encoding'] ?? '').includes('gzip')
  const isHead = requestContext.http.method === 'HEAD'
  return {
    statusCode,
    headers: {
      ...PAGE_HEADERS,
      'content-type': type,
      'cache-control': statusCode === 200 ? `public, max-age=${MINUTES_KEPT * 60}` : 'no-store',
      vary: 'accept-encoding',
      'x-request-id': requestContext.requestId ?? '',
      ...(zips ? { 'content-encoding': 'gzip' } : {}),
    },
    ...(zips
      ? { body: isHead ? '' : gzipSync(body, { level: SMALLEST }).toString('base64'), isBase64Encoded: true }
      : { body: isHead ? '' : body }),
  }
}
