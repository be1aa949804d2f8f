/** Bodies that a schema refuses: the example of an operation with any part of it replaced or taken away. */
import fc from 'fast-check'
import type { Route } from '../../functions/http/route.ts'
import { routes } from '../../functions/http/routes.ts'
import { RULES } from './operations.ts'

export const withBodies = routes.filter(
  (route): route is Route & { body: NonNullable<Route['body']> } => route.body !== undefined,
)
export const exampleOf = (route: Route): object => RULES[`${route.method} ${route.path}`]?.body ?? {}

/** What nobody means well by: other types, huge, empty, names of members that every object has, and codes of other machines. */
const nasty = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    [],
    {},
    '',
    ' ',
    '\u0000',
    'x'.repeat(5000),
    "'; DROP TABLE",
    '../../etc',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '{clinic}',
    '{{name}}',
    '$&',
    'CLINIC#other',
    '\r\nBcc: x@y.z',
  ),
)

type Path = (string | number)[]
const pathsIn = (value: unknown, at: Path = []): Path[] =>
  typeof value !== 'object' || value === null
    ? [at]
    : [
        at,
        ...Object.entries(value).flatMap(([name, each]) =>
          pathsIn(each, [...at, Array.isArray(value) ? Number(name) : name]),
        ),
      ]

/** The value with what stands at a path changed; `undefined` takes it away. */
export function changed(value: unknown, [first, ...rest]: Path, to: unknown): unknown {
  if (first === undefined) return to
  const copy = structuredClone(value) as Record<string | number, unknown>
  const next = changed(copy[first], rest, to)
  if (next === undefined) delete copy[first]
  else copy[first] = next
  return copy
}

export const pointerOf = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const bodies = withBodies.map((route) => ({ route, paths: pathsIn(exampleOf(route)) }))
export const malformed = fc
  .constantFrom(...bodies)
  .chain(({ route, paths }) =>
    fc
      .tuple(fc.constantFrom(...paths), fc.oneof(nasty, fc.constant(undefined)))
      .map(([path, to]) => ({ route, path, body: changed(exampleOf(route), path, to) })),
  )
