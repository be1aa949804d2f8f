import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventReceipt } from '../../functions/runtime/on-receipts.ts'

const receipt = (event: object | string) =>
  eventReceipt(JSON.stringify({ Message: typeof event === 'string' ? event : JSON.stringify(event) }))
const mail = { messageId: 'mail-1' }
const bounced = (bounceType: string, bounceSubType = 'General') =>
  receipt({ eventType: 'Bounce', mail, bounce: { bounceType, bounceSubType } })
const complained = (complaintFeedbackType?: string) =>
  receipt({ eventType: 'Complaint', mail, complaint: complaintFeedbackType ? { complaintFeedbackType } : {} })

describe('what the mail service says of a mail', () => {
  it.each([
    'General',
    'NoEmail',
    'Suppressed',
    'OnAccountSuppressionList',
  ])('a permanent bounce (%s) did not arrive, and ends mails', (subType) =>
    expect(bounced('Permanent', subType)).toMatchObject({ result: 'failed', endsMail: true }))

  it.each([
    'General',
    'MailboxFull',
    'MessageTooLarge',
    'ContentRejected',
    'AttachmentRejected',
  ])('a transient bounce (%s) did not arrive, and ends nothing', (subType) => {
    expect(bounced('Transient', subType)).toEqual({
      providerId: 'mail-1',
      result: 'failed',
      because: `bounced (${subType})`,
    })
  })

  it('an undetermined bounce did not arrive, and ends nothing', () => {
    expect(bounced('Undetermined', 'Undetermined')).not.toHaveProperty('endsMail')
    expect(bounced('Undetermined', 'Undetermined')).toMatchObject({ result: 'failed' })
    expect(receipt({ eventType: 'Bounce', mail })).toMatchObject({ result: 'failed' })
  })

  it.each([undefined, 'abuse', 'fraud', 'virus', 'other', 'auth-failure'])('a complaint (%s) ends mails', (type) =>
    expect(complained(type)).toMatchObject({ result: 'complained', endsMail: true }))

  it('a complaint that is taken back says nothing', () => expect(complained('not-spam')).toBeUndefined())

  it.each([
    'Successfully validated SNS topic for Amazon SES event publishing.',
    'AMAZON_SES_SETUP_NOTIFICATION',
    { notificationType: 'AmazonSnsSubscriptionSucceeded', message: 'You have successfully subscribed' },
    { eventType: 'DeliveryDelay', mail, deliveryDelay: { delayType: 'MailboxFull' } },
    ...[{ eventType: 'Send', mail }, { eventType: 'Open', mail }, { eventType: 'Click', mail }, {}, 'null'],
  ])('%j is no receipt', (event) => expect(receipt(event)).toBeUndefined())

  it('what is no event is thrown, so that it reaches the dead-letter queue', () => {
    expect(() => receipt('hello')).toThrow()
    expect(() => eventReceipt('hello')).toThrow()
  })

  it('never makes a receipt without the id of a mail, whatever comes', () => {
    const event = fc.record({
      eventType: fc.constantFrom('Bounce', 'Complaint', 'Delivery', 'Reject', 'TEXT_BLOCKED', 'other'),
      mail: fc.option(fc.record({ messageId: fc.option(fc.string(), { nil: undefined }) }), { nil: undefined }),
      bounce: fc.option(fc.record({ bounceType: fc.string() }), { nil: undefined }),
      complaint: fc.option(fc.record({ complaintFeedbackType: fc.string() }), { nil: undefined }),
    })
    fc.assert(
      fc.property(event, (event) => {
        expect(receipt(event)?.providerId ?? 'none').not.toBe('')
      }),
      {
        numRuns: 10_000,
      },
    )
  })
})
