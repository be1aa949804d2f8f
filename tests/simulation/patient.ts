import type { Parcel } from '../../functions/use-cases/ports.ts'
import { receiveAnswer, unsubscribe } from '../../functions/use-cases/replies/receive-answer.ts'
import { between, oneOf, type Random } from '../support/seeded.ts'
import { insist, type Stage } from './stage.ts'
import type { PatientStory } from './story.ts'
import { type Saying, say } from './words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What a check-in is answered with: mostly that all is well. */
const ANSWERS: readonly (readonly [Saying, number])[] = [
  ['fine', 0.77],
  ['told', 0.02],
  ['everyday', 0.01],
  ['question', 0.06],
  ['odd', 0.05],
  ['chat', 0.04],
  ['unwell', 0.03],
  ['sign', 0.02],
]

/** A patient with a phone and habits. */
export class Patient {
  readonly story: PatientStory
  phone: string
  private readonly stage: Stage
  private readonly ours: string
  private readonly random: Random
  private count = 0

  constructor(stage: Stage, story: PatientStory, ours: string) {
    this.stage = stage
    this.story = story
    this.ours = ours
    this.phone = story.phone
    this.random = stage.faults.luck(`habits of ${story.name}`)
    for (const { at, says, text, from } of story.texts)
      stage.scheduler.at(Date.parse(at), () => this.text(says, text, from ?? this.phone))
  }

  /** A text of the service has arrived. */
  reads({ text, channel, html = '', replyTo }: Parcel): void {
    if (channel === 'email') this.opensMail(/href="[^"]+\/l\/([0-9a-z]+)"/.exec(html)?.[1], { text, replyTo })
    if (channel !== 'sms') return
    if (/YES|S[IÍ] o NO/.test(text)) {
      this.says('chat', this.random() < 0.8 ? 'yes' : 'no')
      return
    }
    if (!/\b1\b.*\b2\b.*\b3\b/.test(text)) return
    const { habit } = this.story
    if (habit === 'never' && this.random() < 0.9) return
    const saying = this.chosen()
    this.later(this.waits(), saying)
    if (habit === 'twice') this.later(this.waits() + between(this.random, 0, 5000), saying)
  }

  /** Some answer on the page behind a mail's link, some by mail; some want no more mails. */
  private opensMail(token: string | undefined, { text: quoted, replyTo }: Pick<Parcel, 'text' | 'replyTo'>): void {
    if (token === undefined || this.random() < 0.5) return
    const { clinic, language } = this.story
    if (this.random() < 0.05) {
      const about = { kind: 'request', clinicId: clinic } as const
      insist(this.stage, `unsubscribe ${token}`, about, (deps) => unsubscribe(deps, token))
      return
    }
    const says = this.chosen()
    const text = say(this.random, says, language)
    const byMail = replyTo !== undefined && this.stage.faults.luck(`answers ${token}`)() < 0.4
    this.stage.scheduler.after(this.waits(), () => {
      const id = `${this.story.id}-${this.count++}`
      this.stage.model.wrote({ id, from: this.phone, to: this.ours, text, says, ...(byMail ? { byMail } : {}) })
      const { email = '' } = this.story
      if (byMail) return this.stage.service.carrier.mail({ id, from: email, to: replyTo, text, quoted })
      const about = { kind: 'answer', clinicId: clinic, textId: id } as const
      insist(this.stage, `page ${token}`, about, (deps) => receiveAnswer(deps, token, text))
    })
  }

  private chosen(): Saying {
    let left = this.random()
    for (const [saying, share] of ANSWERS) {
      left -= share
      if (left < 0) return saying
    }
    return 'fine'
  }

  private waits(): number {
    switch (this.story.habit) {
      case 'soon':
      case 'twice':
      case 'never':
        return between(this.random, MINUTE, HOUR)
      case 'late':
        return between(this.random, 6 * HOUR, 30 * HOUR)
      case 'at-night': {
        const toMidnight = 24 * HOUR - (this.stage.scheduler.now % (24 * HOUR))
        return toMidnight + between(this.random, 8 * HOUR, 12 * HOUR)
      }
    }
  }

  private later(milliseconds: number, saying: Saying): void {
    const language = this.random() < 0.95 ? this.story.language : oneOf(this.random, ['en', 'es'] as const)
    const text = say(this.random, saying, language)
    this.stage.scheduler.after(milliseconds, () => this.says(saying, text))
  }

  private says(saying: Saying, text: string): void {
    this.text(saying, text, this.phone)
  }

  private text(says: Saying, text: string, from: string): void {
    const id = `${this.story.id}-${this.count++}`
    this.stage.model.wrote({ id, from, to: this.ours, text, says })
    this.stage.service.carrier.text({ id, from, to: this.ours, text })
  }
}
