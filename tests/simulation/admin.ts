import type { Staff } from '../../functions/core/clinic/clinic.ts'
import { beginExport, type ExportBegun, exportPage } from '../../functions/use-cases/clinic/export-clinic.ts'
import type { ExportedItem } from '../../functions/use-cases/clinic/exported.ts'
import { approveOverride, proposeOverride } from '../../functions/use-cases/courses/override-plan.ts'
import { setPolicy } from '../../functions/use-cases/on-call/change-policy.ts'
import { addOverrides, removeOverride } from '../../functions/use-cases/on-call/change-rota.ts'
import { setNotices } from '../../functions/use-cases/on-call/watch-rota.ts'
import { between, oneOf } from '../support/seeded.ts'
import type { OwnSettings } from './own-settings.ts'
import { insist, type Stage } from './stage.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Sets a clinic up before the first patient comes, and changes the rota. */
export class Admin {
  private readonly stage: Stage

  constructor(stage: Stage) {
    this.stage = stage
  }

  /** What a clinic wants otherwise: an admin sets it before the first patient comes, and a clinician signs it too. */
  setsUp(clinicId: string, staff: readonly Staff[], { policy, plans }: OwnSettings): void {
    const { stage } = this
    const about = { kind: 'request', clinicId } as const
    const ended = ({ kind }: { kind: string }) => {
      if (kind !== 'changed' && kind !== 'signed') stage.model.report(11, `own settings were answered ${kind}`)
    }
    insist(stage, `policy ${clinicId}`, about, (deps) => setPolicy(deps, clinicId, policy), ended)
    const [clinician, owner] = [staff[0], staff.at(-1)]
    if (!clinician || !owner) return
    for (const [plan, steps] of Object.entries(plans))
      insist(
        stage,
        `plan ${plan} ${clinicId}`,
        about,
        (deps) => proposeOverride(deps, clinicId, plan, { steps, by: owner }),
        () =>
          insist(
            stage,
            `signs ${plan} ${clinicId}`,
            about,
            (deps) => approveOverride(deps, clinicId, plan, clinician),
            ended,
          ),
      )
  }

  /** The texts about duty that a clinic has switched on. */
  switchesOnNotices(clinicId: string): void {
    const notices = { handOver: true, readinessAt: '06:30', digestAt: '07:30' }
    insist(this.stage, `notices ${clinicId}`, { kind: 'request', clinicId }, (deps) =>
      setNotices(deps, clinicId, notices),
    )
  }

  /** Every other day a colleague takes over some hours of the on-call duty; a few of these are called off. */
  private changesRota(clinicId: string): void {
    const { stage } = this
    const { now } = stage.scheduler
    const day = Math.floor(now / DAY)
    const random = stage.faults.luck(`rota ${clinicId} ${day}`)
    if (random() < 0.5) return
    const about = { kind: 'request', clinicId } as const
    const from = now + between(random, HOUR, 12 * HOUR)
    const staffId = `${oneOf(random, ['nurse', 'owner', 'day', 'night'])}-${clinicId.slice(1)}`
    const [startsAt, endsAt] = [from, from + between(random, HOUR, 9 * HOUR)].map((at) => new Date(at).toISOString())
    const given = [{ duty: 'on-call', staffId, startsAt: startsAt ?? '', endsAt: endsAt ?? '' }] as const
    const callsOff = random() < 0.3
    insist(
      stage,
      `rota ${clinicId} ${day}`,
      about,
      (deps) => addOverrides(deps, clinicId, given, { by: 'Dr Owner' }),
      (changed) => {
        if (changed.kind !== 'changed')
          return stage.model.report(11, `a change of the rota was answered ${changed.kind}`)
        const [made] = changed.overrides.filter((each) => each.startsAt === startsAt)
        if (callsOff && made)
          stage.scheduler.after(between(random, MINUTE, 3 * HOUR), () =>
            insist(stage, `calls off ${clinicId} ${day}`, about, (deps) =>
              removeOverride(deps, clinicId, made.overrideId),
            ),
          )
      },
    )
  }

  /** Once in a story somebody takes all records out, page by page, while patients go on writing. */
  takesOut(clinicId: string, at: number): void {
    const { stage } = this
    const about = { kind: 'request', clinicId } as const
    const items: ExportedItem[] = []
    const page = (begun: ExportBegun, place?: string) =>
      insist(
        stage,
        `page ${items.length} of ${clinicId}`,
        about,
        (deps) => exportPage(deps, begun, place),
        (answer) => {
          items.push(...answer.items)
          if (answer.next !== undefined) return page(begun, answer.next)
          stage.model.takenOut({ clinicId, begunAt: Date.parse(begun.startedAt), items })
        },
      )
    stage.scheduler.at(at, () =>
      insist(
        stage,
        `export ${clinicId}`,
        about,
        (deps) => beginExport(deps, clinicId, 'Dr Owner'),
        (begun) => page(begun),
      ),
    )
  }

  /** Once a day, from now on. */
  keepsRota(clinicId: string): void {
    this.changesRota(clinicId)
    this.stage.scheduler.after(DAY, () => this.keepsRota(clinicId))
  }
}
