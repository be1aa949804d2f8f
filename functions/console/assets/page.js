/**
 * What the parts of the script share. Each part is a module of its own, so that an error in one stops no other. Every
 * page works without them. Attributes say what a part wants: `data-live` is fetched again, `data-draft` is kept through
 * a reload, `data-once` is sent once, `data-one-patient` belongs to one patient's phone, `data-preview` follows its form.
 */

export const TYPING_PAUSE_MS = 400
export const all = (selector, within = document) => [...within.querySelectorAll(selector)]

/** An answer to the page itself, which no person has asked for. */
export async function ask(url, { headers, ...more }) {
  const response = await fetch(url, { ...more, headers: { 'x-watching': '1', ...headers } })
  if (response.status === 401) {
    const note = document.getElementById('timed-out')
    if (note) note.hidden = false
    throw new Error('signed out')
  }
  return response
}

/** A part of a page, by the POST of a form; nothing where the server has none. */
export async function part(url, form) {
  const response = await ask(url, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    method: 'POST',
    body: new URLSearchParams(new FormData(form)),
  })
  return response.ok ? response.text() : undefined
}

const USABLE = 'a, button, input:not([type=hidden]), select, textarea, summary'
/** What tells one control of a page from the others, in this answer and the next. */
const controlKey = (each) =>
  [each.tagName, each.id || each.parentElement?.id, each.href, each.name, each.form?.getAttribute('action')].join(' ') +
  (each.tagName === 'BUTTON' ? each.textContent : '')

/** Puts in what is new. The focus stays, nothing moves under the finger, and what was folded out stays so. */
export function change(place, act) {
  const focused = place.contains(document.activeElement) ? document.activeElement : undefined
  const anchor = focused ?? all(USABLE, place).find((each) => each.getBoundingClientRect().top >= 0)
  const [before, key] = anchor ? [anchor.getBoundingClientRect().top, controlKey(anchor)] : []
  const folds = new Map(all('details[id]', place).map(({ id, open }) => [id, open]))
  act()
  for (const each of all('details[id]', place)) each.open = folds.get(each.id) ?? each.open
  const same = anchor?.isConnected ? anchor : anchor && all(USABLE, place).find((each) => controlKey(each) === key)
  if (same && scrollY > 0) scrollBy(0, same.getBoundingClientRect().top - before)
  if (focused && same && same !== document.activeElement) same.focus({ preventScroll: true })
  if (focused && !same) {
    place.tabIndex = -1
    place.focus({ preventScroll: true })
  }
  document.dispatchEvent(new Event('shown'))
}

export function show(place, html) {
  if (html === undefined || place.dataset.shown === html) return
  change(place, () => {
    place.dataset.shown = html
    place.innerHTML = html
  })
}
