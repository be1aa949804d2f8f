import { personOf } from '../../core/keys.ts'
import type { Deps } from '../../use-cases/ports.ts'
import { boundsOf, isWithin } from './dates.ts'
import type { Mapping } from './out/context.ts'
import { type FhirAnswer, refusal } from './outcome.ts'
import type { Query } from './query.ts'
import * as records from './records.ts'
import type { FhirType } from './table.ts'
import type { Bundle, BundleEntry, Resource } from './types.ts'

type Searching = { deps: Deps; mapping: Mapping; clinicId: string; row: FhirType; query: Query; given: URLSearchParams }

/** One page of a search, in the order in which things happened. */
export async function search(searching: Searching): Promise<FhirAnswer> {
  const { mapping, row, query, given } = searching
  const candidates = await candidatesOf(searching)
  if (!Array.isArray(candidates)) return candidates
  const ordered = candidates
    .filter((resource) => fits(row, query, resource))
    .map((resource) => ({ resource, place: placeOf(row, resource) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
  const rest = ordered.filter(({ place }) => query.after === undefined || place > query.after)
  const page = rest.slice(0, query.count)
  const url = `${mapping.door}/${row.type}`
  const last = page.at(-1)?.place
  const next = new URLSearchParams(given)
  if (last) next.set('_after', last)
  const hasMore = last !== undefined && rest.length > page.length
  const entry = (resource: Resource, mode: 'match' | 'include'): BundleEntry => ({
    fullUrl: `${mapping.door}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode },
  })
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'searchset',
    total: ordered.length,
    link: [
      { relation: 'self', url: withQuery(url, given) },
      ...(hasMore ? [{ relation: 'next' as const, url: withQuery(url, next) }] : []),
    ],
    entry: [
      ...page.map(({ resource }) => entry(resource, 'match')),
      ...(
        await includedPatients(
          searching,
          page.map(({ resource }) => resource),
        )
      ).map((each) => entry(each, 'include')),
    ],
  }
  return { status: 200, body: bundle }
}

const withQuery = (url: string, query: URLSearchParams): string => (query.size > 0 ? `${url}?${query}` : url)

async function candidatesOf({ deps, mapping, clinicId, row, query }: Searching): Promise<Resource[] | FhirAnswer> {
  const { ofPatient, search } = row
  const people = query.ids?.map(personOf) ?? query.patients
  if (people && ofPatient) {
    const found = await Promise.all(
      [...new Set(people)].map((personId) => ofPatient(deps, mapping, { clinicId, personId })),
    )
    return found.flat()
  }
  const bounds = boundsOf(
    query.dates.filter(({ name }) => name === Object.keys(search?.dates ?? {})[0]).map(({ range }) => range),
  )
  if (search?.ofClinic) return search.ofClinic(deps, mapping, { clinicId, tokens: query.tokens, bounds })
  return refusal(400, 'required', `Name the patient: ${row.type}?patient={id}.`)
}

function fits({ search, patientOf }: FhirType, query: Query, resource: Resource): boolean {
  const { ids, patients, statuses, dates } = query
  if (ids && !ids.includes(resource.id ?? '')) return false
  if (patients && patientOf && !patients.includes(patientOf(resource))) return false
  if (statuses && !statuses.includes((resource as { status?: string }).status ?? '')) return false
  return dates.every(({ name, range }) => {
    const at = search?.dates[name]?.(resource)
    return at !== undefined && isWithin(at, range)
  })
}

/** Where a resource stands in the list: what happened first comes first. */
const placeOf = ({ search }: FhirType, resource: Resource): string =>
  `${Object.values(search?.dates ?? {})[0]?.(resource) ?? ''}~${resource.id}`

async function includedPatients(
  { deps, mapping, clinicId, row, query }: Searching,
  page: readonly Resource[],
): Promise<Resource[]> {
  const { patientOf } = row
  if (!query.includesPatient || !patientOf) return []
  const ids = [...new Set(page.map(patientOf))]
  return (await Promise.all(ids.map((personId) => records.patients(deps, mapping, { clinicId, personId })))).flat()
}
