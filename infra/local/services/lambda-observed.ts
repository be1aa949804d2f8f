/** What can be seen of functions here that nobody sees on AWS: what they left undone, and how near a time-out they came. */

/** Something that a function had begun and not ended when it answered. */
export type Undone = { function: string; what: string }
/** The longest that a function took, for the first event of a process and for later ones, in milliseconds by the wall. */
export type Duration = { function: string; timeoutMilliseconds: number; first: number; later: number }

/**
 * The one thing that is left undone on purpose: that somebody read a record is written beside the answer, which does not
 * wait for a slow table (functions/http/noted.ts). The function says so, and it is counted.
 */
const LATE_NOTE = '{"event":"read-not-noted","via":"late"'
const OF_LATE_NOTE = /^Timeout$|TransactWriteItems$|GetItem$/

export class Observed {
  private readonly found: Undone[] = []
  private readonly notedLate = new Set<string>()
  private readonly longest = new Map<string, Duration>()

  /** `said`: as lambda-bootstrap.mjs says it. Answers what is new of it. */
  leftUndone(id: string, said: string): string[] {
    const isNew = (what: string) =>
      what !== '' && !this.found.some((each) => each.function === id && each.what === what)
    const added = [...new Set(said.split('; '))].filter(isNew)
    this.found.push(...added.map((what) => ({ function: id, what })))
    return added
  }

  /** A line that a function wrote. */
  read(id: string, line: string): void {
    if (line.startsWith(LATE_NOTE)) this.notedLate.add(id)
  }

  /** Each once. */
  get undone(): Undone[] {
    return this.found.filter(({ function: id, what }) => !(this.notedLate.has(id) && OF_LATE_NOTE.test(what)))
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
