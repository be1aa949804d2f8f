/** One run: a clinic lives through days while everything around it breaks, then is judged by what can be seen of it. */
import { setTimeout as wait } from 'node:timers/promises'
import { plusHours, plusMinutes } from '../../functions/core/time.ts'
import type { Assembly } from '../../infra/local/synthesise.ts'
import { seeded } from '../../infra/local/world/chaos.ts'
import { clinicCommand } from '../support/clinic-command.ts'
import type { DoomedServer } from './doomed-server.ts'
import { aftermath, BEGINS, onStage } from './on-stage.ts'

export type Run = {
  assembly: Pick<Assembly, 'folder' | 'template'>
  patients: number
  seed: number
  processes: number
  /** Steps in which all patients have been enrolled. */
  enrolIn: number
  /** Whether there is another step after so many. */
  goesOn(steps: number): boolean
  /** The whole server is killed in one of so many steps. */
  killEvery: number
  /** Whether a webhook's receiver hangs at times. */
  hangs: boolean
  progress?(line: string): void
}

export type Report = {
  seed: number
  steps: number
  days: number
  counts: Record<string, number>
  struck: Record<string, number>
  serverKills: number
  callsRepeated: number
  violations: string[]
}

/** A second reader that calls everything an emergency and may page: its limits have to hold, and every promise beside it. */
async function lyingReader(server: DoomedServer): Promise<void> {
  await server.until((clinic) => clinic.local('second-reader', { behaviour: 'lie' }))
  const { code, error } = await clinicCommand(await server.url(), 'edit', 'demo', '--set', 'secondReader=live')
  if (code !== 0) throw new Error(`the second reader could not be turned on: ${error}`)
}

const HOURS_A_STEP = [1, 2, 3, 5, 7]
/** How often staff look at what is open before hours go by, and after how many minutes each time. */
const MOST_LOOKS = 5
const MINUTES_A_LOOK = 11
const KILLED_WITHIN_MILLISECONDS = 1500

export async function run(given: Run): Promise<Report> {
  const { assembly, patients, enrolIn, seed, processes, goesOn, killEvery, hangs, progress } = given
  const random = seeded(seed)
  // Of its own: how much the story asks of its series depends on what is open, and that on the machine.
  const fate = seeded(seed + 1)
  const perStep = Math.ceil(patients / enrolIn)
  return onStage({ assembly, seed, processes, patients, perStep, random, hangs }, async (stage) => {
    const { server, story, moveTo } = stage
    await lyingReader(server)
    let now = BEGINS
    let steps = 0
    for (; goesOn(steps); steps++) {
      const doomed = fate() * killEvery < 1
      const kill = doomed ? wait(fate() * KILLED_WITHIN_MILLISECONDS).then(() => server.kill()) : undefined
      await story.step(now)
      for (let looks = 0; looks < MOST_LOOKS; looks++) {
        now = plusMinutes(now, MINUTES_A_LOOK)
        await moveTo(now)
        if ((await story.attend(0.6)) === 0) break
      }
      now = plusHours(now, HOURS_A_STEP[Math.floor(random() * HOURS_A_STEP.length)] ?? 1)
      await moveTo(now)
      await kill
      progress?.(
        `${now}: ${story.enrolled.length} patients, ${story.said.length} texts, ${server.kills} servers killed`,
      )
    }
    const { now: end, ...judged } = await aftermath(stage, now, progress)
    const days = Math.round((Date.parse(end) - Date.parse(BEGINS)) / 86_400_000)
    return { seed, steps, days, serverKills: server.kills, callsRepeated: server.repeats, ...judged }
  })
}
