import type { Known, Report } from './known.ts'
import type { Written } from './model.ts'
import type { Run } from './run.ts'
import type { Moment } from './scheduler.ts'

/** A commit to be judged: what it wrote, for whom, and how things stood before. */
export type Judged = { known: Known; written: Written; run: Run; now: Moment; report: Report }
