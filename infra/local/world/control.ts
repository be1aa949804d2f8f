/** `/_local`: what a person or a test does from outside the clinic: texts, phones, the clock, the carrier. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson, bodyOf, problem } from '../http.ts'
import type { Grants } from '../security/grants.ts'
import type { Alarms } from '../services/cloudwatch-alarms.ts'
import type { UserPool } from '../services/cognito.ts'
import type { Events } from '../services/event-sources.ts'
import type { Lambdas } from '../services/lambda.ts'
import type { Issuer } from '../services/token-issuer.ts'
import type { Store } from '../store.ts'
import type { JsonObject } from '../template.ts'
import { type Arrived, VERDICTS } from './arriving-mail.ts'
import { BEHAVIOURS, type Behaviour, type Carrier } from './carrier.ts'
import type { Chaos } from './chaos.ts'
import type { Clock } from './clock.ts'
import { demoUsers } from './demo-users.ts'
import type { Model } from './model.ts'

type Parts = {
  alarms: Alarms
  carrier: Carrier
  chaos: Chaos | undefined
  clock: Clock
  events: Events
  grants: Grants
  issuer: Issuer
  lambdas: Lambdas
  model: Model
  /** Of the template: names that an operator's commands ask for. */
  outputs: Record<string, string>
  store: Store
  userPool: UserPool
}

const LONGEST_TEXT = 1600
const MINUTE = 60_000

export class Control {
  /** Whether the clock is being moved; then schedules run by its steps alone. */
  moving = false
  private readonly parts: Parts
  private turn: Promise<void> = Promise.resolve()

  constructor(parts: Parts) {
    this.parts = parts
  }

  async serve(request: IncomingMessage, response: ServerResponse, { pathname }: URL): Promise<boolean> {
    if (!pathname.startsWith('/_local/')) return false
    const [, , name = '', rest = ''] = pathname.split('/')
    const { alarms, carrier, chaos, clock, events, grants, lambdas, outputs } = this.parts
    if (request.method === 'GET') {
      const address = decodeURIComponent(rest)
      if (name === 'clock') answerJson(response, 200, { now: clock.iso(), mode: clock.manual ? 'manual' : 'running' })
      else if (name === 'grants') answerJson(response, 200, grants.report())
      else if (name === 'pager') {
        alarms.evaluate()
        answerJson(response, 200, { alarms: alarms.pager })
      } else if (name === 'outputs') answerJson(response, 200, outputs)
      else if (name === 'functions')
        answerJson(response, 200, { durations: lambdas.observed.durations, undone: lambdas.observed.undone })
      else if (name === 'chaos') answerJson(response, 200, { struck: chaos?.report() ?? {} })
      else if (name === 'phones' || name === 'mailboxes')
        answerJson(response, 200, { messages: carrier.arrivals(address) })
      else return false
      return true
    }
    if (request.method !== 'POST') return false
    const body = await json(request)
    if (!body) {
      problem(response, 400, 'The body is not a JSON object.')
      return true
    }
    switch (name) {
      case 'token':
        await this.token(response, body)
        return true
      case 'sms':
        this.sms(response, body)
        return true
      case 'mail':
        this.mail(response, body)
        return true
      case 'carrier':
        this.behave(response, body)
        return true
      case 'second-reader':
        this.parts.model.serve(response, body)
        return true
      case 'idle':
        await events.idle()
        answerJson(response, 200, { now: clock.iso() })
        return true
      case 'collect':
        answerJson(response, 200, { processes: await lambdas.collect() })
        return true
      case 'clock':
        await this.moveClock(response, body)
        return true
      default:
        return false
    }
  }

  private async token(response: ServerResponse, { clinic, role }: JsonObject): Promise<void> {
    const ofClinic = demoUsers[String(clinic)]
    if (!ofClinic)
      return problem(
        response,
        422,
        `There is no clinic "${clinic}"; there are ${Object.keys(demoUsers).join(', ')}.`,
        '/clinic',
      )
    if (!ofClinic[String(role)])
      return problem(
        response,
        422,
        `There is no role "${role}"; there are ${Object.keys(ofClinic).join(', ')}.`,
        '/role',
      )
    const token = await this.parts.issuer.sign({
      ...(await this.parts.userPool.claimsOf(String(clinic), String(role))),
      scope: 'aftercare/clinic',
      token_use: 'access',
    })
    answerJson(response, 200, { token })
  }

  private sms(response: ServerResponse, { from, to, body, id }: JsonObject) {
    for (const [name, value] of Object.entries({ from, to }))
      if (typeof value !== 'string' || !/^\+\d{5,15}$/.test(value))
        return problem(response, 422, 'A number in E.164 such as +14155550123 is needed.', `/${name}`)
    if (typeof body !== 'string' || body.length > LONGEST_TEXT)
      return problem(response, 422, `A text of at most ${LONGEST_TEXT} characters is needed.`, '/body')
    if (id !== undefined && (typeof id !== 'string' || id === ''))
      return problem(response, 422, 'The carrier id is a text.', '/id')
    this.parts.carrier.textArrives({ from: String(from), to: String(to), body, id: id as string | undefined })
    setImmediate(() => this.parts.events.pump())
    answerJson(response, 202, { accepted: true })
  }

  private mail(response: ServerResponse, { from, to, subject = '', text, raw, verdicts }: JsonObject) {
    if (raw !== undefined) return this.rawMail(response, { to: to ?? null, raw, verdicts: verdicts ?? {} })
    for (const [name, value] of Object.entries({ from, to }))
      if (typeof value !== 'string' || !/^\S+@\S+$/.test(value))
        return problem(response, 422, 'An address such as ana@example.com is needed.', `/${name}`)
    if (typeof text !== 'string') return problem(response, 422, 'The text of the mail is needed.', '/text')
    const mail = { from: String(from), to: String(to), subject: String(subject), text }
    this.mailArrived(response, this.parts.carrier.mailArrives(mail), '/text')
  }

  private rawMail(response: ServerResponse, { to, raw, verdicts }: JsonObject) {
    if (typeof to !== 'string' || !/^\S+@\S+$/.test(to))
      return problem(response, 422, 'An address such as ana@example.com is needed.', '/to')
    if (typeof raw !== 'string' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(raw))
      return problem(response, 422, 'The message (RFC 5322) is needed, in base64.', '/raw')
    const said = Object.entries(verdicts as JsonObject)
    const odd = said.find(
      ([name, status]) =>
        !VERDICTS.includes(name as never) || !/^(pass|fail|gray|processing_failed)$/i.test(String(status)),
    )
    if (odd) return problem(response, 422, `${VERDICTS.join(', ')}: PASS, FAIL or GRAY.`, `/verdicts/${odd[0]}`)
    const mail = { to, raw: Buffer.from(raw, 'base64'), verdicts: Object.fromEntries(said) }
    this.mailArrived(response, this.parts.carrier.mailArrives(mail), '/raw')
  }

  private mailArrived(response: ServerResponse, { kind }: Arrived, pointer: string) {
    if (kind === 'no-rule') return problem(response, 422, 'No rule takes mail to this address.', '/to')
    if (kind === 'too-large')
      return problem(response, 422, 'A mail of at most 150,000 bytes is needed: SES takes no larger one.', pointer)
    setImmediate(() => this.parts.events.pump())
    answerJson(response, 202, { accepted: true })
  }

  private behave(response: ServerResponse, { number, behaviour }: JsonObject) {
    if (typeof number !== 'string' || number === '')
      return problem(response, 422, 'A number or an address is needed.', '/number')
    if (!BEHAVIOURS.includes(behaviour as Behaviour))
      return problem(response, 422, `One of ${BEHAVIOURS.join(', ')}.`, '/behaviour')
    this.parts.carrier.behave(number, behaviour as Behaviour)
    answerJson(response, 200, { number, behaviour: String(behaviour) })
  }

  private async moveClock(response: ServerResponse, { advance, to }: JsonObject): Promise<void> {
    const { clock } = this.parts
    const minutes = advance === undefined ? undefined : durationMinutes(String(advance))
    if (advance !== undefined && minutes === undefined)
      return problem(response, 422, 'A duration of days, hours and minutes such as PT24H is needed.', '/advance')
    const target = minutes === undefined ? Date.parse(String(to)) : clock.now() + minutes * 60_000
    if (Number.isNaN(target))
      return problem(response, 422, 'Give "advance" or an instant "to", such as 2026-11-24T18:00:00Z.', '/to')
    if (target < clock.now())
      return problem(response, 422, `It is ${clock.iso()} already: the clock goes forward only.`, '/to')
    const mine = this.turn.then(() => this.stepTo(target))
    this.turn = mine.catch(() => {})
    await mine
    answerJson(response, 200, { now: clock.iso() })
  }

  /** As if every minute had run: each step goes to the next thing that could happen, and drains the queues. */
  private async stepTo(target: number): Promise<void> {
    const { alarms, clock, events } = this.parts
    this.moving = true
    try {
      await events.idle()
      while (clock.now() < target) {
        const next = Math.min(target, events.nextScheduleAt() ?? target, events.nextVisibleAt() ?? target)
        const before = clock.now()
        clock.moveTo(Math.max(next, before + (next > before ? 0 : 1)))
        events.skipTo(clock.now())
        if (clock.now() - before > MINUTE) alarms.passedOver()
        const due = events.nextScheduleAt()
        if (due !== undefined && due <= clock.now()) await events.runSchedules()
        await events.idle()
        alarms.evaluate()
      }
    } finally {
      this.moving = false
    }
  }
}

async function json(request: IncomingMessage): Promise<JsonObject | undefined> {
  const text = (await bodyOf(request)).toString()
  if (text.trim() === '') return {}
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as JsonObject) : undefined
  } catch {
    return undefined
  }
}

function durationMinutes(duration: string): number | undefined {
  const [matched, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? []
  if (matched === undefined || duration === 'P' || duration.endsWith('T')) return undefined
  return Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(minutes ?? 0)
}
