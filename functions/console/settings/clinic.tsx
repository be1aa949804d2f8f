/** The clinic's own settings: name, phones, clock, languages, nights. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { type Line, SETTINGS, type SettingsGiven } from '../../core/clinic/settings.ts'
import { readablePhone } from '../../core/phone.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { languagesWithConsent } from '../../use-cases/clinic/readiness.ts'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { clinicWords } from '../words/clinic-settings.ts'
import { settingsWords } from '../words/settings.ts'
import { ClinicForm } from './clinic-form.tsx'
import { editing } from './editing.tsx'
import { inWords } from './frame.tsx'
import { type Showing, saveSettings } from './save-settings.ts'
import { SETTINGS_PATH } from './sections.ts'

const PATH = `${SETTINGS_PATH}/clinic`

/** These have pages of their own. */
const ELSEWHERE: readonly string[] = ['offers', 'savedReplies', 'openingHours', 'brandColor', 'logo']
const FIELDS = SETTINGS.filter((name): name is Line | 'languages' => !ELSEWHERE.includes(name))

/** The form as it is saved now, phones as people of the country read them. */
function formOf(clinic: Clinic): URLSearchParams {
  const form = new URLSearchParams()
  for (const name of FIELDS) {
    const value = clinic[name]
    if (Array.isArray(value)) for (const each of value) form.append(name, each)
    else if (value) form.set(name, name.endsWith('Phone') ? readablePhone(value, clinic.country) : value)
  }
  return form
}

const givenIn = (form: URLSearchParams): SettingsGiven =>
  Object.fromEntries(FIELDS.map((name) => [name, name === 'languages' ? form.getAll(name) : formValue(form, name)]))

async function clinicPage(
  deps: ConsoleDeps,
  request: PageRequest,
  { form, faults = [], overtaken }: Showing = {},
): Promise<PageAnswer> {
  const { clinic, versions } = await clinicNowOf(deps, request.caller)
  const { language } = request
  const common = settingsWords(language)
  return editing(request, {
    title: common.sections.clinic.label,
    faults,
    overtaken,
    children: (
      <>
        <ClinicForm
          {...{ clinic, language, common }}
          to={PATH}
          seen={versions.clinic}
          words={clinicWords(language)}
          form={form ?? formOf(clinic)}
          faults={inWords(faults, clinicWords(language).needs)}
          available={languagesWithConsent(deps, Object.keys(deps.content().messages))}
        />
      </>
    ),
  })
}

const saved = (deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> => {
  const { form } = request
  const again = (showing: Showing) => clinicPage(deps, request, { form, ...showing })
  return saveSettings(deps, request, { given: givenIn(form), path: PATH, again })
}

const roles = PERMISSIONS.administer

export const clinicSettingsPages: readonly Page[] = [
  { method: 'GET', path: PATH, roles, respond: (deps, request) => clinicPage(deps, request) },
  { method: 'POST', path: PATH, roles, respond: saved },
]
