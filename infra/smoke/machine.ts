import { Complaint } from '../clinic/file.ts'
import type { Answer, Hands } from './hands.ts'

/** A server that `npm start` runs: the carrier is its simulator, and nothing costs anything. */
export function onThisMachine(url: string, clinicId: string): Hands {
  const call = async (method: string, path: string, body?: unknown, token?: string): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Complaint(`Nothing answers at ${url}. Start it: npm start`)
    })
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : undefined }
  }
  return {
    url,
    async as(role, method, path, body) {
      const { body: given } = await call('POST', '/_local/token', { clinic: clinicId, role })
      return call(method, path, body, given.token)
    },
    async text(message) {
      await call('POST', '/_local/sms', message)
    },
    async wait(round) {
      await call('POST', '/_local/idle')
      return round < 2
    },
    async ringing() {
      const { body } = await call('GET', '/_local/pager')
      return body.alarms.map(({ name }: { name: string }) => name)
    },
    now: async () => (await call('GET', '/_local/clock')).body.now,
  }
}
