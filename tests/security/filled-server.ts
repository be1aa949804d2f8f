/** A server of a file's own whose clinic `demo` has one of everything that a path can name. */
import { beforeAll, expect } from 'vitest'
import type { Cloud } from '../../infra/local/cloud.ts'
import { ANA, HARBOR, ownServer } from '../support/own-server.ts'
import type { Client } from '../support/server.ts'
import { aTreatment, RULES } from './operations.ts'

export type Filled = {
  cloud: Cloud
  clinic: Client
  /** What the clinic has, by the part of a path that names it. */
  ids: Record<string, string>
  /** All that a request might have changed, as the clinic sees it. */
  everything(): Promise<unknown>
}

export function filledServer(): Filled {
  const { cloud, clinic } = ownServer()
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    const logged = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment)
    expect(logged.status).toBe(201)
    const imported = await clinic.as(
      'front-desk',
      'POST',
      '/v1/imports/treatments',
      RULES['POST /v1/imports/treatments']?.file?.text,
      {
        headers: { 'content-type': 'text/csv' },
      },
    )
    const override = await clinic.as(
      'nurse',
      'POST',
      '/v1/on-call/overrides',
      RULES['POST /v1/on-call/overrides']?.body,
    )
    await clinic.local('sms', { from: ANA, to: HARBOR, body: 'i cant breathe' })
    await clinic.local('sms', { from: ANA, to: HARBOR, body: 'STOP' })
    await clinic.idle()
    const [alert] = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts
    const [task] = (await clinic.as('nurse', 'GET', '/v1/tasks')).body.tasks
    Object.assign(ids, {
      treatments: logged.body.treatmentId,
      patients: logged.body.patientId,
      imports: imported.body.importId,
      overrides: override.body.overrides.at(-1).overrideId,
      alerts: alert.alertId,
      tasks: task.taskId,
    })
    expect(Object.values(ids)).not.toContain(undefined)
  })

  async function everything(): Promise<unknown> {
    const paths = [
      'alerts',
      'tasks',
      'on-call',
      'on-call/policy',
      'care-plans',
      `patients/${ids.patients}/export`,
      `patients/${ids.patients}/timeline`,
    ]
    return Promise.all(paths.map(async (path) => (await clinic.as('admin', 'GET', `/v1/${path}`)).body))
  }

  return { cloud, clinic, ids, everything }
}
