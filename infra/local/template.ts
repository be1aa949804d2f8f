/** Reads a synthesised template and resolves it as CloudFormation would, with names of this machine. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACCOUNT, arn, REGION } from './arn.ts'
import { roleOf } from './resource-types.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

export type Resource = { id: string; type: string; properties: JsonObject; metadata: JsonObject }

export type Template = {
  resources: Resource[]
  outputs: Record<string, string>
  /** Folder of the cloud assembly, in which the assets lie. */
  folder: string
}

type Raw = {
  Resources: Record<string, { Type: string; Properties?: Json; Metadata?: JsonObject; Condition?: string }>
  Outputs?: Record<string, { Value: Json }>
}

/** Throws, saying what to do, at a resource type, an intrinsic or an attribute that is not modelled here. */
export function readTemplate(folder: string, file: string): Template {
  const raw = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Raw
  const types = Object.fromEntries(Object.entries(raw.Resources).map(([id, { Type }]) => [id, Type]))
  for (const [id, { Type, Condition }] of Object.entries(raw.Resources)) {
    if (Condition)
      throw new Error(`${id} has a Condition, which the local runner does not model (infra/local/template.ts).`)
    if (roleOf(Type) === undefined)
      throw new Error(
        `${id} is a ${Type}, which the local runner does not know: model it, or name it inert with its reason, in infra/local/resource-types.ts.`,
      )
  }
  const resolve = resolver(types, raw)
  const resources = Object.entries(raw.Resources)
    .filter(([, { Type }]) => roleOf(Type) === 'modelled')
    .map(([id, { Type, Properties = {}, Metadata = {} }]) => ({
      id,
      type: Type,
      properties: resolve(Properties) as JsonObject,
      metadata: Metadata,
    }))
  const outputs = Object.entries(raw.Outputs ?? {}).map(([name, { Value }]) => [name, String(resolve(Value))])
  return { resources, outputs: Object.fromEntries(outputs), folder }
}

function resolver(types: Record<string, string>, raw: Raw): (value: Json) => Json {
  const resolve = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(resolve)
    if (value === null || typeof value !== 'object') return value
    const [name, ...others] = Object.keys(value)
    if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::')))
      return intrinsic(name, value[name] as Json)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolve(member)]))
  }
  const intrinsic = (name: string, argument: Json): Json => {
    switch (name) {
      case 'Ref':
        return ref(String(argument), types, raw, resolve)
      case 'Fn::GetAtt': {
        const [id, attribute] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.')
        return attributeOf(id ?? '', attribute ?? '', types, raw, resolve)
      }
      case 'Fn::Join': {
        const [separator, parts] = argument as [string, Json[]]
        return (resolve(parts) as Json[]).join(separator)
      }
      case 'Fn::Sub':
        if (typeof argument !== 'string') throw new Error('Fn::Sub with a map is not modelled by the local runner.')
        return argument.replace(/\$\{([^}]+)\}/g, (_, inner: string) =>
          String(
            inner.includes('.') && !inner.startsWith('AWS::')
              ? attributeOf(...(inner.split('.') as [string, string]), types, raw, resolve)
              : ref(inner, types, raw, resolve),
          ),
        )
      case 'Fn::Select': {
        const [index, values] = argument as [Json, Json]
        return (resolve(values) as Json[])[Number(index)] ?? ''
      }
      case 'Fn::Split': {
        const [separator, text] = argument as [string, Json]
        return String(resolve(text)).split(separator)
      }
      default:
        throw new Error(`The intrinsic ${name} is not modelled by the local runner (infra/local/template.ts).`)
    }
  }
  return resolve
}

type Resolve = (value: Json) => Json

const PSEUDO: Record<string, string> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'aftercare-local',
}

function ref(id: string, types: Record<string, string>, raw: Raw, resolve: Resolve): string {
  const pseudo = PSEUDO[id]
  if (pseudo !== undefined) return pseudo
  const type = types[id]
  switch (type) {
    case 'AWS::SQS::Queue':
      return queueUrl(id)
    case 'AWS::SNS::Topic':
      return attributeOf(id, 'TopicArn', types, raw, resolve)
    case 'AWS::Logs::LogGroup':
      return logGroupName(id, raw, resolve)
    case 'AWS::Lambda::Alias': {
      const { FunctionName, Name } = raw.Resources[id]?.Properties as JsonObject
      return arn('lambda', `function:${String(resolve(FunctionName ?? null))}:${String(Name)}`)
    }
    case 'AWS::Cognito::UserPool':
      return `${REGION}_${id}`
    case undefined:
      throw new Error(`The template refers to ${id}, which is neither a resource nor a pseudo parameter known here.`)
    default:
      return id
  }
}

const logGroupName = (id: string, raw: Raw, resolve: Resolve): string => {
  const given = (raw.Resources[id]?.Properties as JsonObject | undefined)?.LogGroupName
  return given === undefined ? `/local/${id}` : String(resolve(given))
}

/** Queue URLs stand in the environment of functions; the gateway's port is put in when a function is started. */
export const GATEWAY = 'http://gateway.local'
/** Where the HTTP API is reached; the server's own address is put in when a function is started. */
export const PUBLIC = 'http://public.local'
/** Where the local sign-in provider answers, in place of the user pool's. */
export const OIDC_PATH = '/_local/oidc'
export const queueUrl = (id: string): string => `${GATEWAY}/${ACCOUNT}/${id}`

function attributeOf(id: string, attribute: string, types: Record<string, string>, raw: Raw, resolve: Resolve): string {
  switch (`${types[id]} ${attribute}`) {
    case 'AWS::SQS::Queue Arn':
      return arn('sqs', id)
    case 'AWS::SQS::Queue QueueName':
      return id
    case 'AWS::SNS::Topic TopicArn':
      return arn('sns', id)
    case 'AWS::SNS::Topic TopicName':
      return id
    case 'AWS::SMSVOICE::ConfigurationSet Arn':
      return arn('sms-voice', `configuration-set/${id}`)
    case 'AWS::DynamoDB::Table Arn':
      return arn('dynamodb', `table/${id}`)
    case 'AWS::Lambda::Function Arn':
      return arn('lambda', `function:${id}`)
    case 'AWS::IAM::Role Arn':
      return `arn:aws:iam::${ACCOUNT}:role/${id}`
    case 'AWS::Logs::LogGroup Arn':
      return arn('logs', `log-group:${logGroupName(id, raw, resolve)}:*`)
    case 'AWS::Events::Rule Arn':
      return arn('events', `rule/${id}`)
    case 'AWS::Cognito::UserPool ProviderURL':
      return `${PUBLIC}${OIDC_PATH}`
    case 'AWS::Cognito::UserPool Arn':
      return arn('cognito-idp', `userpool/${REGION}_${id}`)
    case 'AWS::KMS::Key Arn':
      return arn('kms', `key/${id}`)
    case 'AWS::ApiGatewayV2::Api ApiEndpoint':
      return PUBLIC
    default:
      if (types[id] === 'AWS::SES::EmailIdentity') return `${id}.${attribute}`
      throw new Error(
        `The attribute ${attribute} of ${id} (${types[id]}) is not modelled by the local runner (infra/local/template.ts).`,
      )
  }
}

/** The id of the function that a name or an ARN speaks of, with or without an alias: here each has one version. */
export const functionIn = (name: unknown): string => {
  const words = String(name).split(':')
  const at = words.indexOf('function')
  return words[at < 0 ? 0 : at + 1]?.replace(/\/invocations$/, '') ?? ''
}
