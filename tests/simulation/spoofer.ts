import type { Staff } from '../../functions/core/clinic/clinic.ts'
import { between } from '../support/seeded.ts'
import type { Moment } from './scheduler.ts'
import type { Stage } from './stage.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Of the ninety codes that an alert may have. */
const TRIES = 60

/** Somebody who sends texts in a staff member's name, and tries one code after the other. */
export class Spoofer {
  private readonly stage: Stage
  private readonly ours: string
  private readonly clinicId: string

  constructor(stage: Stage, clinicId: string, ours: string) {
    this.stage = stage
    this.clinicId = clinicId
    this.ours = ours
  }

  /** On one day in three, while an alert is open. */
  tries(staff: readonly Staff[], days: number): void {
    const { scheduler, faults } = this.stage
    for (let day = 0; day < days; day++) {
      const random = faults.luck(`spoofer of ${this.clinicId} ${day}`)
      if (random() > 1 / 3) continue
      const { phone = '' } = staff[Math.floor(random() * staff.length)] ?? {}
      const codes = Array.from({ length: 90 }, (_, n) => ({ code: 10 + n, place: random() }))
      codes.sort((a, b) => a.place - b.place)
      const begin = () => {
        for (const [n, { code }] of codes.slice(0, TRIES).entries())
          scheduler.after(n * between(random, 500, 4000), () => this.sends(phone, `${code} c`, `spoof-${day}-${n}`))
      }
      const from = scheduler.now + day * DAY
      scheduler.at(from + between(random, 0, DAY / 2), () => this.waitsForAlert(begin, from + DAY))
    }
  }

  private waitsForAlert(begin: () => void, until: Moment): void {
    const { scheduler, model } = this.stage
    const isOpen = [...model.known.open.keys()].some((person) => person.startsWith(`${this.clinicId} `))
    if (isOpen) begin()
    else if (scheduler.now < until) scheduler.after(5 * MINUTE, () => this.waitsForAlert(begin, until))
  }

  private sends(from: string, text: string, name: string): void {
    const id = `${this.clinicId}-${name}`
    const spoofed = id.replace(/-\d+$/, '')
    this.stage.model.wrote({ id, from, to: this.ours, text, spoofed })
    this.stage.service.carrier.text({ id, from, to: this.ours, text })
  }
}
