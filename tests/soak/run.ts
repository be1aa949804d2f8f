/** Hours of a clinic at twenty times its pace, while AWS fails and functions die; then judged as the chaos is, and by its growth. */
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { plusMinutes } from '../../functions/core/time.ts'
import type { Assembly } from '../../infra/local/synthesise.ts'
import { seeded } from '../../infra/local/world/chaos.ts'
import type { DoomedServer } from '../chaos/doomed-server.ts'
import { aftermath, BEGINS, onStage } from '../chaos/on-stage.ts'
import { MOST_PATIENTS } from '../chaos/story.ts'
import { LogReader } from './log-reader.ts'
import { familyOf, handlesOf, residentMegabytes, type Sample, sizeOf } from './sample.ts'
import { complaintsOf, type Finding, verdictOf } from './verdict.ts'

export type Soak = {
  assembly: Pick<Assembly, 'folder' | 'template'>
  hours: number
  seed: number
  processes: number
  /** By the wall, between two looks. */
  minutesPerLook: number
  progress(line: string): void
}

export type SoakReport = {
  seed: number
  hours: number
  /** Of the clinic's clock. */
  clinicHours: number
  counts: Record<string, number>
  struck: Record<string, number>
  /** The machine's load in the run's last minutes: others may have worked on it. */
  load: number
  samples: Sample[]
  findings: Finding[]
  violations: string[]
}

/** Twenty of the clinic's minutes in one of the wall. */
const PACE = 20
const MINUTE = 60_000
/** The pace of `npm run load`: of a wall's minute twenty texts and a visit, so of the clinic's a text, and a visit in twenty. */
const TEXTS_A_MINUTE = 1
const MINUTES_A_VISIT = 20
const MINUTES_A_LOOK_OF_STAFF = 5
const DILIGENCE = 0.6

export async function soak({ assembly, hours, seed, processes, minutesPerLook, progress }: Soak): Promise<SoakReport> {
  const staged = { assembly, seed, processes, patients: MOST_PATIENTS, perStep: 1, random: seeded(seed), hangs: true }
  return onStage(staged, async (stage) => {
    const { server, story, data, moveTo } = stage
    let now = BEGINS
    const looks = new Looks(server, data)
    const begun = Date.now()
    const end = begun + hours * 60 * MINUTE
    let nextLook = begun + minutesPerLook * MINUTE
    for (let minute = 0; Date.now() < end; minute++) {
      await wait(Math.max(0, begun + (minute * MINUTE) / PACE - Date.now()))
      await story.minute(now, { texts: TEXTS_A_MINUTE, visit: minute % MINUTES_A_VISIT === 0 })
      if (minute % MINUTES_A_LOOK_OF_STAFF === 0) await story.attend(DILIGENCE)
      now = plusMinutes(now, 1)
      await looks.timed(() => moveTo(now))
      if (Date.now() < nextLook) continue
      nextLook += minutesPerLook * MINUTE
      progress(lineOf(await looks.look((Date.now() - begun) / (60 * MINUTE), story.said.length)))
    }
    const ran = (Date.now() - begun) / (60 * MINUTE)
    const clinicHours = (Date.parse(now) - Date.parse(BEGINS)) / (60 * MINUTE)
    const load = Math.round((loadavg()[2] ?? 0) * 10) / 10
    const { counts, struck, violations } = await aftermath(stage, now)
    const findings = verdictOf(looks.samples)
    return {
      ...{ seed, hours: Math.round(ran * 100) / 100, clinicHours: Math.round(clinicHours * 10) / 10, load },
      ...{ counts, struck, samples: looks.samples, findings },
      violations: [...violations, ...complaintsOf(findings)],
    }
  })
}

/** What is to be seen of a server, look by look. */
class Looks {
  readonly samples: Sample[] = []
  private readonly server: DoomedServer
  private readonly data: string
  private readonly log: LogReader
  private minutes: number[] = []
  private before = { texts: 0, bytes: 0 }

  constructor(server: DoomedServer, data: string) {
    this.server = server
    this.data = data
    this.log = new LogReader(join(data, 'functions.log'))
    this.before.bytes = sizeOf(data).bytes
  }

  /** What a minute of the clinic's clock takes. */
  async timed(move: () => Promise<unknown>): Promise<void> {
    const begun = performance.now()
    await move()
    this.minutes.push((performance.now() - begun) / 1000)
  }

  async look(hours: number, texts: number): Promise<Sample> {
    const pid = await this.server.pid()
    const family = familyOf(pid)
    const engine = family.find(({ name }) => name.startsWith('dynoxide'))
    const { processes } = (await this.server.until((clinic) => clinic.local('collect'))).body
    const held = (processes as { heldBytes: number }[]).map(({ heldBytes }) => heldBytes).filter((bytes) => bytes > 0)
    const { files, bytes } = sizeOf(this.data)
    const { pageSeconds, followUpSeconds, errors } = this.log.next()
    const since = Math.max(1, texts - this.before.texts)
    const sample: Sample = {
      hours,
      serverMegabytes: residentMegabytes(pid),
      engineMegabytes: engine ? residentMegabytes(engine.pid) : 0,
      heldMegabytes: sum(held) / Math.max(1, held.length) / 1_048_576,
      processes: family.length,
      serverHandles: handlesOf(pid),
      handles: sum(family.map((each) => handlesOf(each.pid))),
      files,
      bytesPerText: (bytes - this.before.bytes) / since,
      ...{ pageSeconds, followUpSeconds },
      secondsPerMinute: sum(this.minutes) / Math.max(1, this.minutes.length),
      errorsPerText: errors / since,
    }
    this.minutes = []
    this.before = { texts, bytes }
    this.samples.push(sample)
    return sample
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

const lineOf = (sample: Sample): string =>
  [
    `${Math.round(sample.hours * 60)} min: server ${sample.serverMegabytes} MB, engine ${sample.engineMegabytes} MB`,
    `a function ${sample.heldMegabytes.toFixed(1)} MB, ${sample.processes} processes, ${sample.handles} handles`,
    `${sample.files} files, ${Math.round(sample.bytesPerText)} bytes a text`,
    `pages ${sample.pageSeconds} s and follow-ups ${sample.followUpSeconds} s late`,
    `a minute took ${sample.secondsPerMinute.toFixed(2)} s, ${sample.errorsPerText.toFixed(2)} errors a text`,
  ].join(', ')
