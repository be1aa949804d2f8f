/** What can be seen of functions here that nobody sees on AWS: what they left undone, and how near a time-out they came. */

/** Something that a function had begun and not ended when it answered. */
export type Undone = { function: string; what: string }
/** The longest that a function took, for the first event of a process and for later ones, in milliseconds by the wall. */
export type Duration = { function: string; timeoutMilliseconds: number; first: number; later: number }

export class Observed {
  /** Each once. */
  readonly undone: Undone[] = []
  private readonly longest = new Map<string, Duration>()

  /** `said`: as lambda-bootstrap.mjs says it. Answers what is new of it. */
  leftUndone(id: string, said: string): string[] {
    const isNew = (what: string) =>
      what !== '' && !this.undone.some((each) => each.function === id && each.what === what)
    const added = [...new Set(said.split('; '))].filter(isNew)
    this.undone.push(...added.map((what) => ({ function: id, what })))
    return added
  }

  took(id: string, timeoutMilliseconds: number, milliseconds: number, { isFirst }: { isFirst: boolean }): void {
    const { first, later } = this.longest.get(id) ?? { first: 0, later: 0 }
    const longer = isFirst
      ? { first: Math.max(first, milliseconds), later }
      : { first, later: Math.max(later, milliseconds) }
    this.longest.set(id, { function: id, timeoutMilliseconds, ...longer })
  }

  /** Of those that ran. */
  get durations(): Duration[] {
    return [...this.longest.values()]
  }
}
