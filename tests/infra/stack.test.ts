import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { CLAIM_SECONDS } from '../../functions/core/messages/outbound.ts'
import { aStack, of, type Properties } from '../support/stacks.ts'

const prodStack = aStack('prod')
const dev = Template.fromStack(aStack('dev'))
const prod = Template.fromStack(prodStack)

const getAtt = (value: unknown) => (value as { 'Fn::GetAtt'?: [string, string] })['Fn::GetAtt']?.[0]
const functions = of(dev, 'AWS::Lambda::Function')
const queues = of(dev, 'AWS::SQS::Queue')
const statements = of(dev, 'AWS::IAM::Policy').flatMap(
  ({ properties }) => (properties.PolicyDocument as { Statement: Properties[] }).Statement,
)

describe('the queues', () => {
  const letters = new Set(
    queues.map(({ properties }) =>
      getAtt((properties.RedrivePolicy as Properties | undefined)?.deadLetterTargetArn ?? {}),
    ),
  )

  it('each have dead letters, kept for two weeks', () => {
    for (const { id, properties } of queues) {
      if (letters.has(id)) expect(properties.MessageRetentionPeriod).toBe(14 * 86_400)
      else expect(properties.RedrivePolicy, id).toBeDefined()
    }
  })

  it('hide a message for six times as long as its function may take; replies and mails reach rescue in two minutes', () => {
    for (const { properties } of of(dev, 'AWS::Lambda::EventSourceMapping')) {
      const queue = queues.find(({ id }) => id === getAtt(properties.EventSourceArn))
      const handler = functions.find(({ id }) => id === (properties.FunctionName as { Ref: string }).Ref)
      if (!queue || !handler || letters.has(queue.id)) continue
      const visibility = Number(queue.properties.VisibilityTimeout)
      expect(visibility).toBeGreaterThanOrEqual(6 * Number(handler.properties.Timeout))
      if (!/Replies|Mails/.test(queue.id)) continue
      expect(visibility * Number((queue.properties.RedrivePolicy as Properties).maxReceiveCount)).toBeLessThan(120)
    }
  })

  it('are worked by functions whose claims outlive them twice over: no message is sent again while its sender lives', () => {
    for (const name of ['SendMessage', 'AdvanceAlert']) {
      const handler = functions.find(({ id }) => id.includes(name))
      expect(2 * Number(handler?.properties.Timeout), name).toBeLessThanOrEqual(CLAIM_SECONDS)
    }
  })

  it('report which messages of a batch failed, and limit their consumers without reserving any', () => {
    for (const { properties } of of(dev, 'AWS::Lambda::EventSourceMapping')) {
      expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      expect((properties.ScalingConfig as Properties).MaximumConcurrency).toBeGreaterThanOrEqual(2)
    }
    for (const { properties } of functions) expect(properties.ReservedConcurrentExecutions).toBeUndefined()
  })

  it('of replies and of mails have their dead letters read by rescue-reply', () => {
    const rescue = functions.find(({ id }) => id.includes('RescueReply'))
    const read = of(dev, 'AWS::Lambda::EventSourceMapping')
      .filter(({ properties }) => (properties.FunctionName as { Ref: string }).Ref === rescue?.id)
      .map(({ properties }) => getAtt(properties.EventSourceArn))
    expect(read).toEqual([expect.stringMatching(/RepliesLetters/), expect.stringMatching(/MailsLetters/)])
  })
})

describe('each function', () => {
  it('is Node 24 on arm64 and has logs of its own that end', () => {
    expect(functions).toHaveLength(18)
    const logs = of(dev, 'AWS::Logs::LogGroup')
    for (const { id, properties } of functions) {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
      const group = (properties.LoggingConfig as { LogGroup: { Ref: string } }).LogGroup.Ref
      expect(logs.find((log) => log.id === group)?.properties.RetentionInDays, id).toBeGreaterThan(0)
    }
  })

  it('has an alarm that says the harm', () => {
    const alarms = of(dev, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties)
    for (const { id } of functions) {
      const mine = alarms.filter(({ Dimensions }) => JSON.stringify(Dimensions ?? []).includes(`"Ref":"${id}"`))
      expect(mine, id).toHaveLength(1)
      expect(String(mine[0]?.AlarmDescription).length).toBeGreaterThan(40)
      expect(mine[0]?.AlarmActions).toHaveLength(1)
    }
  })
})

describe('the secret of erased opt-outs', () => {
  it('is made by AWS, and given to those that log treatments, erase patients or hear from erased numbers, without a call at run time', () => {
    const [secret, ...others] = of(dev, 'AWS::SecretsManager::Secret')
    expect(others).toEqual([])
    expect(secret?.properties).toMatchObject({ GenerateSecretString: { PasswordLength: 64 } })
    expect(secret?.properties.SecretString).toBeUndefined()
    const reference = `"{{resolve:secretsmanager:",{"Ref":"${secret?.id}"},":SecretString:::}}"`
    const having = functions.filter(({ properties }) => JSON.stringify(properties.Environment).includes(reference))
    expect(having.map(({ id }) => id.replace(/^Functions|[0-9A-F]{8}$/g, '')).sort()).toEqual([
      'Api',
      'Console',
      'Fhir',
      'KeepRetention',
      'LogVisits',
      'ReceiveSms',
      'RescueReply',
    ])
    expect(statements.filter(({ Action }) => JSON.stringify(Action).includes('secretsmanager'))).toEqual([])
  })
})

describe('what functions may do', () => {
  it('is named: no wildcard action, and no resource that is everything', () => {
    expect(statements.length).toBeGreaterThan(40)
    for (const { Action, Resource } of statements) {
      expect([Action].flat().filter((action) => String(action).includes('*'))).toEqual([])
      expect([Resource].flat()).not.toContain('*')
    }
  })

  it('is nothing that AWS keeps for many: no managed policies', () => {
    for (const { id, properties } of of(dev, 'AWS::IAM::Role')) expect(properties.ManagedPolicyArns, id).toBeUndefined()
  })

  it('includes texting phones, and no topic', () => {
    const publish = statements.filter(({ Action }) => [Action].flat().includes('sns:Publish'))
    expect(publish).toHaveLength(2)
    for (const { NotResource } of publish) expect(NotResource).toBe('arn:*:sns:*:*:*')
  })

  it('in the table is reading by key and committing; only who finds what is due, or lists tasks, asks an index', () => {
    const indexes = statements.filter(({ Resource }) => JSON.stringify(Resource ?? null).includes('/index/'))
    expect(
      indexes
        .map(({ Action, Resource }) => [Action, /index\/(\w+)/.exec(JSON.stringify(Resource ?? null))?.[1]])
        .sort(),
    ).toEqual([
      ['dynamodb:Query', 'due'],
      ['dynamodb:Query', 'due'],
      ['dynamodb:Query', 'open'],
      ['dynamodb:Query', 'open'],
      ['dynamodb:Query', 'open'],
      ['dynamodb:Query', 'open'],
      ['dynamodb:Query', 'open'],
    ])
  })
})

describe('the table', () => {
  it('has two sparse indexes of keys, time to live, and can be taken back to any second', () => {
    const [table, ...others] = of(dev, 'AWS::DynamoDB::Table')
    expect(others).toEqual([])
    const indexes = table?.properties.GlobalSecondaryIndexes as { IndexName: string; Projection: Properties }[]
    expect(indexes.map(({ IndexName, Projection }) => [IndexName, Projection.ProjectionType])).toEqual([
      ['due', 'KEYS_ONLY'],
      ['open', 'KEYS_ONLY'],
    ])
    expect(table?.properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    })
  })

  it('cannot be deleted in production, nor the stack', () => {
    prod.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true },
    })
    expect(prodStack.terminationProtection).toBe(true)
  })
})

describe('the edges', () => {
  it('let nobody in under /v1 and /fhir without a token of the clinic scope, but booking systems, which sign', () => {
    const routes = of(dev, 'AWS::ApiGatewayV2::Route').map(({ properties }) => properties)
    const hook = ['POST /v1/intake/{source}', 'HEAD /v1/intake/{source}']
    for (const { RouteKey, AuthorizationType, AuthorizationScopes } of routes)
      if (/ \/(v1|fhir)\b(?!\/R4\/metadata$)/.test(String(RouteKey)) && !hook.includes(String(RouteKey)))
        expect({ AuthorizationType, AuthorizationScopes }).toEqual({
          AuthorizationType: 'JWT',
          AuthorizationScopes: ['aftercare/clinic'],
        })
    const open = routes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE')
    expect([...new Set(open.map(({ RouteKey }) => String(RouteKey).split(' ')[1]))].sort()).toEqual([
      '/calendars/{file}',
      '/chat/slack/{clinic}',
      '/console',
      '/console/{proxy+}',
      '/docs',
      '/docs/{proxy+}',
      '/fhir/R4/metadata',
      '/l/{token}',
      '/logos/{clinic}/{file}',
      '/openapi.json',
      '/systems/fhir/R4',
      '/systems/fhir/R4/{proxy+}',
      '/systems/v1/{proxy+}',
      '/v1/intake/{source}',
    ])
    const without = routes.filter(({ RouteKey }) => hook.includes(String(RouteKey)))
    expect(without.map(({ RouteKey }) => RouteKey).sort()).toEqual([...hook].sort())
  })

  it.each(['sms-voice.amazonaws.com', 'ses.amazonaws.com'])('let %s publish, for this account only', (Service) => {
    dev.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sns:Publish',
            Principal: { Service },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    })
  })

  it('keep the envelope of what arrives, since its time is the only arrival time', () => {
    for (const { properties } of of(dev, 'AWS::SNS::Subscription'))
      expect(properties.RawMessageDelivery ?? false).toBe(false)
  })

  it('log no address, no query and no name', () => {
    const [stage] = of(dev, 'AWS::ApiGatewayV2::Stage')
    const format = String((stage?.properties.AccessLogSettings as Properties).Format)
    expect(format).not.toMatch(/sourceIp|queryString|authorizer|path/)
  })
})

it('is the same template for the same tree', () => {
  expect(Template.fromStack(aStack('dev')).toJSON()).toEqual(dev.toJSON())
})
