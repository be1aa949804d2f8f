/** Typed text stays in this tab until it is sent, cleared, or the person signs out. */
import { draftKey, draftKeyOf, drafts, keep, restore } from './draft.js'
import { all } from './page.js'

// All of them at the end of a session; those of one form once it has done its work.
for (const { dataset } of all('[data-forget]'))
  for (const key of Object.keys(drafts))
    if (key.startsWith('draft ') && (dataset.forget === 'all' || key.endsWith(` ${dataset.forget}`)))
      sessionStorage.removeItem(key)

for (const form of all('form[data-draft]')) {
  if (form.dataset.draft === 'filled') keep(form)
  else restore(form)
  form.addEventListener('input', () => keep(form))
  form.addEventListener('change', () => keep(form))
}

// What was typed into a form that is no longer here: a colleague was faster. It is shown until it was read.
for (const place of all('[data-unsent]')) {
  const key = draftKeyOf(place.dataset.unsent)
  const kept = place.querySelector('textarea').value || new URLSearchParams(drafts[key] ?? '').get('note')
  if (!kept) continue
  place.querySelector('textarea').value = kept
  place.hidden = false
}

for (const link of all('[data-clear]'))
  link.addEventListener('click', () => {
    const form = link.closest('form')
    form.dataset.draft = 'cleared'
    sessionStorage.removeItem(draftKey(form))
  })
