import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { Metrics } from '../../../infra/local/services/cloudwatch-metrics.ts'
import { Lambdas } from '../../../infra/local/services/lambda.ts'
import type { Secrets } from '../../../infra/local/services/secrets-manager.ts'
import type { Clock } from '../../../infra/local/world/clock.ts'

const TIMEOUT_SECONDS = 5

/** A function that answers, and hangs where it is told to. */
async function aFunction() {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-time-out-'))
  mkdirSync(join(folder, 'bundle'))
  writeFileSync(
    join(folder, 'bundle', 'index.mjs'),
    "export const handler = (event) => event === 'hang' ? new Promise(() => setInterval(() => {}, 1000)) : event",
  )
  const properties = { Handler: 'index.handler', Timeout: TIMEOUT_SECONDS }
  const resource = { id: 'Fn', type: 'AWS::Lambda::Function', properties, metadata: { 'aws:asset:path': 'bundle' } }
  const clock = { forFunctions: () => 'ahead:0' } as Clock
  const secrets = { resolve: (value: string) => value } as Secrets
  const lambdas = new Lambdas({ resources: [resource], outputs: {}, folder }, clock, {
    processes: 1,
    secrets,
    metrics: new Metrics(() => 0),
  })
  await lambdas.start('http://127.0.0.1:1')
  return lambdas
}

/** The job is on its way when the timer that ends it runs. */
async function onItsWay() {
  while (vi.getTimerCount() === 0) await new Promise(setImmediate)
}

afterEach(() => vi.useRealTimers())

it('a process is killed at its time-out; only its first job may take the time of a cold start besides', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const lambdas = await aFunction()
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
  lambdas.stop()
})
