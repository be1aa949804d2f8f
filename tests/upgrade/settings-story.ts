import type { Clinic } from '../../functions/core/clinic/clinic.ts'
import { plusMinutes } from '../../functions/core/time.ts'
import { makeAddress } from '../../functions/use-cases/access/calendar-address.ts'
import { addSystem } from '../../functions/use-cases/access/system-keys.ts'
import { changeSettings } from '../../functions/use-cases/clinic/change-settings.ts'
import { proposeWords, signWords } from '../../functions/use-cases/clinic/own-words.ts'
import { setImportServices, setLayout } from '../../functions/use-cases/courses/import-layouts.ts'
import { followCalendar } from '../../functions/use-cases/on-call/followed-calendars.ts'
import { keepRetention } from '../../functions/use-cases/review/keep-retention.ts'
import { setRetention } from '../../functions/use-cases/review/retention-settings.ts'
import { anApi } from '../support/api.ts'
import { aPng } from '../support/pictures.ts'
import type { World } from '../support/world.ts'

const HALE = { id: 'dr-hale', by: 'dr-hale', name: 'Dr Hale' }
const CALENDAR = 'https://calendars.example/private-4711/on-call.ics'
const NIGHT = ['SUMMARY:Nurse Kim', 'UID:night-1', 'DTSTART:20261201T200000', 'DURATION:PT10H']
const PERIODS = { record: 12, conversations: 10, alerts: 10, audit: 7, mails: 90, strangers: 365, drafts: 30 }
const THANKS = {
  en: '{clinic}: Thank you, noted. We have not examined you. New or worse? Call {onCall}. Hard to breathe, swallow or see? Call {emergency}.',
  es: '{clinic}: Gracias, anotado. No le hemos examinado. Si empeora: {onCall}. Si le cuesta respirar, tragar o ver llame al {emergency}.',
}
const COLUMNS = { Client: 'name', Mobile: 'phone', Visit: 'performed_at', Service: 'procedures', Texts: 'consent_sms' }

/** What a clinic sets for itself, and who has read which record. */
export async function settingsOf(
  world: World,
  { clinic, patientId }: { clinic: Clinic; patientId: string },
): Promise<void> {
  const { clinicId } = clinic
  const { deps } = world
  await setRetention(deps, clinic, PERIODS, HALE)
  // A run whose time is over leaves word where the next goes on.
  const [begun, over] = [deps.now(), plusMinutes(deps.now(), 5)]
  let looked = 0
  await keepRetention({ ...deps, now: () => (looked++ === 0 ? begun : over) })
  await proposeWords(deps, clinicId, { message: 'answer-routine', texts: THANKS }, HALE)
  await signWords(deps, clinicId, HALE)
  await setLayout(deps, { clinicId, by: HALE.by, columns: COLUMNS })
  await setImportServices(deps, { clinicId, by: HALE.by, services: [{ service: 'Lip filler', plan: 'filler' }] })
  await makeAddress(deps, { clinicId, staffId: 'nurse-kim' })
  await makeAddress(deps, { clinicId, personId: patientId })
  const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...NIGHT, 'END:VEVENT', 'END:VCALENDAR']
  world.calendar(CALENDAR, { kind: 'fetched', text: lines.join('\r\n') })
  await followCalendar(deps, { clinicId, duty: 'on-call', by: HALE.name, url: CALENDAR })
  const content = Buffer.from(aPng([], { width: 300, height: 100 })).toString('base64')
  await changeSettings(
    deps,
    clinicId,
    { brandColor: '#6d3560', logo: { content } },
    { by: { id: HALE.id, name: HALE.name } },
  )
  await addSystem(deps, { clinicId, by: HALE, name: 'Booking system' })
  await world.settle()
  await anApi(world)('GET', `/v1/patients/${patientId}`)
}
