/** The real stack on this machine, spoken to over HTTP as a clinic, a patient's phone and a carrier would. */

import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { CloudOptions } from '../../infra/local/cloud.ts'
import { conforms } from './conforms.ts'

/** A server in a process of its own, to be killed. */
export async function serveApart(options: CloudOptions): Promise<{ url: string; child: ChildProcess }> {
  const script = fileURLToPath(new URL('./serve.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const url of createInterface({ input: child.stdout })) return { url, child }
  throw new Error('the server ended before it served')
}

export const killed = (child: ChildProcess): Promise<unknown> => {
  const ended = child.exitCode === null ? new Promise((done) => child.once('exit', done)) : Promise.resolve()
  child.kill('SIGKILL')
  return ended
}

export type Answer = { status: number; type: string; body: Json }
// biome-ignore lint/suspicious/noExplicitAny: the JSON of an answer, whose shape each test states
type Json = any

export function client(url: string) {
  const tokens = new Map<string, string>()

  async function call(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    const isFile = type.startsWith('text/csv')
    const answer = { status: response.status, type, body: text === '' ? undefined : isFile ? text : JSON.parse(text) }
    conforms({ method, path, ...answer })
    return answer
  }

  async function token(role: string, clinic = 'demo'): Promise<string> {
    const known = tokens.get(`${clinic} ${role}`)
    if (known) return known
    const { body } = await call('POST', '/_local/token', { body: { clinic, role } })
    tokens.set(`${clinic} ${role}`, body.token)
    return body.token
  }

  return {
    call,
    token,
    /** A call of the API as somebody of a clinic. */
    as: async (
      role: string,
      method: string,
      path: string,
      body?: unknown,
      { clinic = 'demo', headers = {} }: { clinic?: string; headers?: Record<string, string> } = {},
    ) => call(method, path, { body, headers: { authorization: `Bearer ${await token(role, clinic)}`, ...headers } }),
    local: (path: string, body: unknown = {}) => call('POST', `/_local/${path}`, { body }),
    idle: () => call('POST', '/_local/idle', { body: {} }),
    advance: (duration: string) => call('POST', '/_local/clock', { body: { advance: duration } }),
    now: async (): Promise<string> => (await call('GET', '/_local/clock')).body.now,
    phone: async (number: string): Promise<{ at: string; from: string; body: string; kind: string }[]> =>
      (await call('GET', `/_local/phones/${encodeURIComponent(number)}`)).body.messages,
    mailbox: async (
      address: string,
    ): Promise<{ subject: string; text: string; html: string; headers: Record<string, string> }[]> =>
      (await call('GET', `/_local/mailboxes/${encodeURIComponent(address)}`)).body.messages,
  }
}

export type Client = ReturnType<typeof client>
