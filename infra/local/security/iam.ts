/** IAM, as far as our templates use it: Allow and Deny, wildcards, NotAction, NotResource, a few condition operators. */
import type { Json, JsonObject } from '../template.ts'

export type Statement = {
  effect: 'Allow' | 'Deny'
  actions: string[]
  notActions: string[]
  resources: string[]
  notResources: string[]
  principals: string[]
  conditions: JsonObject
}

export type Call = { action: string; resource: string; principal?: string; context?: Record<string, string> }

const list = (value: Json | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)]

export function statementsOf(document: Json | undefined): Statement[] {
  const statements = ((document as JsonObject | undefined)?.Statement ?? []) as JsonObject[]
  return statements.map((raw) => {
    const principal = raw.Principal
    return {
      effect: raw.Effect === 'Deny' ? 'Deny' : 'Allow',
      actions: list(raw.Action),
      notActions: list(raw.NotAction),
      resources: list(raw.Resource),
      notResources: list(raw.NotResource),
      principals:
        typeof principal === 'object' && principal !== null
          ? Object.values(principal as JsonObject).flatMap(list)
          : list(principal),
      conditions: (raw.Condition ?? {}) as JsonObject,
    }
  })
}

const patterns = new Map<string, RegExp>()

/** `*` any run of characters, `?` any one; actions without regard to case. */
export function wildcard(pattern: string, value: string, ignoreCase = false): boolean {
  const key = `${ignoreCase}${pattern}`
  let compiled = patterns.get(key)
  if (!compiled) {
    const escaped = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')
    compiled = new RegExp(`^${escaped}$`, ignoreCase ? 'is' : 's')
    patterns.set(key, compiled)
  }
  return compiled.test(value)
}

const anyOf = (candidates: readonly string[], value: string, ignoreCase = false) =>
  candidates.some((pattern) => wildcard(pattern, value, ignoreCase))

export function applies(statement: Statement, { action, resource, principal, context = {} }: Call): boolean {
  if (
    statement.actions.length > 0 ? !anyOf(statement.actions, action, true) : anyOf(statement.notActions, action, true)
  )
    return false
  if (statement.resources.length > 0 && !anyOf(statement.resources, resource)) return false
  if (statement.notResources.length > 0 && anyOf(statement.notResources, resource)) return false
  if (principal !== undefined && !anyOf(statement.principals, principal)) return false
  return Object.entries(statement.conditions).every(([operator, tests]) =>
    Object.entries(tests as JsonObject).every(([key, wanted]) => holds(operator, list(wanted), context[key])),
  )
}

function holds(operator: string, wanted: string[], given: string | undefined): boolean {
  switch (operator) {
    case 'StringEquals':
    case 'ArnEquals':
    case 'Bool':
      return given !== undefined && (operator === 'ArnEquals' ? anyOf(wanted, given) : wanted.includes(given))
    case 'StringLike':
    case 'ArnLike':
      return given !== undefined && anyOf(wanted, given)
    default:
      throw new Error(
        `The IAM condition operator ${operator} is not modelled by the local runner (infra/local/security/iam.ts).`,
      )
  }
}

/** An explicit Deny wins; without an Allow the call is denied. */
export function isAllowed(statements: readonly Statement[], call: Call): boolean {
  const relevant = statements.filter((statement) => applies(statement, call))
  return relevant.some(({ effect }) => effect === 'Allow') && !relevant.some(({ effect }) => effect === 'Deny')
}
