import type { Task } from '../../core/alerts/task.ts'
import type { VisitFault, VisitLack } from '../../core/alerts/task-why.ts'
import { BY_AGREEMENT } from '../../core/courses/agreement.ts'
import type { FieldError } from '../../core/fault.ts'
import {
  type ArrivedEvent,
  draftOf,
  MOST_TRIES,
  missingIn,
  performedAt,
  triedAgainAt,
  type VisitState,
} from '../../core/intake/arrived.ts'
import type { VisitEvent } from '../../core/intake/event.ts'
import { type Matched, matchServices } from '../../core/intake/services.ts'
import { agreedBy, type IntakeSetup } from '../../core/intake/setup.ts'
import { type Key, keys } from '../../core/keys.ts'
import { hoursBetween } from '../../core/time.ts'
import { type Logged, logTreatment } from '../courses/log-treatment.ts'
import type { TreatmentRequest } from '../courses/validate-treatment.ts'
import type { Composing, Hashing, Queueing, Reads, Secret, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, writeArrived } from '../store/records.ts'
import { type Change, requestKeyOf, settle, visitDigest } from './settle-event.ts'

export type IntakeResult = { kind: 'nothing-due' } | { kind: 'worked'; outcome: string }

type Deps = Store & Queueing & Composing & Hashing & Secret
type Working = ArrivedEvent & { event: VisitEvent }

/** Older visits are not followed up (use-cases/courses/validate-treatment.ts), so that nobody need look at them. */
const MOST_DAYS_AGO = 30

/**
 * Works an event of a booking system through. Safe to repeat and to run twice at once: a visit has one key under which its
 * treatment is logged, and the event is settled in one commit after it. Where that fails, or the process ends in the
 * middle, the event is still due; after five tries a person is asked to look.
 */
export async function processIntake(deps: Deps, key: Key): Promise<IntakeResult> {
  const arrived = await attempt(deps, (deps) => beginTry(deps, key))
  if (!arrived) return { kind: 'nothing-due' }
  const change = arrived.tries > MOST_TRIES ? givenUp(arrived) : await decide(deps, arrived)
  const outcome = await settle(deps, arrived, change)
  deps.log.write({ event: 'intake-worked', source: arrived.source, outcome, tries: arrived.tries })
  return { kind: 'worked', outcome }
}

/** Counts the try before it begins, and makes the event due again unless the try ends well. */
async function beginTry(deps: Store, key: Key): Promise<Decision<Working | undefined>> {
  const found = await read<ArrivedEvent>(deps.records, key)
  const now = deps.now()
  const { event, timers, tries = 0 } = found?.value ?? { timers: {} }
  if (!found || !event || timers.work === undefined || timers.work > now) return { writes: [], answer: undefined }
  const arrived = { ...found.value, event, tries: tries + 1, timers: { work: triedAgainAt(now, tries + 1) } }
  return { writes: [writeArrived(arrived, found.version)], answer: arrived }
}

const givenUp = ({ source, event }: Working): Change => ({
  kind: 'task',
  always: true,
  why:
    event.kind === 'cancelled'
      ? { kind: 'visit-canceled', source }
      : { kind: 'visit', source, event: event.kind, missing: [], unknown: [], faults: ['by-itself'] },
  draft: event.kind === 'cancelled' ? { procedures: [] } : draftOf(event.visit, []),
})

async function decide(deps: Deps, { clinicId, source, event }: Working): Promise<Change> {
  if (event.kind === 'cancelled') return { kind: 'cancelled' }
  const digest = visitDigest(deps, event)
  const visit = (await read<VisitState>(deps.records, keys.visit(clinicId, source, digest)))?.value
  const wasCancelled = visit?.state === 'cancelled'
  if (visit?.state === 'logged') return { kind: 'nothing', because: 'was logged before' }
  if (await isSeenTo(deps, clinicId, visit)) return { kind: 'nothing', because: 'was seen to by a person' }
  if (event.kind === 'booked' && visit && visit.at > event.at) return { kind: 'nothing', because: 'was overtaken' }
  if (wasCancelled && visit.at >= event.at) return { kind: 'nothing', because: 'was canceled later' }
  if (hoursBetween(performedAt(event), deps.now()) > MOST_DAYS_AGO * 24)
    return { kind: 'nothing', because: 'is too long ago' }
  const setup = (await read<IntakeSetup>(deps.records, keys.intake(clinicId, source)))?.value
  const matched = matchServices(setup?.services ?? [], event.visit.services)
  if (matched.nothing) return { kind: 'nothing', because: 'needs no aftercare' }
  const draft = draftOf(event.visit, matched.procedures)
  const { unknown } = matched
  const { kind } = event
  const ask = (missing: VisitLack[], faults: VisitFault[] = []): Change => ({
    kind: 'task',
    why: { kind: 'visit', source, event: kind, missing, unknown, faults },
    draft,
    ...(event.kind === 'booked' && event.endsAt && event.endsAt > deps.now() ? { opens: event.endsAt } : {}),
  })
  if (event.kind === 'booked') return ask([])
  const agreed = agreedBy(event.agreed, setup ?? {})
  const missing = missingIn({ ...event, agreed }, matched)
  if (wasCancelled) return ask(missing, ['canceled-before'])
  if (missing.length > 0 || unknown.length > 0) return ask(missing)
  const requestKey = requestKeyOf(source, digest)
  const logged = await logTreatment(deps, {
    clinicId,
    by: `intake.${source}`,
    request: requestOf({ ...event, agreed }, matched, setup),
    byAgreement: agreed.agreement !== undefined,
    idempotencyKey: requestKey,
    // The visit alone makes two events the same: a later one may spell the name otherwise.
    fingerprint: requestKey,
  })
  return changeOf(logged, ask)
}

/** The person who has done the task has checked the patient out, or knows why not. */
const isSeenTo = async (deps: Reads, clinicId: string, visit: VisitState | undefined): Promise<boolean> =>
  visit?.state === 'open' &&
  visit.taskId !== undefined &&
  (await read<Task>(deps.records, keys.task(clinicId, visit.taskId)))?.value.state === 'done'

function changeOf(logged: Logged, ask: (missing: VisitLack[], faults: VisitFault[]) => Change): Change {
  switch (logged.kind) {
    case 'logged':
    case 'repeated':
    case 'key-reused':
      return { kind: 'logged', treatmentId: logged.answer.treatmentId }
    case 'invalid':
      return ask([], faultsOf(logged.faults))
    case 'too-many':
      throw new Error('events of a booking system have a pace of their own, and no limit')
    case 'rota-gap':
      return ask([], ['rota-gap'])
  }
}

/** What is wrong, without quoting anything of a patient. */
function faultsOf(faults: readonly FieldError[]): VisitFault[] {
  const pointers = faults.map(({ pointer }) => pointer)
  const others = faults.filter(({ pointer }) => pointer !== '/patient/phone' && pointer !== '/patient/email')
  const said = [...new Set(others.map(({ detail }) => detail.replace(/"[^"]*"/g, 'This')))]
  return [
    ...(pointers.includes('/patient/phone') ? ['no-phone' as const] : []),
    ...(pointers.includes('/patient/email') ? ['no-email' as const] : []),
    ...said.map((each) => ({ said: each })),
  ]
}

function requestOf(
  event: Extract<VisitEvent, { kind: 'done' }> & { agreed: ReturnType<typeof agreedBy> },
  { procedures }: Matched,
  setup: IntakeSetup | undefined,
): TreatmentRequest {
  const { name = '', phone, email: address, injector } = event.visit
  const { sms, email, agreement } = event.agreed
  return {
    patient: { name, ...(phone ? { phone } : {}), ...(address ? { email: address } : {}) },
    performedAt: performedAt(event),
    procedures: procedures.map((each) => ({ ...each, ...(injector ? { injector } : {}) })),
    consent: {
      ...{ sms, email },
      ...(agreement
        ? { statement: agreement.statement, method: BY_AGREEMENT, capturedAt: performedAt(event) }
        : { statement: setup?.consent?.statement ?? '', method: 'booking-system', capturedAt: event.at }),
    },
  }
}
