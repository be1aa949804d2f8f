/** What a search asks for (https://hl7.org/fhir/R4/search.html). */

import { type DateRange, dateRange, PREFIXES } from './dates.ts'
import { type Mapping, relativeTo } from './out/context.ts'
import { issue } from './outcome.ts'
import type { FhirType } from './table.ts'
import type { Issue } from './types.ts'

export type Query = {
  ids?: string[]
  patients?: string[]
  statuses?: string[]
  dates: { name: string; range: DateRange }[]
  tokens: Record<string, string>
  count: number
  /** The place in the list after which the page begins. */
  after?: string
  includesPatient: boolean
}

export const MOST_PER_PAGE = 100
const DEFAULT_PER_PAGE = 50
/** Values of one parameter, joined by commas. */
const MOST_VALUES = 20

/** Parameters of every search, with R4's types. `_after` is part of the next page's link. */
export const COMMON = {
  _id: { type: 'token', documentation: 'Up to 20 ids, joined by commas.' },
  _count: {
    type: 'number',
    documentation: `Matches on a page: at most ${MOST_PER_PAGE}, ${DEFAULT_PER_PAGE} without it.`,
  },
} as const

/** How a type may include its patient: `Procedure:patient`. */
export const includesOf = ({ type, search }: FhirType): string[] =>
  search?.patient.map((name) => `${type}:${name}`) ?? []

/** The names of a type's own parameters. */
export const parametersOf = ({ search }: FhirType): { name: string; type: string; documentation: string }[] => [
  ...(search?.patient ?? []).map((name) => ({
    name,
    type: 'reference',
    documentation: 'The patient: an id, or Patient/{id}.',
  })),
  ...Object.keys(search?.dates ?? {}).map((name) => ({
    name,
    type: 'date',
    documentation: `With the prefixes ${PREFIXES.join(', ')}; a date without a time is a day at the clinic.`,
  })),
  ...(search?.statuses ? [{ name: 'status', type: 'token', documentation: search.statuses.join(', ') }] : []),
  ...Object.entries(search?.tokens ?? {}).map(([name, documentation]) => ({ name, type: 'token', documentation })),
]

/** `zone`: of the clinic, whose days dates without a time are. */
export function readQuery(
  row: FhirType,
  given: URLSearchParams,
  { base, door, zone }: Pick<Mapping, 'base' | 'door'> & { zone: string },
): { query: Query } | { issues: Issue[] } {
  const query: Query = { dates: [], tokens: {}, count: DEFAULT_PER_PAGE, includesPatient: false }
  const issues: Issue[] = []
  const refuse = (code: Issue['code'], text: string) => void issues.push(issue(code, text))
  const { search } = row
  for (const [name, value] of given) {
    const shown = name.slice(0, 40)
    if (value === '') refuse('value', `${shown} has no value.`)
    else if (name === '_format') {
      if (!/json/i.test(value)) refuse('not-supported', 'Only JSON is written: _format=json.')
    } else if (name === '_count') {
      if (/^\d{1,6}$/.test(value)) query.count = Math.min(Number(value), MOST_PER_PAGE)
      else refuse('value', '_count is a whole number.')
    } else if (name === '_after') query.after = value
    else if (name === '_include') {
      if (includesOf(row).includes(value)) query.includesPatient = true
      else refuse('not-supported', `_include may be ${includesOf(row).join(' or ') || 'nothing here'}.`)
    } else if (name === '_id') query.ids = listed(value, query.ids)
    else if (search?.patient.includes(name))
      query.patients = listed(value, query.patients).map((id) =>
        relativeTo({ base, door }, id).replace(/^Patient\//, ''),
      )
    else if (name === 'status' && search?.statuses) {
      query.statuses = listed(value, query.statuses).map((each) => each.split('|').at(-1) ?? '')
      for (const each of query.statuses)
        if (!search.statuses.includes(each)) refuse('value', `status is one of ${search.statuses.join(', ')}.`)
    } else if (Object.hasOwn(search?.dates ?? {}, name)) {
      const range = dateRange(value, zone)
      if (range) query.dates.push({ name, range })
      else
        refuse(
          'value',
          `${name}: a date such as ge2030-11-25 is needed, with one of the prefixes ${PREFIXES.join(', ')}.`,
        )
    } else if (Object.hasOwn(search?.tokens ?? {}, name)) query.tokens[name] = value
    else {
      const known = [...parametersOf(row).map((each) => each.name), ...Object.keys(COMMON), '_include']
      refuse('not-supported', `There is no parameter ${shown} here, only ${known.join(', ')}.`)
    }
  }
  if ([query.ids, query.patients, query.statuses].some((list) => list && list.length > MOST_VALUES))
    refuse('too-costly', `At most ${MOST_VALUES} values of one parameter.`)
  return issues.length > 0 ? { issues } : { query }
}

/** Values of one parameter mean "any of them"; of one that is given twice, both must hold. */
const listed = (value: string, before: string[] | undefined): string[] => {
  const now = value.split(',').filter(Boolean)
  return before ? before.filter((each) => now.includes(each)) : now
}
