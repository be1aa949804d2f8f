import type { Alert } from '../../functions/core/alerts/alert.ts'
import { canonical } from '../../functions/core/canonical.ts'
import type { Judged } from './judged.ts'
import { personName } from './known.ts'

const SEVERITY = { prompt: 1, urgent: 2, emergency: 3 }
const MINUTE = 60_000
/** The longest wait between two rounds of the default policy, and how long a contact lasts. */
const LONGEST = { page: 31 * MINUTE, acknowledged: 61 * MINUTE, contacted: 136 * MINUTE }
/** A commit comes this much after the clock that its function has read, at most. */
const SLOW_COMMIT = 15_000
const CODE_RESTS = 72 * 60 * MINUTE

/** Invariants 2, 3, 10 and 12 of an alert as it is written. */
export function judgeAlert(alert: Alert, { known, written, run, now, report }: Judged): void {
  const { alertId, clinicId, personId } = alert
  const before = known.alerts.get(alertId)
  const person = personName(clinicId, personId)
  judgeTimers(alert, now, report)
  if (!before) {
    const open = known.open.get(person)
    if (open !== undefined) report(3, `${alertId} was opened while ${open} is open for the same patient`)
    for (const other of known.alerts.values())
      if (other.clinicId === clinicId && other.code === alert.code && !isFree(other, now))
        report(3, `${alertId} got the code ${alert.code}, which still means ${other.alertId}`)
  }
  if (before) {
    judgePeople(alert, before, run.about, report)
    judgeTakenBack(alert, before, { about: run.about, now, report })
    const other = known.open.get(person)
    if (other !== undefined && other !== alertId && alert.state !== 'resolved')
      report(3, `${alertId} was reopened while ${other} is open for the same patient`)
    if (alert.history.length <= before.history.length && alert.history.length < 200 && said(alert) !== said(before))
      report(10, `${alertId} was changed and its history does not say so`)
    for (const message of written.messages.filter((each) => alert.messageIds.includes(each.messageId))) {
      const known = new Set(before.signs.map(({ sign }) => sign))
      const fresh = message.verdict.signs.filter(({ sign, tier }) => tier !== 'routine' && !known.has(sign))
      const isNews = alert.tier !== before.tier || (message.verdict.pages && fresh.length > 0)
      if (isNews && alert.round <= before.round)
        report(3, `${alertId} got a new sign or a higher tier and no new round`)
    }
  }
  const { nextCheckAt } = alert.outcome ?? {}
  if (nextCheckAt && !written.tasks.some(({ timers: { opens = '' } }) => opens >= nextCheckAt))
    report(5, `${alertId} asks for another look, and nothing will remind anybody`)
  known.alerts.set(alertId, alert)
  if (alert.state === 'resolved') known.open.delete(person)
  else known.open.set(person, alertId)
}

/** What an alert says, but for its timers: one that has passed with nothing to do is no event. */
const said = ({ timers: _, ...alert }: Alert): string => canonical(alert)

function isFree({ state, outcome }: Alert, now: number): boolean {
  return state === 'resolved' && outcome !== undefined && Date.parse(outcome.at) + CODE_RESTS <= now
}

/** Invariant 2: a page is due, or an acknowledgement or a contact lives and runs out. */
function judgeTimers({ alertId, state, timers, acknowledgedBy }: Alert, now: number, report: Judged['report']): void {
  const left = (at: string | undefined) => (at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at) - now)
  if (state === 'paging' && left(timers.page) > LONGEST.page) report(2, `${alertId} pages and has no page due soon`)
  if (state === 'acknowledged' && (left(timers.lapse) > LONGEST.acknowledged || !acknowledgedBy))
    report(2, `${alertId} is acknowledged and this never runs out`)
  if (state === 'contacted' && left(timers.lapse) > LONGEST.contacted)
    report(2, `${alertId} is contacted and this never runs out`)
}

/** Invariants 2, 10 and 12: only people acknowledge, resolve and lower, and it is known who. */
function judgePeople(alert: Alert, before: Alert, about: Judged['run']['about'], report: Judged['report']): void {
  const { alertId } = alert
  const byStaff = about.kind === 'staff' || about.kind === 'text'
  const by = about.kind === 'staff' ? about.staffId : undefined
  if (alert.state === 'resolved' && (about.kind !== 'staff' || alert.outcome?.by !== by))
    report(2, `${alertId} ended without the outcome of a person`)
  const owner = alert.acknowledgedBy?.staffId
  if (owner !== undefined && owner !== before.acknowledgedBy?.staffId) {
    const given = about.kind === 'staff' && about.does.startsWith('hand-over')
    if (!byStaff || (by !== undefined && by !== owner && !given))
      report(10, `${alertId} is acknowledged by ${owner}, who did not`)
  }
  if (
    SEVERITY[alert.tier] < SEVERITY[before.tier] &&
    !(about.kind === 'staff' && about.does === 'set-tier' && about.role === 'clinician')
  )
    report(12, `${alertId} was lowered from ${before.tier} to ${alert.tier} by ${about.kind}`)
  if (before.signs.some(({ sign }) => !alert.signs.some((kept) => kept.sign === sign)))
    report(12, `${alertId} lost a sign`)
}

/**
 * Invariants 3 and 10 of what people take back: an acknowledgement for ten seconds, an outcome for an hour, each by its own
 * author; the alert pages again at once.
 */
function judgeTakenBack(
  alert: Alert,
  { state, outcome, acknowledgedBy, alertId }: Alert,
  { about, now, report }: { about: Judged['run']['about']; now: number; report: Judged['report'] },
): void {
  const [by, does] = about.kind === 'staff' ? [about.staffId, about.does] : [undefined, undefined]
  const isWithin = (at: string | undefined, ms: number) => at !== undefined && now - Date.parse(at) <= ms + SLOW_COMMIT
  if (state === 'resolved') {
    const isReopened = does === 'reopen' && outcome?.by === by && isWithin(outcome?.at, 60 * MINUTE)
    if (!isReopened) report(3, `${alertId} was changed after its outcome`)
    if (alert.state !== 'paging') report(2, `${alertId} was reopened and pages nobody`)
    if (!alert.withdrawn?.some(({ at }) => at === outcome?.at)) report(10, `${alertId} lost an outcome`)
  } else if (does === 'undo') {
    if (acknowledgedBy?.staffId !== by || !isWithin(acknowledgedBy?.at, 10_000))
      report(10, `${alertId} was given back by ${by}, who did not just take it`)
    if (alert.state !== 'paging') report(2, `${alertId} was given back and pages nobody`)
  }
}
