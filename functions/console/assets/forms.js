/** What forms and buttons do beyond being sent: once, after a question, at once, with a file's text, with a saved reply. */
import { all } from './page.js'

for (const form of all('form[data-once]'))
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = 'yes'
    // Disabled a moment later: a disabled button would not be part of what is sent.
    setTimeout(() => {
      for (const button of all('button', form)) button.disabled = true
    })
  })
// A page that comes back from the browser's memory can be sent again.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})

for (const form of all('form[data-confirm]'))
  form.addEventListener('submit', (event) => {
    if (!confirm(form.dataset.confirm)) event.preventDefault()
  })
for (const button of all('[data-print]')) button.addEventListener('click', () => print())
for (const form of all('form[data-at-once]')) form.addEventListener('change', () => form.requestSubmit())

// A file's text goes into a field, so that every form is one of words.
for (const input of all('[data-read-into]')) input.closest('[hidden]')?.removeAttribute('hidden')
document.addEventListener('change', async ({ target }) => {
  const name = target.dataset?.readInto
  if (!name || !target.files[0]) return
  const field = target.form.elements[name]
  field.value = await target.files[0].text()
  field.dispatchEvent(new Event('input', { bubbles: true }))
})

// What is typed for one choice of several chooses it.
for (const input of all('[data-chooses]'))
  input.addEventListener('input', () => {
    const choice = all('[type=radio]', input.form).find(({ value }) => value === input.dataset.chooses)
    if (input.value) choice.checked = true
  })

// A file that would be refused for its size is not sent.
for (const input of all('[data-most]'))
  input.addEventListener('change', () => {
    const isTooLarge = [...input.files].some(({ size }) => size > Number(input.dataset.most))
    input.setCustomValidity(isTooLarge ? input.dataset.tooLarge : '')
    input.reportValidity()
  })

// A saved reply fills the text in at once. Typed words stay before it; a reply that was chosen before gives way.
for (const place of all('[data-replies]')) {
  const select = place.querySelector('select')
  const field = place.closest('form').elements.text
  const replies = [...select.options].map(({ dataset }) => dataset.text)
  place.querySelector('button').hidden = true
  select.addEventListener('change', () => {
    const { text } = select.selectedOptions[0].dataset
    if (!text) return
    const before = field.value.trim()
    field.value = before === '' || replies.includes(before) ? text : `${before}\n${text}`
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
