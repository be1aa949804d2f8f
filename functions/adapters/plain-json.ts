import { Rejected, type Value } from '../use-cases/ports.ts'

/**
 * A copy of what an item holds, without fields that are `undefined`. Throws Rejected, naming the field, when something
 * in it is not JSON (a Date, NaN, a function, `undefined` in a list): a store that kept it would read back another value;
 * or is a text with half a character in it (a lone surrogate), which DynamoDB refuses (SerializationException).
 */
export const plainJson = (value: Value): Value => copyObject(value, 'value')

function copyObject(value: object, path: string): Value {
  const fields: Value = {}
  for (const name of Object.keys(value)) {
    const field = (value as Value)[name]
    if (field !== undefined) fields[name] = isLeaf(field) ? field : copy(field, `${path}.${name}`)
  }
  return fields
}

const isLeaf = (value: unknown): boolean =>
  (typeof value === 'string' && value.isWellFormed()) ||
  value === null ||
  typeof value === 'boolean' ||
  Number.isFinite(value)

function copy(value: unknown, path: string): unknown {
  if (isLeaf(value)) return value
  if (Array.isArray(value)) return value.map((element, index) => copy(element, `${path}[${index}]`))
  if (isPlainObject(value)) return copyObject(value, path)
  throw new Rejected(
    `${path} is not JSON (${typeof value}): store numbers that are finite, whole texts, booleans, lists, maps`,
  )
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
