import type { Parcel, Sent } from '../../functions/use-cases/ports.ts'
import { between } from '../support/seeded.ts'
import type { Faults } from './faults.ts'
import { asDelivered, type Mail } from './mail.ts'
import type { Model } from './model.ts'
import type { Queue } from './queue.ts'
import type { Run } from './run.ts'
import type { Scheduler } from './scheduler.ts'

/** A text on its way to a clinic: who meant what by it is known to the model alone. */
export type Text = { id: string; from: string; to: string; text: string }

type Machine = {
  scheduler: Scheduler
  faults: Faults
  model: Model
  replies: Queue
  mails: Queue
  receipts: Queue
  /** A message has reached somebody. */
  arrived: (parcel: Parcel) => void
}

const HOUR = 3_600_000

/** The phone network and the mail: it delays, overtakes, repeats, refuses, and leaves one in doubt. */
export class Carrier {
  private readonly machine: Machine
  private sent = 0

  constructor(machine: Machine) {
    this.machine = machine
  }

  send(parcel: Parcel, run: Run): Sent {
    const { scheduler, faults, model } = this.machine
    const { random } = run
    if (faults.strikes('throttled', random)) {
      model.sent(parcel, run, false)
      return { kind: 'try-again', because: 'Rate exceeded' }
    }
    if (faults.strikes('refused', random)) {
      model.sent(parcel, run, false)
      return { kind: 'undeliverable', because: 'Invalid phone number' }
    }
    if (faults.strikes('not-left-unheard', random)) {
      model.sent(parcel, run, false)
      return { kind: 'uncertain', because: 'socket hang up' }
    }
    const providerId = `provider-${++this.sent}`
    const lost = faults.strikes('not-delivered', random)
    model.sent(parcel, run, !lost)
    if (!lost) scheduler.after(between(random, 500, 20_000), () => this.machine.arrived(parcel))
    this.receipt(providerId, lost, run)
    return faults.strikes('left-unheard', random)
      ? { kind: 'uncertain', because: 'socket hang up' }
      : { kind: 'sent', providerId }
  }

  private receipt(providerId: string, lost: boolean, { random }: Run): void {
    const { scheduler, faults, receipts } = this.machine
    const result = lost ? 'failed' : 'delivered'
    const body = JSON.stringify({ providerId, result, because: lost ? 'Phone is currently unreachable' : 'arrived' })
    const delay = () =>
      faults.strikes('receipt-late', random) ? between(random, HOUR, 9 * HOUR) : between(random, 5, 30_000)
    if (!faults.strikes('receipt-lost', random)) scheduler.after(delay(), () => receipts.put(providerId, body))
    if (faults.strikes('receipt-twice', random)) scheduler.after(delay(), () => receipts.put(providerId, body))
  }

  /** Somebody texts one of our numbers. */
  text(text: Text): void {
    const { scheduler, faults } = this.machine
    const random = faults.luck(`text ${text.id}`)
    const waits = faults.strikes('text-late', random) ? between(random, 5000, 90_000) : between(random, 300, 3000)
    const mangled = faults.strikes('text-mangled', random) ? between(random, 0.05, 0.3) : 0
    scheduler.after(waits, () => this.handOver(text, mangled))
    if (faults.strikes('text-twice', random))
      scheduler.after(waits + between(random, 100, 120_000), () => this.handOver(text, mangled))
  }

  /** Somebody answers one of our mails. */
  mail(mail: Mail): void {
    const { scheduler, faults, model, mails } = this.machine
    const random = faults.luck(`mail ${mail.id}`)
    const waits = faults.strikes('text-late', random) ? between(random, 5000, 90_000) : between(random, 300, 9000)
    const whole = asDelivered(mail)
    const body = faults.strikes('text-mangled', random) ? whole.slice(0, -Math.ceil(mail.quoted.length / 2)) : whole
    const handOver = () => {
      model.handedOver(mail.id)
      mails.put(`mail ${mail.id}`, body)
    }
    scheduler.after(waits, handOver)
    if (faults.strikes('text-twice', random)) scheduler.after(waits + between(random, 100, 120_000), handOver)
  }

  private handOver({ id, from, to, text }: Text, mangled: number): void {
    const { scheduler, model, replies } = this.machine
    const message = JSON.stringify({
      originationNumber: from,
      destinationNumber: to,
      messageBody: text,
      inboundMessageId: id,
    })
    const whole = JSON.stringify({ Timestamp: scheduler.instant(), Message: message })
    // What is cut off is its end, the carrier's id and perhaps some of the words.
    const body = mangled > 0 ? whole.slice(0, whole.length - Math.ceil(id.length + 6 + mangled * text.length)) : whole
    model.handedOver(id)
    replies.put(`text ${id}`, body)
  }
}
