import type { Key } from '../../functions/core/keys.ts'
import type { Receipt } from '../../functions/use-cases/messages/record-receipt.ts'
import type {
  AllDeps,
  CalendarFetcher,
  Parcel,
  ReadsAgain,
  Records,
  SlackCaller,
  WebhookCaller,
} from '../../functions/use-cases/ports.ts'
import { oneOf } from '../support/seeded.ts'
import { Carrier } from './carrier.ts'
import { type Code, OURS } from './code.ts'
import type { Faults } from './faults.ts'
import { incomingMail } from './mail.ts'
import type { Model } from './model.ts'
import { type Machine, portsOf } from './ports.ts'
import { type Letter, Queue } from './queue.ts'
import { type About, Invocation, Run } from './run.ts'
import type { Scheduler } from './scheduler.ts'

const MINUTE = 60_000
const API_SECONDS = 15

export type Parts = {
  scheduler: Scheduler
  faults: Faults
  store: Records
  behind: { commits: number }
  model: Model
  arrived: (parcel: Parcel) => void
  /** Another version, which runs half of the functions. */
  beside?: Code | undefined
  skewSeconds?: number | undefined
}

/** Letters of texts and mails are named after them. */
const textIdOf = ({ id }: Letter): string => id.split(' ')[2] ?? ''

/** What came of a request: its answer, or that it failed and may be tried again. */
export type Answered<T> = { kind: 'answered'; answer: T } | { kind: 'failed' }

/** The functions of the service on their queues and schedules, with the times and numbers of `infra/`. */
export class Service {
  readonly carrier: Carrier
  private readonly machine: Machine
  private readonly versions: readonly Code[]

  constructor({ scheduler, faults, store, behind, model, arrived, beside, skewSeconds = 0 }: Parts) {
    const machine = { scheduler, faults, steps: 0, store, behind, model, skewSeconds } as Machine
    this.versions = beside ? [OURS, beside] : [OURS]
    const clinicOf = (pk: string) => pk.split('#')[1] ?? ''
    const ours =
      (process: 'processOutbound' | 'processAlert' | 'processSecondRead' | 'processVisits' | 'processWebhook') =>
      (invocation: Invocation, letter: Letter) => {
        const key = JSON.parse(letter.body) as Key
        const about = { kind: 'key', ...key, clinicId: clinicOf(key.pk) } as const
        const code = this.codeFor(letter)
        return code[process](this.ports(code, invocation, letter, about), key)
      }
    const sixTimesTen = { visibilitySeconds: 60, timeoutSeconds: 10, maxReceives: 5, batchSize: 10 }
    const letters = new Queue(machine, {
      name: 'letters',
      visibilitySeconds: 30,
      timeoutSeconds: 10,
      batchSize: 1,
      atOnce: 2,
      handle: (invocation, letter) => {
        const code = this.codeFor(letter)
        const rescued = code.rescuedText({ body: letter.body, messageId: letter.id.replaceAll(/\W/g, '-') })
        model.trying(textIdOf(letter), true)
        const about = { kind: 'rescue', clinicId: model.clinicAt(rescued.to) } as const
        return code.rescueReply(this.ports(code, invocation, letter, about), rescued)
      },
    })
    const replies = new Queue(machine, {
      name: 'replies',
      visibilitySeconds: 30,
      maxReceives: 3,
      letters: (letter) => letters.take(letter),
      batchSize: 5,
      atOnce: 20,
      timeoutSeconds: 5,
      handle: async (invocation, letter) => {
        model.trying(textIdOf(letter), false)
        const code = this.codeFor(letter)
        const incoming = code.inboundText(letter.body)
        const { to, receivedAt } = incoming
        const about = { kind: 'text', clinicId: model.clinicAt(to), receivedAt, textId: textIdOf(letter) } as const
        return code.receiveText(this.ports(code, invocation, letter, about), incoming)
      },
    })
    const mailLetters = new Queue(machine, {
      name: 'mail-letters',
      visibilitySeconds: 30,
      timeoutSeconds: 10,
      batchSize: 1,
      atOnce: 2,
      handle: async (invocation, letter) => {
        const code = this.codeFor(letter)
        const rescued = code.rescuedMail({ body: letter.body, messageId: letter.id })
        const textId = textIdOf(letter)
        model.trying(textId, true)
        const about = { kind: 'mail', clinicId: model.clinicOf(textId), textId, rescue: true } as const
        return rescued && code.rescueEmail(this.ports(code, invocation, letter, about), rescued)
      },
    })
    const mails = new Queue(machine, {
      name: 'mails',
      visibilitySeconds: 30,
      maxReceives: 3,
      letters: (letter) => mailLetters.take(letter),
      batchSize: 5,
      atOnce: 5,
      timeoutSeconds: 10,
      handle: async (invocation, letter) => {
        const textId = textIdOf(letter)
        model.trying(textId, false)
        const about = { kind: 'mail', clinicId: model.clinicOf(textId), textId, rescue: false } as const
        const code = this.codeFor(letter)
        return code.receiveEmail(this.ports(code, invocation, letter, about), incomingMail(letter.body))
      },
    })
    const receipts = new Queue(machine, {
      name: 'receipts',
      ...sixTimesTen,
      atOnce: 5,
      handle: (invocation, letter) => {
        const code = this.codeFor(letter)
        const ports = this.ports(code, invocation, letter, { kind: 'receipt' })
        return code.recordReceipt(ports, JSON.parse(letter.body) as Receipt)
      },
    })
    machine.queues = {
      urgent: new Queue(machine, { name: 'urgent', ...sixTimesTen, atOnce: 20, handle: ours('processOutbound') }),
      routine: new Queue(machine, { name: 'routine', ...sixTimesTen, atOnce: 5, handle: ours('processOutbound') }),
      alerts: new Queue(machine, { name: 'alerts', ...sixTimesTen, atOnce: 10, handle: ours('processAlert') }),
      'second-reads': new Queue(machine, {
        name: 'second-reads',
        visibilitySeconds: 120,
        timeoutSeconds: 20,
        maxReceives: 5,
        batchSize: 1,
        atOnce: 5,
        handle: ours('processSecondRead'),
      }),
      intake: new Queue(machine, { name: 'intake', ...sixTimesTen, atOnce: 5, handle: ours('processVisits') }),
      webhooks: new Queue(machine, { name: 'webhooks', ...sixTimesTen, atOnce: 5, handle: ours('processWebhook') }),
    }
    machine.carrier = new Carrier({ scheduler, faults, model, replies, mails, receipts, arrived })
    this.machine = machine
    this.carrier = machine.carrier
  }

  get steps(): number {
    return this.machine.steps
  }

  /** The schedules, from now on. */
  begin(): void {
    const { scheduler } = this.machine
    scheduler.after(MINUTE - (scheduler.now % MINUTE), () => this.minute())
  }

  /** What somebody asks of the API or by a link; it fails when the function does. */
  request<T>(name: string, about: About, ask: (deps: AllDeps) => Promise<T>): Promise<Answered<T>> {
    return new Promise((resolve) => {
      const invocation = new Invocation(this.machine, API_SECONDS, () => resolve({ kind: 'failed' }))
      const run = new Run(this.machine, invocation, name, about)
      ask(portsOf(this.machine, run, OURS)).then(
        (answer) => {
          if (!invocation.over) resolve({ kind: 'answered', answer })
          invocation.end(true)
        },
        () => invocation.end(false),
      )
    })
  }

  /** While a deploy lasts, chance decides which version gets an event, and which gets it when it comes again. */
  private codeFor(letter: Letter): Code {
    return this.versionFor(`${letter.id} ${letter.receives}`)
  }

  private versionFor(name: string): Code {
    if (this.versions.length === 1) return OURS
    return oneOf(this.machine.faults.luck(`version for ${name}`), this.versions)
  }

  private ports(
    code: Code,
    invocation: Invocation,
    letter: Letter,
    about: About,
  ): AllDeps & ReadsAgain & WebhookCaller & SlackCaller & CalendarFetcher {
    return portsOf(this.machine, new Run(this.machine, invocation, `${letter.id} ${letter.receives}`, about), code)
  }

  private minute(): void {
    const { scheduler, faults, model } = this.machine
    const minute = Math.round(scheduler.now / MINUTE)
    const random = faults.luck(`minute ${minute}`)
    scheduler.after(MINUTE, () => this.minute())
    model.minute()
    if (model.isAnythingDue() && !faults.strikes('tick-missed', random)) {
      this.scheduled(`tick ${minute}`, 30, 'tick')
      if (faults.strikes('tick-twice', random)) this.scheduled(`tick ${minute} again`, 30, 'tick')
    }
    if (minute % 5 === 0 && model.isAnyAlertOpen()) this.scheduled(`audit ${minute}`, 120, 'auditAlerts')
  }

  private scheduled(name: string, timeoutSeconds: number, work: 'tick' | 'auditAlerts'): void {
    const invocation = new Invocation(this.machine, timeoutSeconds, () => undefined)
    const run = new Run(this.machine, invocation, name, { kind: 'schedule' })
    const code = this.versionFor(name)
    code[work](portsOf(this.machine, run, code)).then(
      () => invocation.end(true),
      () => invocation.end(false),
    )
  }
}
