import { type Alert, openCodes } from '../../core/alerts/alert.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import { keys, staffPk } from '../../core/keys.ts'
import { type Channel, type Outbound, planned } from '../../core/messages/outbound.ts'
import {
  type DutyEffect,
  type DutyWatch,
  type Notices,
  watchDuty,
  watchWakesAt,
  withTimers,
} from '../../core/on-call/duty-watch.ts'
import { plusHours } from '../../core/time.ts'
import { enqueue } from '../messages/enqueue.ts'
import type { Clock, Ids, Logs, Queueing, Reads, Store, Templates, Write } from '../ports.ts'
import type { Advanced } from '../store/advanced.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { read, write, writesOf } from '../store/records.ts'
import {
  digestText,
  handOverText,
  MOST_LISTED,
  notReadyText,
  spokenTest,
  testPageText,
} from '../wording/staff-texts.ts'

const LASTS_HOURS = 2

const writeWatch = (watch: DutyWatch, version: number): Write => {
  const at = watchWakesAt(watch)
  return write(keys.watch(watch.clinicId), watch, version, at ? { due: { lane: 'urgent', at } } : {})
}

export const readWatch = (deps: Reads, clinicId: string) => read<DutyWatch>(deps.records, keys.watch(clinicId))

export { writeWatch }

/** Switches the texts about duty on or off. */
export async function setNotices(deps: Store, clinicId: string, notices: Notices): Promise<DutyWatch> {
  return attempt(deps, async (deps) => {
    const clinicNow = await readClinic(deps.records, clinicId)
    if (!clinicNow) throw new Error('a token of a clinic that is not set up')
    const before = await readWatch(deps, clinicId)
    const empty: DutyWatch = { clinicId, notices, timers: {}, asked: [], verified: {} }
    const watch = withTimers({ ...(before?.value ?? empty), notices }, clinicNow.rota, deps.now())
    return { writes: [writeWatch(watch, before?.version ?? 0)], answer: watch }
  })
}

/** Does what a clinic's watch over its rota asks for now: hand-overs, test pages, the morning's digest. */
export async function watchRota(deps: Store & Ids & Queueing & Templates, clinicId: string): Promise<Advanced> {
  const items = await attempt(deps, async (deps): Promise<Decision<Outbound[] | undefined>> => {
    const found = await readWatch(deps, clinicId)
    const clinicNow = await readClinic(deps.records, clinicId)
    if (!found || !clinicNow) return { writes: [], answer: undefined }
    const { watch, effects } = watchDuty(found.value, clinicNow.rota, deps.now())
    if (watch === found.value) return { writes: [], answer: undefined }
    const codes = openCodes(clinicNow.codes.map(({ value }) => value))
    const named = effects.some(({ kind }) => kind === 'hand-over') ? codes.slice(0, MOST_LISTED) : []
    const alerts = await Promise.all(
      named.map(({ alertId }) => read<Alert>(deps.records, keys.alert(clinicId, alertId))),
    )
    const open = { first: alerts.flatMap((alert) => alert?.value ?? []), count: codes.length }
    const waiting = effects.some(({ kind }) => kind === 'digest') ? (await deps.records.open(clinicId)).length : 0
    const made = effects.flatMap((effect) => messagesFor(deps, clinicNow, effect, { open, waiting }))
    return { writes: [writeWatch(watch, found.version), ...writesOf(made)], answer: made }
  })
  if (!items) return { kind: 'nothing-due' }
  await enqueue(deps, items)
  return { kind: 'advanced', planned: items.length }
}

type Waiting = { open: { first: Alert[]; count: number }; waiting: number }

function messagesFor(
  deps: Logs & Clock & Ids & Templates,
  clinicNow: ClinicSnapshot,
  effect: DutyEffect,
  { open, waiting }: Waiting,
): Outbound[] {
  const { clinic } = clinicNow
  const to = (staff: Staff, text: string, channel: Channel = 'sms') =>
    staffText(deps, clinicNow, { staff, text, channel })
  switch (effect.kind) {
    case 'hand-over':
      return to(effect.staff, handOverText(deps, clinic, effect.duties, open))
    case 'test-page':
      return to(effect.staff, testPageText(deps, clinic))
    case 'not-ready':
      deps.log.write({ event: 'not-ready', clinic: clinic.clinicId, staffId: effect.staff.staffId })
      return [
        ...to(effect.staff, spokenTest(deps, clinic), 'voice'),
        ...effect.tell.flatMap((other) => to(other, notReadyText(deps, clinic, effect.staff))),
      ]
    case 'digest':
      return waiting > 0 ? to(effect.staff, digestText(deps, clinic, waiting)) : []
  }
}

type ToStaff = { staff: Staff; text: string; channel: Channel }

function staffText(deps: Clock & Ids, { clinic }: ClinicSnapshot, { staff, text, channel }: ToStaff): Outbound[] {
  if (!staff.phone) return []
  const item = {
    outboundId: `${staff.staffId}.${deps.newId()}`,
    clinicId: clinic.clinicId,
    place: staffPk(clinic.clinicId, staff.staffId),
    staffId: staff.staffId,
    purpose: 'staff-notice' as const,
    channel,
    to: staff.phone,
    from: clinic.pagingNumber,
    text,
    plannedFor: deps.now(),
    expiresAt: plusHours(deps.now(), LASTS_HOURS),
  }
  return [planned(item, deps.now())]
}

export type TestPaged = { kind: 'sent' } | { kind: 'unknown-staff' } | { kind: 'no-phone' }

/** A test page to one person now, by text or by a call; their "OK" is kept as proof that the number works. */
export async function sendTestPage(
  deps: Store & Ids & Queueing & Templates,
  clinicId: string,
  staffId: string,
  channel: 'sms' | 'voice' = 'sms',
): Promise<TestPaged> {
  const { sent, items } = await attempt(
    deps,
    async (deps): Promise<Decision<{ sent: TestPaged; items: Outbound[] }>> => {
      const clinicNow = await readClinic(deps.records, clinicId)
      const staff = clinicNow?.rota.staff.find((person) => person.staffId === staffId)
      const only = (sent: TestPaged) => ({ writes: [], answer: { sent, items: [] } })
      if (!clinicNow || !staff) return only({ kind: 'unknown-staff' })
      if (!staff.phone) return only({ kind: 'no-phone' })
      const before = await readWatch(deps, clinicId)
      const notices = { handOver: false }
      const watch = before?.value ?? { clinicId, notices, timers: {}, asked: [], verified: {} }
      const others = watch.asked.filter((each) => each.staffId !== staffId)
      const asked = { ...watch, asked: [...others, { staffId, at: deps.now() }] }
      const text = channel === 'sms' ? testPageText(deps, clinicNow.clinic) : spokenTest(deps, clinicNow.clinic)
      const items = staffText(deps, clinicNow, { staff, text, channel })
      return {
        writes: [writeWatch(asked, before?.version ?? 0), ...writesOf(items)],
        answer: { sent: { kind: 'sent' }, items },
      }
    },
  )
  await enqueue(deps, items)
  return sent
}
