import type { Alert } from '../../core/alerts/alert.ts'
import type { Task } from '../../core/alerts/task.ts'
import { canonical } from '../../core/canonical.ts'
import type { FieldError } from '../../core/fault.ts'
import type { InboundMessage } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import { isUnsent } from '../courses/beside-others.ts'
import { type FollowUpShown, logTreatment, showFollowUp } from '../courses/log-treatment.ts'
import { timeline } from '../patients/timeline.ts'
import type { TimelineEvent } from '../patients/timeline-event.ts'
import type { Records } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { readWithPages } from '../store/read-patient.ts'
import { copyClinic } from './copy-clinic.ts'
import { makeMove, type Stopped } from './make-move.ts'
import { type Ground, miniature } from './miniature.ts'
import { type Line, linesOf, MAILBOX, type OnDuty, onDuty, PATIENT, PHONE, type Written } from './phones.ts'
import type { Move, Scenario } from './scenario.ts'

/** In place of chance, so that the first alert of every rehearsal has the code 41. */
const ALWAYS = 0.345

export type RehearsalDeps = Ground & { forgetful(now: () => Instant): Records }

/** What one move led to, in the order in which it happened; the first is the checkout. */
export type Chapter = { at: Instant; until: Instant; move?: Move; events: TimelineEvent[]; stopped?: Stopped }

export type Rehearsed =
  | {
      kind: 'played'
      now: Instant
      lines: Line[]
      chapters: Chapter[]
      staff: OnDuty[]
      /** The latest alert, open or not. */
      alert?: Alert
      lastReply?: InboundMessage
      toCome: FollowUpShown[]
      openTasks: Task[]
    }
  /** It cannot begin, or a move names somebody who is not there. */
  | { kind: 'refused'; faults: FieldError[] }

/**
 * Plays a scenario from its start on the production use cases, with the clinic's own settings, people, rota, policy and
 * care plans, on records that forget: nothing leaves, nothing is kept. The same scenario gives the same run. The clock
 * goes no further than 120 days, and stops at 40 messages in one move.
 */
export async function rehearse(deps: RehearsalDeps, clinicNow: ClinicSnapshot, scenario: Scenario): Promise<Rehearsed> {
  const faults = staffFaults(scenario, clinicNow)
  if (faults.length > 0) return { kind: 'refused', faults }
  const small = miniature(deps, { start: scenario.start, records: deps.forgetful, random: () => ALWAYS })
  await copyClinic(small.records, clinicNow, scenario)
  const { clinicId } = clinicNow.clinic
  const logged = await logTreatment(small.deps, { clinicId, by: 'rehearsal', request: requestOf(scenario) })
  if (logged.kind !== 'logged') return { kind: 'refused', faults: faultsOf(logged) }
  await small.settle()
  const { patientId } = logged.answer

  const seen = new Set<string>()
  async function news(): Promise<TimelineEvent[]> {
    const { events } = (await timeline(small.deps, clinicId, patientId)) ?? { events: [] }
    const fresh = events.filter((event) => !seen.has(identityOf(event)))
    for (const event of fresh) seen.add(identityOf(event))
    return fresh
  }

  const written: Written[] = []
  const chapters: Chapter[] = [{ at: scenario.start, until: small.now(), events: await news() }]
  for (const move of scenario.moves) {
    const at = small.now()
    if (move.do === 'text' || move.do === 'staff-text')
      written.push({
        ...{ whose: move.do === 'text' ? PATIENT : move.staffId, at, text: move.text },
        after: small.arrived.length,
      })
    const stopped = await makeMove(move, { small, clinicNow, patientId, start: scenario.start })
    chapters.push({ at, until: small.now(), move, events: await news(), ...(stopped ? { stopped } : {}) })
  }

  const record = await readWithPages(small.records, clinicId, patientId)
  if (!record) throw new Error('the patient of a rehearsal is gone')
  const alert = latest(record.alerts, ({ openedAt }) => openedAt)
  const lastReply = latest(record.messages, ({ receivedAt }) => receivedAt)
  return {
    kind: 'played',
    now: small.now(),
    lines: linesOf(small.arrived, written, clinicNow),
    chapters,
    staff: onDuty(clinicNow, small.now(), small.arrived),
    ...(alert ? { alert } : {}),
    ...(lastReply ? { lastReply } : {}),
    toCome: record.outbound
      .map(({ value }) => value)
      .filter((item) => item.purpose === 'follow-up' && isUnsent(item))
      .map(showFollowUp)
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
    openTasks: record.tasks.map(({ value }) => value).filter(({ state }) => state === 'open'),
  }
}

const requestOf = ({ patient, start, procedures }: Scenario) => ({
  patient: {
    name: patient.name,
    phone: PHONE,
    language: patient.language,
    ...(patient.email ? { email: MAILBOX } : {}),
  },
  performedAt: start,
  procedures,
  consent: { sms: true, email: patient.email, statement: 'Agreed in a rehearsal.', method: 'rehearsal' },
})

function staffFaults({ moves }: Scenario, { rota }: ClinicSnapshot): FieldError[] {
  const withPhone = new Set(rota.staff.filter(({ phone }) => phone).map(({ staffId }) => staffId))
  const unknown = (id: string, i: number): FieldError[] =>
    withPhone.has(id)
      ? []
      : [{ pointer: `/moves/${i}`, detail: `No one with a phone is called "${id}" at this clinic.` }]
  return moves.flatMap((move, i) => {
    if (move.do === 'staff-text' || move.do === 'outcome') return unknown(move.staffId, i)
    return move.do === 'carrier' && move.of !== PATIENT ? unknown(move.of, i) : []
  })
}

type Refused = Exclude<Awaited<ReturnType<typeof logTreatment>>, { kind: 'logged' }>

function faultsOf(logged: Refused): FieldError[] {
  switch (logged.kind) {
    case 'invalid':
      return logged.faults
    case 'rota-gap': {
      const { from, to } = logged.gap
      return [
        { pointer: '/start', detail: `No one would be paged from ${from} to ${to}: fill the on-call schedule first.` },
      ]
    }
    case 'repeated':
    case 'key-reused':
    case 'too-many':
      throw new Error('a rehearsal logs one treatment, without a key')
  }
}

/** Fields in which later events show too: an alert's tier, which stands in all of its events, may be raised. */
const CHANGING = ['tier', 'state', 'dueAt']

const identityOf = (event: TimelineEvent): string =>
  canonical(JSON.parse(JSON.stringify(event, (field, value) => (CHANGING.includes(field) ? undefined : value))))

function latest<T>(read: readonly { value: T }[], when: (value: T) => Instant): T | undefined {
  return read
    .map(({ value }) => value)
    .reduce<T | undefined>((last, each) => (last === undefined || when(each) >= when(last) ? each : last), undefined)
}
