/** What one follow-up costs in DynamoDB's units, as the engine counts them: from its planning until it is delivered. */
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts'
import { patientPk } from '../../functions/core/keys.ts'
import { minutesBetween } from '../../functions/core/time.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import type { TreatmentRequest } from '../../functions/use-cases/courses/validate-treatment.ts'
import { processOutbound } from '../../functions/use-cases/messages/process-outbound.ts'
import { tick } from '../../functions/use-cases/messages/tick.ts'
import { startEngine } from '../support/engine.ts'
import { ANA, aWorld, type World } from '../support/world.ts'
import { type Call, recorderBefore, sumOf, type Units } from './engine-calls.ts'
import { progress } from './rounds.ts'

export async function benchFollowUp() {
  progress('follow-up: one course, units counted by the engine')
  const engine = await startEngine()
  const recorder = await recorderBefore(engine.endpoint)
  try {
    const table = await engine.newTable()
    const store = (now: () => string) => dynamoRecords({ table, endpoint: recorder.endpoint, now })
    const world = await aWorld({ store })
    const without = sumOf(await recorder.during(() => log(world, { declined: true })))
    let followUps: FollowUp[] = []
    const withCourse = await recorder.during(async () => {
      followUps = await log(world, { sms: true })
    })
    await world.settle()
    const sendings: Call[][] = []
    for (const { key, dueAt } of followUps) {
      if (dueAt <= world.now()) continue
      world.standStill(minutesBetween(world.now(), dueAt))
      sendings.push(
        await recorder.during(async () => {
          await processOutbound(world.deps, key)
          await world.settle()
        }),
      )
    }
    const idleTick = sumOf(await recorder.during(() => tick(world.deps)))
    return perFollowUp({
      logging: sumOf(withCourse),
      loggingWithout: without,
      followUps: followUps.length,
      sendings: sendings.map(sumOf),
      idleTick,
    })
  } finally {
    recorder.stop()
    engine.stop()
  }
}

type Counted = {
  logging: Units
  loggingWithout: Units
  followUps: number
  sendings: readonly Units[]
  idleTick: Units
}

/** A follow-up's share of the logging (what it costs more than logging without any), and sending it, on average. */
export function perFollowUp({ logging, loggingWithout, followUps, sendings, idleTick }: Counted) {
  const sent = sumOf(sendings)
  const each = (unit: keyof Units) => (logging[unit] - loggingWithout[unit]) / followUps + sent[unit] / sendings.length
  return {
    writeUnits: each('writeUnits'),
    readUnits: each('readUnits'),
    planningWriteUnits: (logging.writeUnits - loggingWithout.writeUnits) / followUps,
    loggingTreatment: { ...logging, followUps },
    tickReadUnits: idleTick.readUnits,
  }
}

type FollowUp = { key: { pk: string; sk: string }; dueAt: string }

async function log(world: World, consent: TreatmentRequest['consent']): Promise<FollowUp[]> {
  const request = {
    patient: { name: consent.declined ? 'Ben Ruiz' : 'Ana Ruiz', phone: ANA },
    performedAt: world.now(),
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent,
  }
  const logged = await logTreatment(world.deps, { clinicId: 'demo', by: 'bench', request })
  if (logged.kind !== 'logged') throw new Error(`not logged: ${JSON.stringify(logged)}`)
  const { patientId, followUps } = logged.answer
  const pk = patientPk('demo', patientId)
  return followUps.map(({ followUpId, dueAt }) => ({ key: { pk, sk: `OUT#${followUpId}` }, dueAt }))
}
