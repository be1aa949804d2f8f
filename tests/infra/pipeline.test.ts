/** The pipeline to copy: short-lived credentials, a person before production, and a bound on what roles of ours may. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { of, statementsOf, templateOf } from '../support/stacks.ts'

const pipeline = readFileSync('.github/workflows/deploy.yml', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const boundary = JSON.parse(readFileSync('infra/permissions-boundary.json', 'utf8')) as {
  Statement: { Sid: string; Action: string[] }[]
}
const job = (name: string) => new RegExp(`\\n  ${name}:\\n([\\s\\S]*?)(?=\\n  \\w+:\\n|$)`).exec(pipeline)?.[1] ?? ''

describe('the pipeline', () => {
  it('has no long-lived key: roles are assumed by OIDC', () => {
    expect(pipeline).not.toMatch(/secrets\.|aws-access-key/i)
    for (const name of ['dev', 'diff', 'prod']) expect(job(name)).toContain('id-token: write')
    expect(job('check')).not.toContain('id-token')
  })

  it('goes to production after the checks, the development stage, its smoke test, and a diff that a person approves', () => {
    expect(['dev', 'diff', 'prod'].map((name) => /needs: (\w+)/.exec(job(name))?.[1])).toEqual(['check', 'dev', 'diff'])
    expect(job('dev')).toMatch(/npm run deploy -- -c stage=dev[\s\S]*npm run smoke -- --stage dev/)
    expect(job('diff')).toContain('cdk diff -c stage=prod')
    expect(job('prod')).toMatch(
      /environment: prod\n[\s\S]*npm run deploy -- -c stage=prod[\s\S]*npm run smoke -- --stage prod/,
    )
  })

  it('runs scripts that exist', () => {
    for (const [, script = ''] of pipeline.matchAll(/npm run (\w+)/g)) expect(Object.keys(scripts)).toContain(script)
  })
})

/** With all that a stage may have. */
const WHOLE = { mailDomain: 'reply.aftercare.example', secondReader: 'amazon.nova-lite-v1:0' }

describe('the permissions boundary', () => {
  const bounded = templateOf('prod', {
    permissionsBoundary: 'aftercare-boundary',
    mailDomain: 'reply.aftercare.example',
  })

  it('stands on every role of the stack, where the stage names it', () => {
    const roles = of(bounded, 'AWS::IAM::Role')
    expect(roles.length).toBeGreaterThan(10)
    for (const { id, properties } of roles)
      expect(JSON.stringify(properties.PermissionsBoundary), id).toContain(':policy/aftercare-boundary')
    for (const { properties } of of(templateOf('prod'), 'AWS::IAM::Role'))
      expect(properties.PermissionsBoundary).toBeUndefined()
  })

  it.each(['dev', 'prod'] as const)('allows what the functions of %s do, and nothing more', (stage) => {
    const template = templateOf(stage, WHOLE)
    const done = new Set(statementsOf(template, 'AWS::IAM::Policy').flatMap(({ Action }) => Action))
    const allowed = boundary.Statement.find(({ Sid }) => Sid === 'WhatFunctionsDo')?.Action ?? []
    expect([...done].filter((action) => !allowed.includes(action))).toEqual([])
    const ever = new Set(
      (['dev', 'prod'] as const).flatMap((each) =>
        statementsOf(templateOf(each, WHOLE), 'AWS::IAM::Policy').flatMap(({ Action }) => Action),
      ),
    )
    expect(allowed.filter((action) => !ever.has(action))).toEqual([])
  })
})
