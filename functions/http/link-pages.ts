/** The pages behind links: an alert, a card for an emergency department, a patient's answer, a patient's consent. */
import type { Clinic } from '../core/clinic/clinic.ts'
import type { Language } from '../core/language.ts'
import { readablePhone } from '../core/phone.ts'
import type { Opened } from '../use-cases/alerts/open-link.ts'
import { type Html, html } from './html.ts'
import { alertPage, type Typed } from './link-alert-page.ts'
import { call, hoursLine, page, treated } from './link-parts.ts'
import { photoPage } from './link-photo-page.ts'
import { linkWords } from './link-words.ts'

/** What a link shows, and the status it answers with. */
export function linkPage(
  opened: Opened,
  said?: string,
  typed?: Typed,
  language: Language = 'en',
): { status: number; body: string; script?: true } {
  switch (opened.kind) {
    case 'page':
      return {
        status: 200,
        body: alertPage(opened, { ...(said === undefined ? {} : { said }), ...(typed ? { typed } : {}), language }),
      }
    case 'card':
      return { status: 200, body: cardPage(opened) }
    case 'mail':
      return opened.ended ? { status: 410, body: endedPage(opened) } : { status: 200, body: answerPage(opened, said) }
    case 'photo':
      return opened.ended
        ? { status: 410, body: endedPage({ ...opened, words: opened.answerWords }) }
        : { status: 200, body: photoPage(opened, said), script: true }
    case 'own-phone':
      return { status: 200, body: consentPage(opened, said) }
    case 'gone':
      return { status: 410, body: gonePage(language) }
  }
}

function gonePage(language: Language): string {
  const { title, emergency, patients, staff } = linkWords(language).gone
  return page(title, html`<h1>${title}</h1><p>${emergency}</p><p>${patients}</p>\n<p>${staff}</p>`, language)
}

export function tooLongPage(token: string, language: Language = 'en'): string {
  const { title, said, back, shorten } = linkWords(language).tooLong
  return page(title, html`<h1>${title}</h1><p>${said} <a href="/l/${token}">${back}</a> ${shorten}</p>`, language)
}

/** Without a name: the person who shows it is the patient, and a finder of the phone learns of nobody. */
function cardPage({ clinic, treatments }: Extract<Opened, { kind: 'card' }>): string {
  return page(
    'For the emergency department',
    html`<h1>For the emergency department</h1>
<p>The person who shows you this was treated at ${clinic.name}, and sent us a possible warning sign.</p>
<dl><dt>What, where, when (clinic's time)</dt>${treated(treatments, clinic)}</dl>
${call(clinic.onCallPhone, 'the clinician on call', clinic)}
<p>If you cannot reach us: the front desk has the record.</p>
${call(clinic.frontDeskPhone, 'the front desk', clinic)}`,
  )
}

type MailOpened = Extract<Opened, { kind: 'mail' }>

/**
 * The closed questions, the danger signs first, and free text; and the way out of mails. Beside an answer, which may be of an
 * emergency, no hours stand.
 */
function answerPage({ clinic, words, language, hours }: MailOpened, said?: string): string {
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
${dayAndNight(clinic, words)}${said === undefined && hoursLine(hours, clinic, language)}
<form method="post"><button name="action" value="unsubscribe" class="quiet">${words('stop')}</button></form>`,
    language,
    clinic,
  )
}

/** Of a patient who was erased: an answer could not be told from anybody's, so the page says whom to call. */
function endedPage({ clinic, words, language }: Pick<MailOpened, 'clinic' | 'words' | 'language'>): string {
  return page(
    words('ended'),
    html`<h1>${words('ended')}</h1>
<p><strong>${words('emergency')}</strong></p>
${dayAndNight(clinic, words)}`,
    language,
    clinic,
  )
}

const dayAndNight = ({ onCallPhone, country }: Clinic, words: (id: string) => string): Html =>
  html`<a class="call" href="tel:${onCallPhone}">${words('call')}: <span>${readablePhone(onCallPhone, country)}</span></a>`

/** Number and consent on the patient's own phone, in each language of the clinic. */
function consentPage({ clinic, words, given, hours }: Extract<Opened, { kind: 'own-phone' }>, said?: string): string {
  const first = clinic.languages[0] ?? 'en'
  if (given)
    return page(
      clinic.name,
      html`${clinic.languages.map((each) => html`<h1 lang="${each}">${words(each, 'thanks')}</h1>`)}`,
      first,
      clinic,
    )
  const form = (language: string): Html => html`<form method="post" lang="${language}">
<h1>${clinic.name}: ${words(language, 'title')}</h1>
<input type="hidden" name="language" value="${language}">
<label>${words(language, 'phone')}<input name="phone" type="tel" autocomplete="tel" required></label>
<p>${words(language, 'statement')}</p>
<label class="call"><input type="checkbox" name="agree" value="yes" required> ${words(language, 'agree')}</label>
<button name="action" value="agree">${words(language, 'send')}</button>${hoursLine(hours, clinic, language)}</form>`
  return page(
    clinic.name,
    html`${said !== undefined && html`<p role="alert"><strong>${said}</strong></p>`}${clinic.languages.map(form)}`,
    first,
    clinic,
  )
}
