import { durationMinutes } from '../../core/time.ts'

export const UNITS = { minutes: 1, hours: 60, days: 1440 } as const
export type Unit = keyof typeof UNITS

/** A duration of a plan as somebody types it: `PT2H` → 2 hours. */
export function amountOf(duration: string): { amount: number; unit: Unit } {
  const minutes = durationMinutes(duration) ?? 0
  const unit = minutes > 0 && minutes % 1440 === 0 ? 'days' : minutes > 0 && minutes % 60 === 0 ? 'hours' : 'minutes'
  return { amount: minutes / UNITS[unit], unit }
}

/** And back; what is no whole number becomes no duration, and is refused as such. */
export function durationOf(amount: string, unit: string): string {
  const letter = { minutes: 'M', hours: 'H', days: 'D' }[unit] ?? '?'
  return unit === 'days' ? `P${amount.trim()}${letter}` : `PT${amount.trim()}${letter}`
}
