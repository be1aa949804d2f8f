import { plusHours, plusMinutes } from '../../functions/core/time.ts'
import type { Client } from '../support/server.ts'
import { type Look, leastOf, memory } from './memory.ts'
import { A_PHONE, checkout, HARBOR, inParallel, phoneOf, secondsSince, storedOf } from './patients.ts'
import type { Load, LoadReport } from './report.ts'

const TEXTS_A_MINUTE = 20
/** Memory is compared from here on: caches have filled by then. */
const WARM_MINUTES = 10
/** Seldom, since each look collects the garbage that would otherwise be resident. */
const LOOKED_AT_EVERY_MINUTES = 10

export async function anHour(
  clinic: Client,
  { minutes, phones, progress }: { minutes: number; phones: number; progress: Load['progress'] },
): Promise<LoadReport['steady']> {
  const began = Date.now()
  const sent: (readonly [string, string])[] = []
  let now = plusHours(await clinic.now(), 0)
  const looks: Look[][] = []
  for (let minute = 0; minute < minutes; minute++) {
    await checkout(clinic, 2 * minute + 1, now)
    await inParallel(TEXTS_A_MINUTE, (i) => {
      const text = [phoneOf(((minute * TEXTS_A_MINUTE + i) % phones) * A_PHONE), `steady-${minute}-${i}`] as const
      sent.push(text)
      return clinic.local('sms', { from: text[0], to: HARBOR, body: i % 7 === 0 ? 'thank you!' : '1', id: text[1] })
    })
    now = plusMinutes(now, 1)
    await clinic.local('clock', { to: now })
    if (minute + 1 >= WARM_MINUTES && (minute + 1) % LOOKED_AT_EVERY_MINUTES === 0) looks.push(await memory(clinic))
    if (minute % 10 === 0) progress(`${minute} minutes of steady work`)
  }
  const wallSeconds = secondsSince(began)
  return {
    ...{ minutes, texts: sent.length, stored: await storedOf(clinic, sent), wallSeconds },
    memory: leastOf(looks),
  }
}
