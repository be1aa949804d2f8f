/**
 * Keeps and reads who is at which alert: one item for each person, read by the console alone. Nothing here throws or decides
 * anything: without it an alert is dealt with as before.
 */
import {
  type Colleague,
  colleaguesAt,
  type Doing,
  type Presence,
  SHOWN_SECONDS,
  withVisit,
} from '../../core/alerts/presence.ts'
import { keys, presencePk } from '../../core/keys.ts'
import { plusSeconds } from '../../core/time.ts'
import type { Clock, Hashing, Logs, Reads } from '../ports.ts'
import { readAs, type Versioned, write } from '../store/records.ts'

type PresenceDeps = Reads & Clock & Hashing & Logs
type Caller = { clinicId: string; id: string; name: string }

const LENGTH = 16
const alertDigest = ({ sha256 }: Hashing, alertId: string): string => sha256(alertId).slice(0, LENGTH)

/** Who of the clinic but the caller is at each alert that is asked for; nobody where the store does not say. */
export async function colleagues(
  deps: PresenceDeps,
  { clinicId, id }: Caller,
): Promise<(alertId: string) => Colleague[]> {
  const people = (await presences(deps, clinicId)).map(({ value }) => value)
  const now = deps.now()
  return (alertId) => colleaguesAt(people, alertDigest(deps, alertId), id, now)
}

/** The caller's page of an alert is open: says so to colleagues, and says who of them is at it. */
export async function visitAlert(
  deps: PresenceDeps,
  { clinicId, id, name }: Caller,
  { alertId, doing }: { alertId: string; doing: Doing | undefined },
): Promise<Colleague[]> {
  const [people, alert, now] = [await presences(deps, clinicId), alertDigest(deps, alertId), deps.now()]
  const mine = people.find(({ value }) => value.staffId === id)
  const next = doing && withVisit(mine?.value, { alert, doing, at: now }, { staffId: id, name })
  if (next) await keep(deps, clinicId, next, mine?.version ?? 0)
  return colleaguesAt(
    people.map(({ value }) => value),
    alert,
    id,
    now,
  )
}

/** A second late is soon enough: the pages ask again. */
async function presences({ records, log }: PresenceDeps, clinicId: string): Promise<Versioned<Presence>[]> {
  try {
    return (await records.listRecent(presencePk(clinicId), 'AT#')).map((item) => readAs<Presence>(item))
  } catch {
    log.write({ event: 'presence-not-read', clinic: clinicId })
    return []
  }
}

async function keep({ records, log, now }: PresenceDeps, clinicId: string, presence: Presence, version: number) {
  const found = { expiresAt: plusSeconds(now(), SHOWN_SECONDS) }
  const commit = await records
    .commit([write(keys.presence(clinicId, presence.staffId), presence, version, found)])
    .catch(() => ({ kind: 'failed' as const }))
  // Taken: another tab of the same person was first, and says the same.
  if (commit.kind !== 'committed' && commit.kind !== 'taken')
    log.write({ event: 'presence-not-written', clinic: clinicId })
}
