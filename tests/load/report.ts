/** How large a load test is, and what it found. */
import type { CloudOptions } from '../../infra/local/cloud.ts'
import type { Memory } from './memory.ts'

export type Load = {
  cloud: CloudOptions
  followUps: number
  replies: number
  /** One reply in so many is a warning sign. */
  warningEvery: number
  /** Minutes of the clinic's clock of steady work: twenty texts, one checkout and a tick in each. */
  minutes: number
  progress(line: string): void
}

export type LoadReport = {
  dueAtOnce: { followUps: number; arrived: number; twice: number; drainedInMinutes: number; wallSeconds: number }
  replies: { texts: number; warnings: number; stored: number; alerts: number; paged: number; wallSeconds: number }
  steady: { minutes: number; texts: number; stored: number; wallSeconds: number; memory: Memory[] }
  violations: string[]
}
