import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { type KindShown, type Periods, periodFaults, shownPeriods } from '../../core/review/retention.ts'
import type { Instant } from '../../core/time.ts'
import type { Reads, Store, Templates } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, write } from '../store/records.ts'

/** One change of the periods, kept for as long as the clinic is. */
export type PeriodsChange = { at: Instant; by: string; name: string; before: Partial<Periods>; after: Periods }

/** What a clinic has set; without it the usual periods hold. */
export type RetentionSettings = { periods: Periods; changes: PeriodsChange[] }

export type RetentionShown = { kinds: KindShown[]; minors: { years: number; source: string }; changes: PeriodsChange[] }

const MOST_CHANGES = 100

export const readSettings = async (deps: Reads, clinicId: string) =>
  read<RetentionSettings>(deps.records, keys.retention(clinicId))

/** The periods that hold at a clinic, their bounds and where these come from, and who changed them. */
export async function getRetention(deps: Reads & Templates, clinic: Clinic): Promise<RetentionShown> {
  return shown(deps, clinic, (await readSettings(deps, clinic.clinicId))?.value)
}

const shown = (deps: Templates, clinic: Clinic, settings: RetentionSettings | undefined): RetentionShown => {
  const rules = deps.content().retention
  return {
    kinds: shownPeriods(rules, clinic, settings?.periods),
    minors: { years: rules.minors.years, source: rules.minors.source },
    changes: settings?.changes ?? [],
  }
}

export type RetentionSet = { kind: 'set'; retention: RetentionShown } | { kind: 'invalid'; faults: FieldError[] }

/** Sets every period. What is below the law's least is refused with its source. The same again changes nothing. */
export function setRetention(
  deps: Store & Templates,
  clinic: Clinic,
  periods: Periods,
  { by, name }: { by: string; name: string },
): Promise<RetentionSet> {
  const rules = deps.content().retention
  const faults = periodFaults(rules, clinic, periods)
  return attempt(deps, async (deps): Promise<Decision<RetentionSet>> => {
    if (faults.length > 0) return { writes: [], answer: { kind: 'invalid', faults } }
    const before = await readSettings(deps, clinic.clinicId)
    const old = before?.value.periods ?? {}
    const isSame = before !== undefined && rules.kinds.every(({ kind }) => before.value.periods[kind] === periods[kind])
    if (isSame) return { writes: [], answer: { kind: 'set', retention: shown(deps, clinic, before.value) } }
    const change = { at: deps.now(), by, name, before: old, after: periods }
    const settings = { periods, changes: [...(before?.value.changes ?? []), change].slice(-MOST_CHANGES) }
    return {
      writes: [write(keys.retention(clinic.clinicId), settings, before?.version ?? 0)],
      answer: { kind: 'set', retention: shown(deps, clinic, settings) },
    }
  })
}
