/** What AWS refuses at deploy, or takes and does not do, and no schema says: each with its source. */
import { refusedClients } from '../../../infra/local/services/cognito-rules.ts'
import { idIn } from '../../support/stacks.ts'
import type { RawTemplate } from './schema.ts'

// biome-ignore lint/suspicious/noExplicitAny: properties of any type of resource, whose shape the schemas have checked
type Properties = Record<string, any>
type Named = { id: string; type: string; properties: Properties }
export type Rule = { what: string; source: string; broken(template: RawTemplate): string[] }

const DOCS = 'https://docs.aws.amazon.com'
const all = ({ Resources }: RawTemplate): Named[] =>
  Object.entries(Resources).map(([id, { Type, Properties = {} }]) => ({ id, type: Type, properties: Properties }))
const of = (template: RawTemplate, type: string) => all(template).filter((each) => each.type === type)
const text = (value: unknown) => JSON.stringify(value ?? null)
const statements = ({ properties }: Named, field = 'PolicyDocument'): Properties[] => properties[field]?.Statement ?? []
const ids = (found: readonly Named[]) => found.map(({ id }) => id)
const list = (value: unknown): string[] => [value ?? []].flat().map(String)

/** The function that a property names, by itself or by an alias. */
function functionNamed(template: RawTemplate, value: unknown): Properties | undefined {
  const id = idIn(value) ?? /"Ref":"(\w+)"/.exec(text(value))?.[1] ?? ''
  const named = template.Resources[id]
  return named?.Type === 'AWS::Lambda::Alias'
    ? functionNamed(template, named.Properties?.FunctionName)
    : named?.Properties
}

/** Whether a queue's policy lets a topic in. */
const letsIn = (template: RawTemplate, queue: unknown, topic: unknown) =>
  of(template, 'AWS::SQS::QueuePolicy')
    .filter(({ properties }) => properties.Queues.some((each: unknown) => idIn(each) === idIn(queue)))
    .flatMap((policy) => statements(policy))
    .some(
      ({ Effect, Principal, Condition }) =>
        Effect === 'Allow' &&
        text(Principal).includes('sns.amazonaws.com') &&
        idIn(Condition?.ArnEquals?.['aws:SourceArn']) === idIn(topic),
    )

export const RULES: readonly Rule[] = [
  {
    what: 'A client of a user pool may write each attribute that the pool requires, and none that the pool alone writes.',
    source: `${DOCS}/cognito/latest/developerguide/user-pool-settings-attributes.html`,
    broken: (template) =>
      refusedClients(
        all(template).map((each) => ({ ...each, metadata: {} })),
        ({ properties }) => idIn(properties.UserPoolId) ?? '',
      ),
  },
  {
    what: 'A client of a user pool names the flows by which it signs in: unset, it takes passwords itself (SRP).',
    source: `${DOCS}/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html`,
    broken: (template) =>
      ids(of(template, 'AWS::Cognito::UserPoolClient').filter(({ properties }) => !properties.ExplicitAuthFlows)),
  },
  {
    what: 'Managed login (version 2) shows nothing for a client without a style of its own.',
    source: `${DOCS}/cognito/latest/developerguide/managed-login-branding.html`,
    broken(template) {
      const styled = of(template, 'AWS::Cognito::ManagedLoginBranding').map(({ properties }) =>
        idIn(properties.ClientId),
      )
      const managed = of(template, 'AWS::Cognito::UserPoolDomain').some(
        (each) => each.properties.ManagedLoginVersion === 2,
      )
      const pages = of(template, 'AWS::Cognito::UserPoolClient').filter(({ properties }) => properties.CallbackURLs)
      return managed ? ids(pages.filter(({ id }) => !styled.includes(id))) : ids(pages)
    },
  },
  {
    what: 'A text or a call by End User Messaging is checked on the number and on the configuration set that it names.',
    source: `${DOCS}/service-authorization/latest/reference/list_awsendusermessagingsmsandvoicev2.html`,
    broken(template) {
      if (of(template, 'AWS::SMSVOICE::ConfigurationSet').length === 0) return []
      return of(template, 'AWS::IAM::Policy')
        .filter((policy) =>
          statements(policy).some(
            ({ Action, Resource }) =>
              list(Action).includes('sms-voice:SendTextMessage') && !/ConfigurationSet\w*","Arn"/.test(text(Resource)),
          ),
        )
        .map(({ id }) => id)
    },
  },
  {
    what: 'A mail by SES is checked on the identity and on the configuration set that it names.',
    source: `${DOCS}/service-authorization/latest/reference/list_amazonses.html`,
    broken: (template) =>
      ids(
        of(template, 'AWS::IAM::Policy').filter((policy) =>
          statements(policy).some(
            ({ Action, Resource }) =>
              list(Action).includes('ses:SendRawEmail') &&
              !(text(Resource).includes(':identity/') && text(Resource).includes(':configuration-set/')),
          ),
        ),
      ),
  },
  {
    what: 'Who puts on a queue under a key of ours may make a data key and read it back; who takes from one may decrypt.',
    source: `${DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html`,
    broken: (template) =>
      ids(
        of(template, 'AWS::IAM::Policy').filter((policy) => {
          const may = new Set(statements(policy).flatMap(({ Action }) => list(Action)))
          const needed = [
            ...(may.has('sqs:SendMessage') ? ['kms:GenerateDataKey', 'kms:Decrypt'] : []),
            ...(may.has('sqs:ReceiveMessage') ? ['kms:Decrypt'] : []),
          ]
          return needed.some((each) => !may.has(each))
        }),
      ),
  },
  {
    what: 'SNS does not repeat what a queue refuses: the subscription has a dead-letter queue, and both let the topic in.',
    source: `${DOCS}/sns/latest/dg/sns-dead-letter-queues.html`,
    broken: (template) =>
      ids(
        of(template, 'AWS::SNS::Subscription').filter(({ properties: { TopicArn, Endpoint, RedrivePolicy } }) => {
          const dlq = RedrivePolicy?.deadLetterTargetArn
          return !dlq || !letsIn(template, Endpoint, TopicArn) || !letsIn(template, dlq, TopicArn)
        }),
      ),
  },
  {
    what: 'A number made since September 2024 serves SNS only by a resource policy that names it.',
    source:
      'https://aws.amazon.com/blogs/messaging-and-targeting/a-guide-to-the-new-resource-policies-for-sms-origination-identities-in-aws/',
    broken(template) {
      const bySns = of(template, 'AWS::Lambda::Function').some(
        ({ properties }) => properties.Environment?.Variables?.AFTERCARE_TEXT_SENDER === 'sns',
      )
      const named = of(template, 'AWS::SMSVOICE::ResourcePolicy')
        .filter(({ properties }) => text(properties.PolicyDocument).includes('"sns.amazonaws.com"'))
        .map(({ properties }) => idIn(properties.ResourceArn))
      return bySns ? ids(of(template, 'AWS::SMSVOICE::PhoneNumber').filter(({ id }) => !named.includes(id))) : []
    },
  },
  {
    what: 'A queue hides a message for six times as long as its function may take, or it is handed out twice.',
    source: `${DOCS}/lambda/latest/dg/services-sqs-configure.html`,
    broken: (template) =>
      of(template, 'AWS::Lambda::EventSourceMapping').flatMap(({ id, properties }) => {
        const { Resources } = template
        const queue = Resources[idIn(properties.EventSourceArn) ?? '']?.Properties as Properties | undefined
        const handler = functionNamed(template, properties.FunctionName)
        // Without a time of its own a dead-letter queue has 30 s, three times what its consumer may take.
        if (queue?.VisibilityTimeout === undefined) return Number(handler?.Timeout) * 3 <= 30 ? [] : [id]
        return Number(queue.VisibilityTimeout) >= 6 * Number(handler?.Timeout) ? [] : [id]
      }),
  },
  {
    what: 'A poller takes at least 2 and at most 1,000 messages’ batches at once.',
    source: `${DOCS}/lambda/latest/api/API_ScalingConfig.html`,
    broken: (template) =>
      ids(
        of(template, 'AWS::Lambda::EventSourceMapping').filter(({ properties }) => {
          const most = Number(properties.ScalingConfig?.MaximumConcurrency ?? 2)
          return most < 2 || most > 1000
        }),
      ),
  },
  {
    what: 'An authorizer of an HTTP API takes 50 audiences at most.',
    source: `${DOCS}/apigateway/latest/developerguide/http-api-quotas.html`,
    broken: (template) =>
      ids(
        of(template, 'AWS::ApiGatewayV2::Authorizer').filter(
          ({ properties }) => (properties.JwtConfiguration?.Audience ?? []).length > 50,
        ),
      ),
  },
  {
    what: 'A function that a service invokes asynchronously says how often it is tried again.',
    source: `${DOCS}/lambda/latest/dg/invocation-async-configuring.html`,
    broken(template) {
      const set = of(template, 'AWS::Lambda::EventInvokeConfig').map(({ properties }) => idIn(properties.FunctionName))
      const invoked = of(template, 'AWS::Lambda::Permission')
        .filter(({ properties }) => /^(events|logs)\./.test(String(properties.Principal)))
        .map(({ properties }) => idIn(properties.FunctionName) ?? '')
      return [...new Set(invoked)].filter((id) => !set.includes(id))
    },
  },
  {
    what: 'Lambda keeps the variables of a function within 4 KB.',
    source: `${DOCS}/lambda/latest/dg/gettingstarted-limits.html`,
    broken: (template) =>
      ids(
        of(template, 'AWS::Lambda::Function').filter(
          ({ properties }) => text(properties.Environment?.Variables).length > 4096,
        ),
      ),
  },
  {
    what: 'The policy of a role holds 10,240 characters at most, all of its inline policies together.',
    source: `${DOCS}/IAM/latest/UserGuide/reference_iam-quotas.html`,
    broken: (template) =>
      ids(of(template, 'AWS::IAM::Policy').filter(({ properties }) => text(properties.PolicyDocument).length > 10_240)),
  },
  {
    what: 'A template has 500 resources and 200 outputs at most, and a megabyte.',
    source: `${DOCS}/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html`,
    broken: (template) =>
      Object.keys(template.Resources).length > 500 ||
      Object.keys(template.Outputs ?? {}).length > 200 ||
      text(template).length > 1_000_000
        ? ['the template']
        : [],
  },
  {
    what: 'The key of a topic or queue names each service that publishes there, or messages vanish.',
    source: `${DOCS}/sns/latest/dg/sns-key-management.html`,
    broken(template) {
      const services = of(template, 'AWS::SNS::TopicPolicy')
        .flatMap((policy) => statements(policy))
        .filter(({ Effect }) => Effect === 'Allow')
        .flatMap(({ Principal }) => list(Principal?.Service))
      const named = of(template, 'AWS::KMS::Key').flatMap((key) => text(statements(key, 'KeyPolicy')))
      return [...services, 'sns.amazonaws.com'].filter(
        (service) => !named.some((each) => each.includes(`"${service}"`)),
      )
    },
  },
  {
    what: 'An alarm that looks at the stage’s own numbers needs them printed without a prefix: no metric filter is left.',
    source: `${DOCS}/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html`,
    broken: (template) => ids(of(template, 'AWS::Logs::MetricFilter')),
  },
]
