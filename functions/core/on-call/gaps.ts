/** Where nobody has a duty. */
import { DUTIES, type Duty, type Rota } from '../clinic/clinic.ts'
import { type Instant, plusHours } from '../time.ts'
import { common, stretches } from './rota.ts'

export type Gap = { duty: Duty; from: Instant; to: Instant }

/** Every stretch of the coming days in which nobody has a duty. */
export const gaps = (rota: Rota, from: Instant, days: number): Gap[] =>
  gapsUntil(rota, from, plusHours(from, days * 24))

const gapsUntil = (rota: Rota, from: Instant, to: Instant): Gap[] =>
  joined(stretches(rota, from, to).filter(({ staff }) => staff === undefined))

/** Where somebody had a duty before a change of the rota and nobody has it after. */
export function openedGaps(before: Rota, after: Rota, from: Instant, to: Instant): Gap[] {
  const held = stretches(before, from, to).filter(({ staff }) => staff !== undefined)
  return joined(
    gapsUntil(after, from, to).flatMap((gap) =>
      held.filter(({ duty }) => duty === gap.duty).flatMap((each) => common(gap, each)),
    ),
  )
}

/** Stretches in which nobody has any duty at all: then pages go to everybody of the rota, and the patient is told. */
export function unattended(rota: Rota, from: Instant, days: number): Gap[] {
  const all = gaps(rota, from, days)
  const [first = [], ...others] = DUTIES.map((duty) => all.filter((gap) => gap.duty === duty))
  return others.reduce((found, more) => found.flatMap((a) => more.flatMap((b) => common(a, b))), first)
}

/** Stretches that follow one another at once are one. */
function joined(found: readonly Gap[]): Gap[] {
  const whole: Gap[] = []
  for (const { duty, from, to } of found) {
    const last = whole.at(-1)
    if (last?.duty === duty && last.to === from) last.to = to
    else whole.push({ duty, from, to })
  }
  return whole
}
