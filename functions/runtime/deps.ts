import { createHash, randomBytes, randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { dynamoRecords } from '../adapters/dynamodb/records.ts'
import { heartbeatTo } from '../adapters/heartbeat.ts'
import { awsMessenger } from '../adapters/messenger.ts'
import { sqsQueues } from '../adapters/sqs-queues.ts'
import type { Deps } from '../use-cases/ports.ts'
import { rules } from './content.ts'
import { ENV, required } from './env.ts'
import { log } from './log.ts'
import { content } from './messages.ts'

let made: Deps | undefined

/** What the use cases need, made on the first event, so that importing a function has no effect. */
export function deps(): Deps {
  made ??= {
    linkBase: process.env[ENV.linkBase] ?? '',
    ...(process.env[ENV.mailDomain] ? { mailDomain: process.env[ENV.mailDomain] as string } : {}),
    records: dynamoRecords({ table: required(ENV.table) }),
    messenger: awsMessenger({
      textSender: process.env[ENV.textSender] ?? '',
      textConfigurationSet: process.env[ENV.textConfigurationSet],
      mailConfigurationSet: process.env[ENV.mailConfigurationSet],
    }),
    queues: sqsQueues({
      urgent: process.env[ENV.urgentQueue],
      routine: process.env[ENV.routineQueue],
      alerts: process.env[ENV.alertsQueue],
    }),
    heartbeat: heartbeatTo(process.env[ENV.heartbeatUrl]),
    log,
    content,
    rules,
    now: () => new Date().toISOString(),
    newId: () => [...randomBytes(10)].map((byte) => (byte % 36).toString(36)).join(''),
    random: () => randomInt(2 ** 32) / 2 ** 32,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    pause: (milliseconds) => setTimeout(milliseconds),
  }
  return made
}
