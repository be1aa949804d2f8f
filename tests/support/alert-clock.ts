/** An alert of a clinic with three people on call, and minutes that go by. */
import type { Alert } from '../../functions/core/alerts/alert.ts'
import type { Effect, Situation, Step } from '../../functions/core/alerts/escalation.ts'
import { openAlert, step } from '../../functions/core/alerts/transitions.ts'
import type { Staff } from '../../functions/core/clinic/clinic.ts'
import { DEFAULT_POLICY, type PagingTier } from '../../functions/core/on-call/policy.ts'
import { plusMinutes } from '../../functions/core/time.ts'

export const NOON = '2026-11-23T20:00:00.000Z'
export const lee: Staff = { staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician', phone: '+14155550201' }
export const kim: Staff = { staffId: 'nurse-kim', name: 'Nurse Kim', role: 'nurse', phone: '+14155550202' }
export const hale: Staff = { staffId: 'dr-hale', name: 'Dr Hale', role: 'admin', phone: '+14155550203' }
export const everybody = { 'on-call': lee, backup: kim, fallback: hale }
export const nobody = { 'on-call': undefined, backup: undefined, fallback: undefined }

export const at = (minutes: number, onCall: Situation['onCall'] = everybody): Situation => ({
  rota: Object.values(onCall).filter((person) => person !== undefined),
  policy: DEFAULT_POLICY,
  onCall,
  now: plusMinutes(NOON, minutes),
})

export const anAlert = (tier: PagingTier, situation = at(0)): Step =>
  openAlert(
    {
      ...{ alertId: 'p.m.alert', clinicId: 'demo', personId: 'p', code: '41', tier, signs: [], because: 'swallowing' },
      ...{ reply: 'its really hard to swolow', messageId: 'p.m', receivedAt: NOON },
    },
    situation,
  )

export const paged = (effects: Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'page' ? effect.staff.map(({ staffId }) => staffId) : []))

/** Wakes the alert each minute and says who was paged when. */
export function watch(alert: Alert, from: number, to: number, onCall = everybody as Situation['onCall']) {
  const pages: [number, string[]][] = []
  let current = alert
  for (let minute = from; minute <= to; minute++) {
    const { alert: next, effects } = step(current, { kind: 'woken' }, at(minute, onCall))
    current = next
    if (paged(effects).length > 0) pages.push([minute, paged(effects)])
  }
  return { alert: current, pages }
}
