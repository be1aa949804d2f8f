/** The stack of each stage, synthesised without bundles, and what is in its template. */
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { AftercareStack } from '../../infra/stack.ts'
import { featureFlags, type StageSettings, settingsOf, stageOf } from '../../infra/stage.ts'

export type Properties = Record<string, unknown>
export type Found = { id: string; properties: Properties }
export type Statement = {
  Sid?: string
  Effect: string
  Action: string | string[]
  Resource?: unknown
  NotResource?: unknown
  Principal?: unknown
  Condition?: Record<string, Properties>
}

export const anApp = () => new App({ context: { ...featureFlags(), 'aws:cdk:bundling-stacks': [] } })

export function aStack(name: 'dev' | 'prod', settings: StageSettings = {}, app = anApp()): AftercareStack {
  const stage = stageOf(name, { ...settingsOf(name), ...settings })
  return new AftercareStack(app, `Aftercare-${name}`, { stage, terminationProtection: stage.production })
}

export const templateOf = (name: 'dev' | 'prod', settings: StageSettings = {}): Template =>
  Template.fromStack(aStack(name, settings))

export const of = (template: Template, type: string): Found[] =>
  Object.entries(template.findResources(type)).map(([id, { Properties }]) => ({ id, properties: Properties ?? {} }))

/** The id that `Fn::GetAtt` or `Ref` names. */
export function idIn(value: unknown): string | undefined {
  const { 'Fn::GetAtt': attribute, Ref } = (value ?? {}) as { 'Fn::GetAtt'?: [string, string]; Ref?: string }
  return attribute?.[0] ?? Ref
}

export const statementsOf = (
  template: Template,
  type: string,
  field = 'PolicyDocument',
): (Statement & { of: string })[] =>
  of(template, type).flatMap(({ id, properties }) =>
    (properties[field] as { Statement: Statement[] }).Statement.map((each) => ({ ...each, of: id })),
  )
