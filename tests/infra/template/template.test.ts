/** Both templates, as CloudFormation and the services behind it would take them. Nothing here has an account. */
import { describe, expect, it } from 'vitest'
import { templateOf } from '../../support/stacks.ts'
import { RULES } from './rules.ts'
import { attributeFindings, type RawTemplate, schemaFindings } from './schema.ts'

const settings = { mailDomain: 'reply.aftercare.example' }
const raw = (name: 'dev' | 'prod') => templateOf(name, settings).toJSON() as RawTemplate
const templates = { dev: raw('dev'), prod: raw('prod') }

describe.each(Object.entries(templates))('%s', (_, template) => {
  it('has the shape that CloudFormation’s schemas ask for', () => {
    expect(schemaFindings(template)).toEqual([])
    expect(attributeFindings(template)).toEqual([])
  })

  it.each(RULES)('$what', ({ broken }) => {
    expect(broken(template)).toEqual([])
  })
})

const changed = (
  change: (resources: Record<string, { Type: string; Properties: Record<string, unknown> }>) => void,
) => {
  const copy = structuredClone(templates.dev)
  change(copy.Resources as never)
  return copy
}

describe('what is wrong is found', () => {
  const first = (type: string) =>
    Object.entries(templates.dev.Resources).find(([, { Type }]) => Type === type)?.[0] ?? ''

  it.each([
    ['an unknown property', { Colour: 'red' }, /Colour: not in the schema/],
    ['a value of another type', { DelaySeconds: 'soon' }, /DelaySeconds: "soon" is no integer/],
    ['a list where one is due', { QueueName: ['a'] }, /QueueName: \["a"\] is no string/],
  ])('%s', (_, properties, finding) => {
    const template = changed((resources) =>
      Object.assign(resources[first('AWS::SQS::Queue')]?.Properties ?? {}, properties),
    )
    expect(schemaFindings(template)).toEqual([expect.stringMatching(finding)])
  })

  it('a property that is missing, and an attribute that there is not', () => {
    const template = changed((resources) => {
      const subscription = resources[first('AWS::SNS::Subscription')]
      delete subscription?.Properties.Protocol
      if (subscription) subscription.Properties.Endpoint = { 'Fn::GetAtt': [first('AWS::SQS::Queue'), 'Colour'] }
    })
    expect(schemaFindings(template)).toEqual([expect.stringMatching(/Protocol: required/)])
    expect(attributeFindings(template)).toEqual([expect.stringMatching(/Colour: AWS::SQS::Queue has none/)])
  })

  /** One change each, of which the rule of that place in the list has to speak. */
  const breaks: [RegExp, string, Record<string, unknown>][] = [
    [
      /each attribute that the pool requires/,
      'AWS::Cognito::UserPool',
      { Schema: [{ Name: 'phone_number', Required: true }] },
    ],
    [/names the flows/, 'AWS::Cognito::UserPoolClient', { ExplicitAuthFlows: undefined }],
    [/Managed login/, 'AWS::Cognito::ManagedLoginBranding', { ClientId: 'another' }],
    [/identity and on the configuration set/, 'mail', {}],
    [/SNS does not repeat/, 'AWS::SNS::Subscription', { RedrivePolicy: undefined }],
    [/since September 2024/, 'AWS::SMSVOICE::ResourcePolicy', { ResourceArn: 'another' }],
    [/six times/, 'AWS::SQS::Queue', { VisibilityTimeout: 1 }],
    [/at least 2/, 'AWS::Lambda::EventSourceMapping', { ScalingConfig: { MaximumConcurrency: 1 } }],
    [/50 audiences/, 'AWS::ApiGatewayV2::Authorizer', { JwtConfiguration: { Audience: Array(51).fill('a') } }],
    [/tried again/, 'AWS::Lambda::EventInvokeConfig', { FunctionName: 'another' }],
    [/within 4 KB/, 'AWS::Lambda::Function', { Environment: { Variables: { A: 'x'.repeat(5000) } } }],
    [/10,240/, 'AWS::IAM::Policy', { PolicyDocument: { Statement: [{ Action: 'x'.repeat(11_000) }] } }],
    [/names each service/, 'AWS::KMS::Key', { KeyPolicy: { Statement: [] } }],
  ]
  it.each(breaks)('%s', (what, type, properties) => {
    const rule = RULES.find((each) => what.test(each.what))
    const template = changed((resources) => {
      for (const { Type, Properties } of Object.values(resources)) {
        if (Type === type) Object.assign(Properties, properties)
        if (type === 'mail' && Type === 'AWS::IAM::Policy') {
          const { Statement } = Properties.PolicyDocument as { Statement: { Action: unknown; Resource: unknown }[] }
          for (const each of Statement)
            if (JSON.stringify(each.Action).includes('ses:')) each.Resource = 'arn:aws:ses:us-east-1:1:identity/x'
        }
      }
    })
    expect(rule?.broken(template).length).toBeGreaterThan(0)
  })
})
