import { type Instant, wallTime } from '../../core/time.ts'

/** What a clock on the wall shows, as people of the language read it: `2:05 PM`, `14:05`. */
export function clockTime(at: Instant, zone: string, language: string): string {
  const { time } = wallTime(at, zone)
  if (language !== 'en') return time
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return `${hours % 12 || 12}:${String(minutes).padStart(2, '0')} ${hours < 12 ? 'AM' : 'PM'}`
}
