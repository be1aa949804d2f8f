import type { Staff } from '../../core/clinic/clinic.ts'
import { staffPk } from '../../core/keys.ts'
import type { Channel, Outbound, OutboundState } from '../../core/messages/outbound.ts'
import { type DutyWatch, type Notices, UNANSWERED_MINUTES } from '../../core/on-call/duty-watch.ts'
import { type Instant, plusMinutes } from '../../core/time.ts'
import type { Clock, Reads, Templates } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { readAll } from '../store/records.ts'
import { spokenTest, testPageText } from '../wording/staff-texts.ts'
import { readWatch } from './watch-rota.ts'

/** What is known of one person's number. */
export type Readiness = {
  staff: Staff
  /** When they last answered a test page. */
  verifiedAt?: Instant
  /** A test page that is not answered yet, and how far it came. `silent`: for longer than an answer should take. */
  asked?: { at: Instant; pages: { channel: Channel; state: OutboundState }[]; silent: boolean }
}

export type Ready = { people: Readiness[]; notices: Notices }

/** Whose number is known to work, by test pages, and which texts about duty are switched on. */
export async function findReadiness(deps: Reads & Clock & Templates, clinicNow: ClinicSnapshot): Promise<Ready> {
  const { clinic, rota } = clinicNow
  const watch = (await readWatch(deps, clinic.clinicId))?.value
  const people = await Promise.all(
    rota.staff.map(async (staff): Promise<Readiness> => {
      const verifiedAt = watch?.verified[staff.staffId]
      const asked = await askedOf(deps, clinicNow, staff, watch)
      return { staff, ...(verifiedAt ? { verifiedAt } : {}), ...(asked ? { asked } : {}) }
    }),
  )
  return { people, notices: watch?.notices ?? { handOver: false } }
}

async function askedOf(
  deps: Reads & Clock & Templates,
  { clinic }: ClinicSnapshot,
  { staffId }: Staff,
  watch: DutyWatch | undefined,
): Promise<Readiness['asked']> {
  const at = watch?.asked.find((each) => each.staffId === staffId)?.at
  if (!at) return undefined
  const words = [testPageText(deps, clinic), spokenTest(deps, clinic)]
  const items = await readAll<Outbound>(deps.records, staffPk(clinic.clinicId, staffId), 'OUT#')
  return {
    at,
    silent: plusMinutes(at, UNANSWERED_MINUTES) <= deps.now(),
    pages: items
      .map(({ value }) => value)
      .filter(({ plannedFor, text }) => plannedFor >= at && words.includes(text))
      .map(({ channel, state }) => ({ channel, state })),
  }
}
