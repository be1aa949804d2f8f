/** The most that a day brings, on this machine: many follow-ups at one instant, many replies in a minute, an hour's work. */
import { startCloud } from '../../infra/local/cloud.ts'
import { client } from '../support/server.ts'
import { allAtOnce } from './due-at-once.ts'
import { A_PHONE, NOON } from './patients.ts'
import { inAMinute } from './replies-at-once.ts'
import type { Load, LoadReport } from './report.ts'
import { anHour } from './steady-hour.ts'

/** What a process holds may grow by so much from half to half: three kilobytes of each text that it read. */
const MOST_GROWTH_MEGABYTES = 1

export async function runLoad({
  cloud: options,
  followUps,
  replies,
  warningEvery,
  minutes,
  progress,
}: Load): Promise<LoadReport> {
  const cloud = await startCloud(options)
  try {
    const clinic = client(cloud.url)
    await clinic.local('clock', { to: NOON })
    const violations: string[] = []
    const dueAtOnce = await allAtOnce(clinic, followUps, progress)
    if (dueAtOnce.arrived !== followUps || dueAtOnce.twice > 0)
      violations.push(`${followUps} follow-ups: ${dueAtOnce.arrived} arrived, ${dueAtOnce.twice} of them twice`)
    const answered = await inAMinute(clinic, replies, warningEvery, progress)
    if (answered.stored !== replies) violations.push(`${replies} replies: ${answered.stored} were stored`)
    if (answered.paged !== answered.warnings)
      violations.push(`${answered.warnings} warnings: ${answered.paged} were paged`)
    const steady = await anHour(clinic, { minutes, phones: Math.floor(followUps / A_PHONE), progress })
    if (steady.stored !== steady.texts) violations.push(`${steady.texts} texts: ${steady.stored} were stored`)
    for (const { function: name, heldBefore, heldAfter, residentAtMost, given } of steady.memory) {
      if (heldAfter - heldBefore > MOST_GROWTH_MEGABYTES)
        violations.push(`what ${name} holds grew from ${heldBefore} to ${heldAfter} MB`)
      if (residentAtMost > given) violations.push(`${name} had ${residentAtMost} MB and may have ${given}`)
    }
    return { dueAtOnce, replies: answered, steady, violations }
  } finally {
    cloud.stop()
  }
}
