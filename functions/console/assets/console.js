/**
 * What the console's pages gain by script; every page works without. Attributes say what a part wants: `data-live` is
 * fetched again, `data-draft` is kept through a reload, `data-once` is sent once, `data-one-patient` belongs to one
 * patient's phone, `data-preview` follows its form.
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

const USABLE = 'a, button, input:not([type=hidden]), select, textarea, summary'
/** What tells one control of a page from the others, in this answer and the next. */
const controlKey = (each) =>
  [each.tagName, each.id || each.parentElement?.id, each.href, each.name, each.form?.getAttribute('action')].join(' ') +
  (each.tagName === 'BUTTON' ? each.textContent : '')

/** Puts in what is new. The focus stays, nothing moves under the finger, and what was folded out stays so. */
function show(place, html) {
  if (html === undefined || place.dataset.shown === html) return
  const focused = place.contains(document.activeElement) ? document.activeElement : undefined
  const anchor = focused ?? all(USABLE, place).find((each) => each.getBoundingClientRect().top >= 0)
  const [before, key] = anchor ? [anchor.getBoundingClientRect().top, controlKey(anchor)] : []
  const folds = new Map(all('details[id]', place).map(({ id, open }) => [id, open]))
  place.dataset.shown = html
  place.innerHTML = html
  for (const each of all('details[id]', place)) each.open = folds.get(each.id) ?? each.open
  const same = anchor && all(USABLE, place).find((each) => controlKey(each) === key)
  if (same && scrollY > 0) scrollBy(0, same.getBoundingClientRect().top - before)
  if (focused && same) same.focus({ preventScroll: true })
  if (focused && !same) {
    place.tabIndex = -1
    place.focus({ preventScroll: true })
  }
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
  for (const ring of all('.ring .left')) {
    const [from, until] = [Date.parse(ring.dataset.from), Date.parse(ring.dataset.until)]
    const share = Math.min(100, Math.max(0, Math.round(((until - now()) / (until - from)) * 100)))
    ring.setAttribute('stroke-dasharray', `${share || 0} 100`)
  }
  for (const clock of all('.running')) {
    const { since, until } = clock.dataset
    const left = until ? Date.parse(until) - now() : now() - Date.parse(since)
    const words = inWords(left)
    clock.textContent = clock.closest('.ring') ? words.replace(/(:\d\d) min/, '$1') : words
    clock.classList.toggle('over', until !== undefined && left < 0)
  }
}
countInTitle()
if (document.body.dataset.now) setInterval(tellTime, 1000)
tellTime()

/** After two failures in a row the page says since when it shows nothing new, while its clocks run on. */
let [failures, fresh] = [0, new Date()]
function online(yes) {
  failures = yes ? 0 : failures + 1
  if (yes) fresh = new Date()
  const note = document.getElementById('offline')
  if (!note) return
  note.querySelector('time').textContent = fresh.toLocaleTimeString()
  note.hidden = failures < 2
}

// ── Parts that stay fresh ────────────────────────────────────────────────────────────────────────────────────────
for (const place of all('[data-live]')) {
  const look = async () => {
    try {
      const html = await part(place.dataset.live)
      online(html !== undefined)
      show(place, html)
    } catch (error) {
      if (error.message === 'signed out') return
      online(false)
    }
    setTimeout(look, LIVE_EVERY_MS)
  }
  setTimeout(look, LIVE_EVERY_MS)
}

// ── Forms: drafts, once, previews ────────────────────────────────────────────────────────────────────────────────
const draftKey = (form) =>
  `draft ${document.body.dataset.clinic ?? ''} ${location.pathname} ${form.getAttribute('action')}`
const drafts = { ...sessionStorage }
// All of them at the end of a session; those of one form once it has done its work.
for (const { dataset } of all('[data-forget]'))
  for (const key of Object.keys(drafts))
    if (key.startsWith('draft ') && (dataset.forget === 'all' || key.includes(` ${dataset.forget}`)))
      sessionStorage.removeItem(key)

function restore(form, draft = drafts[draftKey(form)]) {
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
function draftOf(form) {
  const draft = new URLSearchParams(new FormData(form))
  draft.set('.owner', form.dataset.owner ?? '')
  return draft.toString()
}
for (const form of all('form[data-draft]')) {
  const keep = () => sessionStorage.setItem(draftKey(form), draftOf(form))
  if (form.dataset.draft === 'filled') keep()
  else restore(form)
  form.addEventListener('input', keep)
  form.addEventListener('change', keep)
}
// What was typed into a form that is no longer here: a colleague was faster. It is shown until it was read.
for (const place of all('[data-unsent]')) {
  const key = `draft ${document.body.dataset.clinic ?? ''} ${location.pathname} ${place.dataset.unsent}`
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
function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name]
    if (!field) continue
    if (typeof value === 'boolean') field.checked = value
    else if (field.tagName !== 'SELECT' || all('option', field).some((option) => option.value === value))
      field.value = value
  }
  form.dispatchEvent(new Event('change', { bubbles: true }))
}
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-fill]')
  if (!button?.form) return
  event.preventDefault()
  belongsTo(button.form, phoneOf(button.form), button.value)
  fill(button.form, JSON.parse(button.dataset.fill))
})

// What is typed belongs to one patient: a phone, and the one of a family whose name was tapped. For another patient the
// form is empty, and what was typed for the first is one tap away.
const checkout = document.querySelector('form[data-one-patient]')
const firstKey = checkout?.elements.key.value
let patients = 0
const phoneOf = (form) => form.elements.phone.value.replace(/\D/g, '').slice(-10)
const typed = (form) =>
  [...form.elements].some(({ name, type, value, checked, tagName }) =>
    type === 'checkbox' ? checked : tagName === 'INPUT' && type !== 'hidden' && name !== 'phone' && value !== '',
  )
function emptied(form) {
  for (const field of form.elements) {
    if (field.type === 'checkbox') field.checked = false
    else if (field.tagName === 'SELECT') field.selectedIndex = 0
    else if (field.tagName === 'INPUT' && field.type !== 'hidden' && field.name !== 'phone') field.value = ''
  }
  form.elements['own-phone'].value = ''
  form.elements.key.value = `${firstKey}-${++patients}`
}
function belongsTo(form, phone, person = '') {
  const [before = '', whom = ''] = (form.dataset.owner ?? '').split(' ')
  const another = before !== '' && (before !== phone || (person !== '' && whom !== '' && whom !== person))
  const owner = `${phone} ${person || (before === phone ? whom : '')}`.trim()
  const aside = draftOf(form)
  form.dataset.owner = owner
  if (!another || !typed(form)) return takeUp(form, owner)
  sessionStorage.setItem(asideKey(before), aside)
  const note = document.getElementById('aside')
  note.hidden = false
  note.querySelector('strong').textContent = form.elements.name.value || before.replace('-', 'an earlier checkout')
  note.querySelector('button').onclick = () => {
    const { value } = form.elements.phone
    restore(form, aside)
    form.elements.phone.value = value
    form.dataset.owner = owner
    note.hidden = true
    sessionStorage.removeItem(asideKey(before))
    form.dispatchEvent(new Event('change', { bubbles: true }))
  }
  emptied(form)
  takeUp(form, owner)
}
const asideKey = (phone) => `draft ${document.body.dataset.clinic ?? ''} aside ${phone}`
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
if (checkout) {
  const resumed = checkout.dataset.draft === '' && !checkout.dataset.handed && typed(checkout)
  document.getElementById('resumed').hidden = !resumed
  // Ticks without a phone are somebody's all the same.
  if (resumed) checkout.dataset.owner ||= phoneOf(checkout) || '-'
  if (checkout.dataset.handed) {
    restore(checkout)
    fill(checkout, JSON.parse(checkout.dataset.handed))
    sessionStorage.setItem(draftKey(checkout), draftOf(checkout))
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
