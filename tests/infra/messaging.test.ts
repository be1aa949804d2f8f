/** Topics, numbers and what a text or a mail is checked on. */
import type { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { idIn, of, type Properties, type Statement, statementsOf, templateOf } from '../support/stacks.ts'

const settings = { mailDomain: 'reply.aftercare.example' }
const dev = templateOf('dev', settings)
const prod = templateOf('prod', settings)
const shown = (value: unknown) => JSON.stringify(value)
const list = (value: unknown): string[] => [value].flat().map(String)

describe('topics', () => {
  it('put what their queue refuses with its dead letters, since SNS tries a wrong policy or key once', () => {
    const queues = of(prod, 'AWS::SQS::Queue')
    const subscriptions = of(prod, 'AWS::SNS::Subscription')
    expect(subscriptions).toHaveLength(4)
    for (const { id, properties } of subscriptions) {
      const queue = queues.find((each) => each.id === idIn(properties.Endpoint))
      const { deadLetterTargetArn } = queue?.properties.RedrivePolicy as Properties
      expect(properties.RedrivePolicy, id).toEqual({ deadLetterTargetArn })
    }
  })

  it("that clinics' numbers name has a fixed name and outlives the stack", () => {
    const [inbound] = Object.entries(prod.findResources('AWS::SNS::Topic')).filter(([id]) =>
      id.startsWith('TextingInbound'),
    )
    expect(inbound?.[1]).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: { TopicName: 'aftercare-prod-inbound-texts' },
    })
  })
})

describe('texting', () => {
  const granted = (template: Template, action: string) =>
    statementsOf(template, 'AWS::IAM::Policy')
      .filter(({ Action }) => list(Action).includes(action))
      .map(({ of, Resource }) => [of.replace(/RoleDefaultPolicy.*$/, ''), shown(Resource)])

  it('is allowed on the number and on the configuration set, both of which a call is checked on', () => {
    const texts = granted(prod, 'sms-voice:SendTextMessage')
    expect(texts.map(([of]) => of).sort()).toEqual(['FunctionsReceiveSms', 'FunctionsSendMessage'])
    for (const [, resources] of texts) {
      expect(resources).toContain(':phone-number/*')
      expect(resources).toMatch(/"TextingConfigurationSet\w+","Arn"/)
    }
    const mails = granted(prod, 'ses:SendRawEmail')
    expect(mails.length).toBe(2)
    for (const [, resources] of mails) {
      expect(resources).toContain(':identity/*')
      expect(resources).toContain(':configuration-set/')
    }
  })

  it('by SNS in dev has the number say that SNS may use it', () => {
    const [policy, ...others] = of(dev, 'AWS::SMSVOICE::ResourcePolicy')
    const [number] = of(dev, 'AWS::SMSVOICE::PhoneNumber')
    expect(others).toEqual([])
    expect(idIn(policy?.properties.ResourceArn)).toBe(number?.id)
    const { Statement } = policy?.properties.PolicyDocument as { Statement: Statement[] }
    expect(Statement).toMatchObject([
      { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sms-voice:SendTextMessage' },
    ])
  })
})
