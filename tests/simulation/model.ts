import type { ClinicFile } from '../../functions/core/clinic/validate-clinic.ts'
import type { Key } from '../../functions/core/keys.ts'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import type { Patient } from '../../functions/core/patients/patient.ts'
import { LANES, type Parcel, type WebhookCall, type Write } from '../../functions/use-cases/ports.ts'
import { Agenda } from './agenda.ts'
import { expectOnCallPaged, expectPaged, LATE_MINUTES, type Watch } from './expect-paged.ts'
import { expectHandOvers, expectLogged, expectReceiverTold, expectStored } from './expect-told.ts'
import type { Faults } from './faults.ts'
import { judgeAlert } from './judge-alert.ts'
import { CodeJudge } from './judge-code.ts'
import { DutyJudge } from './judge-duty.ts'
import { ErasureJudge, type Forgotten } from './judge-erasure.ts'
import { judgeExport, type TakenOut } from './judge-export.ts'
import { judgeItem } from './judge-item.ts'
import { judgeRescuedKeyword, keepOptOuts } from './judge-keyword.ts'
import { judgeReply } from './judge-reply.ts'
import { SecondReaderJudge } from './judge-second-reader.ts'
import { judgeSending } from './judge-sending.ts'
import { judgeTenants } from './judge-tenants.ts'
import { WebhookJudge } from './judge-webhook.ts'
import { type Written, writtenBy } from './judged.ts'
import { itemName, type Known, type KnownText, nothingKnown, personName, type Violation } from './known.ts'
import { Privacy } from './privacy.ts'
import type { Run } from './run.ts'
import type { Scheduler } from './scheduler.ts'
import type { PatientStory } from './story.ts'

/** Of each invariant: one cause breaks it again and again. */
const MOST_VIOLATIONS = 5

/**
 * Keeps apart from the code under test what has been committed, said and sent, and judges each step by the twelve
 * invariants. It knows the shape of what is stored, and none of the code that decides.
 */
export class Model {
  readonly violations: Violation[] = []
  readonly known: Known
  private readonly agenda = new Agenda()
  private readonly scheduler: Scheduler
  private readonly faults: Faults
  private readonly numbers: ReadonlyMap<string, string>
  private readonly privacy: Privacy
  private readonly watch: Watch
  /** Items that clinics took out. */
  exported = 0
  /** Lines that the service has logged. */
  logLines = 0
  /** Visits that were in files. */
  filed = 0
  /** Clinics with a receiver of webhooks. */
  readonly receiving = new Set<string>()

  constructor(
    { scheduler, faults }: { scheduler: Scheduler; faults: Faults },
    clinics: readonly ClinicFile[],
    settings: Known['settings'],
    names: readonly string[],
  ) {
    this.scheduler = scheduler
    this.faults = faults
    this.numbers = new Map(clinics.map(({ clinic }) => [clinic.textingNumber, clinic.clinicId]))
    this.privacy = new Privacy(names)
    const files = new Map(clinics.map((file) => [file.clinic.clinicId, file]))
    this.duty = new DutyJudge(files, settings)
    this.known = nothingKnown(files, settings)
    this.watch = { known: this.known, report: this.report, scheduler, faults }
  }

  report = (invariant: number, what: string): void => {
    if (this.violations.filter((each) => each.invariant === invariant).length < MOST_VIOLATIONS)
      this.violations.push({ invariant, at: this.scheduler.instant(), what })
  }

  clinicAt(number: string): string {
    return this.numbers.get(number) ?? ''
  }

  clinicOf(textId: string): string {
    return this.known.texts.get(textId)?.clinicId ?? ''
  }

  // ── What people do ─────────────────────────────────────────────────────────────────────────────────────────────

  wrote(text: Omit<KnownText, 'clinicId' | 'rescues' | 'stored' | 'alerted'>): void {
    this.known.texts.set(text.id, { ...text, clinicId: this.clinicAt(text.to), rescues: 0, stored: 0, alerted: false })
  }

  handedOver(id: string): void {
    const text = this.known.texts.get(id)
    if (text) text.handedAt ??= Math.floor(this.scheduler.now)
  }

  imported(visits: readonly Pick<PatientStory, 'clinic' | 'name'>[]): void {
    this.filed += visits.length
    expectLogged(visits, this.watch)
  }

  erased(person: Forgotten): void {
    this.erasures.forgot(person, this.known, this.scheduler.now, this.report)
  }

  takenOut(taken: TakenOut): void {
    this.exported += taken.items.length
    judgeExport(taken, { known: this.known, erasures: this.erasures, report: this.report })
  }

  /** At the end of the story, when the queues are empty. */
  ended(): void {
    this.erasures.judgeAll(this.report)
  }

  /** A function begins to read a text, or to rescue it. */
  trying(id: string, rescue: boolean): void {
    const text = this.known.texts.get(id)
    if (!text) return
    if (rescue) text.rescues++
    if (text.firstTriedAt !== undefined) return
    text.firstTriedAt = this.scheduler.now
    expectStored(text, this.erasures, this.watch)
  }

  // ── What the service does ──────────────────────────────────────────────────────────────────────────────────────

  committed(writes: readonly Write[], run: Run): void {
    const { about } = run
    if (about.kind === 'bad-request') this.report(11, `a request that had to be refused wrote ${named(writes)}`)
    if (about.kind === 'answer') this.handedOver(about.textId)
    if (about.kind === 'look') this.report(12, `looking at a link wrote ${named(writes)}`)
    judgeTenants(writes, about, this.numbers, this.report)
    this.secondReader.judge(writes, this.scheduler.now, this.report)
    this.erasures.keep(writes)
    this.duty.keep(writes)
    this.webhooks.judge(writes, this.report)
    const written = writtenBy(writes)
    for (const write of writes) {
      this.index(write)
      if (write.kind === 'put' || write.kind === 'update') this.keepPerson(write.key, write.value as unknown as Patient)
    }
    const judged = { known: this.known, written, run, now: this.scheduler.now, report: this.report }
    for (const treatment of written.treatments) this.known.treatments.set(treatment.treatmentId, treatment)
    if (about.kind === 'request' && written.treatments.length + written.items.filter(isPersonal).length > 0)
      this.once(run, written)
    if (about.kind === 'staff' && written.alerts.length > 0) {
      if (this.done.has(run)) this.report(10, `${about.staffId} did ${about.does} once, and it is recorded twice`)
      this.done.add(run)
    }
    if (about.kind === 'text')
      this.codes.judge(written, about.textId, { known: this.known, now: this.scheduler.now, report: this.report })
    for (const alert of written.alerts) {
      if (!this.known.alerts.has(alert.alertId)) {
        if (this.receiving.has(alert.clinicId)) expectReceiverTold(alert, this.webhooks, this.watch)
        expectOnCallPaged(alert, this.duty, this.watch)
      }
      judgeAlert(alert, judged)
    }
    judgeReply(judged)
    for (const item of written.items) {
      this.duty.judge(item, this.known.alerts.get(item.alertId ?? ''), this.scheduler.now, this.report)
      judgeItem(item, judged)
    }
    for (const { taskId, state, timers } of written.tasks)
      if (state === 'waiting' && run.about.kind !== 'staff')
        this.report(5, `${taskId} was to be shown at ${timers.opens}, and still is not`)
    for (const alert of written.alerts) expectPaged(alert, this.watch)
    keepOptOuts(judged)
    if (about.kind === 'rescue') judgeRescuedKeyword(judged)
  }

  private readonly secondReader = new SecondReaderJudge()
  readonly webhooks = new WebhookJudge()
  readonly codes = new CodeJudge()
  readonly erasures = new ErasureJudge()
  readonly duty: DutyJudge

  /** What one request asked for is done once, however often it had to be written. */
  private readonly done = new Set<Run>()
  private once(run: Run, { treatments, items }: Written): void {
    const isNew = treatments.some(({ loggedAt }) => loggedAt === this.scheduler.instant()) || items.some(isPersonal)
    if (isNew && this.done.has(run)) this.report(4, 'one request was carried out twice')
    this.done.add(run)
  }

  sent(parcel: Parcel, run: Run, arrives: boolean): void {
    judgeSending({ parcel, run, arrives, known: this.known, now: this.scheduler.now, report: this.report })
    this.privacy.judgeParcel(parcel, this.report)
  }

  /** A clinic's receiver is called, and takes the event or does not. */
  called(call: WebhookCall, run: Run, isTaken: boolean): void {
    this.webhooks.called(call, run, isTaken, this.report)
    this.privacy.judgeBody(call.body, this.report)
  }

  logged(entry: Record<string, string | number | boolean | undefined>): void {
    this.logLines++
    this.privacy.judgeEntry(entry, this.report)
  }

  /** Invariant 9 of what is read: a function that runs for one clinic looks at no other's. */
  looked(pk: string, { about }: Run): void {
    if (!('clinicId' in about) || !pk.startsWith('CLINIC#')) return
    const clinic = pk.split('#')[1] ?? ''
    if (clinic !== about.clinicId) this.report(9, `${about.kind} of ${about.clinicId} read ${pk}`)
  }

  queued(key: Key): void {
    this.privacy.judgeKey(key, this.report)
  }

  // ── Time ───────────────────────────────────────────────────────────────────────────────────────────────────────

  isAnythingDue(): boolean {
    const first = LANES.map((lane) => this.agenda.first(lane))
    return first.some((due) => due !== undefined && due.at <= this.scheduler.now)
  }

  isAnyAlertOpen(): boolean {
    return this.known.open.size > 0
  }

  /** Once a minute: is anything overdue? What is due and is not done has been forgotten. */
  minute(): void {
    expectHandOvers(this.duty, this.watch)
    for (const lane of LANES) {
      const first = this.agenda.first(lane)
      if (!first || this.faults.after(first.at, LATE_MINUTES) >= this.scheduler.now) continue
      const isAlert = first.name.includes(' ALERT#')
      this.report(isAlert ? 2 : 5, `${first.name} has been due since ${new Date(first.at).toISOString()}`)
      this.agenda.clear(first.name)
    }
  }

  private index(write: Write): void {
    if (write.kind === 'check') return
    const name = itemName(write.key)
    const due = write.kind === 'delete' ? undefined : write.found?.due
    if (due) this.agenda.set(name, { lane: due.lane, at: Date.parse(due.at), now: this.scheduler.now })
    else this.agenda.clear(name)
  }

  private keepPerson({ pk, sk }: Key, person: Patient): void {
    if (sk !== 'PROFILE' || !pk.includes('#PATIENT#')) return
    const name = personName(person.clinicId, person.personId)
    if (!person.known && person.phone && !this.known.persons.has(name))
      for (const other of this.known.persons.values())
        if (other.clinicId === person.clinicId && !other.known && other.phone === person.phone)
          this.report(10, `the stranger at ${person.phone} is two people`)
    this.known.persons.set(name, person)
  }
}

const isPersonal = (item: Outbound): boolean => item.purpose === 'personal' && item.state === 'planned'
const named = (writes: readonly Write[]): string => writes.map(({ key }) => key.sk).join(', ')
