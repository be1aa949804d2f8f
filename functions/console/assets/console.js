/**
 * What the console's pages gain by script; every page works without. Attributes say what a part wants: `data-live` is
 * fetched again, `data-draft` is kept through a reload, `data-once` is sent once, `data-preview` follows its form.
 */

const LIVE_EVERY_MS = 3000
const TYPING_PAUSE_MS = 400
const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const ahead = Date.parse(document.body.dataset.now ?? '') - Date.now() || 0
const now = () => Date.now() + ahead

async function part(url, form) {
  const response = await fetch(url, {
    headers: { 'x-watching': '1', ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
    ...(form ? { method: 'POST', body: new URLSearchParams(new FormData(form)) } : {}),
  })
  if (response.status === 401) {
    const note = document.getElementById('timed-out')
    if (note) note.hidden = false
    throw new Error('signed out')
  }
  return response.ok ? response.text() : undefined
}

/** Puts in what is new, and the focus back where it was. */
function show(place, html) {
  if (html === undefined || place.dataset.shown === html) return
  const { id, href, name } = place.contains(document.activeElement) ? document.activeElement : {}
  place.dataset.shown = html
  place.innerHTML = html
  all('a, button, input, select', place)
    .find((each) => (id && each.id === id) || (href && each.href === href) || (name && each.name === name))
    ?.focus()
  tellTime()
  countInTitle()
}

const title = document.title
/** `(2) Inbox`, for whoever looks at another tab. */
function countInTitle() {
  const count = Number(document.querySelector('[data-count]')?.dataset.count ?? 0)
  document.title = count > 0 ? `(${count}) ${title}` : title
}

// ── Clocks that run ──────────────────────────────────────────────────────────────────────────────────────────────
function inWords(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const short = hours > 0 ? `${hours} h ${minutes} min` : `${minutes}:${String(seconds % 60).padStart(2, '0')} min`
  const amount = hours < 48 ? short : `${Math.floor(hours / 24)} days`
  return milliseconds < 0 ? `${amount} over` : amount
}
function tellTime() {
  for (const clock of all('.running')) {
    const { since, until } = clock.dataset
    const left = until ? Date.parse(until) - now() : now() - Date.parse(since)
    clock.textContent = inWords(left)
    clock.classList.toggle('over', until !== undefined && left < 0)
  }
}
countInTitle()
if (document.body.dataset.now) setInterval(tellTime, 1000)
tellTime()

// ── Parts that stay fresh ────────────────────────────────────────────────────────────────────────────────────────
for (const place of all('[data-live]')) {
  const look = async () => {
    try {
      if (!document.hidden) show(place, await part(place.dataset.live))
    } catch (error) {
      if (error.message === 'signed out') return
    }
    setTimeout(look, LIVE_EVERY_MS)
  }
  setTimeout(look, LIVE_EVERY_MS)
}

// ── Forms: drafts, once, previews ────────────────────────────────────────────────────────────────────────────────
const draftKey = (form) =>
  `draft ${document.body.dataset.clinic ?? ''} ${location.pathname} ${form.getAttribute('action')}`
const drafts = { ...sessionStorage }
if (document.querySelector('[data-forget]'))
  for (const key of Object.keys(drafts)) if (key.startsWith('draft ')) sessionStorage.removeItem(key)

function restore(form) {
  const draft = drafts[draftKey(form)]
  if (!draft) return
  const kept = new URLSearchParams(draft)
  for (const field of form.elements) {
    if (!field.name || field.type === 'submit') continue
    if (field.type === 'checkbox' || field.type === 'radio')
      field.checked = kept.getAll(field.name).includes(field.value)
    else if (kept.has(field.name)) field.value = kept.get(field.name)
  }
}
for (const form of all('form[data-draft]')) {
  const keep = () => sessionStorage.setItem(draftKey(form), new URLSearchParams(new FormData(form)).toString())
  if (form.dataset.draft === 'filled') keep()
  else restore(form)
  form.addEventListener('input', keep)
  form.addEventListener('change', keep)
}
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

// ── Checkout ─────────────────────────────────────────────────────────────────────────────────────────────────────
/** A number of the North American plan as it is typed: (415) 555-0123. Others stay as they are. */
function northAmerican(typed) {
  const digits = typed.replace(/^\+?1(?=\d|\D*\d)/, '').replace(/\D/g, '')
  if (digits.length > 10 || (typed.startsWith('+') && !typed.startsWith('+1'))) return typed
  if (digits.length < 4) return digits
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
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-fill]')
  if (!button?.form) return
  event.preventDefault()
  for (const [name, value] of Object.entries(JSON.parse(button.dataset.fill))) {
    const field = button.form.elements[name]
    if (!field) continue
    if (typeof value === 'boolean') field.checked = value
    else if (field.tagName !== 'SELECT' || all('option', field).some((option) => option.value === value))
      field.value = value
  }
  button.form.dispatchEvent(new Event('change', { bubbles: true }))
})
const checkout = document.querySelector('form.checkout')
checkout?.addEventListener('change', () => {
  const { value } = checkout.elements.language
  for (const statement of all('.statement')) statement.hidden = statement.dataset.language !== value
})

// ── Rehearsal ────────────────────────────────────────────────────────────────────────────────────────────────────
// The form holds the moves; its draft lets a reload, or a new sign-in, go on where it stood.
const stage = document.querySelector('[data-stage]')
const rehearsalKey = `draft ${document.body.dataset.clinic ?? ''} rehearsal`
async function perform(fields, by) {
  const held = stage.querySelector('[name="scenario"]')
  if (held && fields.has('scenario')) fields.set('scenario', held.value)
  const response = await fetch(stage.dataset.stage, { method: 'POST', body: fields })
  if (!response.ok || response.redirected) throw new Error('not performed')
  const pressed = by?.className === 'first' || by?.value === 'text' ? undefined : by?.value
  const name = by?.value === 'text' ? 'text' : document.activeElement.name
  const html = await response.text()
  const typedMeanwhile = all('input[name^="text"]', stage).filter(
    (each) => each.value !== (fields.get(each.name) ?? ''),
  )
  stage.innerHTML = html
  for (const { name: field, value } of typedMeanwhile) {
    const input = all('input', stage).find((each) => each.name === field)
    if (input) input.value = value
  }
  const form = stage.querySelector('[data-told]')
  document.getElementById('told').textContent = form?.dataset.told ?? ''
  if (form) sessionStorage.setItem(rehearsalKey, new URLSearchParams(new FormData(form)).toString())
  else sessionStorage.removeItem(rehearsalKey)
  const places = all('input:not([type=hidden]), button:not(.first), select', stage)
  const same = (each) => (pressed ? each.name === 'do' && each.value === pressed : each.name === name)
  ;(places.find(same) ?? places[0])?.focus({ preventScroll: true })
}
if (stage) {
  let turn = Promise.resolve()
  let waiting = ''
  document.addEventListener('submit', (event) => {
    const { target: form, submitter: by } = event
    if (!('part' in form.dataset) || (by && 'plain' in by.dataset)) return
    event.preventDefault()
    const fields = new URLSearchParams(new FormData(form, by))
    // Enter twice is one text; "+1 min" twice is two minutes.
    const text = by?.className === 'first' || /^(text|staff:[^:]+)$/.test(by?.value)
    if (text && waiting === fields.toString()) return
    waiting = fields.toString()
    turn = turn.then(async () => {
      // Signed out, or the network is gone: the browser itself says so, and the draft is kept.
      await perform(fields, by).catch(() => location.reload())
      if (waiting === fields.toString()) waiting = ''
    })
  })
  const showFile = () => {
    for (const label of all('.if-script', stage)) label.hidden = false
  }
  new MutationObserver(showFile).observe(stage, { childList: true })
  showFile()
  const begun = new URLSearchParams(sessionStorage.getItem(rehearsalKey) ?? '')
  if (begun.has('scenario') && location.search === '' && !stage.querySelector('[data-told]')) {
    begun.set('do', 'show')
    turn = perform(begun).catch(() => sessionStorage.removeItem(rehearsalKey))
  }
}

// ── A file's text goes into a field, so that every form is one of words ──────────────────────────────────────────
for (const input of all('[data-read-into]')) input.closest('[hidden]')?.removeAttribute('hidden')
document.addEventListener('change', async ({ target }) => {
  const name = target.dataset?.readInto
  if (name && target.files[0]) target.form.elements[name].value = await target.files[0].text()
})
