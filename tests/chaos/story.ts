/** What patients and staff do while everything breaks: each with habits, chosen by a seed. */
import type { Answer, Client } from '../support/server.ts'
import type { DoomedServer } from './doomed-server.ts'

export const CLINIC_ZONE = 'America/Los_Angeles'
export const STAFF_PHONES = ['+14155550201', '+14155550202', '+14155550203']
const HARBOR = '+14155550100'

/** Fictional numbers that are nobody's of the clinic. */
const FIRST_NUMBER = 400
export const MOST_PATIENTS = 600

const ZONES = [CLINIC_ZONE, CLINIC_ZONE, 'America/New_York', 'Pacific/Honolulu']
const PROCEDURES = [
  { plan: 'neurotoxin', areas: ['glabella'] },
  { plan: 'filler', areas: ['lips'] },
  { plan: 'laser', areas: ['face'] },
]
const WARNINGS = [
  'i cant breathe',
  'its really hard to swolow',
  'my lips went white and it hurts so bad',
  'im seeing double',
]
const CHAT = ['1', '1', '1', 'thank you!', 'can i wash my face?', 'it feels strange somehow', '2']

export type Said = { id: string; phone: string; text: string; kind: 'warning' | 'stop' | 'start' | 'chat' }
export type Enrolled = { number: number; phone: string; email: string; zone: string; patientId: string; keys: string[] }

export class Story {
  readonly said: Said[] = []
  readonly enrolled: Enrolled[] = []
  /** Every alert that staff have seen: the list forgets those that ended days ago. */
  readonly alertIds = new Set<string>()
  /** Times that two people took one alert at the same instant, and what each was told. */
  readonly races: { alertId: string; statuses: number[] }[] = []
  private readonly server: DoomedServer
  private readonly random: () => number
  private readonly patients: number
  private readonly perStep: number
  private checkedIn = 0
  private texts = 0

  constructor(
    server: DoomedServer,
    { random, patients, perStep }: { random(): number; patients: number; perStep: number },
  ) {
    this.server = server
    this.random = random
    this.patients = patients
    this.perStep = perStep
  }

  /** New patients, and what the others text. */
  async step(now: string): Promise<void> {
    const doing: Promise<unknown>[] = []
    for (let i = 0; i < this.perStep && this.enrolled.length + i < this.patients; i++) doing.push(this.enrol(now))
    await Promise.all(doing)
    for (const patient of this.enrolled) {
      if (this.chance(0.4)) await this.says(patient)
      if (this.chance(0.02)) await this.checkout(patient, now)
    }
  }

  /** A minute of a clinic: so many texts, and at times a visit: of somebody new, as long as there are fictional numbers. */
  async minute(now: string, { texts, visit }: { texts: number; visit: boolean }): Promise<void> {
    if (visit && this.enrolled.length < this.patients) await this.enrol(now)
    else if (visit) await this.checkout(this.pick(this.enrolled), now)
    for (let i = 0; i < texts && this.enrolled.length > 0; i++) await this.says(this.pick(this.enrolled))
  }

  /** Staff look at what is open; `diligence` of it is dealt with to its end. */
  async attend(diligence: number): Promise<number> {
    const { body } = await this.as('nurse', 'GET', '/v1/alerts?state=open')
    for (const { alertId, code } of body.alerts as { alertId: string; code: string }[]) {
      this.alertIds.add(alertId)
      if (this.chance(0.3)) await this.text(this.pick(STAFF_PHONES), `ack ${code}`)
      else if (this.chance(0.5)) await this.race(alertId)
      if (this.chance(diligence))
        await this.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, { outcome: 'called', note: '' })
    }
    return (body.alerts as unknown[]).length
  }

  as = (role: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    this.server.until((clinic: Client) => clinic.as(role, method, path, body, { headers }))

  /** Two people press at the same instant: one has it, the other is told who. */
  private async race(alertId: string): Promise<void> {
    const answers = await Promise.all(
      ['nurse', 'clinician'].map((role) => this.as(role, 'POST', `/v1/alerts/${alertId}/acknowledge`)),
    )
    this.races.push({ alertId, statuses: answers.map(({ status }: Answer) => status) })
  }

  private async enrol(now: string): Promise<void> {
    const number = this.checkedIn++
    const phone = `+14155550${FIRST_NUMBER + number}`
    const patient: Enrolled = {
      number,
      phone,
      email: `p${number}@patients.example`,
      zone: ZONES[number % ZONES.length] ?? CLINIC_ZONE,
      patientId: '',
      keys: [],
    }
    await this.checkout(patient, now)
    this.enrolled.push(patient)
  }

  private async checkout(patient: Enrolled, now: string): Promise<void> {
    const { number, phone, email, zone } = patient
    const key = `visit-${number}-${patient.keys.length}`
    const request = {
      patient: { name: `Pat Number${number}`, phone, email, timeZone: zone, language: number % 5 === 0 ? 'es' : 'en' },
      performedAt: now,
      procedures: [PROCEDURES[number % PROCEDURES.length]],
      consent: { sms: true, email: number % 2 === 0, statement: 'I agree.', method: 'front-desk' },
    }
    const { status, body } = await this.as('front-desk', 'POST', '/v1/treatments', request, { 'idempotency-key': key })
    if (status !== 200 && status !== 201) throw new Error(`a treatment was not taken: ${JSON.stringify(body)}`)
    patient.patientId = body.patientId
    patient.keys.push(key)
  }

  private async says({ phone }: Enrolled): Promise<void> {
    const number = this.random()
    if (number < 0.2) await this.text(phone, this.pick(WARNINGS), 'warning')
    else if (number < 0.25) await this.text(phone, 'STOP', 'stop')
    else if (number < 0.27) await this.text(phone, 'START', 'start')
    else await this.text(phone, this.pick(CHAT), 'chat')
    if (this.chance(0.1)) await this.text(phone, this.pick(CHAT), 'chat')
  }

  private async text(from: string, body: string, kind: Said['kind'] = 'chat'): Promise<void> {
    const id = `text-${this.texts++}`
    if (!STAFF_PHONES.includes(from)) this.said.push({ id, phone: from, text: body, kind })
    await this.server.until((clinic) => clinic.local('sms', { from, to: HARBOR, body, id }))
  }

  private chance = (of: number): boolean => this.random() < of

  private pick = <T>(from: readonly T[]): T => from[Math.floor(this.random() * from.length)] as T
}
