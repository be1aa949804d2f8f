/** What the pages behind links have in common. */

import type { Brand, Clinic } from '../core/clinic/clinic.ts'
import { logoPath, logoSize } from '../core/clinic/logo.ts'
import type { Language } from '../core/language.ts'
import type { Treatment } from '../core/patients/patient.ts'
import { readablePhone } from '../core/phone.ts'
import { clinicTime } from '../core/time.ts'
import type { HoursToday } from '../use-cases/alerts/open-link.ts'
import { areaIn, planIn } from '../use-cases/wording/treatment-words.ts'
import { type Html, html } from './html.ts'
import { linkWords } from './link-words.ts'

/** Pixels of the largest logo. */
const MOST = { width: 240, height: 56 }

/** `brand`: of the clinic whose patient reads the page; staff's pages have none. */
export const page = (title: string, body: Html, language = 'en', brand?: Brand): string =>
  html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><link rel="stylesheet" href="/l/style.css${styleOf(brand)}"></head>
<body><main>${brandLine(brand)}${body}</main></body></html>`.html

const styleOf = (brand: Brand | undefined): string => {
  if (!brand?.brandColor && !brand?.logo) return ''
  return `?brand=${encodeURIComponent(brand.brandColor?.replace('#', '') ?? 'logo')}`
}

/** The logo, or the name of a clinic that has a color alone. */
function brandLine(brand: Brand | undefined): Html | false {
  if (!brand?.logo) return brand?.brandColor !== undefined && html`<p class="brand">${brand.name}</p>`
  const { width, height } = logoSize(brand.logo, MOST)
  return html`<p class="brand"><img src="${logoPath(brand.clinicId, brand.logo)}" alt="${brand.name}" width="${width}" height="${height}"></p>`
}

export const call = (phone: string, name: string, { country }: Clinic, language: Language = 'en'): Html =>
  html`<a class="call" href="tel:${phone}">${linkWords(language).call(name)}: <span>${readablePhone(phone, country)}</span></a>`

/** Today's hours and the phone of the front desk; nothing of a clinic without hours. */
export function hoursLine(hours: HoursToday, { frontDeskPhone, country }: Clinic, language: string): Html | false {
  const said = hours(language)
  return (
    said !== undefined &&
    html`<p class="soft" lang="${language}">${said.today} ${said.frontDesk}: <a href="tel:${frontDeskPhone}">${readablePhone(frontDeskPhone, country)}</a></p>`
  )
}

export const treated = (treatments: readonly Treatment[], clinic: Clinic, language: Language = 'en'): Html[] =>
  treatments.length === 0
    ? [html`<dd>${linkWords(language).noTreatment}</dd>`]
    : treatments.flatMap(({ performedAt, procedures }) =>
        procedures.map(
          ({ plan, areas, product, injector }) =>
            html`<dd>${product ?? (language === 'en' ? plan : planIn(language, plan))}: ${areas.map((area) => areaIn(language, area)).join(', ') || linkWords(language).noArea}; ${clinicTime(performedAt, { ...clinic, language })}${injector !== undefined && `; ${linkWords(language).by(injector)}`}</dd>`,
        ),
      )
