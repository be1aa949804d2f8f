/** A clinic's server of its own whose parts die, with a story on it; afterwards it is calm, and judged by what can be seen. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instant, plusHours } from '../../functions/core/time.ts'
import type { Assembly } from '../../infra/local/synthesise.ts'
import { seeded } from '../../infra/local/world/chaos.ts'
import type { Random } from '../support/seeded.ts'
import { DoomedServer } from './doomed-server.ts'
import { gather } from './evidence.ts'
import { judge } from './promises.ts'
import { Receiver } from './receiver.ts'
import { Story } from './story.ts'

/** A few days before the clocks are put back in America. */
export const BEGINS: Instant = '2030-10-29T17:00:00.000Z'
/** The last check-in of a course is weeks away; two weeks show that what was due came to something. */
const AFTERMATH_DAYS = 14

type Staged = {
  assembly: Pick<Assembly, 'folder' | 'template'>
  seed: number
  processes: number
  patients: number
  perStep: number
  random: Random
  /** Whether the webhook's receiver hangs at times. */
  hangs: boolean
}

export type Stage = {
  server: DoomedServer
  story: Story
  receiver: Receiver
  /** The folder that keeps the server's data. */
  data: string
  moveTo(now: Instant): Promise<unknown>
}

export async function onStage<T>(
  { assembly: { folder, template }, seed, processes, patients, perStep, random, hangs }: Staged,
  play: (stage: Stage) => Promise<T>,
): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'aftercare-chaos-'))
  const options = { assembly: folder, template, port: 0, data, manualClock: true, processes, chaos: seed }
  const server = new DoomedServer(options)
  const story = new Story(server, { random, patients, perStep })
  const receiver = new Receiver(seeded(seed + 2), hangs)
  const moveTo = (to: Instant) => server.until((clinic) => clinic.local('clock', { to }))
  try {
    await moveTo(BEGINS)
    await receiver.begin(story)
    return await play({ server, story, receiver, data, moveTo })
  } finally {
    receiver.stop()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

export type Aftermath = {
  now: Instant
  counts: Record<string, number>
  struck: Record<string, number>
  violations: string[]
}

/** The faults end, two weeks go by, and every promise is looked at. */
export async function aftermath(
  { server, story, receiver, moveTo }: Stage,
  from: Instant,
  progress?: (line: string) => void,
): Promise<Aftermath> {
  const { struck } = (await server.until((clinic) => clinic.call('GET', '/_local/chaos'))).body
  await server.kill({ chaos: undefined })
  await server.until((clinic) => clinic.local('second-reader', { behaviour: 'answer' }))
  let now = from
  for (let day = 0; day < AFTERMATH_DAYS; day++) {
    await story.attend(1)
    now = plusHours(now, 24)
    await moveTo(now)
    progress?.(`${now}: all is calm`)
  }
  const evidence = await gather(server, story)
  const { violations, counts } = judge(story, evidence)
  return {
    now,
    counts: { ...counts, eventsTold: receiver.taken.size, webhookCalls: receiver.calls },
    struck: { ...struck, ...receiver.struck },
    violations: [...violations, ...receiver.violations(evidence)],
  }
}
