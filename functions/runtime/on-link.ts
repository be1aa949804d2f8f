import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { feedTokenIn } from '../core/access/calendar-feed.ts'
import { type Language, languageOf } from '../core/language.ts'
import { isToken } from '../core/messages/link.ts'
import { MOST_PHOTO_FORM_BYTES } from '../core/photos/photo.ts'
import type { CalendarAnswer } from '../http/calendar-addresses.ts'
import type { PageAnswer } from '../http/links.ts'
import { boundaryIn, type MultipartForm, readMultipart } from '../http/multipart.ts'
import { MOST_PRESS_BYTES, type SlackAnswer, type SlackRequest } from '../http/slack-hook.ts'
import type { LogoRead } from '../use-cases/clinic/logo.ts'
import type { PhotoRead } from '../use-cases/photos/read-photos.ts'
import { type Logs, Unavailable } from '../use-cases/ports.ts'
import { sentLogo, sentPhoto } from './photo-answer.ts'
import { named, notAllowed } from './request-id.ts'

type Pages<D> = {
  /** `brand`: as the address says it. */
  style: (brand: string | undefined) => string
  /** Of the page that takes photos. */
  script: string
  show: (deps: D, token: string, language: Language) => Promise<PageAnswer>
  /** A form that is longer than any of ours: a page with the way back. */
  tooLong: (token: string, language: Language) => string
  press: (deps: D, token: string, form: string, language: Language) => Promise<PageAnswer>
  /** A form with photos. */
  send: (deps: D, token: string, form: MultipartForm | undefined | 'too-large') => Promise<PageAnswer>
  /** `?photo=`: one that the link shows. */
  photo: (deps: D, token: string, photoId: string) => Promise<PhotoRead | undefined>
  /** `/calendars/{file}`: what calendar programs subscribe to. */
  calendar: (
    deps: D,
    token: string | undefined,
    headers: Readonly<Record<string, string | undefined>>,
  ) => Promise<CalendarAnswer>
  /** `/logos/{clinic}/{file}`: what mails and pages show of a clinic. */
  logo: (deps: D, path: string) => Promise<LogoRead | undefined>
  /** `/chat/slack/{clinic}`: a button pressed in a clinic's Slack. */
  slack: (deps: D, request: SlackRequest) => Promise<SlackAnswer>
}

/** A note and a text, each of whose letters may take nine bytes in a form. */
const MOST_FORM_BYTES = 48 * 1024

/** Answers `/l/{token}`, `/calendars/{file}`, `/logos/{clinic}/{file}` and presses in Slack without sign-in: GET and HEAD show, POST alone acts. Only the page that takes photos runs a script. */
export function onLink<D extends Logs>(pages: Pages<D>, deps: () => D) {
  const { style, script, show, tooLong, press, send, photo, calendar, logo, slack } = pages
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(named())
    .onError((request) => {
      const { error } = request
      deps().log.write({ event: 'link-failed', error: error instanceof Error ? error.name : typeof error })
      request.response = sent(
        error instanceof Unavailable
          ? { status: 503, body: "We're busy. Nothing is lost: reload in a moment, or text the code back." }
          : { status: 500, body: 'Something went wrong. Text the code of the alert back instead.' },
        'text/plain',
      )
    })
    .handler(async ({ rawPath, requestContext, headers, body = '', isBase64Encoded, queryStringParameters }) => {
      const { method } = requestContext.http
      if (rawPath.startsWith('/calendars/')) {
        return sentCalendar(await calendar(deps(), feedTokenIn(rawPath), headers))
      }
      if (rawPath.startsWith('/logos/')) {
        const found = await logo(deps(), rawPath)
        return found ? sentLogo(found, method === 'HEAD') : sent({ status: 404, body: '' }, 'text/plain')
      }
      if (rawPath.startsWith('/chat/slack/')) {
        const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
        if (text.length > MOST_PRESS_BYTES) return sent({ status: 413, body: '' }, 'text/plain')
        const clinicId = rawPath.split('/').at(-1) ?? ''
        return sent(await slack(deps(), { clinicId, headers, body: text }), 'text/plain')
      }
      const language = languageOf(headers['accept-language'])
      const token = rawPath.split('/').at(-1) ?? ''
      if (token === 'style.css') return sent({ status: 200, body: style(queryStringParameters?.brand) }, 'text/css')
      if (token === 'photos.js') return sent({ status: 200, body: script }, 'text/javascript')
      if (!isToken(token)) return sent(await show(deps(), '', language))
      if (method === 'GET' || method === 'HEAD') {
        const photoId = queryStringParameters?.photo
        if (photoId === undefined) return sent(await show(deps(), token, language))
        const found = await photo(deps(), token, photoId)
        return found ? sentPhoto(found, method === 'HEAD') : sent({ status: 404, body: '' }, 'text/plain')
      }
      if (method !== 'POST') return notAllowed('GET, HEAD, POST')
      const boundary = boundaryIn(headers['content-type'])
      if (boundary) {
        const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
        const isTooLarge = bytes.length > MOST_PHOTO_FORM_BYTES
        return sent(await send(deps(), token, isTooLarge ? 'too-large' : readMultipart(bytes, boundary)))
      }
      const form = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
      if (form.length > MOST_FORM_BYTES) return sent({ status: 413, body: tooLong(token, language) })
      return sent(await press(deps(), token, form, language))
    })
}

const policy = (script: boolean): string =>
  `default-src 'none'; style-src 'self'; img-src 'self'; ${script ? "script-src 'self'; connect-src 'self'; " : ''}form-action 'self'; frame-ancestors 'none'`

const sent = ({ status, body, script }: PageAnswer, type = 'text/html'): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': type === 'text/css' || type === 'text/javascript' ? 'max-age=3600' : 'no-store',
    'content-security-policy': policy(script === true),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  },
  body,
})

/** Kept by the program that asked, and by nobody between; asked again each time, since a swap counts at once. */
const sentCalendar = ({ status, body, headers }: CalendarAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'content-type': `${status === 404 ? 'text/plain' : 'text/calendar'}; charset=utf-8`,
    'cache-control': status === 404 ? 'no-store' : 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    ...headers,
  },
  body,
})
