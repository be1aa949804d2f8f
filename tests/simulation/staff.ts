import type { Staff as StaffRecord } from '../../functions/core/clinic/clinic.ts'
import type { PagingTier } from '../../functions/core/on-call/policy.ts'
import { type AlertAction, actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { openAlerts } from '../../functions/use-cases/alerts/find-alerts.ts'
import { actByLink, openLink } from '../../functions/use-cases/alerts/open-link.ts'
import { writeMessage } from '../../functions/use-cases/messages/send-personal-text.ts'
import type { AllDeps, Deps, Parcel } from '../../functions/use-cases/ports.ts'
import { between, oneOf, type Random } from '../support/seeded.ts'
import type { About } from './run.ts'
import { insist, type Stage } from './stage.ts'

const MINUTE = 60_000

/** A member of staff with a phone, sleep and habits. */
export class Staff {
  private readonly stage: Stage
  private readonly staff: StaffRecord
  private readonly clinicId: string
  private readonly ours: string
  private count = 0
  /** How often each text has arrived: one that is slept through the first time wakes them the next. */
  private readonly heard = new Map<string, number>()
  /** Codes whose patient is being dealt with. */
  private readonly busyWith = new Set<string>()

  constructor(stage: Stage, staff: StaffRecord, clinicId: string, ours: string) {
    this.stage = stage
    this.staff = staff
    this.clinicId = clinicId
    this.ours = ours
  }

  /** A page, a reminder or an answer has arrived. */
  reads({ text, channel }: Parcel): void {
    const times = (this.heard.get(text) ?? 0) + 1
    this.heard.set(text, times)
    const random = this.stage.faults.luck(`${this.staff.staffId} reads ${text} ${times}`)
    if (/Reply OK/.test(text) && random() < 0.8)
      this.stage.scheduler.after(between(random, MINUTE, 20 * MINUTE), () => this.texts('OK'))
    const code =
      /Reply (\d+) to take it/.exec(text)?.[1] ?? /Alert code ([\d ]+)\./.exec(text)?.[1]?.replaceAll(' ', '')
    const token = /\/l\/([0-9a-z]+)/.exec(text)?.[1]
    if (token && random() < 0.1) this.scanner(token)
    if (code === undefined) {
      const mine = /(\d+) \(\S+\) is yours/.exec(text)?.[1]
      if (mine !== undefined && random() < 0.7) this.dealsWith(mine, random)
      return
    }
    if (random() < (channel === 'voice' ? 0.25 : 0.4) || this.busyWith.has(code)) return
    this.stage.scheduler.after(between(random, 5000, 8 * MINUTE), () => this.takes(code, token, random))
  }

  private takes(code: string, token: string | undefined, random: Random): void {
    if (random() < 0.08) this.texts(String(10 + Math.floor(random() * 90)))
    if (random() < 0.03) this.texts('STOP')
    if (token && random() < 0.2)
      insist(this.stage, `${this.staff.staffId} link ${code} ${this.count++}`, this.about('acknowledge'), (deps) =>
        actByLink(deps, token, { kind: 'acknowledge' }),
      )
    else if (random() < 0.25) this.takesAtConsole(code, random)
    else this.texts(oneOf(random, [code, `ack ${code}`, `a${code}`, `${code} ok`, ` ${code} `, 'ack']))
    // One in four forgets what was taken.
    if (random() < 0.75) this.dealsWith(code, random)
  }

  /** Some tap by mistake and take it back, a few of them too late. */
  private takesAtConsole(code: string, random: Random): void {
    const slips = random() < 0.4
    const seconds = between(random, 1, 12)
    this.acts(code, { kind: 'acknowledge' }, (alertId) => {
      if (slips) this.stage.scheduler.after(seconds * 1000, () => this.actsOn(alertId, { kind: 'undo' }))
    })
  }

  private dealsWith(code: string, random: Random): void {
    if (this.busyWith.has(code)) return
    this.busyWith.add(code)
    let at = 0
    const then = (from: number, to: number, act: () => void) => {
      at += between(random, from * MINUTE, to * MINUTE)
      this.stage.scheduler.after(at, act)
    }
    if (random() < 0.15) then(0, 5, () => this.acts(code, { kind: 'attempt', what: 'no-answer' }))
    if (random() < 0.05) then(0, 5, () => this.acts(code, { kind: 'escalate' }))
    if (random() < 0.05)
      then(0, 5, () => this.acts(code, { kind: 'hand-over', to: this.staff.staffId.replace(/^\w+/, 'nurse') }))
    if (random() < 0.1)
      then(0, 5, () => this.acts(code, { kind: 'set-tier', tier: this.judges(random), reason: 'as heard by phone' }))
    if (random() < 0.8)
      then(1, 15, () => (random() < 0.5 ? this.texts(`${code} c`) : this.acts(code, { kind: 'contacted' })))
    if (random() < 0.15) then(1, 5, () => this.writes(code))
    if (random() < 0.85) then(1, 90, () => this.resolves(code, random))
    then(1, 2, () => this.busyWith.delete(code))
  }

  /** Only clinicians lower a tier: the API asks for the role. */
  private judges(random: Random): PagingTier {
    return this.staff.role === 'clinician' ? oneOf(random, ['prompt', 'urgent', 'emergency'] as const) : 'emergency'
  }

  private resolves(code: string, random: Random): void {
    const course = random() < 0.1 ? oneOf(random, ['hold', 'end', 'resume'] as const) : undefined
    const outcome = oneOf(random, ['seen', 'advice-by-phone', 'no-concern'] as const)
    const checkIn = random() < 0.2 ? between(random, -60 * MINUTE, 48 * 60 * MINUTE) : undefined
    const nextCheckAt = checkIn && new Date(Math.floor(this.stage.scheduler.now + checkIn)).toISOString()
    const more = { ...(course ? { course } : {}), ...(nextCheckAt ? { nextCheckAt } : {}) }
    const reopensIn = random() < 0.15 ? between(random, 1, 70) : undefined
    this.acts(code, { kind: 'resolve', resolution: { outcome, note: 'seen to', ...more } }, (alertId) => {
      if (reopensIn === undefined) return
      this.stage.scheduler.after(reopensIn * MINUTE, () =>
        this.actsOn(alertId, { kind: 'reopen', reason: 'It was another patient.' }),
      )
    })
  }

  /** On the open alert of a code, if there is one. */
  private acts(code: string, action: AlertAction, then: (alertId: string) => void = () => undefined): void {
    this.asks(action, code, async (deps) => {
      const alertId = await this.alertBehind(deps, code)
      if (alertId) await actOnAlert(deps, this.clinicId, alertId, action, this.staff)
      return alertId
    }).then((alertId) => alertId && then(alertId))
  }

  private actsOn(alertId: string, action: AlertAction): void {
    void this.asks(action, alertId, (deps) => actOnAlert(deps, this.clinicId, alertId, action, this.staff))
  }

  private asks<T>(action: AlertAction, of: string, ask: (deps: AllDeps) => Promise<T>): Promise<T> {
    const name = `${this.staff.staffId} ${action.kind} ${of} ${this.count++}`
    return new Promise((answered) => insist(this.stage, name, this.about(action.kind), ask, answered))
  }

  private writes(code: string): void {
    const about = { kind: 'request', clinicId: this.clinicId } as const
    insist(this.stage, `${this.staff.staffId} writes ${code} ${this.count++}`, about, async (deps) => {
      const alertId = await this.alertBehind(deps, code)
      const personId = alertId?.split('.')[0]
      if (personId)
        await writeMessage(deps, this.clinicId, personId, { text: 'Please come in today.', by: this.staff.staffId })
    })
  }

  private async alertBehind(deps: Deps, code: string): Promise<string | undefined> {
    const open = await openAlerts(deps, this.clinicId)
    return open.find(({ alert }) => alert.code === code)?.alert.alertId
  }

  /** A preview, or whatever opens links before people do. */
  private scanner(token: string): void {
    void this.stage.service.request(`look ${token}`, { kind: 'look', clinicId: this.clinicId }, (deps) =>
      openLink(deps, token),
    )
  }

  private texts(text: string): void {
    const id = `${this.staff.staffId}-${this.count++}`
    const from = this.staff.phone ?? ''
    this.stage.model.wrote({ id, from, to: this.ours, text })
    this.stage.service.carrier.text({ id, from, to: this.ours, text })
  }

  private about(does: string): About {
    return { kind: 'staff', clinicId: this.clinicId, staffId: this.staff.staffId, role: this.staff.role, does }
  }
}
