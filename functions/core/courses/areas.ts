/** Areas of the body as people type them, and as the care plans know them: a step for the neck goes by this name. */
import type { FieldError } from '../fault.ts'
import type { Procedure } from '../patients/patient.ts'
import { type RowFact, rowFault } from '../row-facts.ts'
import type { CarePlan } from './care-plan.ts'

/** Areas that people write otherwise than the plans do. */
const NAMES: Readonly<Record<string, string>> = { 'crows-feet': "crow's feet", scm: 'SCM (neck muscle)' }

/** An area as people write it, in the middle of a sentence: `crow's feet`. */
export const areaName = (area: string): string => NAMES[area] ?? area.replaceAll('-', ' ')

/** The procedures with every area as the plans spell it, or a fault for each that is on no list. */
export function withKnownAreas(
  plans: Readonly<Record<string, CarePlan>>,
  procedures: readonly Procedure[],
): { procedures: Procedure[] } | { faults: FieldError[] } {
  const known = [...new Set(Object.values(plans).flatMap(({ areas }) => areas))].sort()
  const faults: FieldError[] = []
  const spelled = procedures.map((procedure, i) => ({
    ...procedure,
    areas: procedure.areas.map((typed, j) => {
      const area = plainArea(typed)
      if (!known.includes(area)) faults.push(rowFault(`/procedures/${i}/areas/${j}`, notAnArea(typed, known)))
      return area
    }),
  }))
  return faults.length > 0 ? { faults } : { procedures: spelled }
}

/** `" Crow's Feet"` is `crows-feet`. */
const plainArea = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[\s_-]+/g, '-')

function notAnArea(typed: string, known: readonly string[]): RowFact {
  const area = plainArea(typed)
  const [nearest = ''] = [...known].sort((a, b) => editDistance(area, a) - editDistance(area, b))
  return { kind: 'no-area', said: typed.slice(0, 40), nearest, known }
}

/** Letters to insert, remove or replace (Levenshtein). */
function editDistance(a: string, b: string): number {
  let above = [...b, ''].map((_, j) => j)
  for (const [i, letter] of [...a].entries()) {
    const row = [i + 1]
    for (const [j, other] of [...b].entries())
      row.push(Math.min((row[j] ?? 0) + 1, (above[j + 1] ?? 0) + 1, (above[j] ?? 0) + (letter === other ? 0 : 1)))
    above = row
  }
  return above.at(-1) ?? 0
}
