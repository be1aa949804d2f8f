import { plusMinutes } from '../../functions/core/time.ts'
import type { Client } from '../support/server.ts'
import { checkout, inParallel, NOON, phoneOf, secondsSince } from './patients.ts'
import type { Load, LoadReport } from './report.ts'

/** Every patient was treated at the same time, so the first check-in of all is due at one instant. */
export async function allAtOnce(
  clinic: Client,
  count: number,
  progress: Load['progress'],
): Promise<LoadReport['dueAtOnce']> {
  const wanted: { phone: string; text: string; dueAt: string }[] = []
  await inParallel(count, async (i) => {
    const { followUps } = await checkout(clinic, i, NOON)
    const first = followUps.find(({ step }) => step === 'check-in-2h')
    if (first) wanted.push({ phone: phoneOf(i), text: first.text, dueAt: first.dueAt })
    if (i % 100 === 0) progress(`${i} of ${count} patients are enrolled`)
  })
  const began = Date.now()
  const dueAt = wanted[0]?.dueAt ?? NOON
  await clinic.local('clock', { to: dueAt })
  let now = dueAt
  let drainedAt = dueAt
  let came: number[] = []
  for (let before = -1; before !== sum(came); ) {
    before = sum(came)
    now = plusMinutes(now, 5)
    await clinic.local('clock', { to: now })
    came = await Promise.all(
      wanted.map(async ({ phone, text }) => (await clinic.phone(phone)).filter(({ body }) => body === text).length),
    )
    if (sum(came) > before) drainedAt = now
    progress(`${sum(came)} of ${count} check-ins have arrived by ${now}`)
  }
  return {
    followUps: wanted.length,
    arrived: came.filter((times) => times > 0).length,
    twice: came.filter((times) => times > 1).length,
    drainedInMinutes: (Date.parse(drainedAt) - Date.parse(dueAt)) / 60_000,
    wallSeconds: secondsSince(began),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
