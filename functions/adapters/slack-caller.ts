import type { SlackCalled, SlackCaller } from '../use-cases/ports.ts'

const SLACK = 'https://slack.com/api'
/** Two calls, one after the other, end before the function does. */
const CALL_MILLISECONDS = 7000
/** Slack waits three seconds for the answer to a press; what is said beside it must not use them up. */
const SAYING_MILLISECONDS = 1500

/** `base`: where the Web API is, for the local runner alone. */
export function slackCaller(base = SLACK): SlackCaller {
  const isSlacks = (url: string) =>
    url.startsWith('https://hooks.slack.com/') || (base !== SLACK && url.startsWith(base))
  return {
    async callSlack({ method, token, body }) {
      try {
        const response = await fetch(`${base}/${method}`, {
          method: 'POST',
          redirect: 'manual',
          signal: AbortSignal.timeout(CALL_MILLISECONDS),
          headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        })
        if (!response.ok) return { kind: 'answered', status: response.status }
        return saidOf(await response.json())
      } catch (error) {
        const late = error instanceof Error && error.name === 'TimeoutError'
        return { kind: 'no-answer', because: late ? 'time-out' : 'no-connection' }
      }
    },
    async saySlack(url, text) {
      if (!isSlacks(url)) return false
      try {
        const { ok } = await fetch(url, {
          method: 'POST',
          redirect: 'manual',
          signal: AbortSignal.timeout(SAYING_MILLISECONDS),
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
        })
        return ok
      } catch {
        return false
      }
    },
  }
}

/** Slack answers 200 and says in the body whether it did it. */
function saidOf(said: unknown): SlackCalled {
  const { ok, ts, error } = (said ?? {}) as { ok?: unknown; ts?: unknown; error?: unknown }
  if (ok === true && typeof ts === 'string') return { kind: 'done', ts }
  return { kind: 'rejected', because: typeof error === 'string' && /^\w{1,60}$/.test(error) ? error : 'unknown_error' }
}
