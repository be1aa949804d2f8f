import type { Store } from '../store.ts'

/** Our time, which may be moved forward. It starts at the wall's; with a manual clock it stands still between moves. */
export class Clock {
  private readonly store: Store
  readonly manual: boolean
  private offset: number
  private standing: number

  constructor(store: Store, manual: boolean) {
    this.store = store
    this.manual = manual
    this.offset = Number(store.setting('clock-offset') ?? 0)
    const kept = store.setting('clock-standing')
    this.standing = Math.max(Number(kept ?? 0), manual && kept ? 0 : Date.now() + this.offset)
    if (manual) this.keep()
    else if (kept && Date.now() + this.offset < Number(kept)) this.moveTo(Number(kept))
  }

  /** Milliseconds of the epoch. */
  now(): number {
    return this.manual ? this.standing : Date.now() + this.offset
  }

  iso(): string {
    return new Date(this.now()).toISOString()
  }

  /** What a function's process needs to see our time: a standing instant, or how far it is ahead of the wall. */
  forFunctions(): string {
    return this.manual ? `at:${this.standing}` : `ahead:${this.offset}`
  }

  /** Only forward. */
  moveTo(milliseconds: number): void {
    if (milliseconds < this.now()) return
    this.offset = milliseconds - Date.now()
    this.standing = milliseconds
    this.keep()
  }

  private keep(): void {
    this.store.together(() => {
      this.store.set('clock-offset', String(this.offset))
      this.store.set('clock-standing', String(this.standing))
    })
  }
}
