/** The clinic's brand: its color and logo on what patients read. */
import { checkColor } from '../../core/clinic/brand-color.ts'
import { colorFault, logoFault } from '../../core/clinic/brand-faults.ts'
import { checkLogo } from '../../core/clinic/logo.ts'
import type { FieldError } from '../../core/fault.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { clinicNowOf, clinicOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { brandWords } from '../words/brand.ts'
import { BrandForm, brandAsForm, colorIn } from './brand-form.tsx'
import { BrandPreview } from './brand-preview.tsx'
import { editing } from './editing.tsx'
import { type Showing, saveSettings } from './save-settings.ts'
import { BRAND_PATH, SETTINGS_PATH } from './sections.ts'

async function brandPage(
  deps: ConsoleDeps,
  request: PageRequest,
  { form, faults = [], overtaken }: Showing = {},
): Promise<PageAnswer> {
  const { clinic, versions } = await clinicNowOf(deps, request.caller)
  const { language } = request
  const words = brandWords(language)
  return editing(request, {
    title: words.section.label,
    faults,
    overtaken,
    children: (
      <>
        <p>{words.intro}</p>
        <p>
          {words.name.text(clinic.name)} <a href={`${SETTINGS_PATH}/clinic#name`}>{words.name.link}</a>
        </p>
        <BrandForm
          {...{ clinic, language, faults }}
          to={BRAND_PATH}
          seen={versions.clinic}
          form={form ?? brandAsForm(clinic)}
        />
      </>
    ),
  })
}

/** What patients could not read or see, in the language of the page. */
function faultsIn({ form, files, language }: PageRequest): FieldError[] {
  const color = colorIn(form)
  const unread = color === '' ? undefined : colorFault(checkColor(color), language)
  const refused = files.map((bytes) => checkLogo(bytes)).find((checked) => checked.kind !== 'clean')
  return [
    ...(unread === undefined ? [] : [{ pointer: '/brandColor', detail: unread }]),
    ...(refused ? [{ pointer: '/logo', detail: logoFault(refused, language) }] : []),
  ]
}

async function saved(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, files } = request
  const again = (showing: Showing) => brandPage(deps, request, { form, ...showing })
  const faults = faultsIn(request)
  if (faults.length > 0) return again({ faults })
  const [file] = files
  const kept = formValue(form, 'remove') ? { logo: null } : {}
  const logo = file ? { logo: { content: Buffer.from(file).toString('base64') } } : kept
  return saveSettings(deps, request, { given: { brandColor: colorIn(form), ...logo }, path: BRAND_PATH, again })
}

async function preview(deps: ConsoleDeps, { caller, form, language }: PageRequest): Promise<PageAnswer> {
  const clinic = await clinicOf(deps, caller)
  return { kind: 'part', language, body: <BrandPreview brand={clinic} color={colorIn(form)} language={language} /> }
}

const roles = PERMISSIONS.administer

export const brandPages: readonly Page[] = [
  { method: 'GET', path: BRAND_PATH, roles, respond: (deps, request) => brandPage(deps, request) },
  { method: 'POST', path: BRAND_PATH, roles, respond: saved },
  { method: 'POST', path: `${BRAND_PATH}/preview`, roles, respond: preview },
  {
    method: 'POST',
    path: `${BRAND_PATH}/try`,
    roles,
    respond: (deps, request) => brandPage(deps, request, { form: request.form }),
  },
]
