import { between } from '../support/seeded.ts'
import type { Stage } from './stage.ts'
import { type Saying, say } from './words.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const [FEWEST, MOST] = [20, 60]
/** At one clinic in four. */
const SHARE = 1 / 4
const SAYINGS: readonly Saying[] = ['sign', 'sign', 'unwell', 'told', 'everyday', 'question', 'stop-with-sign']

/** Many unknown numbers write to a clinic within minutes, most of them of a warning sign: an error elsewhere, or malice. */
export class Flood {
  private readonly stage: Stage
  private readonly ours: string
  private readonly clinicId: string

  constructor(stage: Stage, clinicId: string, ours: string) {
    this.stage = stage
    this.clinicId = clinicId
    this.ours = ours
  }

  comes(days: number): void {
    const { scheduler, faults } = this.stage
    const random = faults.luck(`flood of ${this.clinicId}`)
    if (random() > SHARE) return
    const begins = scheduler.now + between(random, 1, Math.max(2, days - 2)) * DAY
    const numbers = Math.floor(between(random, FEWEST, MOST))
    for (let n = 0; n < numbers; n++) {
      const from = `+1628555${String(1000 + n)}`
      const texts = random() < 0.2 ? 3 : 1
      for (let text = 0; text < texts; text++)
        scheduler.at(begins + between(random, 0, 25 * MINUTE), () => this.sends(from, `${n}-${text}`))
    }
  }

  private sends(from: string, name: string): void {
    const { model, service, faults } = this.stage
    const random = faults.luck(`flood of ${this.clinicId} ${name}`)
    const says = SAYINGS[Math.floor(random() * SAYINGS.length)] ?? 'sign'
    const id = `${this.clinicId}-flood-${name}`
    const text = say(random, says, 'en')
    model.wrote({ id, from, to: this.ours, text, says })
    service.carrier.text({ id, from, to: this.ours, text })
  }
}
