import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { bannerWords } from '../console/shared/banner-words.ts'
import type { ConsoleDeps, Page } from '../console/shared/page.ts'
import { type Asked, barePage, respond, type Shown } from '../console/shared/respond.tsx'
import { DOINGS } from '../core/alerts/presence.ts'
import { languageOf } from '../core/language.ts'
import { boundaryIn, readMultipart } from '../http/multipart.ts'
import { Unavailable } from '../use-cases/ports.ts'
import { answerAsset, PAGE_HEADERS, readAssets } from './page-assets.ts'
import { sentPhoto } from './photo-answer.ts'
import { printedAnswer } from './printed.ts'
import { named, notAllowed } from './request-id.ts'

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST']

/** A calendar file is the largest thing that most forms of ours carry. */
const MOST_FORM_BYTES = 256 * 1024
/** A list of visits as the API takes it (1.5 MB), each of whose characters may take three bytes in a form. */
const IMPORT = '/console/checkout/import'
const MOST_FILE_BYTES = 4 * 1024 * 1024
/** Photos that staff add, and a clinic's logo; a form of them is no text. */
const PICTURES = /^\/console\/(patients\/[^/]+\/photos|settings\/brand(\/try)?)$/
/** Modules name each other without a version: it is the folder's. */
const ASSET = /^\/console\/assets\/([^/]+)\/([^/]+)$/

/** Answers `/console` by a table of pages. Only a form of our own pages may act. */
export function onConsole(pages: readonly Page[], deps: () => ConsoleDeps) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(named())
    .onError((request) => {
      const { error } = request
      const away = error instanceof Unavailable
      const said = error instanceof Error ? `${error.name} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : typeof error
      deps().log.write({ event: 'console-failed', error: said })
      const { language, from } = askedOf(request.event)
      const words = bannerWords(language)
      request.response = sent(
        barePage(readAssets().version, {
          status: away ? 503 : 500,
          ...(away ? words.busy : words.failed),
          language,
          link: { to: from, label: words.back },
        }),
      )
    })
    .handler(async (event) => {
      const { assets, version } = readAssets()
      const [, folder, name = ''] = ASSET.exec(event.rawPath) ?? []
      const asset = assets.get(name)
      if (asset) return answerAsset(asset, folder !== version)
      if (!METHODS.includes(event.requestContext.http.method)) return notAllowed(METHODS.join(', '))
      const asked = askedOf(event)
      if (asked.method === 'POST' && !isOurs(event))
        return sent({ status: 403, body: 'This form was not sent from the console.', type: 'text/plain' })
      const hasPictures = PICTURES.test(asked.path)
      const most = asked.path === IMPORT || hasPictures ? MOST_FILE_BYTES : MOST_FORM_BYTES
      const tooLong = asked.text.length > most
      const given = hasPictures ? withFiles(event, asked) : asked
      const shown = await respond(pages, deps(), tooLong ? { ...asked, text: '', tooLong } : given, version)
      if (shown.photo) return sentPhoto(shown.photo, event.requestContext.http.method === 'HEAD')
      if (!shown.paper) return sent(shown)
      const file = await printedAnswer(shown.paper, event.requestContext.http.method === 'HEAD')
      return { ...sent(shown), ...file, headers: { ...sent(shown).headers, ...file.headers } }
    })
}

function askedOf({
  rawPath,
  rawQueryString,
  requestContext,
  headers,
  cookies,
  body = '',
  isBase64Encoded,
}: Event): Asked {
  return {
    method: requestContext.http.method === 'POST' ? 'POST' : 'GET',
    path: rawPath.replace(/(.)\/$/, '$1'),
    query: rawQueryString,
    text: isBase64Encoded ? Buffer.from(body, 'base64').toString() : body,
    language: languageOf(headers['accept-language']),
    watching: headers['x-watching'] !== undefined,
    doing: DOINGS.find((each) => each === headers['x-doing']),
    known: headers['if-none-match'],
    shown: headers['x-shown'],
    from: headers.referer && URL.canParse(headers.referer) ? new URL(headers.referer).pathname : '/console',
    cookies: Object.fromEntries((cookies ?? []).map((cookie) => cookie.split(/=(.*)/s, 2) as [string, string])),
  }
}
type Event = APIGatewayProxyEventV2

function withFiles({ headers, body = '', isBase64Encoded }: Event, asked: Asked): Asked {
  const boundary = boundaryIn(headers['content-type'])
  const form = boundary && readMultipart(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'), boundary)
  if (!form) return { ...asked, text: '' }
  return { ...asked, text: form.fields.toString(), files: form.files.map(({ bytes }) => bytes) }
}

/** Browsers say where a request comes from; a page of another site cannot make them say otherwise. */
function isOurs({ headers }: Event): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

function sent({
  status,
  body,
  type = 'text/html',
  location,
  cookies,
  etag,
  name,
}: Shown): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      ...PAGE_HEADERS,
      ...(location ? { location } : {}),
      ...(etag ? { etag } : {}),
      ...(name ? { 'content-disposition': `attachment; filename="${name}"` } : {}),
    },
    ...(cookies ? { cookies } : {}),
    body,
  }
}
