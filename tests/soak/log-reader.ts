/** What the functions' log says since it was last read: how late things were, and how often something failed. */
import { closeSync, openSync, readSync } from 'node:fs'

export type Heard = { pageSeconds: number; followUpSeconds: number; errors: number }

const URGENT = /"oldestUrgentSeconds":([\d.]+)/g
const ROUTINE = /"oldestRoutineSeconds":([\d.]+)/g
const FAILED = /"event":"(?:record-failed|request-failed|store-unavailable|console-failed|link-failed|audit-fault)"/g
const MOST_BYTES = 1 << 24

export class LogReader {
  private readonly file: string
  private read = 0

  constructor(file: string) {
    this.file = file
  }

  next(): Heard {
    const text = this.more()
    const mostOf = (pattern: RegExp) =>
      Math.max(0, ...[...text.matchAll(pattern)].map(([, seconds]) => Number(seconds)))
    return {
      pageSeconds: mostOf(URGENT),
      followUpSeconds: mostOf(ROUTINE),
      errors: text.match(FAILED)?.length ?? 0,
    }
  }

  /** Up to the end of the last whole line. */
  private more(): string {
    const file = openSync(this.file, 'r')
    try {
      const bytes = Buffer.alloc(MOST_BYTES)
      const text = bytes.subarray(0, readSync(file, bytes, 0, MOST_BYTES, this.read))
      const whole = text.subarray(0, text.lastIndexOf('\n') + 1)
      this.read += whole.length
      return whole.toString()
    } finally {
      closeSync(file)
    }
  }
}
