/**
 * What each function runs on, made on its first event, so that importing one has no effect. A function names the parts it
 * needs and its bundle holds no others: SDK clients, mail and triage are most of a cold start.
 */
import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { calendarFetcher } from '../adapters/calendar-fetcher.ts'
import { dynamoRecords } from '../adapters/dynamodb/records.ts'
import { heartbeatTo } from '../adapters/heartbeat.ts'
import { messengerByChannel } from '../adapters/messenger.ts'
import { sesMessenger } from '../adapters/ses-messenger.ts'
import { slackCaller } from '../adapters/slack-caller.ts'
import { sqsQueues } from '../adapters/sqs-queues.ts'
import { textsBy } from '../adapters/texts.ts'
import { voiceMessenger } from '../adapters/voice-messenger.ts'
import { webhookCaller } from '../adapters/webhook-caller.ts'
import { resolveHost } from '../adapters/webhook-hosts.ts'
import type {
  AllDeps,
  CalendarFetcher,
  Clock,
  Deps,
  HasSecondReader,
  Logs,
  Queueing,
  Reads,
  Sends,
  Signing,
  SlackCaller,
  WebhookCaller,
} from '../use-cases/ports.ts'
import { content } from './content.ts'
import { ENV, optional, required } from './env.ts'
import { log } from './log.ts'
import { rules, shadowRules } from './rules.ts'
import { secondReader } from './second-reader.ts'

// Calls of it may be left out of a bundle where their results are not used.
/* @__NO_SIDE_EFFECTS__ */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The table, the queues and the time: all that tick needs. */
export const store = once((): Reads & Logs & Clock & Queueing & HasSecondReader => ({
  records: dynamoRecords({ table: required(ENV.table) }),
  queues: sqsQueues(
    {
      urgent: optional(ENV.urgentQueue),
      routine: optional(ENV.routineQueue),
      alerts: optional(ENV.alertsQueue),
      'second-reads': optional(ENV.secondReadsQueue),
      intake: optional(ENV.intakeQueue),
      webhooks: optional(ENV.webhooksQueue),
    },
    log,
  ),
  hasSecondReader: optional(ENV.secondReadsQueue) !== undefined,
  log,
  now: () => new Date().toISOString(),
}))

const loopbackAllowed = () => optional(ENV.loopbackWebhooks) !== undefined

/** What every use case may need. */
export const deps = once((): Deps => {
  const mailDomain = optional(ENV.mailDomain)
  return {
    ...store(),
    linkBase: optional(ENV.linkBase) ?? '',
    ...(mailDomain ? { mailDomain } : {}),
    heartbeat: heartbeatTo(optional(ENV.heartbeatUrl)),
    content,
    newId: () => [...randomBytes(10)].map((byte) => (byte % 36).toString(36)).join(''),
    random: () => randomInt(2 ** 32) / 2 ** 32,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    hmac: (text) => createHmac('sha256', required(ENV.optOutSecret)).update(text).digest('hex'),
    pause: (milliseconds) => setTimeout(milliseconds),
    randomKey: () => randomBytes(32).toString('base64'),
    loopbackAllowed: loopbackAllowed(),
    hostKind: async (host) => (await resolveHost(host, { loopback: loopbackAllowed() })).kind,
  }
})

const sign: Signing['sign'] = (key, message) => createHmac('sha256', key).update(message).digest()

/** And the check of signatures that others have made. */
export const intakeDeps = once((): Deps & Signing => ({ ...deps(), sign }))

const texts = () => textsBy(optional(ENV.textSender) ?? '', optional(ENV.textConfigurationSet))
const mail = () => sesMessenger(optional(ENV.mailConfigurationSet))

/** And every channel; region and credentials come from the environment. */
export const sendingDeps = once((): Deps & Sends => ({
  ...deps(),
  messenger: messengerByChannel({ sms: texts, email: mail, voice: voiceMessenger }),
}))

/** And the way to clinics' own systems and calendars. */
export const webhookDeps = once((): Deps & WebhookCaller & SlackCaller & CalendarFetcher => ({
  ...deps(),
  ...slackCaller(optional(ENV.slackUrl)),
  ...webhookCaller({ loopback: loopbackAllowed() }),
  ...calendarFetcher({ loopback: loopbackAllowed() }),
}))

export const triagingDeps = once(() => ({ ...deps(), rules, shadowRules }))

/** And Slack, whose buttons act as links do. */
export const linkDeps = once(() => ({ ...triagingDeps(), sign, ...slackCaller(optional(ENV.slackUrl)) }))

/** And the second reader. */
export const secondReadingDeps = once(() => ({ ...triagingDeps(), ...secondReader() }))

/** And texts alone: what receive-sms sends by itself, when the store is out of reach, is a text. */
export const textingDeps = once((): AllDeps => ({ ...triagingDeps(), messenger: messengerByChannel({ sms: texts }) }))

export const mailingDeps = once((): AllDeps => ({ ...triagingDeps(), messenger: messengerByChannel({ email: mail }) }))
