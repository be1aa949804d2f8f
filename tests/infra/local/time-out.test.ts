import { afterEach, expect, it, vi } from 'vitest'
import { tinyFunctions } from '../../support/tiny-functions.ts'

const TIMEOUT_SECONDS = 5
/** A function that answers, and hangs where it is told to. */
const HANGS =
  "export const handler = (event) => event === 'hang' ? new Promise(() => setInterval(() => {}, 1000)) : event"

/** The job is on its way when the timer that ends it runs. */
async function onItsWay() {
  while (vi.getTimerCount() === 0) await new Promise(setImmediate)
}

afterEach(() => vi.useRealTimers())

it('a process is killed at its time-out; only its first job may take the time of a cold start besides', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { lambdas, stop } = await tinyFunctions({ Fn: HANGS }, { timeoutSeconds: TIMEOUT_SECONDS })
  let ended = false
  const invoke = (event: string) => lambdas.invoke('Fn', event)
  expect(await invoke('one')).toEqual({ kind: 'answered', payload: 'one' })
  const warm = invoke('hang')
  await onItsWay()
  vi.advanceTimersByTime(TIMEOUT_SECONDS * 1000)
  expect(vi.getTimerCount()).toBe(0)
  expect(await warm).toMatchObject({ kind: 'failed' })

  const cold = invoke('hang').finally(() => {
    ended = true
  })
  await onItsWay()
  vi.advanceTimersByTime(TIMEOUT_SECONDS * 1000)
  expect([vi.getTimerCount(), ended]).toEqual([1, false])
  vi.advanceTimersByTime(10_000)
  expect(await cold).toMatchObject({ kind: 'failed' })
  stop()
})
