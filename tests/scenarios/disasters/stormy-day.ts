/** A clinic's day on the simulation's queues and schedules, with nothing but the one disaster of a story; judged by the invariants. */
import { memoryRecords } from '../../../functions/adapters/memory-records.ts'
import { DEFAULT_POLICY } from '../../../functions/core/on-call/policy.ts'
import { addClinic } from '../../../functions/use-cases/clinic/add-clinic.ts'
import { logTreatment } from '../../../functions/use-cases/courses/log-treatment.ts'
import type { Records } from '../../../functions/use-cases/ports.ts'
import { clinic } from '../../simulation/clinics.ts'
import { Faults } from '../../simulation/faults.ts'
import { Model } from '../../simulation/model.ts'
import type { OwnSettings } from '../../simulation/own-settings.ts'
import { Scheduler } from '../../simulation/scheduler.ts'
import { Service } from '../../simulation/service.ts'
import { insist } from '../../simulation/stage.ts'
import type { Saying } from '../../simulation/words.ts'

/** Monday 10:00 in Los Angeles: Dr Day is on call, Nurse Ward is backup, Dr Owner the fallback. */
const BEGINS = Date.parse('2026-11-23T18:00:00.000Z')
const MINUTE = 60_000
/** No other word of a text is in it. */
const NAME = 'Ana Qzelle'
const OWN: OwnSettings = { policy: DEFAULT_POLICY, plans: {}, languages: ['en', 'es'] }

export const ANA = '+14155550123'
export const [DAY, WARD, OWNER] = ['+14155550901', '+14155550903', '+14155550904'] as const

/** Minutes of the day. */
type Span = { from: number; to: number }

/** `away`: the store can neither be read nor written. `lost`: it answers, and holds nothing; then all that it held is put back. */
export type Disaster = { away?: Span; lost?: Span }

const NEVER: Span = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY }

class OnlyThis extends Faults {
  private readonly outage: Span

  constructor(outage: Span) {
    super([], 1, BEGINS, 1)
    this.outage = { from: BEGINS + outage.from * MINUTE, to: BEGINS + outage.to * MINUTE }
  }

  override isAway(at: number): boolean {
    return this.outage.from <= at && at < this.outage.to
  }

  override after(from: number, minutes: number): number {
    const until = from + minutes * MINUTE
    const { from: left, to: back } = this.outage
    return left < until && back > from ? until + back - Math.max(left, from) : until
  }
}

/** One store after another, as each call finds it. */
function turning(now: () => Records): Records {
  return {
    get: (key) => now().get(key),
    getAll: (all) => now().getAll(all),
    list: (pk, prefix, without) => now().list(pk, prefix, without),
    listRecent: (pk, prefix) => now().listRecent(pk, prefix),
    due: (lane, at, limit) => now().due(lane, at, limit),
    open: (clinicId) => now().open(clinicId),
    commit: (writes) => now().commit(writes),
  }
}

export type Heard = { minute: number; to: string; text: string; channel: string }

export async function stormyDay({ away = NEVER, lost = NEVER }: Disaster) {
  const scheduler = new Scheduler(BEGINS)
  const minuteNow = () => (scheduler.now - BEGINS) / MINUTE
  const faults = new OnlyThis(away)
  const behind = { commits: 0 }
  const anEmptyStore = () => memoryRecords({ now: () => scheduler.instant(), lag: () => behind.commits })
  const [held, empty] = [anEmptyStore(), anEmptyStore()]
  const store = turning(() => (lost.from <= minuteNow() && minuteNow() < lost.to ? empty : held))
  const file = clinic(0, OWN)
  const model = new Model({ scheduler, faults }, [file], new Map([['c0', OWN]]), [NAME])
  await addClinic(store, file)
  const heard: Heard[] = []
  const logged: Parameters<Model['logged']>[0][] = []
  const { logged: judgeLog } = model
  model.logged = (entry) => {
    logged.push(entry)
    judgeLog.call(model, entry)
  }
  const service = new Service({
    ...{ scheduler, faults, store, behind, model },
    arrived: ({ to, text, channel }) => void heard.push({ minute: Math.floor(minuteNow()), to, text, channel }),
  })
  const stage = { scheduler, faults, model, service }
  const at = (minute: number, act: () => void) => scheduler.at(BEGINS + minute * MINUTE, act)
  let texts = 0
  service.begin()
  return {
    /** What reached a phone, with the minute in which it did. */
    heard: (phone: string) => heard.filter(({ to }) => to === phone),
    checkout: (minute: number) =>
      at(minute, () =>
        insist(stage, 'checkout', { kind: 'request', clinicId: 'c0' }, (deps) =>
          logTreatment(deps, {
            ...{ clinicId: 'c0', by: 'front-desk' },
            request: {
              patient: { name: NAME, phone: ANA, language: 'en', timeZone: 'America/Los_Angeles' },
              performedAt: scheduler.instant(),
              procedures: [{ plan: 'filler', areas: ['lips'] }],
              consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
            },
          }),
        ),
      ),
    text: (minute: number, from: string, text: string, says?: Saying) =>
      at(minute, () => {
        const id = `text-${++texts}`
        model.wrote({ id, from, to: file.clinic.textingNumber, text, ...(says ? { says } : {}) })
        service.carrier.text({ id, from, to: file.clinic.textingNumber, text })
      }),
    until: (minute: number) => scheduler.runUntil(BEGINS + minute * MINUTE, () => false),
    logged,
    alerts: () => [...model.known.alerts.values()],
    violations: model.violations,
  }
}
