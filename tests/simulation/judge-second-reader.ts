import type { SecondReadEntry } from '../../functions/core/review/activity-log.ts'
import { MOST_CAUSED } from '../../functions/core/second-reader/limits.ts'
import type { Write } from '../../functions/use-cases/ports.ts'
import type { Report } from './known.ts'
import type { Moment } from './scheduler.ts'

const HOUR = 3_600_000

/** What the second reader causes: once for a reply, no page in shadow mode, and never more than the limits in an hour or a day. */
export class SecondReaderJudge {
  private readonly pages = new Map<string, Moment[]>()

  judge(writes: readonly Write[], now: Moment, report: Report): void {
    for (const write of writes) {
      if (!write.key.sk.startsWith('SECOND-READ#')) continue
      const clinic = write.key.pk.split('#')[1] ?? ''
      if (write.kind !== 'put') report(4, `what the second reader said of ${write.key.sk} was written twice`)
      else this.counted(clinic, write.value as unknown as SecondReadEntry, now, report)
    }
  }

  private counted(clinic: string, { said, mode, id }: SecondReadEntry, now: Moment, report: Report): void {
    if (said !== 'paged') return
    if (mode !== 'live') report(3, `${id} was paged by a second reader that may not page`)
    const pages = [...(this.pages.get(clinic) ?? []), now].filter((at) => now - at < 24 * HOUR)
    this.pages.set(clinic, pages)
    const { hour, day } = MOST_CAUSED.pages
    if (pages.length > day || pages.filter((at) => now - at < HOUR).length > hour)
      report(3, `the second reader paged ${clinic} more often than it may`)
  }
}
