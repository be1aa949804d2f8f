/** CloudFormation's resource schemas, asked about a template: unknown and missing properties, and types. */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { PropertyType, Resource as Schema, TypeDefinition } from '@aws-cdk/service-spec-types'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type RawTemplate = {
  Resources: Record<string, { Type: string; Properties?: { [key: string]: Json } }>
  Outputs?: Record<string, { Value: Json }>
}
type Property = { type: PropertyType; required?: boolean; previousTypes?: PropertyType[] }

const spec = loadAwsServiceSpecSync()

/** What the schemas find in a template, one line each; nothing when CloudFormation would take its shape. */
export const schemaFindings = ({ Resources }: RawTemplate): string[] =>
  Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => {
    const [schema] = spec.lookup('resource', 'cloudFormationType', 'equals', Type)
    return schema ? inObject(schema.properties, Properties, id) : [`${id}: there is no type ${Type}`]
  })

/** Attributes that a template asks for and a type does not have. */
export function attributeFindings({ Resources, Outputs = {} }: RawTemplate): string[] {
  const asked = [...attributesIn(Resources as unknown as Json), ...attributesIn(Outputs as unknown as Json)]
  return asked.flatMap(([id, attribute]) => {
    const type = Resources[id]?.Type
    if (!type) return [`${id}.${attribute}: there is no such resource`]
    const [schema] = spec.lookup('resource', 'cloudFormationType', 'equals', type)
    return schema && attribute in { ...schema.attributes, ...schema.properties }
      ? []
      : [`${id}.${attribute}: ${type} has none`]
  })
}

function attributesIn(value: Json): [string, string][] {
  if (Array.isArray(value)) return value.flatMap(attributesIn)
  if (value === null || typeof value !== 'object') return []
  const asked = value['Fn::GetAtt']
  if (Array.isArray(asked)) return [[String(asked[0]), String(asked[1])]]
  return Object.values(value).flatMap(attributesIn)
}

function inObject(schema: Record<string, Property>, value: { [key: string]: Json }, at: string): string[] {
  const unknown = Object.keys(value).filter((name) => !(name in schema))
  const missing = Object.entries(schema).filter(([name, { required }]) => required && value[name] === undefined)
  return [
    ...unknown.map((name) => `${at}.${name}: not in the schema`),
    ...missing.map(([name]) => `${at}.${name}: required`),
    ...Object.entries(value).flatMap(([name, member]) => {
      const property = schema[name]
      if (!property) return []
      const types = [property.type, ...(property.previousTypes ?? [])]
      return inAny(types, member, `${at}.${name}`)
    }),
  ]
}

/** Values that CloudFormation works out may become anything. */
const isIntrinsic = (value: Json): boolean =>
  value !== null &&
  typeof value === 'object' &&
  Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))

function inAny(types: readonly PropertyType[], value: Json, at: string): string[] {
  const found = types.map((type) => inType(type, value, at))
  return found.find((each) => each.length === 0) ?? found[0] ?? []
}

function inType(type: PropertyType, value: Json, at: string): string[] {
  if (isIntrinsic(value)) return []
  const wrong = [`${at}: ${JSON.stringify(value).slice(0, 60)} is no ${type.type}`]
  switch (type.type) {
    case 'string':
      return typeof value === 'object' ? wrong : []
    case 'integer':
    case 'number':
      return Number.isNaN(Number(value)) || (type.type === 'integer' && !Number.isInteger(Number(value))) ? wrong : []
    case 'boolean':
      return ['true', 'false'].includes(String(value)) ? [] : wrong
    case 'array':
      return Array.isArray(value) ? value.flatMap((each, i) => inType(type.element, each, `${at}[${i}]`)) : wrong
    case 'map':
      return value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, each]) => inType(type.element, each, `${at}.${key}`))
        : wrong
    case 'union':
      return inAny(type.types, value, at)
    case 'ref': {
      const { properties } = spec.get('typeDefinition', type.reference.$ref) as TypeDefinition
      return value !== null && typeof value === 'object' && !Array.isArray(value)
        ? inObject(properties as Schema['properties'], value, at)
        : wrong
    }
    default:
      return []
  }
}
