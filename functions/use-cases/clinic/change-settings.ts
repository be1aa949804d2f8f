import { logoFault } from '../../core/clinic/brand-faults.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { checkLogo, type Logo } from '../../core/clinic/logo.ts'
import { offerFaults } from '../../core/clinic/offers.ts'
import { openingFaults } from '../../core/clinic/opening-faults.ts'
import { type SettingsGiven, settingsOf } from '../../core/clinic/settings.ts'
import type { FieldError } from '../../core/fault.ts'
import { savedReplyFaults } from '../../core/messages/saved-replies.ts'
import { toGsm } from '../../core/messages/wording.ts'
import type { Clock, Hashing, Reads, Templates, Write } from '../ports.ts'
import type { Author } from '../store/change-log.ts'
import { readClinic } from '../store/read-clinic.ts'
import { editClinic } from './edit-clinic.ts'
import { putLogo, removeLogo } from './logo.ts'
import { languagesWithConsent } from './readiness.ts'

export type SettingsChanged =
  | { kind: 'changed'; clinic: Clinic }
  | { kind: 'invalid'; faults: FieldError[] }
  /** Somebody has changed them since `seen`, or at this moment; nothing was changed. */
  | { kind: 'overtaken' }

/** Changes a clinic's settings; those that are not named stay. `seen`: as `ClinicSnapshot.versions.clinic` said. */
export async function changeSettings(
  deps: Reads & Clock & Templates & Hashing,
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
  const logo = await logoOf(deps, clinicId, given.logo)
  const plans = Object.values(deps.content().plans)
  const faults = [
    ...nameFaults(given),
    ...(given.offers ? offerFaults(given.offers, plans) : []),
    ...(given.savedReplies ? savedReplyFaults(given.savedReplies) : []),
    ...(given.openingHours ? openingFaults(given.openingHours) : []),
    ...('faults' in settings ? settings.faults : []),
    ...('faults' in logo ? logo.faults : []),
  ]
  if ('faults' in settings || 'faults' in logo || faults.length > 0) return { kind: 'invalid', faults }
  const changes = { ...settings.changes, ...logo.changes }
  const version = { seen: { clinic: clinicNow.versions.clinic } }
  const edited = await editClinic(
    { records: deps.records, now: deps.now() },
    clinicId,
    { clinic: changes },
    { by, ...version, also: logo.writes },
  )
  switch (edited.kind) {
    case 'edited':
      return { kind: 'changed', clinic: { ...clinicNow.clinic, ...changes } }
    case 'invalid':
      return { kind: 'invalid', faults: edited.faults.map(ofSettings) }
    case 'taken':
      return { kind: 'overtaken' }
    case 'unknown':
    case 'belongs-to-another':
      throw new Error(`a clinic's settings could not be changed: ${edited.kind}`)
  }
}

type LogoChange = { changes: { logo?: Logo | undefined }; writes: Write[] }

/** The picture leaves with the settings that name it, or not at all. */
async function logoOf(
  deps: Reads & Hashing,
  clinicId: string,
  given: SettingsGiven['logo'],
): Promise<LogoChange | { faults: FieldError[] }> {
  if (given === undefined) return { changes: {}, writes: [] }
  if (given === null) return { changes: { logo: undefined }, writes: await removeLogo(deps, clinicId) }
  const checked = checkLogo(Buffer.from(given.content, 'base64'))
  if (checked.kind !== 'clean') return { faults: [{ pointer: '/logo', detail: logoFault(checked) }] }
  const { logo, writes } = await putLogo(deps, clinicId, checked.picture)
  return { changes: { logo }, writes }
}

const nameFaults = ({ name }: SettingsGiven): FieldError[] =>
  name === undefined || toGsm(name) === name
    ? []
    : [{ pointer: '/name', detail: 'Use plain letters: the name begins every text, and texts have no others.' }]

const ofSettings = ({ pointer, detail }: FieldError): FieldError => ({
  pointer: pointer.replace(/^\/clinic/, ''),
  detail,
})
