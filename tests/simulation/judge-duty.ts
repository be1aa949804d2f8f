import type { Alert } from '../../functions/core/alerts/alert.ts'
import { DUTIES, type Duty, type Override } from '../../functions/core/clinic/clinic.ts'
import type { ClinicFile } from '../../functions/core/clinic/validate-clinic.ts'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import { DEFAULT_POLICY } from '../../functions/core/on-call/policy.ts'
import type { Write } from '../../functions/use-cases/ports.ts'
import type { Known, Report } from './known.ts'
import type { Moment } from './scheduler.ts'
import { wallTimeAt } from './wall-clock.ts'

const MINUTE = 60_000
/** A function has read the clock some time before it commits. */
const SLOW_COMMIT = 15_000

/** Who has which duty by the clinic's weekly shifts and the changes on record, and that pages and notices follow it (invariant 2). */
export class DutyJudge {
  /** Changes of the rota, and notices to staff about their duty, for the counts of a run. */
  changes = 0
  notices = 0
  private readonly clinics: ReadonlyMap<string, ClinicFile>
  private readonly settings: Known['settings']
  private readonly overrides = new Map<string, Map<string, Override>>()
  private readonly paged = new Map<string, Set<string>>()
  private readonly noticed = new Map<string, Moment>()
  private readonly lastOnCall = new Map<string, string | undefined>()

  constructor(clinics: ReadonlyMap<string, ClinicFile>, settings: Known['settings']) {
    this.clinics = clinics
    this.settings = settings
  }

  keep(writes: readonly Write[]): void {
    for (const write of writes) {
      if (!write.key.sk.startsWith('OVERRIDE#') || write.kind === 'check') continue
      const clinicId = write.key.pk.split('#')[1] ?? ''
      const known = this.overrides.get(clinicId) ?? new Map<string, Override>()
      this.overrides.set(clinicId, known)
      if (write.kind === 'delete') known.delete(write.key.sk)
      else known.set(write.key.sk, write.value as unknown as Override)
      this.changes++
    }
  }

  /** A page goes to somebody who has a duty, or who had the alert before. */
  judge(item: Outbound, alert: Alert | undefined, now: Moment, report: Report): void {
    const { clinicId, staffId, outboundId, alertId, purpose } = item
    if (staffId === undefined || item.state !== 'planned') return
    if (purpose === 'staff-notice') {
      this.noticed.set(`${clinicId} ${staffId}`, now)
      this.notices++
    }
    if (purpose !== 'page' || alertId === undefined) return
    this.paged.set(alertId, (this.paged.get(alertId) ?? new Set()).add(staffId))
    const moments = [now, now - SLOW_COMMIT, Date.parse(item.plannedFor)]
    const hasDuty = moments.some((at) => DUTIES.some((duty) => this.onDuty(clinicId, duty, at) === staffId))
    const hadIt = alert?.history.some((event) => JSON.stringify(event).includes(`"${staffId}"`))
    if (!hasDuty && !hadIt && !this.pagesEveryone(clinicId))
      report(2, `${outboundId} pages ${staffId}, who has no duty`)
  }

  /** By the clinic's own policy, whatever the tier: an alert may be raised between its page and this look. */
  private pagesEveryone(clinicId: string): boolean {
    const policy = this.settings.get(clinicId)?.policy ?? DEFAULT_POLICY
    return Object.values(policy).some(({ steps, afterwards }) =>
      [...steps, afterwards].some(({ who }) => who.includes('everyone')),
    )
  }

  /** Whether the person on call when an alert opened has been paged for it. */
  hasPaged(alertId: string, staffId: string | undefined): boolean {
    return staffId === undefined || (this.paged.get(alertId)?.has(staffId) ?? false)
  }

  /** Once a minute: the clinics whose duty on call has changed hands since the last one, and to whom. */
  changedHands(now: Moment): { clinicId: string; staffId: string }[] {
    return [...this.clinics.keys()].flatMap((clinicId) => {
      const staffId = this.onDuty(clinicId, 'on-call', now)
      const isFirst = !this.lastOnCall.has(clinicId)
      const before = this.lastOnCall.get(clinicId)
      this.lastOnCall.set(clinicId, staffId)
      return isFirst || before === staffId || staffId === undefined ? [] : [{ clinicId, staffId }]
    })
  }

  /** Whether the person was told of their duty since then. */
  wasTold({ clinicId, staffId }: { clinicId: string; staffId: string }, since: Moment): boolean {
    return (this.noticed.get(`${clinicId} ${staffId}`) ?? 0) >= since - 2 * MINUTE
  }

  /** By the latest change that covers the moment, else by the weekly shifts. */
  onDuty(clinicId: string, duty: Duty, at: Moment): string | undefined {
    const instant = new Date(at).toISOString()
    const covering = [...(this.overrides.get(clinicId)?.values() ?? [])]
      .filter((each) => each.duty === duty && each.startsAt <= instant && instant < each.endsAt)
      .sort((a, b) => (a.overrideId < b.overrideId ? -1 : 1))
      .at(-1)
    if (covering) return covering.staffId
    const file = this.clinics.get(clinicId)
    const { weekday, time } = wallTimeAt(at, file?.clinic.zone ?? 'UTC')
    const yesterday = weekday === 1 ? 7 : weekday - 1
    return file?.shifts.find(({ duty: of, days, from, to }) => {
      if (of !== duty) return false
      if (from < to) return days.includes(weekday) && from <= time && time < to
      return (days.includes(weekday) && from <= time) || (days.includes(yesterday) && time < to)
    })?.staffId
  }
}
