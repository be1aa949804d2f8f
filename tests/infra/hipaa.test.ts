import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, Stack, Validations } from 'aws-cdk-lib'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { HIPAASecurityChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { anApp, aStack } from '../support/stacks.ts'

type Finding = { ruleName: string; violatingConstructs: { constructPath: string }[] }
type Report = { violations: Finding[]; suppressedViolations?: (Finding & { reason: string })[] }

/** What the HIPAA pack finds in an app: `synth` throws once anything is found, and leaves its report. */
function checked(app: App): Report {
  Validations.of(app).addPlugins(new HIPAASecurityChecks(app))
  try {
    app.synth()
  } catch (error) {
    if ((error as Error).name !== 'ValidationFailed') throw error
  }
  const file = join(app.outdir, 'validation-report.json')
  if (!existsSync(file)) return { violations: [] }
  const { pluginReports } = JSON.parse(readFileSync(file, 'utf8')) as { pluginReports: Report[] }
  const [report, ...others] = pluginReports
  expect(others).toEqual([])
  return report ?? { violations: [] }
}

const shown = ({ violations }: Report) =>
  violations.map(({ ruleName, violatingConstructs: [first] }) => `${ruleName} ${first?.constructPath}`)

describe('the HIPAA checks', () => {
  it.each(['dev', 'prod'] as const)('find nothing in %s that is not acknowledged with its reason', (name) => {
    const app = anApp()
    aStack(name, { mailDomain: 'reply.aftercare.example', secondReader: 'amazon.nova-lite-v1:0' }, app)
    const report = checked(app)
    expect(shown(report)).toEqual([])
    expect(report.suppressedViolations?.length).toBeGreaterThan(0)
    for (const { ruleName, reason } of report.suppressedViolations ?? [])
      expect(reason.split(' ').length, ruleName).toBeGreaterThan(10)
  })

  it('would find a topic in the open', () => {
    const app = anApp()
    new Topic(new Stack(app, 'Open'), 'Topic')
    expect(shown(checked(app))).toEqual([expect.stringContaining('SNSEncryptedKMS')])
  })
})
