import type { Clinic } from '../../core/clinic/clinic.ts'
import { offerFaults } from '../../core/clinic/offers.ts'
import { openingFaults } from '../../core/clinic/opening-faults.ts'
import { type SettingsGiven, settingsOf } from '../../core/clinic/settings.ts'
import type { FieldError } from '../../core/fault.ts'
import { savedReplyFaults } from '../../core/messages/saved-replies.ts'
import { toGsm } from '../../core/messages/wording.ts'
import type { Clock, Reads, Templates } from '../ports.ts'
import type { Author } from '../store/change-log.ts'
import { readClinic } from '../store/read-clinic.ts'
import { editClinic } from './edit-clinic.ts'
import { languagesWithConsent } from './readiness.ts'

export type SettingsChanged =
  | { kind: 'changed'; clinic: Clinic }
  | { kind: 'invalid'; faults: FieldError[] }
  /** Somebody has changed them since `seen`, or at this moment; nothing was changed. */
  | { kind: 'overtaken' }

/** Changes a clinic's settings; those that are not named stay. `seen`: as `ClinicSnapshot.versions.clinic` said. */
export async function changeSettings(
  deps: Reads & Clock & Templates,
  clinicId: string,
  given: SettingsGiven,
  { by, seen }: { by: Author; seen?: string },
): Promise<SettingsChanged> {
  const clinicNow = await readClinic(deps.records, clinicId)
  if (!clinicNow) throw new Error('a token of a clinic that is not set up')
  if (seen !== undefined && seen !== clinicNow.versions.clinic) return { kind: 'overtaken' }
  const written = languagesWithConsent(deps, given.languages ?? [])
  const unknown = (given.languages ?? []).filter((language) => !written.includes(language))
  if (unknown.length > 0)
    return { kind: 'invalid', faults: [{ pointer: '/languages', detail: `There are no texts in ${unknown.join()}.` }] }
  const settings = settingsOf(given, clinicNow.clinic)
  const plans = Object.values(deps.content().plans)
  const faults = [
    ...nameFaults(given),
    ...(given.offers ? offerFaults(given.offers, plans) : []),
    ...(given.savedReplies ? savedReplyFaults(given.savedReplies) : []),
    ...(given.openingHours ? openingFaults(given.openingHours) : []),
    ...('faults' in settings ? settings.faults : []),
  ]
  if ('faults' in settings || faults.length > 0) return { kind: 'invalid', faults }
  const version = { seen: { clinic: clinicNow.versions.clinic } }
  const edited = await editClinic(
    { records: deps.records, now: deps.now() },
    clinicId,
    { clinic: settings.changes },
    { by, ...version },
  )
  switch (edited.kind) {
    case 'edited':
      return { kind: 'changed', clinic: { ...clinicNow.clinic, ...settings.changes } }
    case 'invalid':
      return { kind: 'invalid', faults: edited.faults.map(ofSettings) }
    case 'taken':
      return { kind: 'overtaken' }
    case 'unknown':
    case 'belongs-to-another':
      throw new Error(`a clinic's settings could not be changed: ${edited.kind}`)
  }
}

const nameFaults = ({ name }: SettingsGiven): FieldError[] =>
  name === undefined || toGsm(name) === name
    ? []
    : [{ pointer: '/name', detail: 'Use plain letters: the name begins every text, and texts have no others.' }]

const ofSettings = ({ pointer, detail }: FieldError): FieldError => ({
  pointer: pointer.replace(/^\/clinic/, ''),
  detail,
})
