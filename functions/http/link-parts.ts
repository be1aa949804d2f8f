/** What the pages behind links have in common. */

import type { Clinic } from '../core/clinic/clinic.ts'
import { areaName } from '../core/courses/areas.ts'
import type { Treatment } from '../core/patients/patient.ts'
import { readablePhone } from '../core/phone.ts'
import { clinicTime } from '../core/time.ts'
import type { HoursToday } from '../use-cases/alerts/open-link.ts'
import { type Html, html } from './html.ts'

export const page = (title: string, body: Html, language = 'en'): string =>
  html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><link rel="stylesheet" href="/l/style.css"></head>
<body><main>${body}</main></body></html>`.html

export const call = (phone: string, name: string, { country }: Clinic): Html =>
  html`<a class="call" href="tel:${phone}">Call ${name}: <span>${readablePhone(phone, country)}</span></a>`

/** Today's hours and the phone of the front desk; nothing of a clinic without hours. */
export function hoursLine(hours: HoursToday, { frontDeskPhone, country }: Clinic, language: string): Html | false {
  const said = hours(language)
  return (
    said !== undefined &&
    html`<p class="soft" lang="${language}">${said.today} ${said.frontDesk}: <a href="tel:${frontDeskPhone}">${readablePhone(frontDeskPhone, country)}</a></p>`
  )
}

export const treated = (treatments: readonly Treatment[], clinic: Clinic): Html[] =>
  treatments.length === 0
    ? [html`<dd>None on record.</dd>`]
    : treatments.flatMap(({ performedAt, procedures }) =>
        procedures.map(
          ({ plan, areas, product, injector }) =>
            html`<dd>${product ?? plan}: ${areas.map(areaName).join(', ') || 'area not recorded'}; ${clinicTime(performedAt, clinic)}${injector !== undefined && `; by ${injector}`}</dd>`,
        ),
      )
