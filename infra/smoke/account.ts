import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Complaint } from '../clinic/file.ts'
import type { Hands } from './hands.ts'

const run = promisify(execFile)
const BETWEEN_ROUNDS_MILLISECONDS = 5000
/** Two minutes: a tick, the carrier's events, and a cold start of each function. */
const ROUNDS = 24

type Deployed = { stage: string; clinicId: string; outputs: Record<string, string> }

/** A real account, by the AWS CLI and its credentials. Whoever has them stands for everybody of the clinic. */
export function inTheAccount({ stage, clinicId, outputs }: Deployed): Hands {
  const output = (name: string): string => {
    const value = outputs[name]
    if (value) return value
    throw new Complaint(`The stack has no output ${name}: deploy it again from this checkout.`)
  }
  const url = output('ApiUrl')
  return {
    url,
    /** By invoking the function with the claims that the authorizer would hand over: nobody's password is needed. */
    async as(role, method, path, body) {
      const event = requestOf({
        method,
        path,
        body,
        claims: { clinic: clinicId, role, sub: `smoke-${role}`, name: role },
      })
      const answer = await invoke(output('ApiFunctionName'), event)
      return { status: Number(answer.statusCode ?? 500), body: answer.body ? JSON.parse(answer.body) : undefined }
    },
    /** As the carrier does it: https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html */
    async text({ from, to, body }) {
      const message = {
        originationNumber: from,
        destinationNumber: to,
        messageKeyword: body.split(' ')[0],
        messageBody: body,
        inboundMessageId: randomUUID(),
      }
      await aws('sns', 'publish', '--topic-arn', output('InboundTopicArn'), '--message', JSON.stringify(message))
    },
    async wait(round) {
      await setTimeout(BETWEEN_ROUNDS_MILLISECONDS)
      return round < ROUNDS
    },
    async ringing() {
      const asked = ['--state-value', 'ALARM', '--alarm-name-prefix', `Aftercare-${stage}`]
      const { MetricAlarms } = JSON.parse(await aws('cloudwatch', 'describe-alarms', ...asked, '--output', 'json'))
      return MetricAlarms.map(({ AlarmName }: { AlarmName: string }) => AlarmName)
    },
    now: async () => new Date().toISOString(),
  }
}

async function aws(...words: string[]): Promise<string> {
  try {
    return (await run('aws', words, { maxBuffer: 10 * 1024 * 1024 })).stdout
  } catch (error) {
    const { code, stderr = '' } = error as { code?: string; stderr?: string }
    if (code === 'ENOENT') throw new Complaint('The AWS CLI is not installed: docs/deploy.md, step 2.')
    throw new Complaint(`aws ${words[0]} ${words[1]}: ${stderr.trim()}`)
  }
}

async function invoke(functionName: string, event: unknown): Promise<{ statusCode?: number; body?: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-smoke-'))
  try {
    const file = join(folder, 'answer.json')
    const named = ['--function-name', functionName, '--cli-binary-format', 'raw-in-base64-out']
    await aws('lambda', 'invoke', ...named, '--payload', JSON.stringify(event), file)
    return JSON.parse(readFileSync(file, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Asked = { method: string; path: string; body: unknown; claims: Record<string, string> }

function requestOf({ method, path, body, claims }: Asked): unknown {
  const [rawPath = '', rawQueryString = ''] = path.split('?')
  return {
    version: '2.0',
    routeKey: 'ANY /v1/{proxy+}',
    rawPath,
    rawQueryString,
    headers: { 'content-type': 'application/json' },
    ...(rawQueryString ? { queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)) } : {}),
    requestContext: {
      requestId: `smoke-${randomUUID()}`,
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'smoke' },
      authorizer: { jwt: { claims, scopes: ['aftercare/clinic'] } },
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  }
}
