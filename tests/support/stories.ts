import { expect } from 'vitest'
import { type AlertAction, actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { openAlerts as alertsThatAreOpen } from '../../functions/use-cases/alerts/find-alerts.ts'
import { openTasks } from '../../functions/use-cases/alerts/tasks.ts'
import { logTreatment, type TreatmentShown } from '../../functions/use-cases/courses/log-treatment.ts'
import type { TreatmentRequest } from '../../functions/use-cases/courses/validate-treatment.ts'
import { ANA, harbor, type World } from './world.ts'

type Changes = { [K in keyof TreatmentRequest]?: Partial<TreatmentRequest[K]> | TreatmentRequest[K] }

export const aTreatment = (world: World, changes: Changes = {}): TreatmentRequest =>
  ({
    patient: {
      name: 'Ana Ruiz',
      phone: ANA,
      language: 'en',
      timeZone: 'America/Los_Angeles',
      ...(changes.patient as object),
    },
    performedAt: changes.performedAt ?? world.now(),
    procedures: changes.procedures ?? [{ plan: 'neurotoxin', areas: ['glabella'] }],
    ...(changes.risks ? { risks: changes.risks } : {}),
    consent: {
      sms: true,
      statement: 'I agree to follow-up texts.',
      method: 'front-desk',
      ...(changes.consent as object),
    },
  }) as TreatmentRequest

export async function checkout(world: World, changes: Changes = {}): Promise<TreatmentShown> {
  const request = aTreatment(world, changes)
  const logged = await logTreatment(world.deps, { clinicId: 'demo', by: 'front-desk', request })
  if (logged.kind !== 'logged') throw new Error(`not logged: ${JSON.stringify(logged)}`)
  await world.settle()
  return logged.answer
}

export const openAlerts = async (world: World) =>
  (await alertsThatAreOpen(world.deps, 'demo')).map(({ alert }) => alert)

export async function theAlert(world: World) {
  const [alert, ...others] = await openAlerts(world)
  expect(others).toEqual([])
  if (!alert) throw new Error('no alert is open')
  return alert
}

export const tasks = (world: World) => openTasks(world.deps, 'demo')

export async function act(world: World, staffId: string, action: AlertAction) {
  const by = harbor.staff.find((person) => person.staffId === staffId)
  if (!by) throw new Error(`nobody is called ${staffId}`)
  const acted = await actOnAlert(world.deps, 'demo', (await theAlert(world)).alertId, action, by)
  await world.settle()
  return acted
}

/** What has arrived at a number since the last look; each call looks at what is new. */
export function listener(world: World) {
  const seen = new Map<string, number>()
  return (number: string): string[] => {
    const all = world.at(number).map(({ channel, text }) => (channel === 'voice' ? `(voice) ${text}` : text))
    const fresh = all.slice(seen.get(number) ?? 0)
    seen.set(number, all.length)
    return fresh
  }
}
