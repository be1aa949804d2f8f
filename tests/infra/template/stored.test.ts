/**
 * What holds data, or what others outside the stack name, keeps its logical id and its physical name: with another one
 * CloudFormation makes a new and empty one. And every change of a template is seen before it is deployed.
 */
import { describe, expect, it } from 'vitest'
import { templateOf } from '../../support/stacks.ts'
import type { RawTemplate } from './schema.ts'
import { LOCKED } from './stored.ts'

const settings = { mailDomain: 'reply.aftercare.example' }
const templates = (['dev', 'prod'] as const).map(
  (stage) => [stage, templateOf(stage, settings).toJSON() as RawTemplate] as const,
)

/** By type: the property that is the physical name, and the harm when it or the id changes. */
const HOLDS: Record<string, { name?: string; harm: string }> = {
  'AWS::DynamoDB::Table': {
    name: 'TableName',
    harm: 'every patient, alert and consent is gone from the service’s sight',
  },
  'AWS::KMS::Key': { harm: 'what the old key encrypts can be read no more once it is deleted' },
  'AWS::SecretsManager::Secret': {
    name: 'Name',
    harm: 'nobody knows which erased numbers had opted out: they are texted again',
  },
  'AWS::Cognito::UserPool': {
    name: 'UserPoolName',
    harm: 'nobody can sign in, and all accounts have to be made again',
  },
  'AWS::Cognito::UserPoolClient': {
    name: 'ClientName',
    harm: 'clinics’ systems and the console are refused until they are given the new id',
  },
  'AWS::Cognito::UserPoolDomain': {
    name: 'Domain',
    harm: 'clinics’ systems ask for tokens at an address that is gone',
  },
  'AWS::SQS::Queue': { name: 'QueueName', harm: 'what waits on the queue is deleted: texts of patients among it' },
  'AWS::SNS::Topic': {
    name: 'TopicName',
    harm: 'clinics’ numbers publish to a topic that is gone: no text of a patient arrives',
  },
  'AWS::SMSVOICE::OptOutList': { name: 'OptOutListName', harm: 'clinics’ numbers name a list that is gone' },
  'AWS::ApiGatewayV2::Api': { harm: 'the address in every link and every system changes' },
  'AWS::Backup::BackupVault': {
    name: 'BackupVaultName',
    harm: 'a locked vault cannot be replaced: the deploy fails half way',
  },
  'AWS::Logs::LogGroup': { name: 'LogGroupName', harm: 'a year of logs is no longer where an audit looks for it' },
}

/** `type id name`, one line each. */
const held = ({ Resources }: RawTemplate): string[] =>
  Object.entries(Resources)
    .flatMap(([id, { Type, Properties = {} }]) => {
      const holds = HOLDS[Type]
      return holds ? [`${Type} ${id} ${JSON.stringify((holds.name && Properties[holds.name]) ?? null)}`] : []
    })
    .sort()

describe.each(templates)('%s', (stage, template) => {
  it('keeps the ids and names of what holds data', () => {
    const now = held(template)
    const lost = (LOCKED[stage] ?? []).filter((line) => !now.includes(line))
    const harms = lost.map((line) => `${line}: ${HOLDS[line.split(' ')[0] ?? '']?.harm}`)
    expect(harms, 'With this change, at the next deploy').toEqual([])
    const unlocked = now.filter((line) => !LOCKED[stage]?.includes(line))
    expect(unlocked, 'New ones, to be added to stored.ts').toEqual([])
  })

  it('changes by nothing that nobody has seen', async () => {
    const text = JSON.stringify(template, null, 1).replaceAll(/\b[0-9a-f]{64}\b/g, '<hash of a bundle>')
    await expect(text).toMatchFileSnapshot(`snapshots/${stage}.template`)
  })
})
