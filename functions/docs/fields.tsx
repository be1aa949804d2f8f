/** Fields of a schema as a list: name, type, limits, meaning. */
import type { JSX } from 'preact'
import { nameIn, type Schema } from './document.ts'
import { Words } from './words.tsx'

/** The deepest level that is written out; what lies below is in the example. */
const DEEPEST = 4

/** Every field of an object, or of the objects of a list. */
export function Fields({ schema, depth = 0 }: { schema: Schema; depth?: number }): JSX.Element | null {
  const inner = contentOf(schema)
  const { properties = {}, required = [] } = inner
  const names = Object.keys(properties)
  if (names.length === 0 || depth > DEEPEST) return null
  return (
    <ul class="fields">
      {names.map((name) => {
        const field = properties[name] ?? {}
        return (
          <li key={name}>
            <code class="name">{name}</code> <Type schema={field} />
            {!required.includes(name) && <span class="optional"> optional</span>}
            <Limits schema={field} />
            {field.description && (
              <p>
                <Words text={field.description} />
              </p>
            )}
            <Fields schema={field} depth={depth + 1} />
          </li>
        )
      })}
    </ul>
  )
}

/** The object that a list or a nullable one holds. */
function contentOf(schema: Schema): Schema {
  if (schema.items) return contentOf(schema.items)
  const some = schema.anyOf?.find((each) => each.type !== 'null')
  return some && (schema.anyOf?.length ?? 0) <= 2 ? contentOf(some) : schema
}

/** A type in a few words, with a link where it has a name. */
export function Type({ schema }: { schema: Schema }): JSX.Element {
  if (schema.$ref) {
    const name = nameIn(schema.$ref)
    return <a href={`#schema-${name}`}>{name}</a>
  }
  if (schema.items)
    return (
      <span class="type">
        list of <Type schema={schema.items} />
      </span>
    )
  const options = schema.anyOf ?? schema.oneOf
  if (options)
    return (
      <span class="type">
        {options.map((option, i) => (
          <span key={String(i)}>
            {i > 0 && ' or '}
            <Type schema={option} />
          </span>
        ))}
      </span>
    )
  if (schema.const !== undefined) return <code>{JSON.stringify(schema.const)}</code>
  return <span class="type">{plainType(schema)}</span>
}

function plainType({ type, format, properties, additionalProperties }: Schema): string {
  const known = format ? FORMATS[format] : undefined
  const names = [type ?? 'any'].flat().map((each) => (each === 'string' && known ? known : each))
  if (names[0] === 'object' && !properties && additionalProperties) return 'map of texts'
  return names.join(' or ')
}

const FORMATS: Readonly<Record<string, string>> = { 'date-time': 'instant', date: 'date', email: 'e-mail address' }

function Limits({ schema }: { schema: Schema }): JSX.Element | null {
  const options = (schema.enum ?? schema.items?.enum) as string[] | undefined
  const { minimum, maximum, maxLength, maxItems } = schema
  const words = [
    maxLength === undefined ? '' : `up to ${maxLength} characters`,
    maxItems === undefined ? '' : `up to ${maxItems}`,
    minimum === undefined || maximum === undefined || maximum > 1e9 ? '' : `${minimum} to ${maximum}`,
  ].filter(Boolean)
  if (!options && words.length === 0) return null
  return (
    <span class="limits">
      {words.join(', ')}
      {options?.map((option) => (
        <code key={option}>{option}</code>
      ))}
    </span>
  )
}
