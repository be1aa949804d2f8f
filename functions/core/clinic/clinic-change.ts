import type { Instant } from '../time.ts'
import type { Logo } from './logo.ts'
import { hoursAsFields } from './opening-hours.ts'
import type { ClinicFile } from './validate-clinic.ts'

/** What a field said and says, as text; absent where it said or says nothing. */
export type FieldChange = { field: string; from?: string; to?: string }

/** One change of a clinic's settings, people, shifts or systems: who, when, what, and from what. */
export type ClinicChange = {
  at: Instant
  /** Staff id; `operator` for the person who runs the service. */
  by: string
  name: string
  changes: FieldChange[]
}

/** Longer texts are cut: the log says that and how a field changed, not what a clinic's words once were in full. */
const LONGEST = 300

const textOf = (value: unknown): string | undefined => {
  if (value === undefined || value === null) return undefined
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

/** What differs between two records, field by field; `name` stands before each field. */
export function fieldChanges(name: string, before: object, after: object): FieldChange[] {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((field): FieldChange[] => {
    if (JSON.stringify(was[field]) === JSON.stringify(is[field])) return []
    const [from, to] = [textOf(was[field]), textOf(is[field])]
    return [{ field: `${name}/${field}`, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }]
  })
}

/** `PNG, 600 × 200, 12 KB, 3f2a9c`: the last tells two of one size apart. */
const logoText = (logo: Logo | undefined): string | undefined =>
  logo &&
  `${logo.type.slice('image/'.length).toUpperCase()}, ${logo.width} × ${logo.height}, ${Math.ceil(logo.bytes / 1024)} KB, ${logo.hash.slice(0, 6)}`

/** The same of a whole clinic: people, shifts and systems by their ids. */
export function clinicChanges(before: ClinicFile, after: ClinicFile): FieldChange[] {
  const byId = <T extends object>(list: readonly T[] | undefined, id: keyof T): Map<string, T> =>
    new Map((list ?? []).map((each) => [String(each[id]), each]))
  const compared = <T extends object>(name: string, id: keyof T, was: readonly T[] = [], is: readonly T[] = []) => {
    const [old, fresh] = [byId(was, id), byId(is, id)]
    return [...new Set([...old.keys(), ...fresh.keys()])]
      .sort()
      .flatMap((each) => fieldChanges(`${name}/${each}`, old.get(each) ?? {}, fresh.get(each) ?? {}))
  }
  const [{ openingHours: hoursBefore, ...was }, { openingHours: hoursAfter, ...is }] = [before.clinic, after.clinic]
  return [
    ...fieldChanges('clinic', { ...was, logo: logoText(was.logo) }, { ...is, logo: logoText(is.logo) }),
    ...fieldChanges('hours', hoursAsFields(hoursBefore), hoursAsFields(hoursAfter)),
    ...compared('staff', 'staffId', before.staff, after.staff),
    ...compared('shifts', 'shiftId', before.shifts, after.shifts),
    ...compared('clients', 'clientId', before.clients, after.clients),
  ]
}
