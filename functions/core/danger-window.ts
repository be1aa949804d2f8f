import type { ProcedureContext } from './triage/verdict.ts'

/**
 * Hours after which an unclear reply no longer pages by itself when its question stays unanswered: 72 h after filler,
 * 14 days after neurotoxin (docs/clinical-safety.md, "Tiers"). Other treatments: as filler.
 */
const WINDOW_HOURS: Record<string, number> = { filler: 72, neurotoxin: 14 * 24 }
const OTHER_HOURS = 72

/** Unknown treatment or time: the window is open. */
export function inDangerWindow(procedures: readonly ProcedureContext[], hoursSince: number | undefined): boolean {
  if (procedures.length === 0 || hoursSince === undefined) return true
  return procedures.some(({ plan }) => hoursSince <= (WINDOW_HOURS[plan] ?? OTHER_HOURS))
}
