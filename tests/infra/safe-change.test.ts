/** What keeps a deploy from doing harm, and data from those who may deploy. */
import { describe, expect, it } from 'vitest'
import { idIn, of, type Properties, templateOf } from '../support/stacks.ts'

const settings = { mailDomain: 'reply.aftercare.example' }
const dev = templateOf('dev', settings)
const prod = templateOf('prod', settings)
const shown = (value: unknown) => JSON.stringify(value)

describe('a new version of what patients depend on', () => {
  const aliases = of(prod, 'AWS::Lambda::Alias')
  const idOf = (id: string) => id.replace(/^Functions|Live.*$/g, '')

  it('gets a tenth of the traffic for five minutes, and goes back when its alarm rings', () => {
    expect(aliases.map(({ id }) => idOf(id)).sort()).toEqual(
      ['AdvanceAlert', 'Api', 'Console', 'Fhir', 'Intake', 'Links', 'ReceiveEmail', 'ReceiveSms', 'SendMessage'].sort(),
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
