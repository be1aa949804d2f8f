import type { Client } from '../support/server.ts'
import { A_PHONE, HARBOR, inParallel, phoneOf, secondsSince, storedOf } from './patients.ts'
import type { Load, LoadReport } from './report.ts'

const STAFF = ['+14155550201', '+14155550202', '+14155550203']

/** The patients answer within one minute; each warning has to be an alert with a page on a phone of staff. */
export async function inAMinute(
  clinic: Client,
  count: number,
  warningEvery: number,
  progress: Load['progress'],
): Promise<LoadReport['replies']> {
  const began = Date.now()
  const from = (i: number) => phoneOf(i * A_PHONE)
  const isWarning = (i: number) => i % warningEvery === 0
  await inParallel(count, (i) =>
    clinic.local('sms', { from: from(i), to: HARBOR, body: isWarning(i) ? 'i cant breathe' : '1', id: `reply-${i}` }),
  )
  await clinic.idle()
  const wallSeconds = secondsSince(began)
  progress(`${count} replies have been read after ${wallSeconds} s`)
  const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body as {
    alerts: { code: string; alertId: string }[]
  }
  const pages = (await Promise.all(STAFF.map((number) => clinic.phone(number)))).flat().map(({ body }) => body)
  const paged = alerts.filter(({ code }) => pages.some((body) => new RegExp(`(?<!\\d)${code}(?!\\d)`).test(body)))
  for (const { alertId } of alerts)
    await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, { outcome: 'called', note: '' })
  return {
    texts: count,
    warnings: Array.from({ length: count }, (_, i) => i).filter(isWarning).length,
    stored: await storedOf(
      clinic,
      Array.from({ length: count }, (_, i) => [from(i), `reply-${i}`] as const),
    ),
    alerts: alerts.length,
    paged: paged.length,
    wallSeconds,
  }
}
