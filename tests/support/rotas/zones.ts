/** Three time zones in the autumn of 2026 by their laws, and fourteen nights across the change of clocks; no library is asked. */

/** Minutes by which wall clocks are behind UTC, and the instant from which `after` holds; how programs call the zone. */
export type RotaZone = {
  name: string
  windows: string
  before: number
  after: number
  at: number
  /** The laws of a VTIMEZONE: `spring` and `autumn` by day of the year and hour of the wall clock. */
  spring: { rule: string; start: string }
  autumn: { rule: string; start: string }
}

const ofUs = (name: string, windows: string, before: number): RotaZone => ({
  ...{ name, windows, before, after: before + 60, at: Date.UTC(2026, 10, 1, 2, before) },
  spring: { rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=2SU', start: '0311T020000' },
  autumn: { rule: 'FREQ=YEARLY;BYMONTH=11;BYDAY=1SU', start: '1104T020000' },
})

export const ROTA_ZONES: readonly RotaZone[] = [
  ofUs('America/Los_Angeles', 'Pacific Standard Time', 7 * 60),
  ofUs('America/New_York', 'Eastern Standard Time', 4 * 60),
  {
    ...{ name: 'Europe/Madrid', windows: 'Romance Standard Time', before: -120, after: -60 },
    at: Date.UTC(2026, 9, 25, 1),
    spring: { rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', start: '0325T020000' },
    autumn: { rule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', start: '1028T030000' },
  },
]

/** Days of October 2026; 32 is 1 November. The first is a Saturday. */
export const DAYS = Array.from({ length: 14 }, (_, i) => 24 + i)
/** 0 = Sunday. */
export const weekday = (day: number): number => (day + 3) % 7

/** The instant of an hour of a day's wall clock. No duty of these fixtures begins or ends while clocks change. */
export function instant({ before, after, at }: RotaZone, day: number, hour: number): string {
  const early = Date.UTC(2026, 9, day, hour, before)
  return new Date(early < at ? early : Date.UTC(2026, 9, day, hour, after)).toISOString()
}

/** `20261024T200000` */
export const wall = (day: number, hour: number): string =>
  new Date(Date.UTC(2026, 9, day, hour)).toISOString().replace(/[-:]|\.000Z/g, '')
export const date = (day: number): string => wall(day, 0).slice(0, 8)
/** `20261025T030000Z` */
export const utc = (zone: RotaZone, day: number, hour: number): string =>
  instant(zone, day, hour).replace(/[-:]|\.000/g, '')
