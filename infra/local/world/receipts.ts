/** What services say became of a message: log records of SNS, events of configuration sets. */
import { gzipSync } from 'node:zlib'
import { ACCOUNT, arn } from '../arn.ts'
import type { Grants } from '../security/grants.ts'
import type { Topics } from '../services/sns.ts'
import { asyncQueue, type Queues } from '../services/sqs.ts'
import { functionIn, type JsonObject, type Template } from '../template.ts'
import type { Clock } from './clock.ts'

type Parts = { clock: Clock; queues: Queues; topics: Topics; grants: Grants }

export class Receipts {
  private readonly template: Template
  private readonly parts: Parts

  constructor(template: Template, parts: Parts) {
    this.template = template
    this.parts = parts
  }

  private of(type: string): JsonObject[] {
    return this.template.resources.filter((each) => each.type === type).map(({ properties }) => properties)
  }

  /** SNS writes a log record; the log group's subscription hands it to a function. */
  ofSnsText(to: string, messageId: string, arrived: boolean): void {
    const { clock, grants, queues } = this.parts
    const suffix = arrived ? 'DirectPublishToPhoneNumber' : 'DirectPublishToPhoneNumber/Failure'
    const timestamp = clock.iso().replace('T', ' ').replace('Z', '')
    const providerResponse = arrived
      ? 'Message has been accepted by phone carrier'
      : 'Phone is currently unreachable/unavailable'
    const record = {
      notification: { messageId, timestamp },
      delivery: { destination: to, priceInUSD: 0.00645, smsType: 'Transactional', providerResponse, dwellTimeMs: 599 },
      status: arrived ? 'SUCCESS' : 'FAILURE',
    }
    for (const { LogGroupName, DestinationArn } of this.of('AWS::Logs::SubscriptionFilter')) {
      const logGroup = String(LogGroupName)
      if (!logGroup.endsWith(`/${suffix}`)) continue
      const group = arn('logs', `log-group:${logGroup}`)
      if (!grants.mayLogReceipt(this.template.outputs.ReceiptsRoleArn, group)) continue
      const data = {
        messageType: 'DATA_MESSAGE',
        owner: ACCOUNT,
        logGroup,
        logStream: 'local',
        logEvents: [{ id: messageId, timestamp: clock.now(), message: JSON.stringify(record) }],
      }
      const event = { awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } }
      const functionId = functionIn(DestinationArn)
      queues.send(
        asyncQueue(functionId),
        JSON.stringify({ service: 'logs.amazonaws.com', source: `${group}:*`, event }),
      )
    }
  }

  /** An event of End User Messaging's configuration set. */
  ofText(given: { from: string; to: string; messageId: string; arrived: boolean; configurationSet: string }): void {
    const { from, to, messageId, arrived, configurationSet } = given
    const event = {
      eventType: arrived ? 'TEXT_DELIVERED' : 'TEXT_UNREACHABLE',
      eventVersion: '1.0',
      eventTimestamp: this.parts.clock.now(),
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
      if (Enabled) this.publish('sms-voice.amazonaws.com', (SnsDestination as JsonObject).TopicArn, event)
  }

  /** An event of the mail service's configuration set. */
  ofMail(to: string, messageId: string, arrived: boolean, configurationSet: string | undefined): void {
    const timestamp = this.parts.clock.iso()
    const eventType = arrived ? 'Delivery' : 'Bounce'
    const bounce = {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: to }],
      timestamp,
    }
    const event = {
      eventType,
      mail: { messageId, timestamp, destination: [to] },
      ...(arrived ? { delivery: { timestamp, recipients: [to] } } : { bounce }),
    }
    for (const { EventDestination, ConfigurationSetName } of this.of('AWS::SES::ConfigurationSetEventDestination')) {
      const { MatchingEventTypes, SnsDestination } = EventDestination as JsonObject
      if (ConfigurationSetName !== configurationSet) continue
      if (!(MatchingEventTypes as string[]).includes(eventType.toLowerCase())) continue
      this.publish('ses.amazonaws.com', (SnsDestination as JsonObject).TopicARN, event)
    }
  }

  private publish(service: string, topic: unknown, event: object): void {
    this.parts.topics.publish(service, String(topic), JSON.stringify(event))
  }
}
