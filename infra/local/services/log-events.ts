import { gunzipSync, gzipSync } from 'node:zlib'
import type { Received } from './sqs.ts'

/** One asynchronous invocation, and the messages of the queue that it answers. */
export type Asked = { service: string; source: string; event: unknown; numbers: number[] }

type LogsEvent = { awslogs: { data: string } }
type Records = { logEvents: unknown[] }

/** A subscription hands over what its log group has got meanwhile, not one record at a time. */
export function together(batch: readonly Received[]): Asked[] {
  const asked: Asked[] = []
  for (const { body, number } of batch) {
    const { service, source, event } = JSON.parse(body) as Omit<Asked, 'numbers'>
    const before = asked.at(-1)
    if (service === 'logs.amazonaws.com' && before?.service === service && before.source === source) {
      before.event = joined(before.event as LogsEvent, event as LogsEvent)
      before.numbers.push(number)
    } else asked.push({ service, source, event, numbers: [number] })
  }
  return asked
}

function joined(first: LogsEvent, second: LogsEvent): LogsEvent {
  const all = recordsOf(first)
  all.logEvents.push(...recordsOf(second).logEvents)
  return { awslogs: { data: gzipSync(JSON.stringify(all)).toString('base64') } }
}

const recordsOf = ({ awslogs }: LogsEvent): Records =>
  JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString()) as Records
