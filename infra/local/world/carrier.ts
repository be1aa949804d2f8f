/** Where texts, calls and mail end on this machine: phones and mailboxes, and carriers that behave as told. */
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Grants } from '../security/grants.ts'
import { parseMail } from '../services/ses-mail.ts'
import type { Topics } from '../services/sns.ts'
import type { Queues } from '../services/sqs.ts'
import type { Store } from '../store.ts'
import type { JsonObject, Template } from '../template.ts'
import { type ArrivingMail, rawOf, receiptVerdicts, sourceOf } from './arriving-mail.ts'
import type { Clock } from './clock.ts'

export const BEHAVIOURS = ['deliver', 'undeliverable', 'throttle', 'uncertain', 'fail'] as const
export type Behaviour = (typeof BEHAVIOURS)[number]

/** What the service answers: accepted, refused for now or for good, a fault of its own, or nothing at all. */
export type Handed =
  | { kind: 'accepted'; messageId: string }
  | { kind: 'throttled' }
  /** For good: the service takes no such message. */
  | { kind: 'refused' }
  | { kind: 'fault' }
  | { kind: 'cut' }

/** https://docs.aws.amazon.com/sns/latest/dg/sms_sending-overview.html, and MessageBody of SendTextMessage. */
const LONGEST_TEXT = 1600

/** The queue of a function's asynchronous invocations. */
export const asyncQueue = (functionId: string): string => `async:${functionId}`

export class Carrier {
  private readonly template: Template
  private readonly store: Store
  private readonly clock: Clock
  private readonly queues: Queues
  private readonly topics: Topics
  private readonly grants: Grants

  constructor(
    template: Template,
    parts: { store: Store; clock: Clock; queues: Queues; topics: Topics; grants: Grants },
  ) {
    this.template = template
    this.store = parts.store
    this.clock = parts.clock
    this.queues = parts.queues
    this.topics = parts.topics
    this.grants = parts.grants
  }

  behave(address: string, behaviour: Behaviour): void {
    this.store.set(`carrier ${address}`, behaviour)
  }

  arrivals(address: string): JsonObject[] {
    return this.store
      .all<{ message: string }>('SELECT message FROM arrivals WHERE address = ? ORDER BY number', address)
      .map(({ message }) => JSON.parse(message) as JsonObject)
  }

  /** A text of a person to a number of ours. */
  textArrives({
    from,
    to,
    body,
    id = randomUUID(),
  }: {
    from: string
    to: string
    body: string
    id?: string | undefined
  }): void {
    const inbound = this.template.outputs.InboundTopicArn
    if (!inbound) throw new Error('the stack has no output InboundTopicArn')
    const payload = {
      originationNumber: from,
      destinationNumber: to,
      messageKeyword: body.trim().split(/\s+/, 1)[0] ?? '',
      messageBody: body,
      inboundMessageId: id,
    }
    this.topics.publish('sms-voice.amazonaws.com', inbound, JSON.stringify(payload))
  }

  /** A mail of a person to an address of ours, in words or as it is; answers whether any rule takes it. */
  mailArrives({ to, verdicts = {}, ...mail }: ArrivingMail): boolean {
    const raw = rawOf({ to, ...mail })
    const domain = to.split('@')[1] ?? ''
    const rules = this.template.resources.filter(({ type }) => type === 'AWS::SES::ReceiptRule')
    const actions = rules
      .map(({ properties }) => properties.Rule as JsonObject)
      .filter(({ Recipients }) => (Recipients as string[]).includes(domain))
      .flatMap(({ Actions }) => Actions as JsonObject[])
    const message = {
      notificationType: 'Received',
      mail: { messageId: randomUUID(), timestamp: this.clock.iso(), source: sourceOf(raw), destination: [to] },
      receipt: {
        timestamp: this.clock.iso(),
        recipients: [to],
        ...receiptVerdicts(verdicts),
      },
      content: raw.toString('base64'),
    }
    for (const { SNSAction } of actions)
      this.topics.publish('ses.amazonaws.com', String((SNSAction as JsonObject).TopicArn), JSON.stringify(message))
    return actions.length > 0
  }

  /** By SNS, whose receipts are log records; by End User Messaging, with the events of a configuration set. */
  text(to: string, from: string, body: string, configurationSet?: string): Handed {
    if (body.length > LONGEST_TEXT) return { kind: 'refused' }
    return this.hand(to, { at: this.clock.iso(), from, to, body, kind: 'sms' }, (messageId, arrived) =>
      configurationSet === undefined
        ? this.smsReceipt(to, messageId, arrived)
        : this.textEvent({ from, to, messageId, arrived, configurationSet }),
    )
  }

  private textEvent(given: {
    from: string
    to: string
    messageId: string
    arrived: boolean
    configurationSet: string
  }) {
    const { from, to, messageId, arrived, configurationSet } = given
    const event = {
      eventType: arrived ? 'TEXT_DELIVERED' : 'TEXT_UNREACHABLE',
      eventVersion: '1.0',
      eventTimestamp: this.clock.now(),
      isFinal: true,
      originationPhoneNumber: from,
      destinationPhoneNumber: to,
      messageId,
      messageType: 'TRANSACTIONAL',
      messageStatus: arrived ? 'DELIVERED' : 'UNREACHABLE',
      messageStatusDescription: arrived ? 'Message has been delivered' : 'Phone is currently unreachable/unavailable',
    }
    const set = this.template.resources.find(
      ({ type, id }) => type === 'AWS::SMSVOICE::ConfigurationSet' && id === configurationSet,
    )
    for (const { SnsDestination, Enabled } of (set?.properties.EventDestinations ?? []) as JsonObject[])
      if (Enabled)
        this.topics.publish(
          'sms-voice.amazonaws.com',
          String((SnsDestination as JsonObject).TopicArn),
          JSON.stringify(event),
        )
  }

  call(to: string, from: string, body: string): Handed {
    return this.hand(to, { at: this.clock.iso(), from, to, body, kind: 'voice' }, () => {})
  }

  mail(to: string, from: string, raw: string, configurationSet: string | undefined): Handed {
    const { subject, text, html, headers } = parseMail(raw)
    // What goes to a domain of ours arrives there too.
    this.mailArrives({ to, raw: Buffer.from(raw) })
    return this.hand(to, { at: this.clock.iso(), from, subject, text, html, headers }, (messageId, arrived) =>
      this.mailReceipt(to, messageId, arrived, configurationSet),
    )
  }

  private hand(address: string, message: JsonObject, receipt: (messageId: string, arrived: boolean) => void): Handed {
    const behaviour = (this.store.setting(`carrier ${address}`) ?? 'deliver') as Behaviour
    if (behaviour === 'throttle') return { kind: 'throttled' }
    if (behaviour === 'fail') return { kind: 'fault' }
    const messageId = randomUUID()
    const arrives = behaviour !== 'undeliverable'
    if (arrives)
      this.store.run('INSERT INTO arrivals (address, message) VALUES (?, ?)', address, JSON.stringify(message))
    receipt(messageId, arrives)
    return behaviour === 'uncertain' ? { kind: 'cut' } : { kind: 'accepted', messageId }
  }

  /** SNS writes a log record; the log group's subscription hands it to a function. */
  private smsReceipt(to: string, messageId: string, arrived: boolean): void {
    const suffix = arrived ? 'DirectPublishToPhoneNumber' : 'DirectPublishToPhoneNumber/Failure'
    const timestamp = this.clock.iso().replace('T', ' ').replace('Z', '')
    const providerResponse = arrived
      ? 'Message has been accepted by phone carrier'
      : 'Phone is currently unreachable/unavailable'
    const record = {
      notification: { messageId, timestamp },
      delivery: { destination: to, priceInUSD: 0.00645, smsType: 'Transactional', providerResponse, dwellTimeMs: 599 },
      status: arrived ? 'SUCCESS' : 'FAILURE',
    }
    for (const { properties } of this.template.resources.filter(
      ({ type }) => type === 'AWS::Logs::SubscriptionFilter',
    )) {
      const logGroup = String(properties.LogGroupName)
      if (!logGroup.endsWith(`/${suffix}`)) continue
      const arn = `arn:aws:logs:us-east-1:000000000000:log-group:${logGroup}`
      if (!this.grants.mayLogReceipt(this.template.outputs.ReceiptsRoleArn, arn)) continue
      const data = {
        messageType: 'DATA_MESSAGE',
        owner: '000000000000',
        logGroup,
        logStream: 'local',
        logEvents: [{ id: messageId, timestamp: this.clock.now(), message: JSON.stringify(record) }],
      }
      const event = { awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } }
      const functionId = String(properties.DestinationArn).split(':').at(-1) ?? ''
      this.queues.send(
        asyncQueue(functionId),
        JSON.stringify({ service: 'logs.amazonaws.com', source: `${arn}:*`, event }),
      )
    }
  }

  private mailReceipt(to: string, messageId: string, arrived: boolean, configurationSet: string | undefined): void {
    const eventType = arrived ? 'Delivery' : 'Bounce'
    const event = {
      eventType,
      mail: { messageId, timestamp: this.clock.iso(), destination: [to] },
      ...(arrived
        ? { delivery: { timestamp: this.clock.iso(), recipients: [to] } }
        : {
            bounce: {
              bounceType: 'Permanent',
              bounceSubType: 'General',
              bouncedRecipients: [{ emailAddress: to }],
              timestamp: this.clock.iso(),
            },
          }),
    }
    for (const { properties } of this.template.resources.filter(
      ({ type }) => type === 'AWS::SES::ConfigurationSetEventDestination',
    )) {
      const destination = properties.EventDestination as JsonObject
      if (
        properties.ConfigurationSetName !== configurationSet ||
        !(destination.MatchingEventTypes as string[]).includes(eventType.toLowerCase())
      )
        continue
      this.topics.publish(
        'ses.amazonaws.com',
        String((destination.SnsDestination as JsonObject).TopicARN),
        JSON.stringify(event),
      )
    }
  }
}
