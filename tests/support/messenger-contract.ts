import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Messenger, Parcel } from '../../functions/use-cases/ports.ts'
import { type AwsStub, type StubAnswer, startAwsStub } from './aws-stub.ts'

export type Service = {
  make(): Messenger
  parcel: Parcel
  taken: StubAnswer
  /** An error answer of the service, in its own format. */
  refusal(code: string, reason?: string): StubAnswer
  /** Codes (and reasons) by which the service refuses for now, for good, and for want of permission. */
  forNow: [string, string?][]
  forGood: [string, string?][]
  permission: string[]
}

/** What any messenger must make of its service's answers. Each sends once, whatever comes back. */
export function messengerContract(name: string, service: Service): void {
  describe(name, () => {
    let stub: AwsStub
    beforeAll(async () => {
      stub = await startAwsStub()
    })
    afterAll(() => stub.stop())

    async function sent(answer: StubAnswer) {
      stub.answers(answer)
      const outcome = await service.make().send(service.parcel)
      expect(stub.requests).toHaveLength(1)
      return outcome
    }

    test('what the service took is sent, under the id it gave', async () => {
      expect(await sent(service.taken)).toEqual({ kind: 'sent', providerId: 'message-1' })
    })

    test.each(service.forNow)('refused for now (%s %s): it may be tried again', async (code, reason) => {
      expect((await sent(service.refusal(code, reason))).kind).toBe('try-again')
    })

    test('refused for going too fast by something in between: it may be tried again', async () => {
      expect((await sent({ status: 429, body: '' })).kind).toBe('try-again')
    })

    test.each(service.forGood)('refused for good (%s %s): undeliverable', async (code, reason) => {
      const outcome = await sent(service.refusal(code, reason))
      expect(outcome.kind).toBe('undeliverable')
      expect(outcome).toMatchObject({ because: expect.stringContaining(reason ?? code.replace('Exception', '')) })
    })

    test.each(
      service.permission,
    )('not permitted (%s): it may be tried again, and the reason says what is wrong', async (code) => {
      expect(await sent(service.refusal(code))).toMatchObject({
        kind: 'try-again',
        because: expect.stringContaining('no permission'),
      })
    })

    test.each<[string, StubAnswer]>([
      ['the service failed', { status: 500, body: '' }],
      ['the service is away', { status: 503, body: '<html>away</html>' }],
      ['the connection was reset', 'reset'],
      ['the answer broke off', 'half'],
      ['the answer never ended', 'stall'],
      ['the answer cannot be read', { status: 200, body: '<html>hello' }],
      ['the answer names no message', { status: 200, body: '{}' }],
      ['a refusal cannot be read', { status: 400, body: '<html>no</html>' }],
      ['a refusal is empty', { status: 400, body: '' }],
    ])('%s: it may have left, so it is uncertain and not sent again', async (_, answer) => {
      expect((await sent(answer)).kind).toBe('uncertain')
    })

    test('no answer within five seconds: uncertain, with time left to record it', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      try {
        stub.answers('silence')
        const arrived = stub.nextRequest()
        const sending = service.make().send(service.parcel)
        await arrived
        await vi.advanceTimersByTimeAsync(5001)
        expect((await sending).kind).toBe('uncertain')
        expect(stub.requests).toHaveLength(1)
      } finally {
        vi.useRealTimers()
      }
    })

    test('nobody listens: it certainly did not leave, so it may be tried again', async () => {
      const endpoint = process.env.AWS_ENDPOINT_URL
      process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
      const outcome = await service.make().send(service.parcel)
      process.env.AWS_ENDPOINT_URL = endpoint
      expect(outcome.kind).toBe('try-again')
    })

    test('what is said about a refusal holds neither number nor address nor text', async () => {
      const { to, from, text } = service.parcel
      const answers = [...service.forNow, ...service.forGood].map(([code, reason]) => service.refusal(code, reason))
      for (const answer of answers) {
        const said = JSON.stringify(await sent(answer))
        for (const secret of [to, from, text]) expect(said).not.toContain(secret)
      }
    })
  })
}
