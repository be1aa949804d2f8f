/** What a form would do, shown while it is filled in; and the patients of a phone number while it is typed. */
import { all, part, show, TYPING_PAUSE_MS } from './page.js'

for (const place of all('[data-preview]')) {
  const form = place.closest('form')
  let timer
  let latest = 0
  const ask = async () => {
    const mine = ++latest
    const html = await part(place.dataset.preview, form).catch(() => undefined)
    if (mine === latest) show(place, html)
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(ask, TYPING_PAUSE_MS)
  }
  form.addEventListener('input', soon)
  form.addEventListener('change', soon)
}

/**
 * A number of the North American plan as it is typed: (415) 555-0123. Others stay as they are, and so does what no such
 * number begins with, so that nothing that was typed is lost: no area code begins with 0 or 1.
 */
function northAmerican(typed) {
  if (typed.startsWith('+') && !typed.startsWith('+1')) return typed
  const written = typed.replace(/\D/g, '')
  const digits = typed.startsWith('+') || written.length === 11 ? written.replace(/^1/, '') : written
  if (digits.length > 10 || /^[01]/.test(digits)) return typed
  if (digits.length < 4) return typed.startsWith('+') ? typed : digits
  return `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}${digits.length > 6 ? `-${digits.slice(6)}` : ''}`
}

for (const input of all('[data-lookup]')) {
  const form = input.form
  const northern = ['US', 'CA', 'PR'].includes(form.dataset.country)
  let timer
  input.addEventListener('input', ({ inputType }) => {
    const atEnd = input.selectionStart === input.value.length
    if (northern && atEnd && !inputType?.startsWith('delete')) input.value = northAmerican(input.value)
    clearTimeout(timer)
    if (input.value.replace(/\D/g, '').length < 10) return
    timer = setTimeout(async () => {
      const html = await part(input.dataset.lookup, form).catch(() => undefined)
      show(document.getElementById('people'), html)
    }, TYPING_PAUSE_MS)
  })
}
