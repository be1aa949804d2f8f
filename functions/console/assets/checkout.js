/**
 * What is typed at checkout belongs to one patient: a phone, and the one of a family whose name was tapped. For another
 * patient the form is empty, and what was typed for the first is one tap away.
 */
import { asideKey, draftOf, drafts, keep, restore } from './draft.js'
import { all } from './page.js'

export const checkout = document.querySelector('form[data-one-patient]')
const firstKey = checkout?.elements.key.value
let patients = 0

export const phoneOf = (form) => form.elements.phone.value.replace(/\D/g, '').slice(-10)
const typed = (form) =>
  [...form.elements].some(({ name, type, value, checked, tagName }) =>
    type === 'checkbox' ? checked : tagName === 'INPUT' && type !== 'hidden' && name !== 'phone' && value !== '',
  )

export function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name]
    if (!field) continue
    if (typeof value === 'boolean') field.checked = value
    else if (field.tagName !== 'SELECT' || all('option', field).some((option) => option.value === value))
      field.value = value
  }
  form.dispatchEvent(new Event('change', { bubbles: true }))
}

function emptied(form) {
  for (const field of form.elements) {
    if (field.type === 'checkbox') field.checked = false
    else if (field.tagName === 'SELECT') field.selectedIndex = 0
    else if (field.tagName === 'INPUT' && field.type !== 'hidden' && field.name !== 'phone') field.value = ''
  }
  for (const name of ['own-phone', 'task', 'external-id']) form.elements[name].value = ''
  form.elements.key.value = `${firstKey}-${++patients}`
}

export function belongsTo(form, phone, person = '') {
  const [before = '', whom = ''] = (form.dataset.owner ?? '').split(' ')
  const another = before !== '' && (before !== phone || (person !== '' && whom !== '' && whom !== person))
  const owner = `${phone} ${person || (before === phone ? whom : '')}`.trim()
  const aside = draftOf(form)
  form.dataset.owner = owner
  if (!another || !typed(form)) return takeUp(form, owner)
  setAside(form, before, aside, form.elements.name.value)
  emptied(form)
  takeUp(form, owner)
}

/** Says whose entries were set aside; one tap takes them for the patient of this form. */
function setAside(form, before, aside, name) {
  const { owner } = form.dataset
  sessionStorage.setItem(asideKey(before), aside)
  const note = document.getElementById('aside')
  note.hidden = false
  note.querySelector('strong').textContent = name || before.replace('-', 'an earlier checkout')
  note.querySelector('button').onclick = () => {
    const { value } = form.elements.phone
    restore(form, aside)
    form.elements.phone.value = value
    form.dataset.owner = owner
    note.hidden = true
    sessionStorage.removeItem(asideKey(before))
    form.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

/** A visit of the booking system fills the form: what was typed for others is set aside, before anything forgets it. */
function asideForVisit(form) {
  form.dataset.owner = phoneOf(form)
  for (const [key, aside] of Object.entries(drafts)) {
    const kept = new URLSearchParams(aside)
    const phone = (kept.get('phone') ?? '').replace(/\D/g, '').slice(-10)
    const isOthers = key.startsWith('draft ') && key.endsWith(' /console/checkout') && phone !== phoneOf(form)
    if (isOthers && (phone || kept.get('name'))) setAside(form, phone || '-', aside, kept.get('name'))
  }
}

/** What was set aside for this patient before. */
function takeUp(form, owner) {
  const [phone] = owner.split(' ')
  const earlier = sessionStorage.getItem(asideKey(phone))
  if (!earlier || typed(form)) return
  const { value } = form.elements.phone
  restore(form, earlier)
  form.elements.phone.value = value
  sessionStorage.removeItem(asideKey(phone))
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-fill]')
  if (!button?.form) return
  event.preventDefault()
  belongsTo(button.form, phoneOf(button.form), button.value)
  fill(button.form, JSON.parse(button.dataset.fill))
})

if (checkout) {
  if (checkout.dataset.draft === 'filled') asideForVisit(checkout)
  const resumed = checkout.dataset.draft === '' && !checkout.dataset.handed && typed(checkout)
  document.getElementById('resumed').hidden = !resumed
  // Ticks without a phone are somebody's all the same.
  if (resumed) checkout.dataset.owner ||= phoneOf(checkout) || '-'
  if (checkout.dataset.handed) {
    restore(checkout)
    fill(checkout, JSON.parse(checkout.dataset.handed))
    keep(checkout)
  }
  checkout.elements.phone.addEventListener('change', () => {
    if (phoneOf(checkout).length >= 7) belongsTo(checkout, phoneOf(checkout))
  })
  const sayLanguage = () => {
    const { value } = checkout.elements.language
    for (const statement of all('.statement')) statement.hidden = statement.dataset.language !== value
  }
  checkout.addEventListener('change', sayLanguage)
  sayLanguage()
}
