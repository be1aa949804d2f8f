/** The clinic's table of services: what a service of the booking system is as a treatment here. */
import { withKnownAreas } from '../courses/areas.ts'
import { type CarePlan, planNamed } from '../courses/care-plan.ts'
import type { FieldError } from '../fault.ts'
import type { Procedure } from '../patients/patient.ts'
import { plainWords } from '../plain-words.ts'
import type { BookedService } from './event.ts'
import { type SetupFact, setupFault } from './setup-facts.ts'

/** `service`: name or id at the booking system. `aftercare: false`: nobody is followed up after it. */
export type ServiceRow = {
  service: string
  plan?: string
  areas?: string[]
  product?: string
  aftercare?: boolean
}

export type Matched = {
  procedures: Procedure[]
  /** Services that are not in the table, as they are called there. */
  unknown: string[]
  /** Whether all that was done needs no aftercare. */
  nothing: boolean
}

/** What was done, by the table; a service that is not in it is never guessed. */
export function matchServices(rows: readonly ServiceRow[], services: readonly BookedService[]): Matched {
  const found = services.map((service) => ({ service, row: rowOf(rows, service) }))
  const unknown = found.flatMap(({ service, row }) => (row ? [] : [service.name ?? service.id ?? '']))
  const wanted = found.flatMap(({ row }) => (row && row.aftercare !== false ? [row] : []))
  return {
    procedures: merged(wanted),
    unknown: [...new Set(unknown)].filter(Boolean),
    nothing: services.length > 0 && wanted.length === 0 && unknown.length === 0,
  }
}

const rowOf = (rows: readonly ServiceRow[], { id, name }: BookedService): ServiceRow | undefined =>
  rows.find(({ service }) => service === id || service === name) ??
  rows.find(({ service }) => name !== undefined && isSameName(service, name))

/** Names differ in spaces, signs and case; letters of a script that leaves none are compared as they are. */
const isSameName = (a: string, b: string): boolean =>
  a === b || (plainWords(a) !== '' && plainWords(a) === plainWords(b))

/** Two services of one plan are one procedure with the areas of both. */
function merged(rows: readonly ServiceRow[]): Procedure[] {
  const plans = Map.groupBy(rows, ({ plan = '' }) => plan)
  return [...plans].map(([plan, same]) => {
    const products = [...new Set(same.flatMap(({ product }) => product ?? []))]
    return {
      plan,
      areas: [...new Set(same.flatMap(({ areas = [] }) => areas))],
      ...(products.length > 0 ? { product: products.join(', ').slice(0, 120) } : {}),
    }
  })
}

/** What is wrong with a table of services, by row. */
export function serviceFaults(
  plans: Readonly<Record<string, CarePlan>>,
  rows: readonly ServiceRow[],
): { rows: ServiceRow[] } | { faults: FieldError[] } {
  const faults: FieldError[] = []
  const spelled = rows.map((row, i): ServiceRow => {
    const at = `/services/${i}`
    const same = rows.findIndex(({ service }) => isSameName(service, row.service))
    if (same < i) faults.push(setupFault(`${at}/service`, { kind: 'service-twice', service: row.service }))
    if (row.aftercare === false) {
      if (row.plan !== undefined) faults.push(setupFault(`${at}/plan`, { kind: 'plan-of-none' }))
      return row
    }
    if (row.plan === undefined || !planNamed(plans, row.plan)) {
      const fact: SetupFact =
        row.plan === undefined ? { kind: 'plan-missing' } : { kind: 'plan-unknown', plan: row.plan.slice(0, 40) }
      faults.push(setupFault(`${at}/plan`, fact))
      return row
    }
    const areas = withKnownAreas(plans, [{ plan: row.plan, areas: row.areas ?? [] }])
    if (!('faults' in areas)) return { ...row, areas: areas.procedures[0]?.areas ?? [] }
    for (const fault of areas.faults) faults.push({ ...fault, pointer: fault.pointer.replace('/procedures/0', at) })
    return row
  })
  return faults.length > 0 ? { faults } : { rows: spelled }
}
