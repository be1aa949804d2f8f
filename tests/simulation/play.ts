import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import { addClinic } from '../../functions/use-cases/clinic/add-clinic.ts'
import type { Parcel } from '../../functions/use-cases/ports.ts'
import { writeWebhook } from '../../functions/use-cases/store/records.ts'
import { between } from '../support/seeded.ts'
import { Admin } from './admin.ts'
import { clinic } from './clinics.ts'
import type { Code } from './code.ts'
import { type Counts, counted } from './counts.ts'
import { type Fault, Faults } from './faults.ts'
import { flood } from './flood.ts'
import { FrontDesk } from './front-desk.ts'
import { phoneName, type Violation } from './known.ts'
import { Ledger, REMOVED_AFTER_HOURS } from './ledger.ts'
import { Model } from './model.ts'
import { closedOn, ownSettings } from './own-settings.ts'
import { Patient } from './patient.ts'
import { webhookOf } from './receiver.ts'
import { Scheduler } from './scheduler.ts'
import { Service } from './service.ts'
import { Spoofer } from './spoofer.ts'
import { Staff } from './staff.ts'
import type { Story } from './story.ts'

const DAY = 86_400_000
/** After the last day nobody acts any more, and the queues run empty. */
const DRAIN_MINUTES = 30

const mailOf = (clinicId: string): string => `care@${clinicId}.example`

export type Played = Counts & {
  violations: Violation[]
  struck: Record<Fault, number>
  /** What the store held on each day, where that was asked for. */
  ledger?: Ledger
}

export type Playing = {
  onDay?: (day: number) => void
  beside?: Code | undefined
  /** Count what the store holds, and take away what expired, as DynamoDB does. */
  isCounted?: boolean
  /** The clocks of functions differ by as much, ahead or behind. */
  skewSeconds?: number | undefined
}

/**
 * Plays a story to its end, or until an invariant is broken for the first time; 0 stands for any of them. With `beside`, another
 * version of the code gets every other event, as in the middle of a deploy.
 */
export async function play(
  story: Story,
  untilBroken?: number,
  { onDay = () => undefined, beside, isCounted, skewSeconds }: Playing = {},
): Promise<Played> {
  const startsAt = Date.parse(story.startsAt)
  const scheduler = new Scheduler(startsAt)
  const faults = new Faults(story.faults, story.seed, startsAt, story.days)
  const behind = { commits: 0 }
  const now = () => scheduler.instant()
  const ledger = isCounted ? new Ledger(now) : undefined
  const removed = ledger ? { removesAfterHours: REMOVED_AFTER_HOURS } : {}
  const memory = memoryRecords({ now, lag: () => behind.commits, ...removed })
  const store = ledger?.watching(memory) ?? memory
  const numbers = [...new Set(['c0', 'c1', ...story.patients.map((patient) => patient.clinic)])]
  const ownOf = (id: string) => ownSettings(faults.luck(`settings of ${id}`))
  const { closedDays } = story
  const settings = new Map(numbers.map((id) => [id, closedDays ? closedOn(ownOf(id), closedDays) : ownOf(id)]))
  const clinics = [...settings].map(([id, own]) => clinic(Number(id.slice(1)), own))
  const model = new Model(
    { scheduler, faults },
    clinics,
    settings,
    story.patients.map(({ name }) => name),
  )
  for (const file of clinics) await addClinic(store, file)
  // Every other clinic has a system of its own that is told of everything.
  const told = clinics.map(({ clinic }) => clinic.clinicId).filter((_, n) => n % 2 === 0)
  for (const clinicId of told) model.receiving.add(clinicId)
  await store.commit(told.map((clinicId) => writeWebhook(webhookOf(clinicId, story.startsAt))))

  const phones = new Map<string, { reads: (parcel: Parcel) => void }>()
  const arrived = (parcel: Parcel) => phones.get(phoneName(parcel.from, parcel.to))?.reads(parcel)
  const service = new Service({ scheduler, faults, store, behind, model, arrived, beside, skewSeconds })
  const stage = { scheduler, faults, model, service }
  const desk = new FrontDesk(stage)
  const admin = new Admin(stage)
  for (const { clinic, staff } of clinics) {
    scheduler.after(DAY / 3, () => desk.worksThrough(clinic.clinicId))
    scheduler.after(DAY / 3, () => admin.keepsRota(clinic.clinicId))
    admin.switchesOnNotices(clinic.clinicId)
    const exportDay = between(faults.luck(`export of ${clinic.clinicId}`), story.days / 3, story.days)
    admin.takesOut(clinic.clinicId, startsAt + Math.floor(exportDay * DAY))
    new Spoofer(stage, clinic.clinicId, clinic.textingNumber).tries(staff, story.days)
    flood(stage, clinic.clinicId, clinic.textingNumber, story.days)
    const own = settings.get(clinic.clinicId)
    if (own) admin.setsUp(clinic.clinicId, staff, own)
    for (const person of staff)
      phones.set(
        phoneName(clinic.textingNumber, person.phone ?? ''),
        new Staff(stage, person, clinic.clinicId, clinic.textingNumber),
      )
  }
  for (const each of story.patients) {
    const ours = clinics.find(({ clinic }) => clinic.clinicId === each.clinic)?.clinic.textingNumber ?? ''
    const patient = new Patient(stage, each, ours)
    if (each.email) phones.set(phoneName(mailOf(each.clinic), each.email), patient)
    for (const phone of [each.phone, each.newPhone?.phone ?? each.phone]) phones.set(phoneName(ours, phone), patient)
    desk.expects(patient)
  }
  service.begin()
  const enough = () =>
    untilBroken !== undefined &&
    model.violations.some(({ invariant }) => untilBroken === 0 || invariant === untilBroken)
  for (let day = 1; day <= story.days && !enough(); day++) {
    onDay(day)
    await scheduler.runUntil(startsAt + day * DAY, enough)
    ledger?.endDay(model.logLines)
  }
  phones.clear()
  await scheduler.runUntil(scheduler.now + DRAIN_MINUTES * 60_000, enough)
  model.ended()
  return {
    ...counted(model, service.steps),
    struck: faults.struck,
    violations: model.violations,
    ...(ledger ? { ledger } : {}),
  }
}
