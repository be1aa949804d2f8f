import type { ProcedureContext } from './verdict.ts'

/** Hours from the treatment within which an unclear reply pages when its question stays unanswered (`windows.json`). */
export type DangerWindow = { plan: string; hours: number; source: string }

const OTHERS = 'any other'

/** Whether one of the treatments' windows is open; so it is where treatment or time is unknown. */
export function inDangerWindow(
  procedures: readonly ProcedureContext[],
  hoursSince: number | undefined,
  windows: readonly DangerWindow[],
): boolean {
  if (procedures.length === 0) return true
  const windowOf = (wanted: string) => windows.find(({ plan }) => plan === wanted)
  return procedures.some(({ plan, hoursSince: own = hoursSince }) => {
    const window = windowOf(plan) ?? windowOf(OTHERS)
    return !window || own === undefined || own <= window.hours
  })
}
