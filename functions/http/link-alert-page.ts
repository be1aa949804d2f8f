/** The page behind a page's link: everything about one alert, on a phone, without sign-in and without script. */

import type { Alert } from '../core/alerts/alert.ts'
import { OUTCOMES } from '../core/alerts/outcome.ts'
import { outcomeWord } from '../core/alerts/outcome-words.ts'
import { mayReopen } from '../core/alerts/reopening.ts'
import { mayUndo } from '../core/alerts/undo.ts'
import { capital } from '../core/capital.ts'
import type { Clinic } from '../core/clinic/clinic.ts'
import type { FieldError } from '../core/fault.ts'
import { RISKS } from '../core/patients/patient.ts'
import { readablePhone } from '../core/phone.ts'
import { NO_PROOF } from '../core/photos/photo.ts'
import { clinicClock, clinicTime, hoursBetween, minutesBetween } from '../core/time.ts'
import { marks } from '../core/triage/marks.ts'
import { type AlertRecord, isAfterFiller } from '../use-cases/alerts/alert-record.ts'
import type { Opened } from '../use-cases/alerts/open-link.ts'
import { type Html, html } from './html.ts'
import { call, page, treated } from './link-parts.ts'
import { linkPhotos } from './link-photo-page.ts'

/** What was typed and is not done yet, with what is wrong in it. */
export type Typed = { form: URLSearchParams; faults: FieldError[] }
type PageOpened = Extract<Opened, { kind: 'page' }>

const languages = new Intl.DisplayNames(['en'], { type: 'language' })
const NOTHING: Typed = { form: new URLSearchParams(), faults: [] }

/** `Ana Ruiz` → `Ana R.`: enough to greet a patient by; the holder of the link is not signed in. */
const shortName = (name: string): string => {
  const [first = '', ...more] = name.trim().split(/\s+/).filter(Boolean)
  const last = more.at(-1)
  return first ? `${first}${last ? ` ${[...last][0]}.` : ''}` : 'An unknown number'
}

export function alertPage(opened: PageOpened, said?: string, typed: Typed = NOTHING): string {
  const { clinic, record, staff, now } = opened
  const { alert, person } = record
  const who = shortName(person.name)
  const [latest] = record.treatments
  const after = latest && `${Math.round(hoursBetween(latest.performedAt, alert.openedAt))} h after treatment`
  const open = alert.state !== 'resolved'
  return page(
    `${tierName(alert)} ${alert.code}`,
    html`<header class="band ${alert.tier}"><p>${tierName(alert)} · ${alert.code} · ${clinic.name}</p>
<h1><bdi>${who}</bdi>${after !== undefined && `, ${after}`}</h1>${open && html`<p>${dueText(opened)}</p>`}</header>
${said !== undefined && html`<p role="status"><strong>${said}</strong></p>`}
${typed.faults.length > 0 && html`<p role="alert" class="fault">${typed.faults.map(({ detail }) => detail).join(' ')}</p>`}
<p>${stateOf(alert, clinic, staff.staffId)}</p>
${mayUndo(alert, staff.staffId, now) && html`<button form="act" name="action" value="undo" class="quiet">Undo</button>`}
${mayReopen(alert, staff.staffId, now) && reopening(typed)}
<section class="card"><h2>${alert.gathered ? 'What unknown numbers wrote' : 'What the patient wrote'}</h2>${words(record, clinic)}${photosBefore(record, clinic)}<p>${alert.because}</p></section>
${told(record, clinic)}
${facts(opened)}
${open ? forms(opened, typed) : notRecorded(typed)}`,
  )
}

const tierName = ({ tier }: Alert): string => capital(tier)

function dueText({ record: { alert }, clinic, now }: PageOpened): string {
  const isOutcome = alert.state === 'contacted' && alert.contactedUntil !== undefined
  const at = isOutcome ? (alert.contactedUntil ?? alert.contactBy) : alert.contactBy
  const minutes = Math.round(minutesBetween(now, at))
  const left = minutes >= 0 ? `${minutes} min left` : `${-minutes} min overdue`
  return `${isOutcome ? 'Record the outcome' : 'Reach the patient'} by ${clinicClock(at, clinic)}: ${left}`
}

function stateOf({ state, acknowledgedBy, outcome }: Alert, clinic: Clinic, reader: string): string {
  if (state === 'resolved')
    return `Closed: ${outcome?.name} recorded “${outcome ? capital(outcomeWord(outcome.outcome)) : ''}”. You don't need to do anything.`
  if (!acknowledgedBy) return 'No one has taken this alert. Paging continues until someone does.'
  const owner = acknowledgedBy.staffId === reader ? 'You' : acknowledgedBy.name
  return `${owner} took it at ${clinicClock(acknowledgedBy.at, clinic)}${state === 'contacted' ? ' and reached the patient' : ''}.`
}

const words = ({ alert, messages }: AlertRecord, clinic: Clinic): Html[] =>
  messages.length === 0
    ? [html`<blockquote>${marked(alert.reply, alert.signs)}</blockquote>`]
    : messages.map(
        ({ text, receivedAt, verdict, from, photoIds = [] }) =>
          html`${alert.gathered !== undefined && call(from, 'this number', clinic)}<small>${clinicClock(receivedAt, clinic)}</small><blockquote>${marked(text, verdict.signs)}</blockquote>${photoIds.length > 0 && linkPhotos(photoIds, clinicClock(receivedAt, clinic))}`,
      )

/** What staff took before beside what the patient sent; and what no photo can tell. */
function photosBefore(record: AlertRecord, clinic: Clinic): Html {
  const { messages, beforePhotos } = record
  const latest = beforePhotos.at(-1)
  const hasPhotos = messages.some(({ photoIds }) => photoIds !== undefined)
  return html`${
    latest &&
    html`<h2>Before</h2>${linkPhotos(
      beforePhotos.map(({ photoId }) => photoId),
      clinicTime(latest.receivedAt, clinic),
      'Before photo',
    )}`
  }${hasPhotos && isAfterFiller(record) && html`<p class="fault">${NO_PROOF}</p>`}`
}

const marked = (text: string, signs: Alert['signs']): Html[] =>
  marks(text, signs).map((piece) => (piece.marked ? html`<mark>${piece.text}</mark>` : html`${piece.text}`))

const told = ({ answers }: AlertRecord, clinic: Clinic): Html | false =>
  answers.length > 0 &&
  html`<h2>What the patient was told</h2>${answers.map(
    ({ text, plannedFor, state }) =>
      html`<p class="told"><small>${clinicClock(plannedFor, clinic)}, ${state}</small>\n${text}</p>`,
  )}`

function facts({ clinic, record: { person, treatments } }: PageOpened): Html {
  const risks = [...new Set(treatments.flatMap(({ risks = [] }) => risks))]
  const interpreter = person.language !== 'en' && clinic.interpreterPhone
  return html`<section class="card"><dl><dt>Recent treatments</dt>${treated(treatments, clinic)}
${risks.length > 0 && html`<dt>Said at checkout</dt>${risks.map((risk) => html`<dd>${RISKS[risk]}</dd>`)}`}
${person.guardian !== undefined && html`<dt>Under 18</dt><dd>${person.guardian} agreed and has this phone</dd>`}
<dt>Language</dt><dd>${languages.of(person.language)}</dd></dl>
${Boolean(interpreter) && call(clinic.interpreterPhone ?? '', 'the interpreter line', clinic)}
${person.phone !== undefined && html`<p class="soft">Phone: ${readablePhone(person.phone, clinic.country)}</p>`}</section>`
}

/** For an hour, to the person who recorded the outcome. */
const reopening = ({ form }: Typed): Html =>
  html`<form method="post" class="card" id="reopen"><h2>Closed by mistake?</h2>
<p class="soft">Paging restarts from the beginning. Your outcome stays on record as withdrawn. The patient is told nothing.</p>
<label class="field">Why it is open again<input type="text" name="reason" maxlength="1000" autocomplete="off" value="${form.get('reason') ?? ''}"></label>
<button class="quiet" name="action" value="reopen">Reopen the alert</button></form>`

/** One form, so that a tap on any button keeps what was typed for the others. */
function forms(opened: PageOpened, { form, faults }: Typed): Html {
  const { record, colleagues, formId } = opened
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
<button class="first" name="action" value="show" tabindex="-1" aria-hidden="true">Show</button>
<input type="hidden" name="seen" value="${record.alert.attempts.length}"><input type="hidden" name="formId" value="${formId}">
<section class="card"><h2>Tried to call?</h2>
<button class="quiet" name="action" value="no-answer">No answer</button>
<button class="quiet" name="action" value="voicemail">Left a message</button>
<p class="soft">${record.alert.attempts.length} ${record.alert.attempts.length === 1 ? 'try' : 'tries'} logged</p></section>
<section class="card"><h2>Text the patient</h2>
<label class="field">Your words<textarea name="text" rows="3" maxlength="1500">${value('text')}</textarea></label>${faultAt('/text')}
<button class="quiet" name="action" value="text">Send the text</button>
<button class="quiet" name="action" value="ask-photo">Ask for a photo</button>
<p class="soft">The patient gets a text with a link that works for 24 hours.</p></section>
<section class="card"><h2>Hand over</h2>
<label class="field">To${select('to', [['', 'Choose …'], ...colleagues.map(({ staffId, name }) => [staffId, name] as const)])}</label>${faultAt('/to')}
<button class="quiet" name="action" value="hand-over">Hand over</button></section>
<section class="card" id="outcome"><h2>Outcome</h2><p class="soft">An outcome closes the alert. Nothing else does.</p>${faultAt('/outcome')}
${OUTCOMES.map(
  (each) =>
    html`<label class="choice"><input type="radio" name="outcome" value="${each}"${each === value('outcome') && html` checked`}> ${capital(outcomeWord(each))}</label>`,
)}
<label class="field">Note<textarea name="note" rows="3" maxlength="2000">${value('note')}</textarea></label>
<details${faults.length > 0 && html` open`}><summary>Spoke to, harm, tier, next check, second clinician</summary>
<label class="field">Spoke to<input type="text" name="spokeTo" maxlength="1000" autocomplete="off" value="${value('spokeTo')}"></label>
<label class="field">Harm to the patient${select('harm', [
    ['', 'Not recorded'],
    ['none', 'None'],
    ['mild', 'Mild'],
    ['moderate', 'Moderate'],
    ['severe', 'Severe'],
  ])}</label>
<label class="field">Was the tier right?${select('tierWas', [
    ['', 'Not recorded'],
    ['right', 'Right'],
    ['too-high', 'Too high'],
    ['too-low', 'Too low'],
  ])}</label>
<label class="field">Check on the patient again${select('checkAfter', [
    ['', 'No'],
    ['2', 'In 2 hours'],
    ['6', 'In 6 hours'],
    ['24', 'In 24 hours'],
  ])}</label>
<label class="field">Second clinician, if the patient is unreachable<input type="text" name="secondClinician" maxlength="1000" autocomplete="off" value="${value('secondClinician')}"></label>${faultAt('/secondClinician')}
</details>
<button class="quiet" name="action" value="resolve">Record the outcome</button></section></form>${bar(opened)}`
}

/** Always in this order; what comes next is filled. */
function bar({ record: { alert, person }, staff, clinic }: PageOpened): Html {
  const mine = alert.acknowledgedBy?.staffId === staff.staffId
  const reached = alert.state === 'contacted'
  const button = (value: string, label: string, filled: boolean) =>
    html`<button form="act" name="action" value="${value}" class="${filled ? 'filled' : 'quiet'}">${label}</button>`
  const took = alert.acknowledgedBy
  return html`<nav class="bar" aria-label="Next steps">
${
  person.phone === undefined
    ? html`<span class="call done">No phone</span>`
    : html`<a class="call${mine && !reached && html` filled`}" href="tel:${person.phone}">Call</a>`
}
${took ? html`<span class="call done">✓ ${mine ? 'Yours' : took.name}</span>` : button('acknowledge', 'Take this alert', true)}
${
  reached
    ? html`<span class="call done">✓ Reached ${alert.contactedUntil !== undefined && `(until ${clinicClock(alert.contactedUntil, clinic)})`}</span>`
    : button('contacted', 'I reached the patient', false)
}
<a class="call${reached && html` filled`}" href="#outcome">Outcome</a></nav>`
}

/** A colleague closed the alert first: what was typed for it is not lost. */
const notRecorded = ({ form }: Typed): Html | false => {
  const left = ['note', 'text'].map((name) => form.get(name) ?? '').filter(Boolean)
  return (
    left.length > 0 &&
    html`<section class="card"><h2>Not saved: what you typed</h2><p>Copy it, or add it to the patient's record.</p>
${left.map((each) => html`<textarea rows="4" readonly aria-label="What you typed">${each}</textarea>`)}</section>`
  )
}
