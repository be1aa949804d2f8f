import { between } from '../support/seeded.ts'
import type { Stage } from './stage.ts'
import { type Saying, say } from './words.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const [FEWEST, MOST] = [20, 60]
/** At one clinic in four. */
const SHARE = 1 / 4
const SAYINGS: readonly Saying[] = ['sign', 'sign', 'unwell', 'told', 'everyday', 'question', 'stop-with-sign']

/** On one day of the story many unknown numbers write within minutes, most of them of a warning sign: an error elsewhere, or malice. */
export function flood(stage: Stage, clinicId: string, ours: string, days: number): void {
  const { scheduler, faults } = stage
  const random = faults.luck(`flood of ${clinicId}`)
  if (random() > SHARE) return
  const begins = scheduler.now + between(random, 1, Math.max(2, days - 2)) * DAY
  const numbers = Math.floor(between(random, FEWEST, MOST))
  for (let n = 0; n < numbers; n++) {
    const from = `+1628555${String(1000 + n)}`
    const texts = random() < 0.2 ? 3 : 1
    for (let text = 0; text < texts; text++) {
      const id = `${clinicId}-flood-${n}-${text}`
      scheduler.at(begins + between(random, 0, 25 * MINUTE), () => sends(stage, { id, from, to: ours }))
    }
  }
}

function sends({ model, service, faults }: Stage, sent: { id: string; from: string; to: string }): void {
  const random = faults.luck(`flood text ${sent.id}`)
  const says = SAYINGS[Math.floor(random() * SAYINGS.length)] ?? 'sign'
  const text = say(random, says, 'en')
  model.wrote({ ...sent, text, says })
  service.carrier.text({ ...sent, text })
}
