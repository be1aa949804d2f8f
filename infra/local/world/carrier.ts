/** Where texts, calls and mail end on this machine: phones and mailboxes, and carriers that behave as told. */
import { randomUUID } from 'node:crypto'
import type { Grants } from '../security/grants.ts'
import { parseMail } from '../services/ses-mail.ts'
import type { Topics } from '../services/sns.ts'
import type { Queues } from '../services/sqs.ts'
import type { Store } from '../store.ts'
import type { JsonObject, Template } from '../template.ts'
import { type Arrived, type ArrivingMail, isTooLarge, rawOf, receiptVerdicts, sourceOf } from './arriving-mail.ts'
import type { Clock } from './clock.ts'
import { Receipts } from './receipts.ts'

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

export class Carrier {
  private readonly template: Template
  private readonly store: Store
  private readonly clock: Clock
  private readonly topics: Topics
  private readonly receipts: Receipts

  constructor(
    template: Template,
    parts: { store: Store; clock: Clock; queues: Queues; topics: Topics; grants: Grants },
  ) {
    this.template = template
    this.store = parts.store
    this.clock = parts.clock
    this.topics = parts.topics
    this.receipts = new Receipts(template, parts)
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

  /** A mail of a person to an address of ours, in words or as it is. */
  mailArrives({ to, verdicts = {}, ...mail }: ArrivingMail): Arrived {
    const raw = rawOf({ to, ...mail })
    const domain = to.split('@')[1] ?? ''
    const rules = this.template.resources.filter(({ type }) => type === 'AWS::SES::ReceiptRule')
    const actions = rules
      .map(({ properties }) => properties.Rule as JsonObject)
      .filter(({ Recipients }) => (Recipients as string[]).includes(domain))
      .flatMap(({ Actions }) => Actions as JsonObject[])
    if (actions.length === 0) return { kind: 'no-rule' }
    if (isTooLarge(raw)) return { kind: 'too-large' }
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
    return { kind: 'taken' }
  }

  /** By SNS, whose receipts are log records; by End User Messaging, with the events of a configuration set. */
  text(to: string, from: string, body: string, configurationSet?: string): Handed {
    if (body.length > LONGEST_TEXT) return { kind: 'refused' }
    return this.hand(to, { at: this.clock.iso(), from, to, body, kind: 'sms' }, (messageId, arrived) =>
      configurationSet === undefined
        ? this.receipts.ofSnsText(to, messageId, arrived)
        : this.receipts.ofText({ from, to, messageId, arrived, configurationSet }),
    )
  }

  call(to: string, from: string, body: string): Handed {
    return this.hand(to, { at: this.clock.iso(), from, to, body, kind: 'voice' }, () => {})
  }

  async mail(to: string, from: string, raw: string, configurationSet: string | undefined): Promise<Handed> {
    const { subject, text, html, headers } = await parseMail(raw)
    // What goes to a domain of ours arrives there too.
    this.mailArrives({ to, raw: Buffer.from(raw) })
    return this.hand(to, { at: this.clock.iso(), from, subject, text, html, headers }, (messageId, arrived) =>
      this.receipts.ofMail(to, messageId, arrived, configurationSet),
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
}
