/** What keeps a real clinic's data, and what the HIPAA checks do not look at: queues, keys, policies of services. */
import type { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { refusedClients } from '../../infra/local/services/cognito-rules.ts'
import type { Resource } from '../../infra/local/template.ts'
import { type Found, idIn, of, type Properties, type Statement, statementsOf, templateOf } from '../support/stacks.ts'

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
const resource = (id: string, properties: object, type = 'AWS::Cognito::UserPool') =>
  ({ id, type, properties, metadata: {} }) as Resource
const asClient = ({ id, properties }: Found) => resource(id, properties, 'AWS::Cognito::UserPoolClient')

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

describe('a new version of what patients depend on', () => {
  const aliases = of(prod, 'AWS::Lambda::Alias')
  const idOf = (id: string) => id.replace(/^Functions|Live.*$/g, '')

  it('gets a tenth of the traffic for five minutes, and goes back when its alarm rings', () => {
    expect(aliases.map(({ id }) => idOf(id)).sort()).toEqual(
      ['AdvanceAlert', 'Api', 'Console', 'Links', 'ReceiveEmail', 'ReceiveSms', 'SendMessage'].sort(),
    )
    const groups = of(prod, 'AWS::CodeDeploy::DeploymentGroup')
    expect(groups).toHaveLength(aliases.length)
    for (const { properties } of groups) {
      expect(properties.DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes')
      const { Alarms, Enabled } = properties.AlarmConfiguration as { Alarms: Properties[]; Enabled: boolean }
      expect([Enabled, Alarms.length]).toEqual([true, 1])
      expect(properties.AutoRollbackConfiguration).toMatchObject({ Enabled: true })
    }
    for (const { UpdatePolicy } of Object.values(prod.findResources('AWS::Lambda::Alias')))
      expect(UpdatePolicy).toHaveProperty('CodeDeployLambdaAliasUpdate')
  })

  it('is what queues and the API invoke, by the name that moves', () => {
    const names = aliases.map(({ id }) => id)
    const reached = shown([
      ...of(prod, 'AWS::Lambda::EventSourceMapping').map(({ properties }) => properties.FunctionName),
      ...of(prod, 'AWS::ApiGatewayV2::Integration').map(({ properties }) => properties.IntegrationUri),
    ])
    for (const name of names) expect(reached).toContain(`{"Ref":"${name}"}`)
    for (const { id, properties } of aliases)
      expect(reached, id).not.toContain(shown(properties.FunctionName).replace('{', ''))
    expect(of(dev, 'AWS::Lambda::Alias')).toEqual([])
  })
})

describe('backups', () => {
  it('are made each day, under a key of their own, in a vault that nobody can empty', () => {
    const [vault] = of(prod, 'AWS::Backup::BackupVault')
    const [table] = of(prod, 'AWS::DynamoDB::Table')
    const keyOfTable = idIn((table?.properties.SSESpecification as Properties).KMSMasterKeyId)
    expect(idIn(vault?.properties.EncryptionKeyArn)).not.toBe(keyOfTable)
    const { MinRetentionDays, MaxRetentionDays, ChangeableForDays } = vault?.properties.LockConfiguration as Properties
    expect([MinRetentionDays, ChangeableForDays]).toEqual([35, 14])
    const [plan] = of(prod, 'AWS::Backup::BackupPlan')
    const [rule] = (plan?.properties.BackupPlan as { BackupPlanRule: Properties[] }).BackupPlanRule
    const { DeleteAfterDays } = rule?.Lifecycle as { DeleteAfterDays: number }
    expect(DeleteAfterDays).toBeGreaterThanOrEqual(Number(MinRetentionDays))
    expect(DeleteAfterDays).toBeLessThanOrEqual(Number(MaxRetentionDays))
    const [selection] = of(prod, 'AWS::Backup::BackupSelection')
    expect(shown(selection?.properties.BackupSelection)).toContain(`"${table?.id}","Arn"`)
    expect(of(dev, 'AWS::Backup::BackupVault')).toEqual([])
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
    const sources = queues.filter(({ properties }) => properties.RedrivePolicy)
    expect(sources).toHaveLength(6)
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
})

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
        const denied = Statement.filter(({ Effect }) => Effect === 'Deny')
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

describe('sign-in', () => {
  const clients = of(prod, 'AWS::Cognito::UserPoolClient')
  const [pool] = of(prod, 'AWS::Cognito::UserPool')

  it('has every token stamped by stamp-token, access tokens of systems included', () => {
    const { PreTokenGenerationConfig } = pool?.properties.LambdaConfig as { PreTokenGenerationConfig: Properties }
    expect(PreTokenGenerationConfig.LambdaVersion).toBe('V3_0')
    expect(idIn(PreTokenGenerationConfig.LambdaArn)).toMatch(/StampToken/)
    const invokers = of(prod, 'AWS::Lambda::Permission').filter(
      ({ properties }) => properties.Principal === 'cognito-idp.amazonaws.com',
    )
    expect(invokers.map(({ properties }) => idIn(properties.SourceArn))).toEqual([pool?.id])
  })

  it('lets nobody write their own clinic or who they are', () => {
    const custom = (pool?.properties.Schema as Properties[]).filter(({ Name }) =>
      ['clinic', 'staff'].includes(String(Name)),
    )
    expect(custom.map(({ Mutable }) => Mutable)).toEqual([false, false])
    const people = clients.find(({ properties }) => list(properties.AllowedOAuthFlows).includes('code'))
    expect(people?.properties.WriteAttributes).toEqual(['email'])
    expect(people?.properties.GenerateSecret).toBe(false)
  })

  it('has clients that the pool takes: each may write what the pool requires, which is nothing', () => {
    const pools = of(prod, 'AWS::Cognito::UserPool').map(({ id, properties }) => resource(id, properties))
    for (const { properties } of pools)
      expect((properties.Schema as Properties[]).filter(({ Required }) => Required)).toEqual([])
    expect(refusedClients([...pools, ...clients.map(asClient)], () => String(pool?.id))).toEqual([])
  })

  it('would be refused as it was: email and name required, and email alone written', () => {
    const required = {
      Schema: [
        { Name: 'email', Required: true },
        { Name: 'name', Required: true },
      ],
    }
    const before = resource(String(pool?.id), required)
    expect(refusedClients([before, ...clients.map(asClient)], () => before.id)).toEqual([
      expect.stringMatching(/Console.*Invalid write attributes specified while creating a client \(name\)/),
    ])
    const verified = asClient({ id: 'Verified', properties: { WriteAttributes: ['email', 'name', 'email_verified'] } })
    expect(refusedClients([before, verified], () => before.id)).toHaveLength(1)
  })

  it('is by the managed page alone, in the version that asks each time, with the style it needs', () => {
    for (const { properties } of clients) expect(properties.ExplicitAuthFlows).toEqual(['ALLOW_REFRESH_TOKEN_AUTH'])
    const [domain] = of(prod, 'AWS::Cognito::UserPoolDomain')
    expect(domain?.properties.ManagedLoginVersion).toBe(2)
    const people = clients.filter(({ properties }) => properties.CallbackURLs).map(({ id }) => id)
    const styled = of(prod, 'AWS::Cognito::ManagedLoginBranding').map(({ properties }) => idIn(properties.ClientId))
    expect(styled).toEqual(people)
  })

  it('takes at the API the tokens of its own clients and of those that cdk.json names', () => {
    const template = templateOf('prod', { clients: ['bayskin-booking'] })
    const [authorizer] = of(template, 'AWS::ApiGatewayV2::Authorizer')
    const { Audience } = authorizer?.properties.JwtConfiguration as { Audience: unknown[] }
    expect(Audience.map((each) => idIn(each) ?? each)).toEqual([
      expect.stringContaining('Systems'),
      expect.stringContaining('Console'),
      'bayskin-booking',
    ])
    const tooMany = Array.from({ length: 49 }, (_, n) => `client-${n}`)
    expect(() => templateOf('prod', { clients: tooMany })).toThrow(/takes 48 besides its own/)
  })
})
