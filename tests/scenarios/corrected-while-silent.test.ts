/** A correction while nothing may be sent: what comes back later is the course as corrected. */
import { describe, expect, it } from 'vitest'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import { plusHours } from '../../functions/core/time.ts'
import { changeConsent } from '../../functions/use-cases/courses/change-consent.ts'
import { cancelTreatment, changeTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { changePatient } from '../../functions/use-cases/courses/change-patient.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld, type World } from '../support/world.ts'

type Visit = { world: World; treatmentId: string; patientId: string }

const SILENCES: [string, (visit: Visit) => Promise<unknown>, (visit: Visit) => Promise<unknown>][] = [
  ['STOP and START', ({ world }) => world.text(ANA, 'STOP'), ({ world }) => world.text(ANA, 'START')],
  ['consent taken back and given again', (visit) => consent(visit, false), (visit) => consent(visit, true)],
]

const CORRECTIONS: [string, (visit: Visit) => Promise<unknown>][] = [
  [
    'another treatment',
    ({ world, treatmentId }) =>
      changeTreatment(world.deps, 'demo', treatmentId, { procedures: [{ plan: 'filler', areas: ['lips'] }] }),
  ],
  [
    'another day',
    ({ world, treatmentId }) =>
      changeTreatment(world.deps, 'demo', treatmentId, { performedAt: plusHours(world.now(), -5) }),
  ],
  [
    'a day so early that a check-in is late',
    ({ world, treatmentId }) =>
      changeTreatment(world.deps, 'demo', treatmentId, { performedAt: plusHours(world.now(), -26) }),
  ],
  [
    'another zone',
    ({ world, patientId }) => changePatient(world.deps, 'demo', patientId, { timeZone: 'America/New_York' }),
  ],
  ['another language', ({ world, patientId }) => changePatient(world.deps, 'demo', patientId, { language: 'es' })],
  ['no visit at all', ({ world, treatmentId }) => cancelTreatment(world.deps, 'demo', treatmentId)],
]

async function consent({ world, patientId }: Visit, sms: boolean) {
  const change = { sms, statement: 'Asked at the desk.', method: 'front-desk' }
  expect((await changeConsent(world.deps, 'demo', patientId, change, 'front-desk')).kind).toBe('changed')
}

async function visited(): Promise<Visit> {
  const world = await aWorld()
  const { treatmentId, patientId } = await checkout(world)
  await world.advanceHours(3)
  return { world, treatmentId, patientId }
}

/** What is still to come: when, and in which words. */
async function toCome({ world, patientId }: Visit): Promise<string[]> {
  const kept = await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'OUT#')
  return kept
    .map(({ value }) => value as unknown as Outbound)
    .filter(({ state, purpose }) => state === 'planned' && purpose === 'follow-up')
    .map(({ plannedFor, text }) => `${plannedFor} ${text}`)
    .sort()
}

describe.each(SILENCES)('between %s, a correction', (_, silence, speak) => {
  it.each(CORRECTIONS)('to %s brings back the course as it is then', async (_, correct) => {
    const spoken = await visited()
    await correct(spoken)
    const expected = await toCome(spoken)

    const silent = await visited()
    await silence(silent)
    await correct(silent)
    await speak(silent)
    expect(await toCome(silent)).toEqual(expected)
  })
})
