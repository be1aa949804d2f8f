import type { Key } from '../core/keys.ts'
import { type Instant, plusHours } from '../core/time.ts'
import type { Item } from '../use-cases/ports.ts'

/**
 * Which expired items a store in memory takes away, and when: late, as DynamoDB does, once a day at most. Until then they are
 * there and read as absent.
 */
export class Expiry {
  private readonly afterHours: number
  private readonly byDay = new Map<string, Key[]>()
  private today = ''

  constructor(afterHours: number) {
    this.afterHours = afterHours
  }

  wrote({ key, found: { expiresAt } }: Pick<Item, 'key' | 'found'>): void {
    if (expiresAt === undefined) return
    const day = expiresAt.slice(0, 10)
    const keys = this.byDay.get(day)
    if (keys) keys.push(key)
    else this.byDay.set(day, [key])
  }

  /** Keys that may be gone by now. What was written anew since has another end: `isGone` tells. */
  over(now: Instant): Key[] {
    const day = plusHours(now, -this.afterHours).slice(0, 10)
    if (day === this.today) return []
    this.today = day
    const past = [...this.byDay].filter(([ends]) => ends < day)
    for (const [ends] of past) this.byDay.delete(ends)
    return past.flatMap(([, keys]) => keys)
  }

  isGone({ found: { expiresAt } }: Pick<Item, 'found'>, now: Instant): boolean {
    return expiresAt !== undefined && expiresAt < plusHours(now, -this.afterHours)
  }
}
