/** The page on which a patient sends photos, and photos in the page behind a page's link. Both work without script. */

import type { Language } from '../core/language.ts'
import { readablePhone } from '../core/phone.ts'
import { LONGEST_PHOTO_NOTE, THUMBNAIL } from '../core/photos/photo.ts'
import type { Opened } from '../use-cases/alerts/open-link.ts'
import { type Html, html } from './html.ts'
import { hoursLine, page } from './link-parts.ts'
import { linkWords } from './link-words.ts'

type PhotoOpened = Extract<Opened, { kind: 'photo' }>

/** `said`: what came of a form; `isSent`: photos have arrived. */
export function photoPage(
  { clinic, words, answerWords, language, left, hours }: PhotoOpened,
  said?: string,
  isSent = false,
): string {
  const { onCallPhone, country } = clinic
  return page(
    words('title'),
    html`<p class="fault">${answerWords('emergency')}</p>
<h1>${words('title')}</h1>
<p role="${isSent ? 'status' : 'alert'}"><strong>${said ?? ''}</strong></p>
${!isSent && html`<p>${words('about')}</p>`}
${left > 0 ? form(words, left, isSent) : html`<p>${words('none-left')}</p>`}
<a class="call" href="tel:${onCallPhone}">${answerWords('call')}: <span>${readablePhone(onCallPhone, country)}</span></a>
${hoursLine(hours, clinic, language)}<script src="/l/photos.js" type="module"></script>`,
    language,
    clinic,
  )
}

const form = (words: PhotoOpened['words'], left: number, isSent: boolean): Html =>
  html`<form method="post" enctype="multipart/form-data" data-photos data-working="${words('working')}" data-sending="${words('sending', { percent: '{percent}' })}" data-failed="${words('failed')}">
${isSent && html`<p>${words('more', { left: String(left) })}</p>`}
<label class="field">${words('take')}<input type="file" name="photo" accept="image/jpeg,image/png" capture></label>
<label class="field">${words('choose', { left: String(left) })}<input type="file" name="photo" accept="image/jpeg,image/png" multiple></label>
<label class="field">${words('note')}<textarea name="note" rows="3" maxlength="${String(LONGEST_PHOTO_NOTE)}"></textarea></label>
<p role="status" data-progress></p>
<button>${words('send')}</button></form>`

/** Small pictures that open the whole one. `when`: as the page writes times. */
export const linkPhotos = (photoIds: readonly string[], when: string, name: string, language: Language): Html =>
  html`<p class="photos">${photoIds.map(
    (id, n) =>
      html`<a href="?photo=${encodeURIComponent(id)}"><img src="?photo=${encodeURIComponent(id)}" width="${String(THUMBNAIL)}" height="${String(THUMBNAIL)}" loading="lazy" alt="${name} ${linkWords(language).photoOf(n + 1, photoIds.length)}, ${when}"></a>`,
  )}</p>`
