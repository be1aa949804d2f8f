/**
 * The same without what FHIR's JSON may not hold: absent and empty strings, arrays and objects
 * (https://hl7.org/fhir/R4/json.html#null).
 */
export function lean<T>(value: T): T {
  return (pruned(value) ?? {}) as T
}

function pruned(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined
  if (Array.isArray(value)) {
    const kept = value.map(pruned).filter((each) => each !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  if (typeof value !== 'object') return value
  const kept = Object.entries(value).flatMap(([name, member]) => {
    const left = pruned(member)
    return left === undefined ? [] : [[name, left] as const]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}
