/** Two visits whose check-ins meet: one asks for both, and when that visit is taken away the other asks again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import type { Treatment } from '../../functions/core/patients/patient.ts'
import { minutesBetween, plusMinutes } from '../../functions/core/time.ts'
import { cancelTreatment, changeTreatment, getTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { planCourse } from '../../functions/use-cases/courses/plan-course.ts'
import { readClinic } from '../../functions/use-cases/store/read-clinic.ts'
import { readPatient } from '../../functions/use-cases/store/read-patient.ts'
import { checkout } from '../support/stories.ts'
import { aWorld, type World } from '../support/world.ts'

const plan = (name: string, area: string) => [{ plan: name, areas: [area] }]
const FILLER = plan('filler', 'lips')
const LASER = plan('laser', 'face')

const waiting = async (world: World, treatmentId: string) =>
  ((await getTreatment(world.deps, 'demo', treatmentId))?.followUps ?? [])
    .filter(({ status }) => status === 'planned')
    .map(({ step }) => step)

describe('a visit that gave way to another', () => {
  it('asks again when the other is cancelled: one logged twice', async () => {
    const world = await aWorld()
    const first = await checkout(world)
    const again = await checkout(world)
    expect(again.followUps).toEqual([])
    const before = await waiting(world, first.treatmentId)
    await cancelTreatment(world.deps, 'demo', first.treatmentId)
    expect(await waiting(world, again.treatmentId)).toEqual(before)
  })

  it('asks again when the other was logged by mistake', async () => {
    const world = await aWorld()
    const meant = await checkout(world)
    const before = await waiting(world, meant.treatmentId)
    const mistake = await checkout(world, { procedures: FILLER })
    expect(await waiting(world, meant.treatmentId)).not.toEqual(before)
    await cancelTreatment(world.deps, 'demo', mistake.treatmentId)
    expect(await waiting(world, meant.treatmentId)).toEqual(before)
  })

  it('asks again when the other is corrected to one that gives way', async () => {
    const world = await aWorld()
    const meant = await checkout(world)
    const before = await waiting(world, meant.treatmentId)
    const mistake = await checkout(world, { procedures: FILLER })
    await changeTreatment(world.deps, 'demo', mistake.treatmentId, { procedures: LASER })
    expect(await waiting(world, meant.treatmentId)).toEqual(before)
  })

  it('asks again when the other is moved to another hour', async () => {
    const world = await aWorld()
    await world.advanceHours(5)
    const meant = await checkout(world, { performedAt: plusMinutes(world.now(), -10) })
    const before = await waiting(world, meant.treatmentId)
    const other = await checkout(world, { procedures: FILLER })
    expect(await waiting(world, meant.treatmentId)).not.toEqual(before)
    await changeTreatment(world.deps, 'demo', other.treatmentId, {
      performedAt: plusMinutes(world.now(), -60 * 24 * 10),
    })
    expect(await waiting(world, meant.treatmentId)).toEqual(before)
  })

  it('says nothing again that the other has said', async () => {
    const world = await aWorld()
    const first = await checkout(world)
    const again = await checkout(world)
    await world.advanceHours(26)
    await cancelTreatment(world.deps, 'demo', first.treatmentId)
    const left = await waiting(world, again.treatmentId)
    expect(left).not.toContain('welcome')
    expect(left).not.toContain('check-in-24h')
    expect(left.length).toBeGreaterThan(0)
  })
})

/** What no course asks: a check-in may give way to one within two hours, and that to one within two more. */
const CHAIN_MINUTES = 240

/** Every check-in that a running course would ask for, and that is neither waiting nor said by it or near it. */
async function unasked(world: World, personId: string): Promise<string[]> {
  const [record, clinicNow] = [
    await readPatient(world.records, 'demo', personId),
    await readClinic(world.records, 'demo'),
  ]
  if (!record || !clinicNow) throw new Error('nobody')
  const running = record.treatments.map(({ value }) => value).filter(({ state }) => state === 'running')
  const said = record.outbound
    .map(({ value }) => value)
    .filter(({ state }) => !['cancelled', 'expired'].includes(state))
  const asks = (wanted: Outbound) => (item: Outbound) =>
    item.expectsAnswer && Math.abs(minutesBetween(item.plannedFor, wanted.plannedFor)) < CHAIN_MINUTES
  return running.flatMap((treatment: Treatment) =>
    planCourse(world.deps, clinicNow, record.person.value, treatment)
      .items.filter(({ expectsAnswer }) => expectsAnswer)
      .filter((wanted) => !said.some(asks(wanted)))
      .map(({ outboundId }) => outboundId),
  )
}

const PROCEDURES = [plan('neurotoxin', 'glabella'), FILLER, LASER, plan('peel', 'face'), plan('microneedling', 'face')]
const anIndex = fc.nat({ max: PROCEDURES.length - 1 })
const anAct = fc.oneof(
  fc.record({ kind: fc.constant('log' as const), what: anIndex, minutesAgo: fc.nat({ max: 200 }) }),
  fc.record({ kind: fc.constant('cancel' as const), which: fc.nat({ max: 5 }) }),
  fc.record({ kind: fc.constant('correct' as const), which: fc.nat({ max: 5 }), what: anIndex }),
  fc.record({ kind: fc.constant('move' as const), which: fc.nat({ max: 5 }), minutesAgo: fc.nat({ max: 200 }) }),
)

describe('whatever is logged, cancelled, corrected and moved', () => {
  it('leaves no check-in of a visit that was done unasked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 2, maxLength: 6 }), async (acts) => {
        const world = await aWorld()
        const { patientId, treatmentId } = await checkout(world)
        const ids = [treatmentId]
        for (const act of acts) {
          const id = act.kind === 'log' ? '' : (ids[act.which % ids.length] ?? '')
          const performedAt = 'minutesAgo' in act ? plusMinutes(world.now(), -act.minutesAgo) : undefined
          const procedures = 'what' in act ? PROCEDURES[act.what] : undefined
          if (act.kind === 'log') ids.push((await checkout(world, { procedures, performedAt })).treatmentId)
          else if (act.kind === 'cancel') await cancelTreatment(world.deps, 'demo', id)
          else
            await changeTreatment(world.deps, 'demo', id, {
              ...(procedures ? { procedures } : {}),
              ...(performedAt ? { performedAt } : {}),
            })
          expect(await unasked(world, patientId), JSON.stringify(act)).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})
