/** A clinic in Slack, in memory: the local Slack takes what the service posts, and presses arrive as the gateway hands them over. */
import { showCalendar } from '../../functions/http/calendar-addresses.ts'
import { sendPhotos, showLinkPhoto } from '../../functions/http/link-photos.ts'
import { pressLink, showLink } from '../../functions/http/links.ts'
import { showLogo } from '../../functions/http/logos.ts'
import { answerSlack } from '../../functions/http/slack-hook.ts'
import { onLink } from '../../functions/runtime/on-link.ts'
import { type Press, Slack } from '../../infra/local/world/slack.ts'
import { anApi } from './api.ts'
import { hmac } from './booking-events.ts'
import { aWorld } from './world.ts'

export async function aSlack() {
  const world = await aWorld()
  const slack = new Slack(() => Date.parse(world.now()))
  const deps = Object.assign(world.deps, {
    sign: hmac,
    async callSlack({ method, token, body }: { method: string; token: string; body: object }) {
      const { status, body: said } = slack.call(method, `Bearer ${token}`, JSON.parse(JSON.stringify(body)))
      if (status !== 200) return { kind: 'answered' as const, status }
      return said.ok === true
        ? { kind: 'done' as const, ts: String(said.ts) }
        : { kind: 'rejected' as const, because: String(said.error) }
    },
    saySlack: async (_: string, text: string) => slack.said.push(text) > 0,
  })
  const handler = onLink(
    {
      ...{ style: () => '', script: '', show: showLink, tooLong: () => '', press: pressLink, send: sendPhotos },
      ...{ photo: showLinkPhoto, calendar: showCalendar, logo: showLogo, slack: answerSlack },
    },
    () => deps,
  )

  /** As it arrives, whoever made it. */
  async function arrives(headers: Record<string, string>, body: string, clinic = 'demo') {
    const answer = (await handler(
      {
        rawPath: `/chat/slack/${clinic}`,
        ...{ headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true },
        requestContext: { requestId: 'request-1', http: { method: 'POST' } },
      } as never,
      {} as never,
    )) as { statusCode: number; body?: string }
    await world.settle()
    return { status: answer.statusCode, body: answer.body ?? '' }
  }

  function signed(press: Press) {
    const pressed = slack.press(press, 'https://hooks.slack.com/actions/T0/1/abc')
    if (pressed.kind !== 'signed') throw new Error(`no button ${press.action}`)
    return pressed
  }

  return {
    ...{ world, slack, api: anApi(world), arrives, signed },
    async press(press: Press) {
      const { headers, body } = signed(press)
      return arrives(headers, body)
    },
    /** Messages of the channel that are no replies, and the replies to one. */
    threads: () => slack.messages.filter(({ thread_ts }) => thread_ts === undefined),
    replies: (ts: string) => slack.messages.filter(({ thread_ts }) => thread_ts === ts).map(({ text }) => text),
  }
}
