/** The page behind a page's link: everything about one alert, on a phone, without sign-in and without script. */

import type { Alert } from '../core/alerts/alert.ts'
import { OUTCOMES } from '../core/alerts/outcome.ts'
import { outcomeWord } from '../core/alerts/outcome-words.ts'
import { mayReopen } from '../core/alerts/reopening.ts'
import { mayUndo } from '../core/alerts/undo.ts'
import { capital } from '../core/capital.ts'
import type { FieldError } from '../core/fault.ts'
import type { Language } from '../core/language.ts'
import type { OutboundState } from '../core/messages/outbound.ts'
import { lastBefore } from '../core/patients/patient.ts'
import { readablePhone } from '../core/phone.ts'
import { clinicClock, clinicTime, hoursBetween, minutesBetween, zoneName } from '../core/time.ts'
import { marks } from '../core/triage/marks.ts'
import { isAfterFiller } from '../use-cases/alerts/alert-record.ts'
import type { Opened } from '../use-cases/alerts/open-link.ts'
import { readingIn } from '../use-cases/wording/reading-words.ts'
import { recordWords } from '../use-cases/wording/record-language.ts'
import { riskIn } from '../use-cases/wording/treatment-words.ts'
import { alertFormWords } from './alert-words.ts'
import { type Html, html } from './html.ts'
import { call, page, treated } from './link-parts.ts'
import { linkPhotos } from './link-photo-page.ts'
import { linkWords } from './link-words.ts'

/** What was typed and is not done yet, with what is wrong in it. */
export type Typed = { form: URLSearchParams; faults: FieldError[] }
type PageOpened = Extract<Opened, { kind: 'page' }> & { language: Language }

const NOTHING: Typed = { form: new URLSearchParams(), faults: [] }

/** `Ana Ruiz` → `Ana R.`: enough to greet a patient by; the holder of the link is not signed in. */
const shortName = (name: string, language: Language): string => {
  const [first = '', ...more] = name.trim().split(/\s+/).filter(Boolean)
  const last = more.at(-1)
  return first ? `${first}${last ? ` ${[...last][0]}.` : ''}` : linkWords(language).someone
}

type Around = { said?: string; typed?: Typed; language: Language }

export function alertPage(
  shown: Extract<Opened, { kind: 'page' }>,
  { said, typed = NOTHING, language }: Around,
): string {
  const opened = { ...shown, language }
  const { clinic, record, staff, now } = opened
  const [words, forms] = [linkWords(language), alertFormWords(language)]
  const { alert, person } = record
  const who = shortName(person.name, language)
  const latest = lastBefore(record.treatments, alert.openedAt)
  const after = latest && words.hoursAfter(Math.round(hoursBetween(latest.performedAt, alert.openedAt)))
  const open = alert.state !== 'resolved'
  return page(
    `${tierName(alert, language)} ${alert.code}`,
    html`<header class="band ${alert.tier}"><p>${tierName(alert, language)} · ${alert.code} · ${clinic.name}</p>
<h1><bdi>${who}</bdi>${after !== undefined && `, ${after}`}</h1>${open && html`<p>${dueText(opened)}</p>`}</header>
${said !== undefined && html`<p role="status"><strong>${said}</strong></p>`}
${typed.faults.length > 0 && html`<p role="alert" class="fault">${typed.faults.map(({ detail }) => detail).join(' ')}</p>`}
<p>${stateOf(opened)}</p>
${mayUndo(alert, staff.staffId, now) && html`<button form="act" name="action" value="undo" class="quiet">${forms.undo}</button>`}
${mayReopen(alert, staff.staffId, now) && reopening(typed, language)}
<section class="card"><h2>${forms.wroteTitle(alert.gathered !== undefined)}</h2>${wrote(opened)}${photosBefore(opened)}<p>${readingIn(language, alert)}</p></section>
${told(opened)}
${facts(opened)}
${open ? actions(opened, typed) : notRecorded(typed, language)}`,
    language,
  )
}

const tierName = ({ tier }: Alert, language: Language): string => capital(recordWords(language).tiers[tier])

function dueText({ record: { alert }, clinic, now, language }: PageOpened): string {
  const isOutcome = alert.state === 'contacted' && alert.contactedUntil !== undefined
  const at = isOutcome ? (alert.contactedUntil ?? alert.contactBy) : alert.contactBy
  const minutes = Math.round(minutesBetween(now, at))
  return linkWords(language).due(isOutcome ? 'outcome' : 'call', clinicClock(at, { ...clinic, language }), minutes)
}

function stateOf({ record: { alert }, clinic, staff, language }: PageOpened): string {
  const { state, acknowledgedBy, outcome } = alert
  const words = linkWords(language)
  if (state === 'resolved')
    return words.closed(outcome?.name, outcome ? capital(outcomeWord(outcome.outcome, language)) : '')
  if (!acknowledgedBy) return words.notTaken
  const owner = acknowledgedBy.staffId === staff.staffId ? undefined : acknowledgedBy.name
  return words.took(owner, clinicClock(acknowledgedBy.at, { ...clinic, language }), state === 'contacted')
}

function wrote({ record: { alert, messages }, clinic, language }: PageOpened): Html[] {
  if (messages.length === 0) return [html`<blockquote>${marked(alert.reply, alert.signs)}</blockquote>`]
  const { thisNumber } = linkWords(language)
  const { photo } = alertFormWords(language)
  return messages.map(({ text, receivedAt, verdict, from, photoIds = [] }) => {
    const at = clinicClock(receivedAt, { ...clinic, language })
    return html`${alert.gathered !== undefined && call(from, thisNumber, clinic, language)}<small>${at}</small><blockquote>${marked(text, verdict.signs)}</blockquote>${photoIds.length > 0 && linkPhotos(photoIds, at, photo, language)}`
  })
}

/** What staff took before beside what the patient sent; and what no photo can tell. */
function photosBefore({ record, clinic, language }: PageOpened): Html {
  const { messages, beforePhotos } = record
  const words = alertFormWords(language)
  const latest = beforePhotos.at(-1)
  const hasPhotos = messages.some(({ photoIds }) => photoIds !== undefined)
  return html`${
    latest &&
    html`<h2>${words.before}</h2>${linkPhotos(
      beforePhotos.map(({ photoId }) => photoId),
      clinicTime(latest.receivedAt, { ...clinic, language }),
      words.beforePhoto,
      language,
    )}`
  }${hasPhotos && isAfterFiller(record) && html`<p class="fault">${words.noProof}</p>`}`
}

const marked = (text: string, signs: Alert['signs']): Html[] =>
  marks(text, signs).map((piece) => (piece.marked ? html`<mark>${piece.text}</mark>` : html`${piece.text}`))

const told = ({ record: { answers }, clinic, language }: PageOpened): Html | false =>
  answers.length > 0 &&
  html`<h2>${alertFormWords(language).toldTitle}</h2>${answers.map(
    ({ text, plannedFor, state }) =>
      html`<p class="told"><small>${clinicClock(plannedFor, { ...clinic, language })}, ${stateIn(language, state)}</small>\n${text}</p>`,
  )}`

const stateIn = (language: Language, state: OutboundState): string =>
  language === 'en' ? state : recordWords(language).states[state].toLowerCase()

function facts({ clinic, record: { person, treatments }, language }: PageOpened): Html {
  const words = linkWords(language)
  const languages = new Intl.DisplayNames([language], { type: 'language' })
  const risks = [...new Set(treatments.flatMap(({ risks = [] }) => risks))]
  const interpreter = !['en', language].includes(person.language) && clinic.interpreterPhone
  return html`<section class="card"><dl><dt>${words.facts.treatments}</dt>${treated(treatments, clinic, language)}
${risks.length > 0 && html`<dt>${words.facts.risks}</dt>${risks.map((risk) => html`<dd>${riskIn(language, risk)}</dd>`)}`}
${person.guardian !== undefined && html`<dt>${words.facts.minor}</dt><dd>${words.facts.guardian(person.guardian)}</dd>`}
<dt>${words.facts.language}</dt><dd>${languages.of(person.language)}</dd></dl>
${Boolean(interpreter) && call(clinic.interpreterPhone ?? '', words.interpreter, clinic, language)}
${person.phone !== undefined && html`<p class="soft">${words.phone(readablePhone(person.phone, clinic.country))}</p>`}
<p class="soft">${words.clinicTime(zoneName(clinic.zone))}</p></section>`
}

/** For an hour, to the person who recorded the outcome. */
function reopening({ form }: Typed, language: Language): Html {
  const words = alertFormWords(language).reopen
  return html`<form method="post" class="card" id="reopen"><h2>${words.title}</h2>
<p class="soft">${words.hint}</p>
<label class="field">${words.why}<input type="text" name="reason" maxlength="1000" autocomplete="off" value="${form.get('reason') ?? ''}"></label>
<button class="quiet" name="action" value="reopen">${words.act}</button></form>`
}

/** One form, so that a tap on any button keeps what was typed for the others. */
function actions(opened: PageOpened, { form, faults }: Typed): Html {
  const { record, colleagues, formId, language } = opened
  const [words, forms] = [linkWords(language), alertFormWords(language)]
  const { outcome } = forms
  const value = (name: string): string => form.get(name) ?? ''
  const faultAt = (at: string): Html | false => {
    const fault = faults.find(({ pointer }) => pointer === at)
    return fault !== undefined && html`<span class="fault">${fault.detail}</span>`
  }
  const select = (name: string, options: readonly (readonly [string, string])[]) =>
    html`<select name="${name}">${options.map(
      ([id, label]) => html`<option value="${id}"${id === value(name) && html` selected`}>${label}</option>`,
    )}</select>`
  return html`<form method="post" id="act">
<button class="first" name="action" value="show" tabindex="-1" aria-hidden="true">${words.show}</button>
<input type="hidden" name="seen" value="${record.alert.attempts.length}"><input type="hidden" name="formId" value="${formId}">
<section class="card"><h2>${words.tried.title}</h2>
<button class="quiet" name="action" value="no-answer">${forms.noAnswer}</button>
<button class="quiet" name="action" value="voicemail">${forms.leftMessage}</button>
<p class="soft">${words.tried.logged(record.alert.attempts.length)}</p></section>
<section class="card"><h2>${forms.text.title}</h2>
<label class="field">${words.yourWords}<textarea name="text" rows="3" maxlength="1500">${value('text')}</textarea></label>${faultAt('/text')}
<button class="quiet" name="action" value="text">${forms.text.send}</button>
<button class="quiet" name="action" value="ask-photo">${forms.askPhoto.act}</button>
<p class="soft">${forms.askPhoto.hint}</p></section>
<section class="card"><h2>${forms.handOver.act}</h2>
<label class="field">${words.to}${select('to', [['', forms.handOver.choose], ...colleagues.map(({ staffId, name }) => [staffId, name] as const)])}</label>${faultAt('/to')}
<button class="quiet" name="action" value="hand-over">${forms.handOver.act}</button></section>
<section class="card" id="outcome"><h2>${outcome.title}</h2><p class="soft">${outcome.hint}</p>${faultAt('/outcome')}
${OUTCOMES.map(
  (each) =>
    html`<label class="choice"><input type="radio" name="outcome" value="${each}"${each === value('outcome') && html` checked`}> ${capital(outcomeWord(each, language))}</label>`,
)}
<label class="field">${outcome.note}<textarea name="note" rows="3" maxlength="2000">${value('note')}</textarea></label>
<details${faults.length > 0 && html` open`}><summary>${words.more}</summary>
<label class="field">${outcome.spokeTo}<input type="text" name="spokeTo" maxlength="1000" autocomplete="off" value="${value('spokeTo')}"></label>
<label class="field">${outcome.harm}${select('harm', [
    ['', outcome.notRecorded],
    ...Object.entries(outcome.harms),
  ])}</label>
<label class="field">${outcome.tierWas}${select('tierWas', [
    ['', outcome.notRecorded],
    ...Object.entries(outcome.judged),
  ])}</label>
<label class="field">${words.checkAgain}${select('checkAfter', [
    ...(['', '2', '6', '24'] as const).map((hours) => [hours, words.checks[hours]] as const),
  ])}</label>
<label class="field">${words.second}<input type="text" name="secondClinician" maxlength="1000" autocomplete="off" value="${value('secondClinician')}"></label>${faultAt('/secondClinician')}
</details>
<button class="quiet" name="action" value="resolve">${outcome.act}</button></section></form>${bar(opened)}`
}

/** Always in this order; what comes next is filled. */
function bar({ record: { alert, person }, staff, clinic, language }: PageOpened): Html {
  const [{ bar: words }, forms] = [linkWords(language), alertFormWords(language)]
  const mine = alert.acknowledgedBy?.staffId === staff.staffId
  const reached = alert.state === 'contacted'
  const button = (value: string, label: string, filled: boolean) =>
    html`<button form="act" name="action" value="${value}" class="${filled ? 'filled' : 'quiet'}">${label}</button>`
  const took = alert.acknowledgedBy
  return html`<nav class="bar" aria-label="${words.steps}">
${
  person.phone === undefined
    ? html`<span class="call done">${words.noPhone}</span>`
    : html`<a class="call${mine && !reached && html` filled`}" href="tel:${person.phone}">${words.call}</a>`
}
${took ? html`<span class="call done">✓ ${mine ? words.yours : took.name}</span>` : button('acknowledge', forms.take, true)}
${
  reached
    ? html`<span class="call done">✓ ${words.reached} ${alert.contactedUntil !== undefined && words.until(clinicClock(alert.contactedUntil, { ...clinic, language }))}</span>`
    : button('contacted', forms.reached, false)
}
<a class="call${reached && html` filled`}" href="#outcome">${forms.outcome.title}</a></nav>`
}

/** A colleague closed the alert first: what was typed for it is not lost. */
const notRecorded = ({ form }: Typed, language: Language): Html | false => {
  const { title, hint } = linkWords(language).lost
  const left = ['note', 'text'].map((name) => form.get(name) ?? '').filter(Boolean)
  return (
    left.length > 0 &&
    html`<section class="card"><h2>${title}</h2><p>${hint}</p>
${left.map((each) => html`<textarea rows="4" readonly aria-label="${alertFormWords(language).typed}">${each}</textarea>`)}</section>`
  )
}
