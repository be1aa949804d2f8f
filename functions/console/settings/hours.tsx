/** When the clinic is open, and which days are special. */

import type { FieldError } from '../../core/fault.ts'
import { wallTime } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { clinicNowOf, clinicOf } from '../shared/current-clinic.ts'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { type HoursWords, hoursWords } from '../words/hours.ts'
import { settingsWords } from '../words/settings.ts'
import { editing } from './editing.tsx'
import { HoursForm } from './hours-form.tsx'
import { formOfHours, hoursIn, withTaps } from './hours-values.ts'
import { type Showing, saveSettings } from './save-settings.ts'
import { SETTINGS_PATH } from './sections.ts'

const PATH = `${SETTINGS_PATH}/hours`

async function hoursPage(
  deps: ConsoleDeps,
  request: PageRequest,
  { form, faults = [], overtaken }: Showing = {},
): Promise<PageAnswer> {
  const { clinic, versions } = await clinicNowOf(deps, request.caller)
  const { language } = request
  const common = settingsWords(language)
  const words = hoursWords(language)
  return editing(request, {
    title: common.sections.hours.label,
    faults,
    overtaken,
    children: (
      <>
        <p>{words.intro}</p>
        <HoursForm
          {...{ clinic, language, words, faults }}
          to={PATH}
          seen={versions.clinic}
          today={wallTime(deps.now(), clinic.zone).date}
          form={form ?? formOfHours(clinic.openingHours)}
          save={common.save}
        />
      </>
    ),
  })
}

/** What is wrong, in the page's language. */
const said = (faults: readonly FieldError[], { needs, fault }: HoursWords): FieldError[] =>
  faults.map(({ pointer, fact }) => {
    const own = fact && (fault as Partial<Record<string, string>>)[fact.kind]
    if (own) return { pointer, detail: own }
    if (pointer === '/special') return { pointer, detail: needs.full }
    if (/\/name\b/.test(pointer)) return { pointer, detail: needs.name }
    return { pointer, detail: /\/(first|last)$/.test(pointer) ? needs.date : needs.time }
  })

async function saved(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { zone, country } = await clinicOf(deps, request.caller)
  const form = withTaps(request.form, { today: wallTime(deps.now(), zone).date, country })
  const { given, faultsInForm } = hoursIn(form)
  const again = ({ faults = [], ...showing }: Showing) =>
    hoursPage(deps, request, { form, ...showing, faults: said(faultsInForm(faults), hoursWords(request.language)) })
  return saveSettings(deps, request, { given: { openingHours: given }, path: PATH, again })
}

const roles = PERMISSIONS.administer

export const hoursPages: readonly Page[] = [
  { method: 'GET', path: PATH, roles, respond: (deps, request) => hoursPage(deps, request) },
  { method: 'POST', path: PATH, roles, respond: saved },
]
