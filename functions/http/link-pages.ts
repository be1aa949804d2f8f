/** The pages behind links: one alert on a small phone in the dark, a card for an emergency department. */
import type { Alert } from '../core/alerts/alert.ts'
import type { Clinic } from '../core/clinic/clinic.ts'
import { initials } from '../core/messages/names.ts'
import type { Treatment } from '../core/patients/patient.ts'
import { readablePhone } from '../core/phone.ts'
import { type Instant, shortTime } from '../core/time.ts'
import { marks } from '../core/triage/marks.ts'
import type { Opened } from '../use-cases/alerts/open-link.ts'
import { type Html, html } from './html.ts'

export const STYLE = `
:root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif }
body { max-width: 34rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.3rem; line-height: 1.3 }
mark { background: #ffd84d; color: #111; padding: 0 .15em }
blockquote { margin: 1rem 0; padding: .5rem 1rem; border-left: .3rem solid #b00020; white-space: pre-wrap; overflow-wrap: anywhere }
dt { font-weight: 600 } dd { margin: 0 0 .6rem }
button, .call { display: block; width: 100%; box-sizing: border-box; min-height: 3.2rem; margin: .7rem 0; padding: .7rem; border: 2px solid; border-radius: .5rem; font: inherit; font-weight: 600; text-align: center; text-decoration: none }
button { background: #0b57d0; border-color: #0b57d0; color: #fff }
.call span { white-space: nowrap }
input[type=tel], textarea { width: 100%; box-sizing: border-box; font: inherit }
.quiet { background: none; color: inherit; border-color: currentColor }
`

const page = (title: string, body: Html, language = 'en'): string =>
  html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><link rel="stylesheet" href="/l/style.css"></head>
<body><main>${body}</main></body></html>`.html

const clock = (at: Instant, { zone }: Clinic): string => shortTime(at, zone)

const languages = new Intl.DisplayNames(['en'], { type: 'language' })

const call = (phone: string, name: string, { country }: Clinic): Html =>
  html`<a class="call" href="tel:${phone}">Call ${name}: <span>${readablePhone(phone, country)}</span></a>`

/** What a link shows, and the status it answers with. */
export function linkPage(opened: Opened, said?: string): { status: number; body: string } {
  switch (opened.kind) {
    case 'page':
      return { status: 200, body: alertPage(opened, said) }
    case 'card':
      return { status: 200, body: cardPage(opened) }
    case 'mail':
      return { status: 200, body: answerPage(opened, said) }
    case 'own-phone':
      return { status: 200, body: consentPage(opened, said) }
    case 'gone':
      return { status: 410, body: page('Link', html`<h1>This link no longer works</h1>${LINK_EXPIRED}`) }
  }
}

const LINK_EXPIRED = html`<p>It has expired, or was never ours. Staff: use the link in the newest page, or text the alert's code back.
Patients: call your clinic. In an emergency call your local emergency number.</p>`

function alertPage(
  { clinic, person, view, staff, treatments }: Extract<Opened, { kind: 'page' }>,
  said?: string,
): string {
  const { alert } = view
  const who = initials(person.name) || 'an unknown number'
  return page(
    `${alert.tier} ${alert.code}`,
    html`<h1>${alert.tier.toUpperCase()} ${alert.code}: ${who}, ${clinic.name}</h1>
${said !== undefined && html`<p role="status"><strong>${said}</strong></p>`}
<p>${stateOf(alert, clinic, staff.staffId)}</p>
<blockquote>${marked(alert)}</blockquote>
<p>${alert.because}</p>
${person.phone !== undefined && call(person.phone, who, clinic)}
${buttons(alert, staff.staffId)}
<dl><dt>Since</dt><dd>${clock(alert.openedAt, clinic)}; contact due by ${clock(alert.contactBy, clinic)}</dd>
<dt>Language</dt><dd>${languages.of(person.language)}</dd>
<dt>Treatments of the last weeks</dt>${treated(treatments, clinic)}</dl>`,
  )
}

function stateOf({ state, acknowledgedBy, outcome }: Alert, clinic: Clinic, reader: string): string {
  if (state === 'resolved')
    return `Resolved: ${outcome?.name} recorded ${outcome?.outcome.replaceAll('-', ' ')}. Nothing is left to do.`
  if (!acknowledgedBy) return 'Nobody has it yet. Pages go on until somebody does.'
  const owner = acknowledgedBy.staffId === reader ? 'You have' : `${acknowledgedBy.name} has`
  return `${owner} it since ${clock(acknowledgedBy.at, clinic)}${state === 'contacted' ? ', and the patient was reached' : ''}.`
}

function buttons({ state, acknowledgedBy }: Alert, reader: string): Html | false {
  if (state === 'resolved') return false
  const button = (action: string, label: string, quiet = false) =>
    html`<form method="post"><button name="action" value="${action}" class="${quiet ? 'quiet' : ''}">${label}</button></form>`
  if (!acknowledgedBy)
    return html`${button('acknowledge', 'I have it')}${button('contacted', 'I have reached the patient', true)}`
  return button('contacted', 'I have reached the patient', acknowledgedBy.staffId !== reader)
}

/** The first message's words with its signs marked; what was said later stands below it. */
function marked({ reply, signs }: Alert): Html[] {
  const [first = '', ...later] = reply.split('\n')
  return [
    ...marks(first, signs).map((piece) => (piece.marked ? html`<mark>${piece.text}</mark>` : html`${piece.text}`)),
    ...later.map((line) => html`\n${line}`),
  ]
}

const treated = (treatments: readonly Treatment[], clinic: Clinic): Html[] =>
  treatments.length === 0
    ? [html`<dd>None on record.</dd>`]
    : treatments.flatMap(({ performedAt, procedures }) =>
        procedures.map(
          ({ plan, areas, product, injector }) =>
            html`<dd>${product ?? plan}: ${areas.join(', ') || 'area not recorded'}; ${clock(performedAt, clinic)}${injector !== undefined && `; by ${injector}`}</dd>`,
        ),
      )

/** Without a name: whoever shows it is the patient, and whoever finds the phone learns of nobody. */
function cardPage({ clinic, treatments }: Extract<Opened, { kind: 'card' }>): string {
  return page(
    'For the emergency department',
    html`<h1>For the emergency department</h1>
<p>The person who shows you this was treated at ${clinic.name}, and reported a warning sign to us.</p>
<dl><dt>What, where, when (clinic's time)</dt>${treated(treatments, clinic)}</dl>
${call(clinic.onCallPhone, 'the clinician on call', clinic)}
<p>If you cannot reach us: the front desk has the record.</p>
${call(clinic.frontDeskPhone, 'the front desk', clinic)}`,
  )
}

/** The closed questions, the danger signs first, and free text; and the way out of mails. */
function answerPage({ clinic, words, language }: Extract<Opened, { kind: 'mail' }>, said?: string): string {
  const option = (value: string, id: string) =>
    html`<label class="call"><input type="radio" name="answer" value="${value}"> ${value} ${words(id)}</label>`
  return page(
    words('title'),
    html`<h1>${words('title')}</h1>
<p><strong>${words('emergency')}</strong></p>
${said !== undefined && html`<p role="status"><strong>${said}</strong></p>`}
<form method="post">${option('1', 'one')}${option('2', 'two')}${option('3', 'three')}
<label>${words('words')}<textarea name="words" rows="4" maxlength="1600"></textarea></label>
<button name="action" value="answer">${words('send')}</button></form>
<a class="call" href="tel:${clinic.onCallPhone}">${words('call')}: <span>${readablePhone(clinic.onCallPhone, clinic.country)}</span></a>
<form method="post"><button name="action" value="unsubscribe" class="quiet">${words('stop')}</button></form>`,
    language,
  )
}

/** Number and consent on the patient's own phone, in each language of the clinic. */
function consentPage({ clinic, words, given }: Extract<Opened, { kind: 'own-phone' }>, said?: string): string {
  const first = clinic.languages[0] ?? 'en'
  if (given)
    return page(
      clinic.name,
      html`${clinic.languages.map((each) => html`<h1 lang="${each}">${words(each, 'thanks')}</h1>`)}`,
      first,
    )
  const form = (language: string): Html => html`<form method="post" lang="${language}">
<h1>${clinic.name}: ${words(language, 'title')}</h1>
<input type="hidden" name="language" value="${language}">
<label>${words(language, 'phone')}<input name="phone" type="tel" autocomplete="tel" required></label>
<p>${words(language, 'statement')}</p>
<label class="call"><input type="checkbox" name="agree" value="yes" required> ${words(language, 'agree')}</label>
<button name="action" value="agree">${words(language, 'send')}</button></form>`
  return page(
    clinic.name,
    html`${said !== undefined && html`<p role="alert"><strong>${said}</strong></p>`}${clinic.languages.map(form)}`,
    first,
  )
}
