/** What functions run on: each variable by its own name, ids and numbers as the use cases expect them, and nothing made before its first use. */
import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ENV, type EnvName, optional, required } from '../../functions/runtime/env.ts'

const SET: Partial<Record<EnvName, string>> = {
  [ENV.table]: 'table',
  [ENV.linkBase]: 'https://care.example',
  [ENV.optOutSecret]: 'a secret',
}

beforeEach(() => void vi.unstubAllEnvs())

async function madeWith(more: Partial<Record<EnvName, string>> = {}) {
  for (const [name, value] of Object.entries({ ...SET, ...more })) vi.stubEnv(name, value)
  const { deps, intakeDeps } = await import('../../functions/runtime/deps.ts')
  return { deps: deps(), again: deps(), sign: intakeDeps().sign }
}

describe('a variable', () => {
  it('has a name of its own: ours begins with that of the service, the others are set by Lambda', () => {
    const names = Object.values(ENV)
    const theirs = names.filter((name) => !/^AFTERCARE_[A-Z]+(_[A-Z]+)*$/.test(name))
    expect(new Set(names).size).toBe(names.length)
    expect(theirs.sort()).toEqual([
      ...['AWS_ACCESS_KEY_ID', 'AWS_ENDPOINT_URL', 'AWS_REGION', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
      'LAMBDA_TASK_ROOT',
    ])
  })

  it('that is empty is not set, and one that has to be is named', () => {
    vi.stubEnv(ENV.table, '')
    expect(optional(ENV.table)).toBeUndefined()
    expect(() => required(ENV.table)).toThrow(
      'AFTERCARE_TABLE is not set: the stack gives it to each function (infra/functions.ts)',
    )
    vi.stubEnv(ENV.table, 'table')
    expect([optional(ENV.table), required(ENV.table)]).toEqual(['table', 'table'])
  })
})

describe('what functions run on', () => {
  it('is made once', async () => {
    const { deps, again } = await madeWith()
    expect(again).toBe(deps)
  })

  it('has ids of ten characters, all of them in use, and numbers from 0 to below 1', async () => {
    const { deps } = await madeWith()
    const ids = Array.from({ length: 500 }, () => deps.newId())
    expect(ids.filter((id) => !/^[0-9a-z]{10}$/.test(id))).toEqual([])
    expect([new Set(ids).size, new Set(ids.join('')).size]).toEqual([500, 36])
    const numbers = Array.from({ length: 500 }, () => deps.random())
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
    expect(Math.max(...numbers) - Math.min(...numbers)).toBeGreaterThan(0.5)
    expect(Buffer.from(deps.randomKey(), 'base64')).toHaveLength(32)
  })

  it('hashes in hex, and under the secret of the stage', async () => {
    const { deps, sign } = await madeWith()
    expect(deps.sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    const hmac = (text: string) => createHmac('sha256', 'a secret').update(text).digest('hex')
    expect(deps.hmac('abc')).toBe(hmac('abc'))
    expect(Buffer.from(sign(Buffer.from('a secret'), Buffer.from('abc'))).toString('hex')).toBe(hmac('abc'))
  })

  it('knows the parts that a stage has, and does without the others', async () => {
    const without = (await madeWith()).deps
    expect(without).toMatchObject({
      ...{ hasSecondReader: false, loopbackAllowed: false, linkBase: 'https://care.example' },
    })
    expect(without).not.toHaveProperty('mailDomain')
    vi.resetModules()
    const { deps } = await madeWith({
      [ENV.secondReadsQueue]: 'https://queues.example/second-reads',
      [ENV.loopbackWebhooks]: 'yes',
      [ENV.mailDomain]: 'reply.care.example',
    })
    expect(deps).toMatchObject({ hasSecondReader: true, loopbackAllowed: true, mailDomain: 'reply.care.example' })
  })

  it('lets webhooks lead to this machine where the local runner says so, and nowhere else', async () => {
    vi.resetModules()
    expect(await (await madeWith()).deps.hostKind('127.0.0.1')).toBe('private')
    vi.resetModules()
    const { deps } = await madeWith({ [ENV.loopbackWebhooks]: 'yes' })
    expect(await deps.hostKind('127.0.0.1')).toBe('callable')
  })
})
