/** What was typed into a form, as this tab keeps it. */

const clinic = document.body.dataset.clinic ?? ''
const storageKey = (...of) => ['draft', clinic, ...of].join(' ')

export const draftKey = (form) => storageKey(location.pathname, form.getAttribute('action'))
/** Of a form that may no longer be on the page. */
export const draftKeyOf = (action) => storageKey(location.pathname, action)
export const rehearsalKey = storageKey('rehearsal')
/** Of the checkout of another patient. */
export const asideKey = (phone) => storageKey('aside', phone)

/** All that this tab kept when the page was opened. */
export const drafts = { ...sessionStorage }

export function restore(form, draft = drafts[draftKey(form)]) {
  if (!draft) return
  const kept = new URLSearchParams(draft)
  form.dataset.owner = kept.get('.owner') ?? ''
  for (const field of form.elements) {
    if (!field.name || field.type === 'submit') continue
    if (field.type === 'checkbox' || field.type === 'radio')
      field.checked = kept.getAll(field.name).includes(field.value)
    else if (kept.has(field.name)) field.value = kept.get(field.name)
  }
}

export function draftOf(form) {
  const draft = new URLSearchParams(new FormData(form))
  draft.set('.owner', form.dataset.owner ?? '')
  return draft.toString()
}

/** Keeps the form as it stands; one that is too large for the browser's store is not kept. */
export function keep(form) {
  try {
    sessionStorage.setItem(draftKey(form), draftOf(form))
  } catch {
    sessionStorage.removeItem(draftKey(form))
  }
}
