/** The HTTP side of the local Slack: its Web API, and what a member does in it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson, bodyOf, problem } from '../http.ts'
import type { JsonObject } from '../template.ts'
import { type Press, SLACK_BEHAVIOURS, type Slack } from './slack.ts'

export const SLACK_PATH = '/_local/slack'

/** `address`: where the HTTP API is reached. */
export async function serveSlack(
  slack: Slack,
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname }: URL,
): Promise<boolean> {
  if (pathname !== SLACK_PATH && !pathname.startsWith(`${SLACK_PATH}/`)) return false
  const name = pathname.slice(SLACK_PATH.length + 1)
  if (request.method === 'GET' && name === '') {
    answerJson(response, 200, { messages: slack.messages, said: slack.said })
    return true
  }
  if (request.method !== 'POST') return false
  const body = await json(request)
  if (!body) problem(response, 400, 'The body is not a JSON object.')
  else if (name.startsWith('chat.')) {
    const answer = slack.call(name, request.headers.authorization ?? '', body)
    answerJson(response, answer.status, answer.body)
  } else if (name === 'said') {
    slack.said.push(String(body.text))
    answerJson(response, 200, { ok: true })
  } else if (name === 'behaviour') behave(slack, response, body)
  else if (name === 'press') await press(slack, address, response, body)
  else return false
  return true
}

function behave(slack: Slack, response: ServerResponse, { behaviour }: JsonObject): void {
  const known = SLACK_BEHAVIOURS.find((each) => each === behaviour)
  if (known) {
    slack.behaviour = known
    answerJson(response, 200, { behaviour: known })
  } else problem(response, 422, `One of ${SLACK_BEHAVIOURS.join(', ')}.`, '/behaviour')
}

async function press(slack: Slack, address: string, response: ServerResponse, body: JsonObject): Promise<void> {
  const pressed = slack.press(body as Press, `${address}${SLACK_PATH}/said`)
  if (pressed.kind === 'no-such-button')
    return problem(response, 422, 'There is no such button at this message: see GET /_local/slack.', '/action')
  const { headers, body: form } = pressed
  const answer = await fetch(`${address}/chat/slack/${String(body.clinic ?? 'demo')}`, {
    method: 'POST',
    headers,
    body: form,
  })
  answerJson(response, 200, { status: answer.status, body: await answer.text(), said: slack.said.at(-1) ?? null })
}

async function json(request: IncomingMessage): Promise<JsonObject | undefined> {
  try {
    const parsed: unknown = JSON.parse((await bodyOf(request)).toString() || '{}')
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as JsonObject) : undefined
  } catch {
    return undefined
  }
}
