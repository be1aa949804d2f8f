/** What keeps a real clinic's data, and what the HIPAA checks do not look at: queues, keys, policies of services. */
import { describe, expect, it } from 'vitest'
import { idIn, of, type Properties, type Statement, statementsOf, templateOf } from '../support/stacks.ts'

const settings = { mailDomain: 'reply.aftercare.example' }
const dev = templateOf('dev', settings)
const prod = templateOf('prod', settings)
const stages = [
  ['dev', dev],
  ['prod', prod],
] as const

const list = (value: unknown): string[] => [value].flat().map(String)
const principals = ({ Principal }: Statement) =>
  list((Principal as { Service?: unknown } | undefined)?.Service ?? []).map((name) => name.replace(/^\[object.*$/, ''))
const shown = (value: unknown) => JSON.stringify(value)

describe.each(stages)('what %s keeps', (_, template) => {
  const vaults = of(template, 'AWS::Backup::BackupVault').map(({ properties }) => idIn(properties.EncryptionKeyArn))
  const [key, ...otherKeys] = of(template, 'AWS::KMS::Key').filter(({ id }) => !vaults.includes(id))

  it('is encrypted under one key of our own that turns every year', () => {
    expect(otherKeys).toEqual([])
    expect(key?.properties.EnableKeyRotation).toBe(true)
    const kept: [string, (properties: Properties) => unknown][] = [
      ['AWS::SQS::Queue', ({ KmsMasterKeyId }) => KmsMasterKeyId],
      ['AWS::SNS::Topic', ({ KmsMasterKeyId }) => KmsMasterKeyId],
      ['AWS::Logs::LogGroup', ({ KmsKeyId }) => KmsKeyId],
      ['AWS::SecretsManager::Secret', ({ KmsKeyId }) => KmsKeyId],
      ['AWS::DynamoDB::Table', ({ SSESpecification }) => (SSESpecification as Properties).KMSMasterKeyId],
    ]
    for (const [type, keyOf] of kept) {
      const found = of(template, type)
      expect(found.length, type).toBeGreaterThan(0)
      for (const { id, properties } of found) expect(idIn(keyOf(properties)), id).toBe(key?.id)
    }
  })

  it('can be used by each service that has to, and says for whom', () => {
    const policy = (key?.properties.KeyPolicy as { Statement: Statement[] }).Statement
    for (const service of ['sms-voice', 'ses', 'cloudwatch', 'sns']) {
      const allowed = policy.filter((each) => principals(each).includes(`${service}.amazonaws.com`))
      expect(allowed.flatMap(({ Action }) => list(Action)).sort(), service).toEqual([
        'kms:Decrypt',
        'kms:GenerateDataKey*',
      ])
      for (const { Condition } of allowed) expect(shown(Condition), service).toContain('AWS::AccountId')
    }
    const logs = policy.find(({ Principal }) => shown(Principal).includes('"logs."'))
    expect(shown(logs?.Condition)).toMatch(/kms:EncryptionContext:aws:logs:arn.*log-group:\*/)
    const anybody = policy.filter(({ Principal }) => (Principal as { AWS?: unknown }).AWS === '*')
    expect(anybody).toHaveLength(1)
    expect(Object.keys(anybody[0]?.Condition?.StringEquals ?? {}).sort()).toEqual([
      'kms:CallerAccount',
      'kms:ViaService',
    ])
  })

  it('is logged for a time that ends', () => {
    for (const { id, properties } of of(template, 'AWS::Logs::LogGroup'))
      expect(properties.RetentionInDays, id).toBeGreaterThan(0)
  })
})

describe('production', () => {
  it.each([
    'AWS::DynamoDB::Table',
    'AWS::KMS::Key',
    'AWS::SecretsManager::Secret',
    'AWS::Logs::LogGroup',
    'AWS::Cognito::UserPool',
  ])('keeps each %s when the stack is deleted', (type) => {
    const found = Object.entries(prod.findResources(type))
    expect(found.length).toBeGreaterThan(0)
    for (const [id, { DeletionPolicy }] of found) expect(DeletionPolicy, id).toBe('Retain')
  })

  it('asks for a second factor, and no one can sign up or be deleted by mistake', () => {
    const [pool] = of(prod, 'AWS::Cognito::UserPool')
    expect(pool?.properties).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UserPoolTier: 'ESSENTIALS',
      DeletionProtection: 'ACTIVE',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    })
  })

  it('stands alone: nothing of it is another stack, and nothing is exported to one', () => {
    expect(shown(prod.toJSON())).not.toContain('Fn::ImportValue')
    for (const { Export } of Object.values(prod.toJSON().Outputs as Record<string, { Export?: unknown }>))
      expect(Export).toBeUndefined()
  })

  it('is limited at its door, and bears its stage on everything that can', () => {
    const [door] = of(prod, 'AWS::ApiGatewayV2::Stage')
    const { ThrottlingBurstLimit, ThrottlingRateLimit } = door?.properties.DefaultRouteSettings as Properties
    expect(Number(ThrottlingRateLimit)).toBeGreaterThan(0)
    expect(Number(ThrottlingBurstLimit)).toBeGreaterThan(0)
    const [table] = of(prod, 'AWS::DynamoDB::Table')
    expect(table?.properties.Tags).toEqual([
      { Key: 'service', Value: 'aftercare' },
      { Key: 'stage', Value: 'prod' },
    ])
  })

  it('has no simulator number and texts by End User Messaging, with an event for whatever becomes of a text', () => {
    expect(of(prod, 'AWS::SMSVOICE::PhoneNumber')).toEqual([])
    const [set] = of(prod, 'AWS::SMSVOICE::ConfigurationSet')
    const [destination] = set?.properties.EventDestinations as Properties[]
    expect(destination).toMatchObject({ Enabled: true, MatchingEventTypes: ['TEXT_ALL'] })
    const topic = idIn((destination?.SnsDestination as Properties).TopicArn)
    const heard = of(prod, 'AWS::SNS::Subscription').filter(({ properties }) => idIn(properties.TopicArn) === topic)
    expect(heard.map(({ properties }) => idIn(properties.Endpoint))).toEqual([
      of(prod, 'AWS::SQS::Queue').find(({ properties }) => properties.QueueName === 'aftercare-prod-receipts')?.id,
    ])
  })
})

describe('a domain of its own', () => {
  const settings = { domain: 'care.example', certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/x' }

  it('is the only door, and what links and sign-in lead to', () => {
    const template = templateOf('prod', settings)
    const [api] = of(template, 'AWS::ApiGatewayV2::Api')
    expect(api?.properties.DisableExecuteApiEndpoint).toBe(true)
    expect(of(template, 'AWS::ApiGatewayV2::ApiMapping')).toHaveLength(1)
    for (const { properties } of of(template, 'AWS::Lambda::Function'))
      expect(shown((properties.Environment as Properties).Variables)).toContain(
        '"AFTERCARE_LINK_BASE":"https://care.example"',
      )
    const people = of(template, 'AWS::Cognito::UserPoolClient').find(({ properties }) => properties.CallbackURLs)
    expect(people?.properties.CallbackURLs).toEqual(['https://care.example/console/signed-in'])
  })

  it('needs its certificate', () => {
    expect(() => templateOf('prod', { domain: 'care.example' })).toThrow(/both domain and certificateArn/)
  })
})

describe('dead letters', () => {
  const queues = of(prod, 'AWS::SQS::Queue')

  it('come from the one queue whose they are, and a queue of work takes none', () => {
    const isWork = ({ properties }: (typeof queues)[number]) => !String(properties.QueueName).endsWith('-dlq')
    const sources = queues.filter((queue) => isWork(queue) && queue.properties.RedrivePolicy)
    expect(sources).toHaveLength(8)
    for (const { properties } of sources) {
      expect(properties.RedriveAllowPolicy).toEqual({ redrivePermission: 'denyAll' })
      const letters = queues.find(({ id }) => id === idIn((properties.RedrivePolicy as Properties).deadLetterTargetArn))
      const { redrivePermission, sourceQueueArns } = letters?.properties.RedriveAllowPolicy as Properties
      expect(redrivePermission).toBe('byQueue')
      expect((sourceQueueArns as unknown[]).map(shown)).toEqual([
        expect.stringMatching(new RegExp(`:${properties.QueueName}"\\]\\]\\}$`)),
      ])
    }
  })

  it('of replies and of mails end, after a thousand tries of rescue-reply, where people alone read them', () => {
    const ended = queues.filter(
      ({ properties }) => String(properties.QueueName).endsWith('-dlq') && properties.RedrivePolicy,
    )
    expect(ended.map(({ properties }) => properties.QueueName).sort()).toEqual([
      'aftercare-prod-mails-dlq',
      'aftercare-prod-replies-dlq',
    ])
    for (const { properties } of ended) {
      const { deadLetterTargetArn, maxReceiveCount } = properties.RedrivePolicy as Properties
      expect(maxReceiveCount).toBe(1000)
      const last = queues.find(({ id }) => id === idIn(deadLetterTargetArn))
      expect(last?.properties).toMatchObject({
        QueueName: 'aftercare-prod-unread',
        MessageRetentionPeriod: 14 * 24 * 3600,
      })
      expect(shown(last?.properties.RedriveAllowPolicy)).toContain(`:${properties.QueueName}"`)
      const mappings = of(prod, 'AWS::Lambda::EventSourceMapping')
      expect(mappings.filter((each) => shown(each.properties.EventSourceArn).includes(last?.id ?? ''))).toEqual([])
    }
  })
})

describe('policies of queues and topics', () => {
  it('let each topic and no other reach its queue', () => {
    const allowed = statementsOf(prod, 'AWS::SQS::QueuePolicy').filter(({ Effect }) => Effect === 'Allow')
    const subscriptions = of(prod, 'AWS::SNS::Subscription').flatMap(({ properties }) =>
      [properties.Endpoint, (properties.RedrivePolicy as Properties).deadLetterTargetArn].map((reached) => [
        idIn(properties.TopicArn),
        idIn(reached),
      ]),
    )
    expect(
      allowed.map(({ Condition, Resource }) => [idIn(Condition?.ArnEquals?.['aws:SourceArn']), idIn(Resource)]).sort(),
    ).toEqual(subscriptions.sort())
    for (const each of allowed) {
      expect(each.Action).toBe('sqs:SendMessage')
      expect(principals(each)).toEqual(['sns.amazonaws.com'])
    }
  })

  it('let no one purge a queue that holds what people wrote', () => {
    const denied = statementsOf(prod, 'AWS::SQS::QueuePolicy').filter(
      ({ Effect, Action }) => Effect === 'Deny' && Action === 'sqs:PurgeQueue',
    )
    const nameOf = (id: string) => of(prod, 'AWS::SQS::Queue').find((queue) => queue.id === id)?.properties.QueueName
    expect(denied.map(({ Resource }) => nameOf(idIn(Resource) ?? '')).sort()).toEqual(
      ['mails', 'mails-dlq', 'replies', 'replies-dlq', 'unread'].map((name) => `aftercare-prod-${name}`),
    )
    for (const each of denied) {
      expect(each.Principal).toEqual({ AWS: '*' })
      expect(each.Condition).toBeUndefined()
    }
  })

  it('let the carrier, the mail service and the alarms publish where they have to, for this account', () => {
    const allowed = statementsOf(prod, 'AWS::SNS::TopicPolicy').filter(({ Effect }) => Effect === 'Allow')
    const reached = (name: string) =>
      new Set(allowed.filter((each) => principals(each).includes(`${name}.amazonaws.com`)).map(({ of }) => of)).size
    expect(['sms-voice', 'ses', 'cloudwatch'].map(reached)).toEqual([2, 2, 1])
    for (const { Action, Condition } of allowed) {
      expect(Action).toBe('sns:Publish')
      expect(shown(Condition)).toMatch(/"aws:SourceAccount":\{"Ref":"AWS::AccountId"\}/i)
    }
  })

  it('take nothing that comes in the clear', () => {
    for (const type of ['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'])
      for (const { properties, id } of of(prod, type)) {
        const { Statement } = properties.PolicyDocument as { Statement: Statement[] }
        const denied = Statement.filter(({ Effect, Action }) => Effect === 'Deny' && Action !== 'sqs:PurgeQueue')
        expect(
          denied.map(({ Condition }) => Condition),
          id,
        ).toEqual([{ Bool: { 'aws:SecureTransport': 'false' } }])
      }
  })
})

describe('mail', () => {
  it('is signed by its domain, comes back under it, and tells what became of it', () => {
    const [identity] = of(prod, 'AWS::SES::EmailIdentity')
    expect(identity?.properties).toMatchObject({
      EmailIdentity: 'reply.aftercare.example',
      MailFromAttributes: { MailFromDomain: 'bounce.reply.aftercare.example' },
    })
    expect(Object.keys(prod.findOutputs('MailDkimRecord*'))).toEqual([])
    expect(['1', '2', '3'].every((n) => Object.keys(prod.findOutputs(`MailDkimRecord${n}`)).length === 1)).toBe(true)
    const [events] = of(prod, 'AWS::SES::ConfigurationSetEventDestination')
    const types = (events?.properties.EventDestination as Properties).MatchingEventTypes
    expect(types).toEqual(expect.arrayContaining(['bounce', 'complaint', 'delivery']))
  })
})
